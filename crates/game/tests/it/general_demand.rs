//! Nonlinear demand against the closed form, an independent integrator and the theorems.

use approx::assert_relative_eq;
use endodec_game::general_demand::{
    self, ConstantCurvature, Demand, Exponential, GeneralDemandParams, Isoelastic, Logit,
};
use endodec_game::{Game, GameError, Market, cooperative, nash};

#[test]
fn linear_demand_is_the_closed_form() {
    for s in [0.0, 5.0, 15.873, 60.0, 150.0] {
        let game = Game::new(endodec_game::Params::EXAMPLE.with_continuation_value(s)).unwrap();
        let market = game.market();
        let params = GeneralDemandParams {
            firms: 5.0,
            discount: 0.05,
            continuation_value: s,
        };
        let pairs = [
            (
                general_demand::nash(&market, params).unwrap(),
                nash::solve(&game),
            ),
            (
                general_demand::cooperative(&market, params).unwrap(),
                cooperative::solve(&game),
            ),
        ];
        for (general, exact) in &pairs {
            for x in [0.0, 0.1, 10.0, 200.0, 2000.0] {
                let (found, exact) = (general.at(x).unwrap(), exact.at(x));
                assert_relative_eq!(
                    found.value,
                    exact.value,
                    max_relative = 1e-11,
                    epsilon = 1e-11
                );
                assert_relative_eq!(
                    found.output,
                    exact.output,
                    max_relative = 1e-11,
                    epsilon = 1e-7
                );
                assert_relative_eq!(
                    found.shadow_cost,
                    exact.shadow_cost,
                    max_relative = 1e-9,
                    epsilon = 1e-7
                );
                assert_relative_eq!(
                    found.crossing_time,
                    exact.crossing_time,
                    max_relative = 1e-11,
                    epsilon = 1e-12
                );
            }
        }
    }
}

/// Integrates the equilibrium in `x` with the classical Runge–Kutta method on `dQ/dx`, a route
/// that uses no quadrature in output space.
fn by_runge_kutta<D: Demand>(
    demand: &D,
    params: GeneralDemandParams,
    start: f64,
    x: f64,
) -> (f64, f64) {
    let (n, r) = (params.firms, params.discount);
    let slope = |q: f64| {
        let (p, d, c) = (demand.price(q), demand.slope(q), demand.curvature(q));
        // rV = −(Q/N)(QP′ + (N−1)P), V′ = P + P′Q/N.
        let value_slope = -(2.0 * q * d + q * q * c + (n - 1.0) * (p + q * d)) / (n * r);
        (p + d * q / n) / value_slope
    };
    let steps = 20_000;
    let h = x / f64::from(steps);
    let (mut q, mut time) = (start, 0.0);
    for _ in 0..steps {
        let k1 = slope(q);
        let k2 = slope(q + 0.5 * h * k1);
        let k3 = slope(q + 0.5 * h * k2);
        let k4 = slope(q + h * k3);
        let middle = q + 0.25 * h * (k1 + k2);
        time += h / 6.0 * (1.0 / q + 4.0 / middle);
        q += h / 6.0 * (k1 + 2.0 * (k2 + k3) + k4);
        time += h / 6.0 / q;
    }
    (q, time)
}

fn check<D: Demand>(demand: &D, s: f64) {
    let params = GeneralDemandParams {
        firms: 3.0,
        discount: 0.05,
        continuation_value: s,
    };
    let solution = general_demand::nash(demand, params).unwrap();
    let cartel = general_demand::cooperative(demand, params).unwrap();
    for x in [0.5, 3.0, 20.0] {
        let found = solution.at(x).unwrap();
        let (output, time) = by_runge_kutta(demand, params, solution.crossing_output(), x);
        assert_relative_eq!(found.output, output, max_relative = 1e-10);
        assert_relative_eq!(found.crossing_time, time, max_relative = 1e-8);
        // η increasing puts the regimes in their ranges, and Proposition 1 with them.
        let eta = demand.inverse_elasticity(found.output);
        assert!((2.0..3.0).contains(&eta), "{eta}");
        let held_back = cartel.at(x).unwrap();
        assert!((0.0..1.0).contains(&demand.inverse_elasticity(held_back.output)));
        assert!(found.output > held_back.output);
        assert!(found.value < held_back.value);
        // A best reply: nobody gains by producing a little more or less.
        let q = found.output / 3.0;
        let flow = |own: f64| {
            let all = own + 2.0 * q;
            demand.price(all) * own - found.shadow_cost * all
        };
        assert_relative_eq!(flow(q), params.discount * found.value, max_relative = 1e-11);
        assert!(flow(q) > flow(1.01 * q) && flow(q) > flow(0.99 * q));
    }
}

#[test]
fn the_unit_of_output_does_not_matter() {
    // Exponential demand with output in exabytes and in bytes, or in anything else.
    let params = GeneralDemandParams {
        firms: 3.0,
        discount: 0.05,
        continuation_value: 0.3,
    };
    let point = |unit: f64| {
        let demand = Exponential {
            intercept: 2.0,
            scale: unit,
        };
        // Values are money: price times output.
        let continuation_value = 0.3 * unit;
        general_demand::nash(
            &demand,
            GeneralDemandParams {
                continuation_value,
                ..params
            },
        )
        .unwrap()
        .at(3.0 * unit)
        .unwrap()
    };
    let base = point(1.0);
    for unit in [1e-30, 1e-18, 1e-13, 1e13, 1e18, 1e30] {
        let scaled = point(unit);
        // Both come from quadratures of relative error 1e-13.
        assert_relative_eq!(scaled.output / unit, base.output, max_relative = 1e-12);
        assert_relative_eq!(scaled.value / unit, base.value, max_relative = 1e-12);
        assert_relative_eq!(scaled.price, base.price, max_relative = 1e-12);
        assert_relative_eq!(
            scaled.crossing_time,
            base.crossing_time,
            max_relative = 1e-12
        );
    }
}

#[test]
fn curved_demands_agree_with_an_independent_integration() {
    check(
        &Exponential {
            intercept: 2.0,
            scale: 1.0,
        },
        0.3,
    );
    check(
        &ConstantCurvature {
            intercept: 2.0,
            slope: 1.0,
            exponent: 2.0,
        },
        0.5,
    );
    check(
        &ConstantCurvature {
            intercept: 2.0,
            slope: 1.0,
            exponent: 0.7,
        },
        0.5,
    );
    check(
        &Logit {
            size: 2.0,
            midpoint: 1.0,
            dispersion: 0.4,
        },
        0.3,
    );
}

#[test]
fn isoelastic_demand_has_no_interior_equilibrium() {
    for elasticity in [0.2, 0.7, 1.0, 1.5, 3.0] {
        let demand = Isoelastic {
            scale: 1.0,
            elasticity,
        };
        for firms in [2.0, 3.0, 10.0] {
            let params = GeneralDemandParams {
                firms,
                discount: 0.05,
                continuation_value: 0.1,
            };
            let error = general_demand::nash(&demand, params).unwrap_err();
            assert!(
                matches!(error, GameError::NoInteriorEquilibrium { .. }),
                "{error}"
            );
        }
    }
}

#[test]
fn unreachable_continuation_values_are_refused() {
    // Exponential demand has a bounded flow of value.
    let params = GeneralDemandParams {
        firms: 3.0,
        discount: 0.05,
        continuation_value: 1e6,
    };
    let demand = Exponential {
        intercept: 2.0,
        scale: 1.0,
    };
    assert!(general_demand::nash(&demand, params).is_err());
    let linear = Market {
        intercept: 10.0,
        slope: -0.5,
    };
    assert!(general_demand::nash(&linear, params).is_err());
}

#[test]
fn the_value_is_what_the_path_pays() {
    let demand = Logit {
        size: 2.0,
        midpoint: 1.0,
        dispersion: 0.4,
    };
    let params = GeneralDemandParams {
        firms: 3.0,
        discount: 0.05,
        continuation_value: 0.3,
    };
    let solution = general_demand::nash(&demand, params).unwrap();
    const CELLS: usize = 400;
    let h = 8.0 / CELLS as f64;
    let points: Vec<_> = (0..=CELLS)
        .map(|k| solution.at(h * k as f64).unwrap())
        .collect();
    let total = points[CELLS].crossing_time;
    // Per unit of distance a firm earns P·q/Q = P/N.
    let flow =
        |k: usize| libm::exp(-0.05 * (total - points[k].crossing_time)) * points[k].price / 3.0;
    let sum: f64 = (0..CELLS / 2)
        .map(|k| h / 3.0 * (flow(2 * k) + 4.0 * flow(2 * k + 1) + flow(2 * k + 2)))
        .sum();
    let payoff = sum + libm::exp(-0.05 * total) * params.continuation_value;
    assert_relative_eq!(payoff, points[CELLS].value, max_relative = 1e-9);
}
