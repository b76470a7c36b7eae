//! Derivatives against difference quotients, scaling laws and theorems.

use approx::assert_relative_eq;
use endodec_game::statics::{self, Holding, Parameter, Quantity};
use endodec_game::{Game, Params};

fn solve(params: Params, holding: Holding) -> statics::Statics {
    statics::solve(&Game::new(params).unwrap(), holding).unwrap()
}

/// The same results by plain evaluation at moved parameters.
fn moved(parameter: Parameter, by: f64, holding: Holding) -> [f64; 9] {
    let base = Params {
        training_value: 2.0,
        ..Params::EXAMPLE
    };
    let mut params = base;
    let inference = Game::new(base).unwrap().inference_profit();
    if holding != Holding::CournotProfit {
        params.inference_profit = Some(inference);
    }
    match parameter {
        Parameter::Intercept => params.intercept += by,
        Parameter::Slope => params.slope += by,
        Parameter::Discount => params.discount += by,
        Parameter::Displacement => params.displacement += by,
        Parameter::TrainingValue => params.training_value += by,
        Parameter::InferenceProfit => params.inference_profit = Some(inference + by),
        Parameter::Distance => params.distance += by,
        Parameter::Firms => params.firms += by,
    }
    if holding == Holding::ContinuationValue
        && matches!(
            parameter,
            Parameter::Intercept | Parameter::Slope | Parameter::Discount | Parameter::Firms
        )
    {
        let fixed = Game::new(Params {
            inference_profit: Some(inference),
            ..base
        })
        .unwrap();
        params = params.with_continuation_value(fixed.continuation_value());
    }
    solve(params, holding).values()
}

#[test]
fn first_derivatives_are_the_difference_quotients() {
    for holding in [
        Holding::ContinuationValue,
        Holding::InferenceProfit,
        Holding::CournotProfit,
    ] {
        let base = Params {
            training_value: 2.0,
            ..Params::EXAMPLE
        };
        let exact = solve(base, holding);
        for parameter in Parameter::ALL {
            let h = 1e-3
                * if parameter == Parameter::Discount {
                    0.01
                } else {
                    0.3
                };
            let at = |k: f64| moved(parameter, k * h, holding);
            let (p1, m1, p2, m2) = (at(1.0), at(-1.0), at(2.0), at(-2.0));
            for quantity in Quantity::ALL {
                let i = quantity as usize;
                let quotient = (8.0 * (p1[i] - m1[i]) - (p2[i] - m2[i])) / (12.0 * h);
                // Five-point quotient: h⁴ of truncation, rounding 1e−15·y/h.
                assert_relative_eq!(
                    exact.derivative(quantity, parameter),
                    quotient,
                    max_relative = 1e-7,
                    epsilon = 1e-9
                );
            }
        }
    }
}

#[test]
fn second_derivatives_are_the_difference_quotients_of_the_first() {
    let base = Params {
        training_value: 2.0,
        ..Params::EXAMPLE
    };
    let h = 1e-4;
    let exact = solve(base, Holding::CournotProfit);
    let up = solve(
        Params {
            firms: 5.0 + h,
            ..base
        },
        Holding::CournotProfit,
    );
    let down = solve(
        Params {
            firms: 5.0 - h,
            ..base
        },
        Holding::CournotProfit,
    );
    for quantity in Quantity::ALL {
        for parameter in Parameter::ALL {
            let quotient = (up.derivative(quantity, parameter)
                - down.derivative(quantity, parameter))
                / (2.0 * h);
            let second = exact.second_derivative(quantity, parameter, Parameter::Firms);
            assert_relative_eq!(second, quotient, max_relative = 1e-6, epsilon = 1e-8);
            let other = exact.second_derivative(quantity, Parameter::Firms, parameter);
            assert_relative_eq!(second, other, max_relative = 1e-11, epsilon = 1e-13);
        }
    }
}

#[test]
fn elasticities_add_up_as_the_units_demand() {
    // Values scale as a²/b and distances as a/b: stretching a, b = a, x₀ together changes nothing
    // but the unit of value.
    let exact = solve(Params::EXAMPLE, Holding::CournotProfit);
    for (quantity, in_money) in [
        (Quantity::NashValue, 1.0),
        (Quantity::CooperativeValue, 1.0),
        (Quantity::NashTime, 0.0),
        (Quantity::WelfareLoss, 0.0),
        (Quantity::OutputRatio, 0.0),
    ] {
        let e = |parameter| exact.elasticity(quantity, parameter);
        // Unit of money: a and b move together, output stays.
        assert_relative_eq!(
            e(Parameter::Intercept) + e(Parameter::Slope),
            in_money,
            epsilon = 1e-12
        );
        // Unit of quantity: b falls as x rises, money fixed in a; values scale with quantity.
        assert_relative_eq!(
            e(Parameter::Distance) - e(Parameter::Slope),
            in_money,
            epsilon = 1e-12
        );
    }
}

#[test]
fn equation_two_is_negative_under_every_reading() {
    for (s, n) in [(0.5, 5.0), (15.9, 5.0), (40.0, 2.0), (3.0, 12.0)] {
        let params = Params {
            firms: n,
            ..Params::EXAMPLE.with_continuation_value(s)
        };
        let game = Game::new(params).unwrap();
        let effect = statics::investment_effect(&game, 0.25).unwrap();
        for part in [
            effect.scaled_path,
            effect.scaled_strategy,
            effect.intercept,
            effect.firms,
            effect.growth,
        ] {
            assert!(part < 0.0, "{effect:?} at S = {s}, N = {n}");
        }
    }
}

#[test]
fn statics_without_a_derivative_are_refused() {
    let worthless = Game::new(Params::EXAMPLE.with_continuation_value(0.0)).unwrap();
    assert!(statics::solve(&worthless, Holding::CournotProfit).is_err());
    let there = Game::new(Params {
        distance: 0.0,
        ..Params::EXAMPLE
    })
    .unwrap();
    assert!(statics::solve(&there, Holding::CournotProfit).is_err());
}
