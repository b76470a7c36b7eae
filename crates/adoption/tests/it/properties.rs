//! Theorems over the whole parameter range.

use endodec_adoption::{
    AdoptionFunction, Ecosystem, EcosystemParams, ImpliedParams, LearningAnchor, ShareModel,
    ShareObservation, Sis, Step, Threshold, ThresholdModel, implied_r0,
};
use proptest::prelude::*;

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

proptest! {
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
        r0 in 0.05..6.0f64, delta in 0.05..2.0, initial in 0.02..0.7, months in 0.2..6.0,
    ) {
        let share = Sis::new(r0 * delta, delta, initial).unwrap().share(months);
        // Near saturation the path forgets its rate; there is nothing to recover from rounding noise.
        let saturation = (1.0 - 1.0 / r0).max(0.0);
        prop_assume!((share - saturation).abs() > 1e-3 && (share - initial).abs() > 1e-6);
        let series = [ShareObservation { day: 0.0, share: initial }, ShareObservation { day: months * 30.44, share }];
        let params = ImpliedParams { contact_rate: delta, model: ShareModel::Sis, step: Step::Exact, ..ImpliedParams::TABLE_10 };
        let implied = implied_r0(&series, &params).unwrap()[0].r0;
        prop_assert!((implied - r0).abs() < 1e-8, "{implied} {r0}");
    }

    #[test]
    fn the_contact_rate_never_changes_the_sign_of_logistic_r0_minus_one(
        first in 0.01..0.99f64, second in 0.01..0.99f64, a in 0.01..10.0, b in 0.01..10.0,
    ) {
        prop_assume!((first - second).abs() > 1e-12);
        let series = [ShareObservation { day: 0.0, share: first }, ShareObservation { day: 31.0, share: second }];
        let at = |contact_rate| implied_r0(&series, &ImpliedParams { contact_rate, ..ImpliedParams::TABLE_10 }).unwrap()[0].r0;
        prop_assert_eq!(at(a) > 1.0, at(b) > 1.0);
    }
}
