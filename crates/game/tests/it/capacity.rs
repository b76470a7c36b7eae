//! The delay corollary and its bound.

use approx::assert_relative_eq;
use endodec_game::capacity::{self, Stage};
use endodec_game::{Game, Params, nash};
use proptest::prelude::*;

fn baseline() -> Game {
    Game::new(Params::EXAMPLE).unwrap()
}

#[test]
fn staged_lifts_delay_longer_than_the_lag_of_the_first() {
    let stage = |capacity| Stage {
        capacity,
        duration: 0.4,
    };
    let game = baseline().at_distance(30.0).unwrap();
    let staged = capacity::solve(&game, &[stage(1.0), stage(2.0), stage(4.0)]).unwrap();
    assert!(staged.delay() > 0.4);
    assert!(staged.delay() < staged.construction_time());
}

#[test]
fn caps_that_do_not_bind_are_refused() {
    let refused = capacity::solve(
        &baseline(),
        &[Stage {
            capacity: 16.1,
            duration: 1.0,
        }],
    );
    assert!(refused.unwrap_err().to_string().contains("16.1"));
    assert!(capacity::solve(&baseline(), &[]).is_err());
    assert!(
        capacity::solve(
            &baseline(),
            &[Stage {
                capacity: 1.0,
                duration: 0.0
            }]
        )
        .is_err()
    );
}

#[test]
fn prices_are_above_trend_in_the_boom_and_below_it_in_the_bust() {
    let game = baseline();
    let capped = capacity::solve(
        &game,
        &[Stage {
            capacity: 10.0,
            duration: 0.3,
        }],
    )
    .unwrap();
    let path = capped.path(200);
    for moment in &path {
        if let Some(trend) = moment.trend_price {
            assert_eq!(moment.price > trend, moment.time < 0.3, "{moment:?}");
        }
    }
    let last = path.last().unwrap();
    assert!(last.distance.abs() < 1e-12);
    assert_relative_eq!(last.time, capped.crossing_time());
}

#[test]
fn the_value_is_the_discounted_profit_of_the_path() {
    let game = baseline();
    for stages in [
        vec![Stage {
            capacity: 10.0,
            duration: 0.3,
        }],
        vec![
            Stage {
                capacity: 1.0,
                duration: 0.2,
            },
            Stage {
                capacity: 8.0,
                duration: 0.3,
            },
        ],
        vec![Stage {
            capacity: 5.0,
            duration: 9.0,
        }],
    ] {
        let capped = capacity::solve(&game, &stages).unwrap();
        // Midpoint rule with cells that end at the jumps.
        let mut edges = vec![0.0];
        for stage in &stages {
            edges.push(edges[edges.len() - 1] + stage.duration);
        }
        edges.push(capped.crossing_time());
        let total = capped.crossing_time();
        let mut sum = 0.0;
        for pair in edges.windows(2) {
            let (from, to) = (pair[0].min(total), pair[1].min(total));
            let h = (to - from) / 2000.0;
            for k in 0..2000 {
                let at = capped.at(from + h * (f64::from(k) + 0.5));
                sum +=
                    h * libm::exp(-game.discount() * at.time) * at.price * at.output / game.firms();
            }
        }
        sum += libm::exp(-game.discount() * total) * game.continuation_value();
        assert_relative_eq!(sum, capped.value(), max_relative = 1e-8);
    }
}

proptest! {
    #[test]
    fn one_full_lift_delays_within_the_bounds(
        firms in 2_u32..20, relative in 0.0..1.0_f64, share in 0.01..1.0_f64, used in 0.01..0.99_f64,
    ) {
        let params = Params { firms: f64::from(firms), ..Params::EXAMPLE };
        let steady = Game::new(params).unwrap().nash_steady_state();
        let game = Game::new(params.with_continuation_value(relative * steady)).unwrap();
        let n = game.firms();
        let capacity = share * (n - 1.0) / n * 20.0;
        let lag = used * game.distance() / capacity;
        let capped = capacity::solve(&game, &[Stage { capacity, duration: lag }]).unwrap();
        let (least, most) = capped.delay_bounds();
        let delay = capped.delay();
        prop_assert!(least - 1e-12 <= delay && delay <= most + 1e-12 && most < lag);
        prop_assert!(capped.crossing_time() >= nash::solve(&game).crossing_time(game.distance()));
    }
}
