//! Proposition 1 and Corollary 1 over the whole domain, and where they end.

use approx::assert_relative_eq;
use endodec_game::proposition::{self, Argument};
use endodec_game::{Game, Params, cooperative, nash, overinvestment};
use proptest::prelude::*;

fn game(firms: f64, s: f64) -> Game {
    let params = Params {
        firms,
        intercept: 1.0,
        slope: 1.0,
        ..Params::EXAMPLE
    };
    Game::new(params.with_continuation_value(s)).unwrap()
}

#[test]
fn the_shadow_costs_flip_where_the_reference_says() {
    // Reference: 30-digit solution at a = b = 1, r = .05, S = 0.
    for (firms, flip) in [(2.0, 78.621), (5.0, 74.607), (12.0, 95.474)] {
        let found = proposition::solve(&game(firms, 0.0)).flip().unwrap();
        assert_relative_eq!(found, flip, epsilon = 5e-4);
    }
    let baseline = proposition::solve(&Game::new(Params::EXAMPLE).unwrap());
    assert_relative_eq!(baseline.flip().unwrap(), 1556.9, epsilon = 0.05);
}

#[test]
fn remark_three_is_false_the_acceleration_ratio_moves_with_the_threshold() {
    let game = Game::new(Params::EXAMPLE).unwrap();
    let ratio = |x| 1.0 - overinvestment::compare(&game, x).acceleration;
    assert_relative_eq!(ratio(1.0), 0.179, epsilon = 5e-4);
    assert_relative_eq!(ratio(10.0), 0.207, epsilon = 5e-4);
    assert_relative_eq!(ratio(80.0), 0.312, epsilon = 5e-4);
    // Proposition 1* itself holds at every threshold: only the distance enters.
    for x in [0.1, 1.0, 10.0, 80.0, 1e3, 1e4] {
        let certificate = proposition::solve(&game).certificate(x);
        assert!(certificate.output_gap > 0.0 && certificate.time_gap > 0.0);
    }
}

#[test]
fn the_learning_channel_alone_does_not_survive_perfectly_elastic_demand() {
    // v1: "in the limit b → 0 only the learning externality remains". As b → 0 at a fixed
    // distance and with the paper's S_I the Cournot share of the gap does not vanish.
    let share = |slope: f64| {
        let game = Game::new(Params {
            slope,
            ..Params::EXAMPLE
        })
        .unwrap();
        let channels = overinvestment::compare(&game, 10.0).channels;
        channels.cournot / (channels.cournot + channels.learning)
    };
    let limit = share(1e-9);
    assert_relative_eq!(share(1e-7), limit, max_relative = 1e-4);
    assert!(limit > 0.1 && limit < 0.5, "{limit}");
    // δ → 0: the learning channel does vanish relative to ... nothing: the cartel still holds
    // back, and Nash is Cournot.
    let still = Game::new(Params {
        displacement: 1e-12,
        ..Params::EXAMPLE
    })
    .unwrap();
    let cournot = still.market().cournot_output(5.0);
    assert_relative_eq!(
        nash::solve(&still).output(10.0),
        cournot,
        max_relative = 1e-9
    );
    let channels = overinvestment::compare(&still, 10.0).channels;
    assert!(channels.learning > 0.1 * channels.cournot);
}

proptest! {
    #[test]
    fn nash_output_exceeds_the_cartels_exactly_up_to_the_threshold(
        firms in 2_u32..60, relative in 0.0..1.0_f64, power in -8.0..5.0_f64,
    ) {
        let firms = f64::from(firms);
        let threshold = proposition::solve(&game(firms, 0.0)).threshold();
        let game = game(firms, relative * threshold);
        let proposition = proposition::solve(&game);
        let certificate = proposition.certificate(libm::exp10(power));
        prop_assert!(certificate.argument != Argument::Fails);
        prop_assert!(certificate.slack >= -1e-14);
        prop_assert!(certificate.output_gap > 0.0, "{certificate:?}");
        prop_assert!(certificate.time_gap > 0.0);
        prop_assert_eq!(proposition.reversal(), None);
    }

    #[test]
    fn above_the_threshold_the_order_is_reversed_near_crossing(
        firms in 2_u32..60, excess in 1.001..5.0_f64,
    ) {
        let firms = f64::from(firms);
        let threshold = proposition::solve(&game(firms, 0.0)).threshold();
        let game = game(firms, excess * threshold);
        let proposition = proposition::solve(&game);
        let reversal = proposition.reversal().unwrap();
        prop_assert!(reversal > 0.0 && proposition.argument() == Argument::Fails);
        prop_assert!(proposition.certificate(0.5 * reversal).output_gap < 0.0);
        prop_assert!(proposition.certificate(2.0 * reversal).output_gap > 0.0);
        // The cartel's price at crossing is negative there.
        prop_assert!(cooperative::solve(&game).price(0.0) < 0.0);
    }

    #[test]
    fn the_order_of_shadow_costs_flips_at_the_closed_form(
        firms in 2_u32..60, relative in 0.0..0.99_f64,
    ) {
        let firms = f64::from(firms);
        let steady = game(firms, 0.0).nash_steady_state();
        let proposition = proposition::solve(&game(firms, relative * steady));
        let flip = proposition.flip().unwrap();
        prop_assert!(proposition.certificate(0.999 * flip).shadow_cost_gap > 0.0);
        prop_assert!(proposition.certificate(1.001 * flip).shadow_cost_gap < 0.0);
        prop_assert!(proposition.certificate(0.0).shadow_cost_gap > 0.0);
    }

    #[test]
    fn nash_output_and_time_stay_in_their_bounds(
        firms in 2_u32..60, relative in 0.0..1.0_f64, power in -8.0..5.0_f64,
    ) {
        let firms = f64::from(firms);
        let x = libm::exp10(power);
        let steady = game(firms, 0.0).nash_steady_state();
        let game = game(firms, relative * steady);
        let (proposition, solution) = (proposition::solve(&game), nash::solve(&game));
        let ((low, high), output) = (proposition.output_bounds(), solution.output(x));
        prop_assert!(low * (1.0 - 1e-14) <= output && output <= high * (1.0 + 1e-14));
        let ((low, high), time) = (proposition.time_bounds(x), solution.crossing_time(x));
        prop_assert!(low * (1.0 - 1e-13) <= time && time <= high * (1.0 + 1e-13));
    }

    #[test]
    fn corollary_one_output_increases_with_the_number_of_firms(
        firms in 2_u32..60, relative in 0.0..1.0_f64, power in -8.0..5.0_f64,
    ) {
        // The same S for both, up to the larger industry's steady state.
        let s = relative * game(f64::from(firms + 1), 0.0).nash_steady_state();
        let x = libm::exp10(power);
        let output = |firms: u32| nash::solve(&game(f64::from(firms), s)).output(x);
        prop_assert!(output(firms + 1) >= output(firms) * (1.0 - 1e-14));
    }
}

#[test]
fn the_premise_of_the_printed_step_fails_before_the_proposition_does() {
    for firms in [2.0, 3.0, 5.0, 12.0, 1e4] {
        let at = |share: f64| {
            let params = Params {
                firms,
                ..Params::EXAMPLE
            };
            let game = Game::new(params).unwrap();
            let limit = proposition::solve(&game).premise_threshold();
            // Between the cartel's steady state and S*.
            assert!(limit > game.cooperative_steady_state());
            assert!(limit < 4.0 * game.cooperative_steady_state());
            let game = Game::new(params.with_continuation_value(share * limit)).unwrap();
            proposition::solve(&game)
        };
        assert!(at(0.999).certificate(0.0).shadow_cost_gap > 0.0);
        assert!(at(1.001).certificate(0.0).shadow_cost_gap < 0.0);
        assert!(at(1.0).certificate(0.0).shadow_cost_gap.abs() < 1e-12 * 10.0);
        // The outputs keep their order all the same.
        for x in [0.0, 1.0, 100.0] {
            assert!(at(1.001).certificate(x).output_gap > 0.0);
        }
        assert_eq!(at(1.001).flip(), None);
    }
}
