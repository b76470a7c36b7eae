//! Theorems, over the whole domain.

use endodec_game::{Continuation, Game, Params, Solution, cooperative, nash, surplus};
use proptest::prelude::*;

fn exponent(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (low..high).prop_map(libm::exp10)
}

/// Games with `κx` from 1e−12 to 1e6 and `S` from 0 to twice the steady state.
fn games() -> impl Strategy<Value = Game> {
    (
        prop_oneof![(2_u32..40).prop_map(f64::from), exponent(0.31, 6.0)],
        exponent(-3.0, 3.0),
        exponent(-3.0, 3.0),
        exponent(-4.0, 0.0),
        prop_oneof![Just(0.0), 0.0..2.0, exponent(-12.0, 0.0)],
        exponent(-12.0, 6.0),
    )
        .prop_map(|(firms, intercept, slope, discount, relative, scaled)| {
            let params = Params {
                firms,
                intercept,
                slope,
                discount,
                ..Params::EXAMPLE
            };
            let base = Game::new(params).unwrap();
            let s = relative * base.nash_steady_state();
            let distance = scaled * intercept / (slope * discount);
            Game::new(Params { distance, ..params }.with_continuation_value(s)).unwrap()
        })
}

fn regimes(game: &Game) -> [Solution; 3] {
    let kept = game.firms() * game.continuation_value();
    [
        nash::solve(game),
        cooperative::solve(game),
        surplus::solve(game, kept).unwrap(),
    ]
}

proptest! {
    #[test]
    fn the_nash_value_solves_its_hjb_equation(game in games()) {
        let (a, b, r, n) = (game.market().intercept, game.market().slope, game.discount(), game.firms());
        let point = nash::solve(&game).at(game.distance());
        let p = point.shadow_cost;
        let right = (a - p) * (a - n * n * p) / (b * (n + 1.0) * (n + 1.0));
        // Near S = 0 and x = 0 both sides vanish as a difference of numbers of this size.
        let scale = a * a / (b * (n + 1.0) * (n + 1.0));
        prop_assert!((r * point.value - right).abs() <= 2e-14 * scale.max(r * point.value));
        // The strategy is a best reply: (7) is the first-order condition.
        let best = n * (a - p) / (b * (n + 1.0));
        prop_assert!((point.output - best).abs() <= 2e-14 * best);
    }

    #[test]
    fn the_cooperative_value_solves_its_hjb_equation(game in games()) {
        let (a, b, r, n) = (game.market().intercept, game.market().slope, game.discount(), game.firms());
        let point = cooperative::solve(&game).at(game.distance());
        let right = (a - n * point.shadow_cost) * (a - n * point.shadow_cost) / (4.0 * b * n);
        let scale = a * a / (4.0 * b * n);
        prop_assert!((r * point.value - right).abs() <= 2e-14 * scale.max(r * point.value));
        prop_assert!((point.output - (a - n * point.shadow_cost) / (2.0 * b)).abs() <= 2e-14 * a / b);
    }

    #[test]
    fn the_surplus_planner_solves_his_hjb_equation(game in games()) {
        let (a, b, r) = (game.market().intercept, game.market().slope, game.discount());
        let [_, _, planner] = regimes(&game);
        let point = planner.at(game.distance());
        let gap = a - point.shadow_cost;
        prop_assert!((r * point.value - gap * gap / (2.0 * b)).abs() <= 2e-14 * (a * a / (2.0 * b)).max(r * point.value));
        prop_assert!((point.output - gap / b).abs() <= 2e-14 * a / b);
    }

    #[test]
    fn the_shadow_cost_is_the_slope_of_the_value(game in games()) {
        for solution in regimes(&game) {
            let x = game.distance();
            let h = 1e-3 * x.min(1.0 / solution.decay_rate());
            let five_point = (8.0 * (solution.gain(x + h) - solution.gain(x - h))
                - (solution.gain(x + 2.0 * h) - solution.gain(x - 2.0 * h))) / (12.0 * h);
            // The difference quotient loses the digits that gain(x)/h has over V′; next to an
            // infinite second derivative (cartel, S = 0) its own error is (h/x)⁴.
            let rounding = 1e-14 * solution.gain(x).abs() / h;
            let slope = solution.shadow_cost(x);
            prop_assert!((five_point - slope).abs() <= 1e-9 * slope.abs() + rounding,
                "{five_point:e} {slope:e} {rounding:e}");
        }
    }

    #[test]
    fn time_is_the_integral_of_distance_over_output(game in games()) {
        for solution in regimes(&game) {
            let x = game.distance();
            let h = 1e-3 * x.min(1.0 / solution.decay_rate());
            let t = |x: f64| solution.crossing_time(x);
            let rate = (8.0 * (t(x + h) - t(x - h)) - (t(x + 2.0 * h) - t(x - 2.0 * h))) / (12.0 * h);
            let rounding = 1e-14 * t(x) / h;
            let expected = 1.0 / solution.output(x);
            prop_assert!((rate - expected).abs() <= 1e-9 * expected + rounding, "{rate:e} {expected:e}");
        }
    }

    #[test]
    fn the_path_and_the_crossing_time_are_inverse(game in games(), share in 0.0..1.0_f64) {
        for solution in regimes(&game) {
            let x = game.distance();
            let total = solution.crossing_time(x);
            let there = solution.state_at(x, share * total);
            prop_assert!((0.0..=x * (1.0 + 1e-12)).contains(&there));
            let left = solution.crossing_time(there);
            prop_assert!((left - (1.0 - share) * total).abs() <= 1e-13 * total);
        }
    }

    #[test]
    fn value_rises_with_distance_exactly_when_crossing_is_a_loss(game in games()) {
        for solution in regimes(&game) {
            let (near, far) = (solution.gain(game.distance()), solution.gain(2.0 * game.distance()));
            let towards = solution.steady_state() - solution.boundary_value();
            match solution.continuation() {
                Continuation::BelowSteadyState => prop_assert!(0.0 < near && near <= far && towards > 0.0),
                Continuation::AtSteadyState => prop_assert!(near == 0.0 && far == 0.0),
                Continuation::AboveSteadyState => prop_assert!(0.0 > near && near >= far && towards < 0.0),
            }
        }
    }

    #[test]
    fn a_path_starts_at_the_distance_and_ends_at_the_crossing(game in games(), points in 2_usize..30) {
        for solution in regimes(&game) {
            let path = solution.path(game.distance(), points);
            prop_assert_eq!(path.len(), points);
            prop_assert_eq!(path[0].distance, game.distance());
            prop_assert_eq!(path[points - 1].distance, 0.0);
            prop_assert!(path.windows(2).all(|pair| pair[0].distance > pair[1].distance));
        }
    }
}
