//! The most collusive path that is sustained with a lag of detection.

use approx::assert_relative_eq;
use endodec_game::{Game, Params, collusion, cooperative, nash};

fn baseline() -> Game {
    Game::new(Params::EXAMPLE).unwrap()
}

#[test]
fn it_agrees_with_an_independent_integration() {
    // scipy's RK45 at a relative tolerance of 1e-11 on the equation for √L with V′ − V_N′ as a
    // difference, started from the expansion L = (cx/2)² at x = 1e-5.
    for (rate, value, output, time) in [
        (0.1, 19.399_704_203, 15.743_136_516, 0.628_175_597_6),
        (1.0, 20.999_585_364, 12.395_328_323, 0.706_858_974_5),
        (4.0, 25.436_583_183, 3.566_271_385, 1.401_985_953_1),
        (100.0, 29.013_247_406, 3.808_756_188, 2.932_885_731_1),
    ] {
        let found = collusion::sustained(&baseline(), 10.0, rate).unwrap();
        assert_relative_eq!(found.value, value, max_relative = 1e-9);
        assert_relative_eq!(found.output, output, max_relative = 1e-9);
        assert_relative_eq!(found.crossing_time, time, max_relative = 1e-9);
        assert_eq!(found.unconstrained, rate > 3.0);
    }
}

#[test]
fn it_spans_rivalry_and_cartel_as_detection_gets_faster() {
    for x in [0.3, 10.0, 200.0] {
        let (rivals, cartel) = (
            nash::solve(&baseline()).at(x),
            cooperative::solve(&baseline()).at(x),
        );
        let values: Vec<f64> = (-8..=6)
            .map(|power| {
                let rate = libm::exp10(f64::from(power));
                collusion::sustained(&baseline(), x, rate).unwrap().value
            })
            .collect();
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
        assert_relative_eq!(values[0], rivals.value, max_relative = 1e-6);
        assert_relative_eq!(values[14], cartel.value, max_relative = 1e-3);
        assert!(values[14] < cartel.value);
    }
}

#[test]
fn nobody_gains_by_leaving_it_and_its_value_is_its_payoff() {
    let game = baseline();
    let (n, r, market) = (game.firms(), game.discount(), game.market());
    for rate in [0.5, 4.0] {
        let at = |x: f64| collusion::sustained(&game, x, rate).unwrap();
        for x in [0.01, 1.0, 5.0, 10.0] {
            let here = at(x);
            let h = 1e-4 * x;
            let slope = (at(x + h).value - at(x - h).value) / (2.0 * h);
            let flow = |own: f64| {
                let all = own + (n - 1.0) / n * here.output;
                market.price(all) * own - slope * all
            };
            // Central differences: h² of the third derivative.
            assert_relative_eq!(flow(here.output / n), r * here.value, max_relative = 1e-5);
            let best = (0..=20_000)
                .map(|k| flow(1e-3 * f64::from(k)))
                .fold(f64::MIN, f64::max);
            let gain = best - r * here.value;
            let loss = here.value - nash::solve(&game).value(x);
            assert!(gain <= rate * loss * (1.0 + 1e-3) + 1e-5, "{x}: {gain}");
            if !here.unconstrained {
                // A search on a grid of 0.001 misses the best by 1e-6·b; differences as above.
                assert!(
                    (gain - rate * loss).abs() < 1e-3 * gain + 1e-5,
                    "{x}: {gain}"
                );
            }
        }
        // Profits along its own path, by the trapezium rule: dt = dx/Q.
        let steps = 2000;
        let total = at(10.0).crossing_time;
        let discounted = |k: u32| {
            let x = 10.0 * f64::from(k) / f64::from(steps);
            let here = at(x);
            libm::exp(-r * (total - here.crossing_time)) * market.price(here.output) / n
        };
        let inside: f64 = (1..steps).map(discounted).sum();
        let profits =
            (inside + 0.5 * (discounted(0) + discounted(steps))) * 10.0 / f64::from(steps);
        let payoff = profits + libm::exp(-r * total) * game.continuation_value();
        // The rule has a step of 0.005 and one kink.
        assert_relative_eq!(payoff, at(10.0).value, max_relative = 1e-5);
    }
}

#[test]
fn a_condition_at_one_distance_does_not_sustain_the_cartel() {
    let game = baseline();
    let cartel = cooperative::solve(&game).output(10.0);
    let critical = collusion::incentive(&game, 10.0).critical_detection_rate;
    let path = collusion::sustained(&game, 10.0, 1.01 * critical).unwrap();
    // Who foresees the end of the cartel has less to lose: output is twice the cartel's.
    assert!(!path.unconstrained && path.output > 2.0 * cartel);
    // No finite rate is enough close to the crossing.
    let near = |x: f64| collusion::incentive(&game, x).critical_detection_rate;
    assert!(near(1e-3) > 1e4 && near(1e-6) > 1e7);
}

#[test]
fn at_the_crossing_it_is_rivalry_and_beyond_its_domain_it_is_refused() {
    let there = collusion::sustained(&baseline(), 0.0, 1.0).unwrap();
    let rivals = nash::solve(&baseline()).at(0.0);
    assert_eq!(there.value, rivals.value);
    assert_relative_eq!(there.output, rivals.output, max_relative = 1e-14);
    assert_eq!(there.crossing_time, 0.0);
    assert!(collusion::sustained(&baseline(), 1.0, 0.0).is_err());
    assert!(collusion::sustained(&baseline(), -1.0, 1.0).is_err());
    let above = 1.01 * 4.0 * baseline().cooperative_steady_state();
    let game = Game::new(Params::EXAMPLE.with_continuation_value(above)).unwrap();
    assert!(collusion::sustained(&game, 1.0, 1.0).is_err());
}
