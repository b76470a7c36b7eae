//! Degenerate cases, limits and the printed baseline.

use approx::assert_relative_eq;
use endodec_game::calibration::PrintedResults;
use endodec_game::{
    Continuation, Game, GameError, Params, calibration, cooperative, nash, overinvestment, surplus,
    verification,
};
use endodec_numerics::Rounded;

/// Results printed by a model with the parameters of [`Params::EXAMPLE`], to the digits given.
fn printed() -> PrintedResults {
    PrintedResults {
        nash_value: Rounded::decimals(19.22, 2),
        cooperative_value: Rounded::decimals(29.16, 2),
        nash_time: Rounded::decimals(3.8, 1),
        cooperative_time: Rounded::decimals(18.3, 1),
        firms: 5.0,
        discount: 0.05,
        displacement: 0.3,
    }
}

fn game(params: Params) -> Game {
    Game::new(params).unwrap()
}

#[test]
fn the_baseline_gives_every_printed_result() {
    let game = game(Params::EXAMPLE);
    let x = game.distance();
    let (rivals, cartel) = (nash::solve(&game), cooperative::solve(&game));
    // Seven or eight digits, from the 60-digit reference of the same parameters.
    assert_relative_eq!(
        rivals.value(x),
        19.219_118_780_350_325,
        max_relative = 1e-14
    );
    assert_relative_eq!(cartel.value(x), 29.162_114, max_relative = 2e-8);
    assert_relative_eq!(
        rivals.crossing_time(x),
        0.620_771_743_371_972_4,
        max_relative = 1e-14
    );
    assert_relative_eq!(cartel.crossing_time(x), 3.002_668_4, max_relative = 2e-8);
    let compared = overinvestment::compare(&game, x);
    assert_relative_eq!(compared.welfare_loss, 0.340_96, epsilon = 5e-6);
    assert_relative_eq!(compared.welfare_loss_total, 49.715, epsilon = 5e-4);
    assert_relative_eq!(compared.acceleration, 0.793_26, epsilon = 5e-6);
}

#[test]
fn the_channels_add_up_to_the_output_gap() {
    let game = game(Params::EXAMPLE);
    for x in [0.0, 1e-6, 0.5, 10.0, 300.0, 3000.0] {
        let compared = overinvestment::compare(&game, x);
        let gap = nash::solve(&game).output(x) - cooperative::solve(&game).output(x);
        let sum = compared.channels.cournot + compared.channels.learning;
        assert_relative_eq!(sum, gap, max_relative = 1e-13);
    }
}

#[test]
fn one_firm_is_refused_with_the_requirement() {
    let refused = Game::new(Params {
        firms: 1.0,
        ..Params::EXAMPLE
    })
    .unwrap_err();
    assert!(matches!(refused, GameError::Parameter(e) if e.name == "firms N" && e.given == 1.0));
    let message = refused.to_string();
    assert!(
        message.contains("at least 2") && message.contains("got 1"),
        "{message}"
    );
}

#[test]
fn parameters_outside_the_domain_are_named() {
    let base = Params::EXAMPLE;
    for (params, name) in [
        (
            Params {
                intercept: 0.0,
                ..base
            },
            "intercept a",
        ),
        (
            Params {
                slope: -1.0,
                ..base
            },
            "slope b",
        ),
        (
            Params {
                discount: f64::NAN,
                ..base
            },
            "discount r",
        ),
        (
            Params {
                displacement: -0.1,
                ..base
            },
            "displacement delta",
        ),
        (
            Params {
                training_value: -1.0,
                ..base
            },
            "training value S_T",
        ),
        (
            Params {
                inference_profit: Some(f64::INFINITY),
                ..base
            },
            "inference profit S_I",
        ),
        (
            Params {
                distance: -1.0,
                ..base
            },
            "distance x0",
        ),
    ] {
        let error = Game::new(params).unwrap_err();
        assert!(error.to_string().starts_with(name), "{error}");
    }
    let error = Game::new(Params {
        intercept: 1e200,
        ..base
    })
    .unwrap_err();
    assert!(matches!(error, GameError::Scale { .. }), "{error}");
}

#[test]
fn at_the_steady_state_nothing_changes_with_distance() {
    let base = game(Params::EXAMPLE);
    // Powers of two make both steady states exact.
    let exact = Params {
        firms: 3.0,
        intercept: 16.0,
        slope: 0.5,
        discount: 0.125,
        ..Params::EXAMPLE
    };
    let at = game(exact.with_continuation_value(game(exact).nash_steady_state()));
    let rivals = nash::solve(&at);
    assert_eq!(rivals.continuation(), Continuation::AtSteadyState);
    for x in [0.0, 1.0, 1e5] {
        assert_eq!(rivals.shadow_cost(x), 0.0);
        assert_eq!(rivals.value(x), at.continuation_value());
        assert_eq!(rivals.output(x), at.market().cournot_output(3.0));
    }
    assert_eq!(
        nash::solve(&base).continuation(),
        Continuation::BelowSteadyState
    );
    let above = game(Params::EXAMPLE.with_continuation_value(2.0 * base.nash_steady_state()));
    assert_eq!(
        nash::solve(&above).continuation(),
        Continuation::AboveSteadyState
    );
    assert!(nash::solve(&above).shadow_cost(1.0) < 0.0);
}

#[test]
fn at_zero_distance_everything_is_the_boundary() {
    for s in [0.0, 3.0, 500.0] {
        let game = game(Params::EXAMPLE.with_continuation_value(s));
        for solution in [
            nash::solve(&game),
            cooperative::solve(&game),
            surplus::solve(&game, 5.0 * s).unwrap(),
        ] {
            let point = solution.at(0.0);
            assert_eq!(point.value, solution.boundary_value());
            assert_eq!(point.crossing_time, 0.0);
            assert!(point.output >= 0.0 && point.shadow_cost.is_finite());
        }
        let compared = overinvestment::compare(&game, 0.0);
        assert!(compared.acceleration.is_finite() && compared.welfare_loss.is_finite());
    }
}

#[test]
fn without_displacement_the_game_is_cournot_for_ever() {
    // δ → 0 with the Cournot profit as S_I: V′ → 0 (v1 section 3.5).
    for delta in [1e-3, 1e-6, 1e-9] {
        let game = game(Params {
            displacement: delta,
            ..Params::EXAMPLE
        });
        let shadow = nash::solve(&game).shadow_cost(game.distance());
        assert!(
            shadow > 0.0 && shadow < 30.0 * delta,
            "{shadow} at delta = {delta}"
        );
    }
}

#[test]
fn small_comparisons_reach_their_limits() {
    let game = game(Params::EXAMPLE.with_continuation_value(0.0));
    let (limit, near) = (
        overinvestment::compare(&game, 0.0),
        overinvestment::compare(&game, 1e-12),
    );
    assert_relative_eq!(limit.welfare_loss, near.welfare_loss, epsilon = 1e-5);
    assert_relative_eq!(limit.acceleration, near.acceleration, epsilon = 1e-5);
    assert_eq!(limit.output_ratio, f64::INFINITY);
}

#[test]
fn runge_kutta_agrees_with_both_closed_forms() {
    let game = game(Params::EXAMPLE);
    for (equation, solution) in [
        (verification::nash(&game), nash::solve(&game)),
        (verification::cooperative(&game), cooperative::solve(&game)),
    ] {
        for (x, value) in equation.runge_kutta(20.0, 4000) {
            // Step 0.005: h⁴ times the fifth derivative is below 1e−13, rounding adds as much.
            assert_relative_eq!(value, solution.value(x), max_relative = 1e-12);
        }
    }
}

#[test]
fn dop853_agrees_with_both_closed_forms_in_value_and_time() {
    for (s, n) in [(15.873, 5.0), (1.0, 2.0), (100.0, 12.0)] {
        let game = game(Params {
            firms: n,
            ..Params::EXAMPLE.with_continuation_value(s)
        });
        for x in [0.1, 10.0, 250.0] {
            for (equation, solution) in [
                (verification::nash(&game), nash::solve(&game)),
                (verification::cooperative(&game), cooperative::solve(&game)),
            ] {
                let (value, time) = equation.dormand_prince(x).unwrap();
                assert_relative_eq!(value, solution.value(x), max_relative = 1e-12);
                assert_relative_eq!(time, solution.crossing_time(x), max_relative = 1e-12);
            }
        }
    }
}

#[test]
fn the_paper_identifies_two_ratios_and_a_calendar() {
    let recovered = calibration::recover(&printed()).unwrap();
    assert!(recovered.admits(&Params::EXAMPLE));
    assert!(recovered.value_scale.upper - recovered.value_scale.lower < 0.25);
    assert!(recovered.distance_scale.upper - recovered.distance_scale.lower < 0.002);
    // Any τ in [6.078, 6.111] gives 3.8 and 18.3 at b·x₀/a = 0.5; its own interval widens that.
    assert!(recovered.years_per_unit.lower > 6.06 && recovered.years_per_unit.upper < 6.13);
    // The family prints the same results whatever its intercept.
    for a in [1.0, 10.0, 77.0] {
        let game = game(recovered.params(a));
        let x = game.distance();
        assert_relative_eq!(nash::solve(&game).value(x), 19.22, max_relative = 1e-12);
        assert_relative_eq!(
            cooperative::solve(&game).value(x),
            29.16,
            max_relative = 1e-12
        );
    }
}

#[test]
fn impossible_printed_results_are_refused() {
    let paper = printed();
    let twice = "38.44".parse().unwrap();
    let refused = calibration::recover(&PrintedResults {
        cooperative_value: twice,
        ..paper
    });
    assert!(matches!(refused, Err(GameError::Unattainable { .. })));
    let slow = "38.3".parse().unwrap();
    let refused = calibration::recover(&PrintedResults {
        cooperative_time: slow,
        ..paper
    });
    assert!(matches!(refused, Err(GameError::Unattainable { .. })));
}

#[test]
fn nash_overshoots_the_social_optimum_at_the_baseline() {
    let game = game(Params::EXAMPLE);
    let x = game.distance();
    let kept = game.firms() * game.continuation_value();
    let planner = surplus::solve(&game, kept).unwrap();
    assert_relative_eq!(planner.output(x), 5.57, max_relative = 1e-3);
    assert!(cooperative::solve(&game).output(x) < planner.output(x));
    assert!(planner.output(x) < nash::solve(&game).output(x));
}

#[test]
fn the_planners_price_is_his_shadow_cost() {
    let game = game(Params::EXAMPLE);
    let planner = surplus::solve(&game, 80.0).unwrap();
    for point in planner.path(30.0, 40) {
        let at = planner.at(point.distance);
        assert_relative_eq!(at.price, at.shadow_cost, epsilon = 1e-13 * 10.0);
        // Hotelling: the price grows at the rate r.
        let start = planner.price(30.0);
        assert_relative_eq!(
            at.price,
            start * libm::exp(game.discount() * point.time),
            max_relative = 1e-12
        );
    }
}

#[test]
fn consumer_surplus_of_the_cartel_has_the_elementary_integral() {
    let game = game(Params::EXAMPLE);
    let cartel = cooperative::solve(&game);
    let (r, b) = (game.discount(), game.market().slope);
    for x in [1e-3, 10.0, 150.0, 5000.0] {
        let time = cartel.crossing_time(x);
        let start = cartel.shadow_cost(x) * game.firms() / game.market().intercept;
        let monopoly = game.market().monopoly_output();
        // Q = Q_m(1 − v(0)e^{rt}) integrated term by term.
        let exact = 0.5
            * b
            * monopoly
            * monopoly
            * (-libm::expm1(-r * time) / r - 2.0 * start * time
                + start * start * libm::expm1(r * time) / r);
        assert_relative_eq!(cartel.consumer_surplus(x), exact, max_relative = 1e-11);
    }
}
