//! Payoffs along simulated paths, and unilateral deviations.

use approx::assert_relative_eq;
use endodec_game::{Game, Params, cooperative, nash, simulation};
use proptest::prelude::*;

#[test]
fn the_value_is_the_present_value_of_simulated_income_crossing_included() {
    let game = Game::new(Params {
        training_value: 3.0,
        ..Params::EXAMPLE
    })
    .unwrap();
    for solution in [nash::solve(&game), cooperative::solve(&game)] {
        let horizon = 400.0;
        let path = simulation::simulate(&game, &solution, horizon, 800_001).unwrap();
        let h = horizon / 800_000.0;
        let sum: f64 = path
            .iter()
            .map(|moment| h * libm::exp(-game.discount() * moment.time) * moment.profit)
            .sum();
        // One jump at crossing: the rectangle rule is off by at most h times its size.
        assert_relative_eq!(sum, solution.value(10.0), max_relative = 2e-4);
    }
}

proptest! {
    #[test]
    fn nobody_gains_by_scaling_his_own_output(
        firms in 2_u32..15, relative in 0.0..1.5_f64, power in -2.0..2.5_f64, scale in 0.3..2.0_f64,
    ) {
        let params = Params { firms: f64::from(firms), ..Params::EXAMPLE };
        let steady = Game::new(params).unwrap().nash_steady_state();
        let game = Game::new(params.with_continuation_value(relative * steady)).unwrap();
        let x = libm::exp10(power);
        let value = nash::solve(&game).value(x);
        let same = simulation::deviation_payoff(&game, x, 1.0).unwrap();
        prop_assert!((same - value).abs() <= 1e-12 * value);
        let other = simulation::deviation_payoff(&game, x, scale).unwrap();
        prop_assert!(other <= value * (1.0 + 1e-13), "{other} {value}");
    }
}
