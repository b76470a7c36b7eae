//! The race, its limits and the two readings.

use approx::assert_relative_eq;
use endodec_game::option_value::{self, Prize};
use endodec_game::{Game, Params, cooperative, nash};

fn baseline() -> Game {
    Game::new(Params::EXAMPLE).unwrap()
}

#[test]
fn without_a_hazard_the_race_is_the_papers_game() {
    let game = baseline();
    let race = option_value::solve(
        &game,
        Prize {
            hazard: 0.0,
            winner: 80.0,
            loser: 0.0,
        },
    )
    .unwrap();
    let (rivals, cartel) = (
        nash::solve(&game).at(10.0),
        cooperative::solve(&game).at(10.0),
    );
    for (found, exact) in [(race.nash, rivals), (race.cooperative, cartel)] {
        assert_relative_eq!(found.value, exact.value, max_relative = 1e-12);
        assert_relative_eq!(
            found.crossing_time,
            exact.crossing_time,
            max_relative = 1e-12
        );
        assert_relative_eq!(found.output, exact.output, max_relative = 1e-12);
        assert_relative_eq!(found.shadow_cost, exact.shadow_cost, max_relative = 1e-11);
    }
}

#[test]
fn the_equilibrium_solves_its_equation_and_the_output_is_a_best_reply() {
    let game = baseline();
    let prize = Prize {
        hazard: 0.02,
        winner: 70.0,
        loser: 5.0,
    };
    let race = option_value::solve(&game, prize).unwrap();
    let (n, b, r) = (5.0, 0.5, 0.05);
    let (v, p, q) = (race.nash.value, race.nash.shadow_cost, race.nash.output / n);
    let payoff = |own: f64| {
        let all = own + (n - 1.0) * q;
        (10.0 - b * all) * own - p * all
            + prize.hazard * own * (prize.winner - v)
            + prize.hazard * (all - own) * (prize.loser - v)
    };
    assert_relative_eq!(payoff(q), r * v, max_relative = 1e-12);
    assert!(payoff(q) > payoff(1.01 * q) && payoff(q) > payoff(0.99 * q));
    // The cartel likewise, in industry output.
    let (v, p, q) = (
        race.cooperative.value,
        race.cooperative.shadow_cost,
        race.cooperative.output,
    );
    let joint = |all: f64| {
        (10.0 - b * all) * all - n * p * all
            + prize.hazard * all * (prize.winner + (n - 1.0) * prize.loser - n * v)
    };
    assert_relative_eq!(joint(q), r * n * v, max_relative = 1e-12);
    assert!(joint(q) > joint(1.01 * q) && joint(q) > joint(0.99 * q));
}

#[test]
fn the_two_readings_of_the_prize_have_opposite_signs() {
    let game = baseline();
    let prize = Prize {
        hazard: 0.01,
        winner: 60.0,
        loser: 15.0,
    };
    let readings = option_value::readings(&game, prize).unwrap();
    // As a race it widens the gap in output, as a training value it narrows it.
    assert!(
        readings.race.output_gap > readings.none.output_gap,
        "{readings:#?}"
    );
    assert!(readings.training_value.output_gap < readings.none.output_gap);
    assert!(readings.training_value.welfare_loss < readings.none.welfare_loss);
}

#[test]
fn a_prize_that_would_make_the_price_negative_is_refused() {
    let game = baseline();
    let refused = option_value::solve(
        &game,
        Prize {
            hazard: 1.0,
            winner: 1e4,
            loser: 0.0,
        },
    );
    assert!(refused.unwrap_err().to_string().starts_with("prize B"));
    let worthless = Game::new(Params::EXAMPLE.with_continuation_value(0.0)).unwrap();
    assert!(
        option_value::solve(
            &worthless,
            Prize {
                hazard: 0.1,
                winner: 1.0,
                loser: 0.0
            }
        )
        .is_err()
    );
}

#[test]
fn the_value_of_the_race_is_what_its_path_pays() {
    // Simpson's rule over the distance: prize and profit along the way while nobody has won, with
    // survival e^{−θ(x₀ − x)}, then S.
    let prize = Prize {
        hazard: 0.02,
        winner: 70.0,
        loser: 5.0,
    };
    const CELLS: u32 = 40;
    let h = 10.0 / f64::from(CELLS);
    let at = |k: u32| {
        let game = baseline().at_distance(h * f64::from(k)).unwrap();
        option_value::solve(&game, prize).unwrap().nash
    };
    let points: Vec<_> = (0..=CELLS).map(at).collect();
    let total = points[CELLS as usize].crossing_time;
    let flow = |k: u32| {
        let point = points[k as usize];
        let travelled = h * f64::from(CELLS - k);
        let discounted =
            libm::exp(-0.05 * (total - point.crossing_time) - prize.hazard * travelled);
        let price = 10.0 - 0.5 * point.output;
        // Per unit of distance: price and hazard times one fifth of the prize, four of the loss.
        discounted * (price / 5.0 + prize.hazard * (prize.winner + 4.0 * prize.loser) / 5.0)
    };
    let sum: f64 = (0..CELLS / 2)
        .map(|k| h / 3.0 * (flow(2 * k) + 4.0 * flow(2 * k + 1) + flow(2 * k + 2)))
        .sum();
    let payoff =
        sum + libm::exp(-0.05 * total - prize.hazard * 10.0) * baseline().continuation_value();
    assert_relative_eq!(payoff, points[CELLS as usize].value, max_relative = 1e-9);
}
