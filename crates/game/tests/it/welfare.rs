//! The third planner, consumers, and collusion.

use approx::assert_relative_eq;
use endodec_game::{Game, Params, collusion, cooperative, nash, surplus, welfare};
use proptest::prelude::*;

fn baseline() -> Game {
    Game::new(Params::EXAMPLE).unwrap()
}

#[test]
fn nash_overshoots_until_crossing_is_worth_sixteen_times_what_firms_keep() {
    let game = baseline();
    let kept = game.firms() * game.continuation_value();
    let break_even = welfare::break_even(&game, game.distance()).unwrap();
    assert_relative_eq!(break_even / kept, 16.0, epsilon = 0.2);
    let x = game.distance();
    let output = |w0: f64| surplus::solve(&game, w0).unwrap().output(x);
    assert_relative_eq!(
        output(break_even),
        nash::solve(&game).output(x),
        max_relative = 1e-12
    );
    assert!(output(0.99 * break_even) < nash::solve(&game).output(x));
}

#[test]
fn the_three_parts_of_the_planners_total_are_what_he_maximises() {
    // His own path evaluated part by part: profits by quadrature over his path in time.
    let game = baseline();
    let (x, w0) = (10.0, 100.0);
    let planner = welfare::compare(&game, w0, x).unwrap().planner;
    let solution = surplus::solve(&game, w0).unwrap();
    let path = solution.path(x, 4001);
    let h = path[1].time;
    let simpson: f64 = path
        .iter()
        .enumerate()
        .map(|(k, point)| {
            let weight = match k {
                0 | 4000 => 1.0,
                k if k % 2 == 1 => 4.0,
                _ => 2.0,
            };
            weight * h / 3.0 * libm::exp(-game.discount() * point.time) * point.profit
        })
        .sum();
    assert_relative_eq!(simpson, planner.producers, max_relative = 1e-10);
}

#[test]
fn nash_consumers_surplus_is_the_integral_along_its_path() {
    let game = baseline();
    let solution = nash::solve(&game);
    for x in [1.0, 10.0, 400.0] {
        let path = solution.path(x, 4001);
        let h = path[1].time;
        let simpson: f64 = path
            .iter()
            .enumerate()
            .map(|(k, point)| {
                let weight = match k {
                    0 | 4000 => 1.0,
                    k if k % 2 == 1 => 4.0,
                    _ => 2.0,
                };
                let flow = game.market().consumer_surplus(point.output);
                weight * h / 3.0 * libm::exp(-game.discount() * point.time) * flow
            })
            .sum();
        assert_relative_eq!(simpson, solution.consumer_surplus(x), max_relative = 1e-11);
    }
}

#[test]
fn a_cartel_that_is_noticed_at_once_is_stable_and_one_never_noticed_is_not() {
    let game = baseline();
    let incentive = collusion::incentive(&game, 10.0);
    assert!(incentive.gain > 0.0 && incentive.loss > 0.0);
    // The gain is the best reply's: compare with a search over outputs.
    let cartel = cooperative::solve(&game).at(10.0);
    let rivals = 4.0 / 5.0 * cartel.output;
    let payoff = |q: f64| {
        (game.market().price(q + rivals) - cartel.shadow_cost) * q - cartel.shadow_cost * rivals
    };
    let best = (0..=20_000)
        .map(|k| payoff(1e-3 * f64::from(k)))
        .fold(f64::MIN, f64::max);
    assert_relative_eq!(
        best - game.discount() * cartel.value,
        incentive.gain,
        max_relative = 1e-6
    );
}

#[test]
fn the_critical_discount_rate_is_where_the_incentive_vanishes() {
    let game = baseline();
    let rate = collusion::critical_discount(&game, 100.0, 1.0)
        .unwrap()
        .unwrap();
    let there = Game::new(Params {
        discount: rate,
        ..Params::EXAMPLE
    })
    .unwrap();
    let incentive = collusion::incentive(&there, 100.0);
    assert_relative_eq!(incentive.critical_detection_rate, 1.0, max_relative = 1e-9);
    // Close to crossing there is little to lose, and no discount rate sustains the cartel.
    assert_eq!(collusion::critical_discount(&game, 0.1, 1.0).unwrap(), None);
}

#[test]
fn the_equilibrium_is_a_best_reply_but_not_dominant_and_not_proof_against_imitation() {
    let game = baseline();
    let stability = collusion::stability(&game, 10.0);
    let market = game.market();
    let shadow = nash::solve(&game).shadow_cost(10.0);
    let reply =
        |rivals: f64| (market.intercept - shadow - market.slope * rivals) / (2.0 * market.slope);
    let q = stability.equilibrium_output;
    assert_relative_eq!(reply(4.0 * q), q, max_relative = 1e-13);
    assert_relative_eq!(
        reply(5.0 * q) - reply(4.0 * q),
        stability.best_reply_slope * q,
        max_relative = 1e-12
    );
    // An invader above q earns more than the residents: relative payoff P·(own − other).
    let relative = |own: f64, other: f64| market.price(own + 4.0 * other) * (own - other);
    assert!(relative(1.1 * q, q) > 0.0);
    let proof = stability.imitation_output;
    assert!(relative(1.1 * proof, proof) <= 0.0 && relative(0.9 * proof, proof) <= 1e-12);
}

proptest! {
    #[test]
    fn nobody_beats_the_planner(
        firms in 2_u32..20, kept in 0.0..60.0_f64, w0 in 0.0..2000.0_f64, power in -3.0..3.0_f64,
    ) {
        let params = Params { firms: f64::from(firms), ..Params::EXAMPLE };
        let game = Game::new(params.with_continuation_value(kept)).unwrap();
        let all = welfare::compare(&game, w0, libm::exp10(power)).unwrap();
        let slack = 1e-12 * all.planner.total;
        prop_assert!(all.planner.total >= all.nash.total - slack);
        prop_assert!(all.planner.total >= all.cooperative.total - slack);
        prop_assert!(all.nash.consumers >= 0.0);
    }
}
