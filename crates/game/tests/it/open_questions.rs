//! Identities behind the answers to open questions in `docs/game.md`.

use endodec_game::asymmetric::{self, Equilibrium, Oligopoly, OligopolyParams};
use endodec_game::{Game, Market, Params, nash};
use proptest::prelude::*;

const MARKET: Market = Market {
    intercept: 10.0,
    slope: 0.5,
};
const DISCOUNT: f64 = 0.05;

fn at(costs: &[f64], values: &[f64], x: f64) -> Equilibrium {
    let industry = Oligopoly::new(OligopolyParams {
        market: MARKET,
        discount: DISCOUNT,
        costs: costs.to_vec(),
        continuation_values: values.to_vec(),
    });
    asymmetric::solve(&industry.unwrap(), x).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn output_of_the_others_is_what_an_advantage_works_through(
        costs in prop::collection::vec(0.0..4.0_f64, 3),
        values in prop::collection::vec(5.0..30.0_f64, 3),
        x in 0.1..40.0_f64,
    ) {
        let found = at(&costs, &values, x);
        prop_assume!(found.firms.iter().all(|firm| firm.output > 1e-6));
        let (b, q) = (MARKET.slope, found.output);
        let margin = |firm: &asymmetric::Firm| MARKET.intercept - firm.cost;
        // bQ²H − (N − 1)Q − rΣV/A = 0.
        let quadratic: f64 = found.firms.iter().map(|firm| {
            (b * q * q - DISCOUNT * firm.value) / margin(firm)
        }).sum::<f64>() - 2.0 * q;
        prop_assert!(quadratic.abs() < 1e-7 * q, "{quadratic}");
        // (bQ² − rV₁)/A₁ is the output of the others: the sign of the effect of A₁ at given values.
        let first = &found.firms[0];
        let effect = (b * q * q - DISCOUNT * first.value) / margin(first);
        let others: f64 = found.firms[1..].iter().map(|firm| firm.output).sum();
        prop_assert!((effect - others).abs() < 1e-7 * q, "{effect} {others}");
    }

    #[test]
    fn more_continuation_value_for_one_of_equal_firms_never_delays_crossing(
        cost in 0.0..4.0_f64,
        value in 0.0..30.0_f64,
        bonus in 0.01..20.0_f64,
        x in 0.1..200.0_f64,
    ) {
        let base = at(&[cost; 3], &[value; 3], x);
        let raised = at(&[cost; 3], &[value + bonus, value, value], x);
        prop_assert!(raised.crossing_time < base.crossing_time);
    }

    #[test]
    fn a_larger_intercept_raises_symmetric_output_at_every_distance(
        firms in 2_u8..12,
        intercept in 2.0..20.0_f64,
        training_value in 0.0..10.0_f64,
        share in 0.001..1.0_f64,
    ) {
        let game = |intercept: f64| {
            Game::new(Params {
                firms: f64::from(firms),
                intercept,
                training_value,
                inference_profit: Some(5.0),
                ..Params::EXAMPLE
            })
            .unwrap()
        };
        let (low, high) = (nash::solve(&game(intercept)), nash::solve(&game(1.01 * intercept)));
        for x in [0.0, 10.0 * share, 1000.0 * share] {
            prop_assert!(high.output(x) > low.output(x), "at {x}");
        }
    }
}

#[test]
fn the_other_root_of_the_quadratic_is_no_output() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let solution = nash::solve(&game);
    let (n, a, b, r) = (
        game.firms(),
        game.market().intercept,
        game.market().slope,
        game.discount(),
    );
    for x in [0.0, 0.1, 1.0, 10.0, 1000.0] {
        let value = solution.value(x);
        let q = solution.output(x) / n;
        // bN²q² − (N − 1)aq − rV = 0; the roots add up to (N − 1)a/(bN²).
        assert!((b * n * n * q * q - (n - 1.0) * a * q - r * value).abs() < 1e-9);
        let other = (n - 1.0) * a / (b * n * n) - q;
        assert!(other < 0.0, "at {x}: {other}");
    }
}
