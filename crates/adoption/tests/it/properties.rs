//! Theorems over the whole parameter range.

use endodec_adoption::dynamics::{EventKind, simulate};
use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::implied::{ImpliedParams, ShareModel, ShareObservation, Step, implied_r0};
use endodec_adoption::lag::{exponential_output_lag, linear_output_lag, path_lag};
use endodec_adoption::scenario::CentralOutput;
use endodec_adoption::sis::Sis;
use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{
    AdoptionFunction, Ecosystem, EcosystemParams, Scenario, Threshold, ThresholdModel, Tolerances,
};
use proptest::prelude::*;

use crate::reference::{FIXED_FRICTION, MONTHLY};

fn function() -> impl Strategy<Value = AdoptionFunction> {
    prop_oneof![
        (0.05..5.0).prop_map(|slope| AdoptionFunction::Linear { slope }),
        (0.05..5.0).prop_map(|slope| AdoptionFunction::Floored { slope }),
        (0.3..3.0).prop_map(|exponent| AdoptionFunction::Power { exponent }),
        (0.2..4.0, -2.0..2.0).prop_map(|(steepness, midpoint)| AdoptionFunction::Logistic {
            steepness,
            midpoint
        }),
    ]
}

prop_compose! {
    fn models()(function in function(), parity_cost in 0.5..20.0, latency in 0.0..4.0, network in 0.1..4.0,
                friction in 0.0..4.0, churn in 0.01..3.0, cost in 1.0..50.0, elasticity in 0.1..1.2) -> ThresholdModel {
        let params = EcosystemParams { function, parity_cost, latency, network, friction, churn };
        ThresholdModel::new(Ecosystem::new(params).unwrap(), LearningAnchor { output: 2.5, cost, elasticity }).unwrap()
    }
}

/// The model with one parameter moved, `None` if it leaves its range.
fn shifted(model: &ThresholdModel, parameter: &str, by: f64) -> Option<ThresholdModel> {
    let (mut params, mut anchor) = (*model.ecosystem().params(), *model.anchor());
    let slot = match (parameter, &mut params.function) {
        ("slope", AdoptionFunction::Linear { slope } | AdoptionFunction::Floored { slope }) => {
            slope
        }
        ("exponent", AdoptionFunction::Power { exponent }) => exponent,
        ("steepness", AdoptionFunction::Logistic { steepness, .. }) => steepness,
        ("midpoint", AdoptionFunction::Logistic { midpoint, .. }) => midpoint,
        ("friction", _) => &mut params.friction,
        ("churn", _) => &mut params.churn,
        ("network", _) => &mut params.network,
        ("latency", _) => &mut params.latency,
        ("parity_cost", _) => &mut params.parity_cost,
        ("curve_elasticity", _) => &mut anchor.elasticity,
        ("curve_cost", _) => &mut anchor.cost,
        ("curve_output", _) => &mut anchor.output,
        _ => return None,
    };
    *slot += by;
    ThresholdModel::new(Ecosystem::new(params).ok()?, anchor).ok()
}

prop_compose! {
    /// Paths on which output and investment never fall and friction never rises.
    fn monotone_scenarios()(
        slope in 0.1..10.0f64, latency in 0.0..4.0f64, churn in 0.1..2.0f64, external in 0.0..0.1f64,
        law in prop_oneof![
            (0.0..8.0f64).prop_map(|friction| FrictionLaw::Constant { friction }),
            (0.0..8.0f64, 0.0..3.0f64).prop_map(|(initial, decay)| FrictionLaw::Exponential { initial, decay }),
            (0.0..8.0f64, 0.1..3.0f64, 0.0..3.0f64)
                .prop_map(|(initial, scale, exponent)| FrictionLaw::Power { initial, scale, exponent }),
            (0.0..8.0f64, 0.0..1.0f64, 0.1..5.0f64)
                .prop_map(|(before, part, at)| FrictionLaw::Threshold { before, after: part * before, at }),
        ],
        rate in 0.0..80.0f64, growth in -0.1..0.4f64, adoption_output in 0.0..200.0f64, response in 0.0..3.0f64,
        share in 0.001..0.9f64, output in 1.0..200.0f64,
    ) -> Scenario {
        let mut scenario = Scenario { end: 2039.0, points_per_year: 1, ..FIXED_FRICTION };
        scenario.adoption.function = AdoptionFunction::Floored { slope };
        scenario.adoption.latency = latency;
        scenario.adoption.churn = churn;
        scenario.adoption.external = external;
        scenario.friction = law;
        scenario.central_output = CentralOutput { rate, growth };
        scenario.adoption_output = adoption_output;
        scenario.investment_response = response;
        scenario.initial.share = share;
        scenario.initial.output = output;
        scenario
    }
}

proptest! {
    /// Prediction 7 against its own equation: with y = ds/dt, y′ = f_s·y + f_t and f_t ≥ 0, so y can turn from negative
    /// to positive once and never back. A peak is impossible, and so are two waves.
    #[test]
    fn equation_8_with_falling_friction_and_cost_has_no_peak(scenario in monotone_scenarios()) {
        let path = simulate(&scenario, &Tolerances::default()).unwrap();
        prop_assert_eq!(path.events_of(EventKind::Peak).count(), 0, "{:?}", path.events);
        prop_assert!(path.events_of(EventKind::Trough).count() <= 1, "{:?}", path.events);
        prop_assert!(path.relapses().is_empty());
    }

    #[test]
    fn the_threshold_separates_dying_from_self_sustaining_adoption(model in models()) {
        let small = model.parity_output() * 1e-9;
        let large = model.parity_output() * 1e9;
        match model.threshold() {
            Threshold::Never => prop_assert!(model.ecosystem().reproduction_number(0.0) <= 1.0 + 1e-12),
            Threshold::Always => prop_assert!(model.reproduction_number(small) > 1.0),
            threshold => {
                let output = threshold.output().unwrap();
                prop_assert!((model.ecosystem().reproduction_number(threshold.critical_cost().unwrap()) - 1.0).abs() < 1e-9);
                prop_assert!(model.reproduction_number(output * 1.01) >= 1.0 - 1e-12);
                prop_assert!(model.reproduction_number(output * 0.99) <= 1.0 + 1e-12);
                prop_assert!(model.reproduction_number(large) >= model.reproduction_number(small));
            }
        }
    }

    #[test]
    fn more_friction_never_lowers_the_threshold(model in models(), more in 1.0..1.5f64) {
        let params = *model.ecosystem().params();
        let raised = EcosystemParams { friction: params.friction * more, ..params };
        let raised = ThresholdModel::new(Ecosystem::new(raised).unwrap(), *model.anchor()).unwrap();
        match (model.threshold(), raised.threshold()) {
            (Threshold::Never, other) => prop_assert_eq!(other, Threshold::Never),
            (_, Threshold::Always) => prop_assert_eq!(model.threshold(), Threshold::Always),
            (before, after) => if let (Some(before), Some(after)) = (before.output(), after.output()) {
                prop_assert!(after >= before * (1.0 - 1e-12));
            },
        }
    }

    #[test]
    fn elasticities_are_the_derivatives_of_the_threshold(model in models()) {
        let Some(at) = model.threshold().output() else { return Ok(()) };
        let close_to_a_kink = (model.ecosystem().reproduction_at_parity() - 1.0).abs() < 1e-3;
        prop_assume!(!close_to_a_kink && model.bracket().unwrap() > 1e-3);
        for response in model.elasticities() {
            let h = 1e-6 * response.value.abs().max(1e-3);
            let moved = |by: f64| shifted(&model, response.parameter, by).and_then(|m| m.threshold().output());
            let (Some(up), Some(down)) = (moved(h), moved(-h)) else { continue };
            let slope = (up.ln() - down.ln()) / (2.0 * h);
            // Truncation (h²·third derivative) and rounding (ε/h of ln Q̄*) leave about six digits.
            let scale = response.semi_elasticity.abs().max(1e-3) + at.ln().abs();
            prop_assert!((slope - response.semi_elasticity).abs() < 2e-5 * scale * (1.0 + 1.0 / model.bracket().unwrap().powi(2)),
                "{}: {slope} {}", response.parameter, response.semi_elasticity);
        }
        let params = model.ecosystem().params();
        if let AdoptionFunction::Linear { slope } = params.function {
            let printed = 1.0 / (model.anchor().elasticity
                * (slope * params.parity_cost * params.network + params.latency * params.network - params.friction - params.churn));
            let ours = model.elasticities()[0].semi_elasticity;
            prop_assert!((ours / printed - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn lags_along_any_path_are_those_of_the_closed_forms(model in models(), rate in 0.5..50.0f64, growth in 0.05..1.5f64) {
        let Threshold::FrictionDominated { output, .. } = model.threshold() else { return Ok(()) };
        let parity = model.parity_output();
        prop_assume!(output / parity < 1e6 && parity > 1e-3 && parity < 1e6);
        let line = |t: f64| 0.5 * parity + rate * t;
        let horizon = 2.0 * output / rate;
        let lag = path_lag(parity, output, line, 0.0, horizon).unwrap().unwrap();
        let closed = linear_output_lag(parity, output, rate).unwrap();
        prop_assert!((lag - closed).abs() < 1e-9 * horizon);
        let exponential = |t: f64| 0.5 * parity * (growth * t).exp();
        let lag = path_lag(parity, output, exponential, 0.0, 20.0 / growth).unwrap().unwrap();
        prop_assert!((lag - exponential_output_lag(parity, output, growth).unwrap()).abs() < 1e-9 / growth);
    }

    #[test]
    fn the_closed_form_path_satisfies_its_equation(gain in 0.0..3.0, loss in 0.0..3.0, initial in 0.001..0.999, t in 0.0..20.0) {
        let path = Sis::new(gain, loss, initial).unwrap();
        let s = path.share(t);
        prop_assert!(s > 0.0 && s < 1.0);
        // Central difference: truncation h²·|s‴|/6 with |s‴| < (b + d)³·4, rounding ε/h.
        let h = 1e-5;
        let slope = (path.share(t + h) - path.share(t - h)) / (2.0 * h);
        prop_assert!((slope - (gain * s * (1.0 - s) - loss * s)).abs() < 2e-8);
        // Flow property: two steps are one.
        let onward = Sis::new(gain, loss, s).unwrap().share(1.5);
        prop_assert!((onward - path.share(t + 1.5)).abs() < 1e-12);
    }

    #[test]
    fn exact_implied_r0_recovers_the_rate_that_made_the_series(
        r0 in 0.05..6.0f64, delta in 0.05..2.0f64, initial in 0.02..0.7f64, turnover in 0.05..3.0f64,
    ) {
        let months = turnover / delta;
        let share = Sis::new(r0 * delta, delta, initial).unwrap().share(months);
        // Near saturation the path forgets its rate; there is nothing to recover from rounding noise.
        let saturation = (1.0 - 1.0 / r0).max(0.0);
        prop_assume!((share - saturation).abs() > 1e-3 && (share - initial).abs() > 1e-6);
        let series = [ShareObservation { day: 0.0, share: initial }, ShareObservation { day: months * 30.44, share }];
        let params = ImpliedParams { contact_rate: delta, model: ShareModel::Sis, step: Step::Exact, ..MONTHLY };
        let implied = implied_r0(&series, &params).unwrap()[0].r0;
        prop_assert!((implied - r0).abs() < 1e-8, "{implied} {r0}");
    }

    #[test]
    fn the_contact_rate_never_changes_the_sign_of_logistic_r0_minus_one(
        first in 0.01..0.99f64, second in 0.01..0.99f64, a in 0.01..10.0, b in 0.01..10.0,
    ) {
        prop_assume!((first - second).abs() > 1e-12);
        let series = [ShareObservation { day: 0.0, share: first }, ShareObservation { day: 31.0, share: second }];
        let at = |contact_rate| implied_r0(&series, &ImpliedParams { contact_rate, ..MONTHLY }).unwrap()[0].r0;
        prop_assert_eq!(at(a) > 1.0, at(b) > 1.0);
    }
}
