//! The moving threshold: closed form, quasi-static error and the path.

use approx::assert_relative_eq;
use endodec_game::{Game, Params, drift, nash};
use proptest::prelude::*;

fn unit(firms: f64) -> Game {
    let params = Params {
        firms,
        intercept: 1.0,
        slope: 1.0,
        ..Params::EXAMPLE
    };
    Game::new(params.with_continuation_value(0.0)).unwrap()
}

#[test]
fn the_quasi_static_error_is_not_bounded_by_the_timescale_ratio_for_values() {
    // Reference coefficients at a = b = 1, r = .05, S = 0, x₀ = 3.0534, small ρ.
    for (firms, output, time, value) in [(2.0, 0.499, 0.285, 1.09), (5.0, 0.050, 0.039, 1.06)] {
        let error = drift::quasi_static_error(&unit(firms), 1e-4, 3.0534).unwrap();
        let rho = error.timescale_ratio;
        assert_relative_eq!(-error.largest_output / rho, output, epsilon = 1.5e-3);
        assert_relative_eq!(error.crossing_time / rho, time, epsilon = 1e-3);
        assert_relative_eq!(error.value / rho, value, epsilon = 5e-3);
        // The bound for output is 1/(N(N−1)), attained at x = 0.
        assert_relative_eq!(
            -error.largest_output / rho,
            1.0 / (firms * (firms - 1.0)),
            max_relative = 2e-3
        );
        assert!(error.output.abs() < rho && error.crossing_time < rho && error.value > rho);
    }
}

#[test]
fn no_drift_is_the_papers_game() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    assert_eq!(drift::nash(&game, 0.0).unwrap(), nash::solve(&game));
    assert!(drift::nash(&game, -1.0).is_err());
}

#[test]
fn a_constant_drift_followed_in_time_is_the_frozen_strategy() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let rate = 0.7;
    let moving = drift::follow(&game, 90.0, |t| 100.0 - rate * t, 2.0, 2000).unwrap();
    let time = moving.crossing_time.unwrap();
    let error = drift::quasi_static_error(&game, rate, game.distance()).unwrap();
    let exact = drift::nash(&game, rate)
        .unwrap()
        .crossing_time(game.distance());
    // Both integrate dx/dt = −Q_N(x) − rate; the path by Runge–Kutta of step 0.001.
    assert_relative_eq!(
        time,
        exact * (1.0 + error.crossing_time),
        max_relative = 1e-11
    );
    for point in &moving.path {
        assert_relative_eq!(
            point.hardware_gap + point.coordination_gap,
            point.distance,
            epsilon = 1e-12
        );
    }
    assert!(moving.path.last().unwrap().distance.abs() < 1e-9);
    // The hardware gap can be crossed before or after: here the coordination gap started at +10.
    assert!(moving.path[0].coordination_gap > 0.0);
}

#[test]
fn a_threshold_at_rest_is_crossed_at_the_closed_form_time() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let moving = drift::follow(&game, 50.0, |_| 50.0, 1.0, 500).unwrap();
    let exact = nash::solve(&game).crossing_time(10.0);
    assert_relative_eq!(moving.crossing_time.unwrap(), exact, max_relative = 1e-12);
    assert_eq!(
        drift::follow(&game, 50.0, |_| 50.0, 0.1, 500)
            .unwrap()
            .crossing_time,
        None
    );
    assert!(drift::follow(&game, 50.0, |_| f64::NAN, 1.0, 500).is_err());
}

proptest! {
    #[test]
    fn the_drifting_equilibrium_solves_its_hjb_equation(
        firms in 2_u32..40, relative in 0.0..1.5_f64, rate in 0.0..3.0_f64, power in -6.0..4.0_f64,
    ) {
        let n = f64::from(firms);
        let base = Game::new(Params { firms: n, ..Params::EXAMPLE }).unwrap();
        let params = base.params().with_continuation_value(relative * base.nash_steady_state());
        let game = Game::new(params).unwrap();
        let (a, b, r) = (game.market().intercept, game.market().slope, game.discount());
        let x = libm::exp10(power);
        let rivals = drift::nash(&game, rate).unwrap();
        let point = rivals.at(x);
        let p = point.shadow_cost;
        let right = (a - p) * (a - n * n * p) / (b * (n + 1.0) * (n + 1.0)) - rate * p;
        let scale = a * a / (b * (n + 1.0) * (n + 1.0)) + rate * p.abs() + r * point.value;
        prop_assert!((r * point.value - right).abs() <= 1e-13 * scale);
        let best = n * (a - p) / (b * (n + 1.0));
        prop_assert!((point.output - best).abs() <= 1e-13 * best);

        let cartel = drift::cooperative(&game, rate).unwrap();
        let point = cartel.at(x);
        let np = n * point.shadow_cost;
        let right = (a - np) * (a - np) / (4.0 * b) - rate * np;
        prop_assert!((r * n * point.value - right).abs() <= 1e-13 * (a * a / b + rate * np.abs() + r * n * point.value));
        prop_assert!((point.output - (a - np) / (2.0 * b)).abs() <= 1e-13 * a / b);

        // Time: the derivative of T by x is 1/(Q + drift).
        for solution in [rivals, cartel] {
            let h = 1e-3 * x.min(1.0 / solution.decay_rate());
            let t = |x: f64| solution.crossing_time(x);
            let slope = (8.0 * (t(x + h) - t(x - h)) - (t(x + 2.0 * h) - t(x - 2.0 * h))) / (12.0 * h);
            let expected = 1.0 / (solution.output(x) + rate);
            prop_assert!((slope - expected).abs() <= 1e-8 * expected + 1e-14 * t(x) / h);
        }
    }
}
