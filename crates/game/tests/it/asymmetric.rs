//! Unequal firms against an independent integrator, the equal-cost theorem and the
//! counterexamples to the corollaries.

use approx::assert_relative_eq;
use endodec_game::asymmetric::{self, Equilibrium, Oligopoly, OligopolyParams};
use endodec_game::{Game, Market, nash};
use proptest::prelude::*;

const MARKET: Market = Market {
    intercept: 10.0,
    slope: 0.5,
};

fn at(costs: &[f64], values: &[f64], x: f64) -> Equilibrium {
    let industry = Oligopoly::new(OligopolyParams {
        market: MARKET,
        discount: 0.05,
        costs: costs.to_vec(),
        continuation_values: values.to_vec(),
    })
    .unwrap();
    asymmetric::solve(&industry, x).unwrap()
}

#[test]
fn an_independent_integration_gives_the_same_equilibria() {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(include_str!("../oracles/asymmetric.csv").as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        rows.push(
            record
                .iter()
                .map(|cell| cell.parse::<f64>().unwrap())
                .collect::<Vec<_>>(),
        );
    }
    for case in rows.chunk_by(|a, b| a[0] == b[0]) {
        let column = |k: usize| case.iter().map(|row| row[k]).collect::<Vec<_>>();
        let industry = Oligopoly::new(OligopolyParams {
            market: Market {
                intercept: case[0][1],
                slope: case[0][2],
            },
            discount: case[0][3],
            costs: column(5),
            continuation_values: column(6),
        })
        .unwrap();
        let found = asymmetric::solve(&industry, case[0][4]).unwrap();
        // The reference ran at a relative tolerance of 1e−12.
        assert_relative_eq!(found.crossing_time, case[0][10], max_relative = 1e-10);
        for (firm, row) in found.firms.iter().zip(case) {
            assert_relative_eq!(firm.value, row[7], max_relative = 1e-10);
            assert_relative_eq!(firm.output, row[8], max_relative = 1e-9, epsilon = 1e-10);
            assert_relative_eq!(
                firm.shadow_cost,
                row[9],
                max_relative = 1e-9,
                epsilon = 1e-10
            );
        }
    }
    assert!(rows.len() > 9);
}

#[test]
fn equal_firms_are_the_symmetric_game() {
    let game = Game::new(endodec_game::Params::EXAMPLE).unwrap();
    let s = game.continuation_value();
    let found = at(&[0.0; 5], &[s; 5], 10.0);
    let exact = nash::solve(&game).at(10.0);
    assert_relative_eq!(found.output, exact.output, max_relative = 1e-12);
    assert_relative_eq!(
        found.crossing_time,
        exact.crossing_time,
        max_relative = 1e-12
    );
    assert_relative_eq!(found.firms[3].value, exact.value, max_relative = 1e-12);
    assert_relative_eq!(found.firms[0].profit_share, 0.2, max_relative = 1e-12);
}

#[test]
fn with_equal_costs_only_the_mean_continuation_value_matters_for_the_industry() {
    let (spread, even) = (
        at(&[0.0; 3], &[30.0, 20.0, 10.0], 10.0),
        at(&[0.0; 3], &[20.0; 3], 10.0),
    );
    assert_relative_eq!(spread.output, even.output, max_relative = 1e-12);
    assert_relative_eq!(
        spread.crossing_time,
        even.crossing_time,
        max_relative = 1e-12
    );
    let decay = libm::exp(-0.5 * 0.05 * 10.0 / 10.0);
    let gap = spread.firms[0].value - spread.firms[2].value;
    assert_relative_eq!(gap, 20.0 * decay, max_relative = 1e-12);
    // qᵢ = Q/N + (r/a)(Sᵢ − S̄)e^{−brx/a}.
    let own = spread.output / 3.0 + 0.05 / 10.0 * 10.0 * decay;
    assert_relative_eq!(spread.firms[0].output, own, max_relative = 1e-11);
}

#[test]
fn corollary_two_holds_from_a_symmetric_base() {
    for x in [0.0, 1.0, 10.0, 100.0] {
        let mut last = at(&[2.0; 4], &[20.0; 4], x);
        for advantage in [0.1, 0.5, 1.0, 2.0] {
            let next = at(&[2.0 - advantage, 2.0, 2.0, 2.0], &[20.0; 4], x);
            assert!(next.output > last.output);
            assert!(x == 0.0 || next.crossing_time < last.crossing_time);
            last = next;
        }
    }
}

#[test]
fn corollary_two_fails_pointwise_with_a_dormant_firm_and_still_shortens_the_time() {
    // A costly firm with much to keep waits far from crossing. Making it cheaper raises what it
    // will produce later and lowers what the active one produces now.
    let values = [47.0, 38.0];
    let (base, cheaper) = (
        at(&[8.5, 1.0], &values, 50.0),
        at(&[8.25, 1.0], &values, 50.0),
    );
    assert_eq!(base.firms[0].output, 0.0);
    // The difference, 0.8 %, is far above the integrator's 1e−13.
    assert!(
        cheaper.output < 0.995 * base.output,
        "{} {}",
        cheaper.output,
        base.output
    );
    assert!(cheaper.crossing_time < base.crossing_time);
}

#[test]
fn corollary_three_fails_for_aggregate_output_with_unequal_costs_far_from_crossing() {
    let costs = [4.0, 2.0];
    let gain = |x: f64| {
        let (base, patient) = (at(&costs, &[51.0, 44.0], x), at(&costs, &[53.0, 44.0], x));
        assert!(x == 0.0 || patient.crossing_time < base.crossing_time);
        patient.output / base.output - 1.0
    };
    assert!(gain(0.0) > 0.0 && gain(10.0) > 0.0);
    assert!(gain(800.0) < -1e-6);
}

#[test]
fn malformed_industries_are_refused() {
    let good = OligopolyParams {
        market: MARKET,
        discount: 0.05,
        costs: vec![0.0, 1.0],
        continuation_values: vec![1.0, 1.0],
    };
    for bad in [
        OligopolyParams {
            costs: vec![0.0],
            continuation_values: vec![1.0],
            ..good.clone()
        },
        OligopolyParams {
            costs: vec![0.0, 10.0],
            ..good.clone()
        },
        OligopolyParams {
            continuation_values: vec![1.0],
            ..good.clone()
        },
        OligopolyParams {
            continuation_values: vec![1.0, -1.0],
            ..good.clone()
        },
        OligopolyParams {
            discount: 0.0,
            ..good.clone()
        },
    ] {
        assert!(Oligopoly::new(bad).is_err());
    }
    assert!(asymmetric::profile(&Oligopoly::new(good).unwrap(), &[2.0, 1.0]).is_err());
}

#[test]
fn every_firm_solves_its_equation_and_replies_best() {
    // Two firms produce and one waits at the far distances.
    let (costs, values) = ([0.5, 2.0, 8.0], [10.0, 20.0, 40.0]);
    for x in [0.0, 5.0, 40.0, 200.0] {
        let found = at(&costs, &values, x);
        for (i, firm) in found.firms.iter().enumerate() {
            let rivals = found.output - firm.output;
            let flow = |own: f64| {
                let all = own + rivals;
                (MARKET.price(all) - costs[i]) * own - firm.shadow_cost * all
            };
            // rV = max over own output, at the firm's own output.
            let here = flow(firm.output);
            assert_relative_eq!(
                here,
                0.05 * firm.value,
                max_relative = 1e-10,
                epsilon = 1e-10
            );
            for own in [
                0.0,
                0.5 * firm.output,
                0.99 * firm.output,
                1.01 * firm.output,
                firm.output + 0.3,
            ] {
                assert!(flow(own) <= here + 1e-12, "firm {i} at {x} gains by {own}");
            }
        }
    }
}

#[test]
fn every_firms_value_is_what_its_path_pays() {
    let industry = Oligopoly::new(OligopolyParams {
        market: MARKET,
        discount: 0.05,
        costs: vec![0.0, 1.0, 8.5],
        continuation_values: vec![10.0, 20.0, 47.0],
    })
    .unwrap();
    // Simpson's rule over the distance; the third firm's start makes a kink of order h³.
    const CELLS: usize = 4000;
    let distances: Vec<f64> = (0..=CELLS)
        .map(|k| 60.0 * k as f64 / CELLS as f64)
        .collect();
    let profile = asymmetric::profile(&industry, &distances).unwrap();
    let total = profile[CELLS].crossing_time;
    for i in 0..3 {
        let flow = |k: usize| {
            let here = &profile[k];
            let firm = here.firms[i];
            let elapsed = total - here.crossing_time;
            libm::exp(-0.05 * elapsed) * (MARKET.price(here.output) - firm.cost) * firm.output
                / here.output
        };
        let h = distances[1];
        let sum: f64 = (0..CELLS / 2)
            .map(|k| h / 3.0 * (flow(2 * k) + 4.0 * flow(2 * k + 1) + flow(2 * k + 2)))
            .sum();
        let payoff = sum + libm::exp(-0.05 * total) * profile[0].firms[i].value;
        assert_relative_eq!(payoff, profile[CELLS].firms[i].value, max_relative = 1e-7);
    }
}

proptest! {
    #[test]
    fn an_advantage_to_one_firm_never_delays_the_crossing(
        firms in prop::collection::vec((0.5..9.0_f64, 1.0..60.0_f64), 2..5), power in -1.0..3.0_f64,
    ) {
        // What is left of Corollaries 2 and 3 when aggregate output may fall pointwise.
        let (mut costs, mut values): (Vec<f64>, Vec<f64>) = firms.into_iter().unzip();
        let x = libm::exp10(power);
        let base = at(&costs, &values, x).crossing_time;
        costs[0] -= 0.25;
        prop_assert!(at(&costs, &values, x).crossing_time <= base * (1.0 + 1e-9));
        costs[0] += 0.25;
        values[0] += 2.0;
        prop_assert!(at(&costs, &values, x).crossing_time <= base * (1.0 + 1e-9));
    }
}
