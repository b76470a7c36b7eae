//! Prediction 6: forty per cent as an attractor and as a tipping point.

use endodec_adoption::dynamics::simulate;
use endodec_adoption::sis::Sis;
use endodec_adoption::tipping::{ComplexContagion, CostFeedback, Replicator, attractor_r0};
use endodec_adoption::{
    AdoptionFunction, Ecosystem, EcosystemParams, Scenario, ThresholdModel, Tolerances,
};
use serde_json::Value;

use crate::reference::{ECOSYSTEM, FIXED_FRICTION, STACKED_MEMORY};

fn reference() -> Value {
    serde_json::from_str(include_str!("../oracles/tipping.json")).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

#[test]
fn forty_per_cent_is_an_attractor_at_five_thirds() {
    let r0 = attractor_r0(0.4).unwrap();
    assert!((r0 - number(&reference()["a"]["R0"])).abs() < 1e-15);
    // From either side.
    for initial in [0.01, 0.9] {
        assert!((Sis::new(r0, 1.0, initial).unwrap().share(200.0) - 0.4).abs() < 1e-12);
    }
}

#[test]
fn two_readings_have_forty_per_cent_as_a_root() {
    let b = &reference()["b"];
    let replicator = Replicator {
        central: number(&b["a_c"]),
        distributed: number(&b["a_d"]),
    };
    assert!((replicator.tipping_point() - number(&b["unstable"])).abs() < 1e-15);
    let c = &reference()["c"];
    let contagion = ComplexContagion {
        gain: number(&c["b_over_d"]),
        loss: 1.0,
    };
    let (lower, upper) = contagion.tipping_and_resting_points().unwrap();
    // The ratio is given to 16 digits and the root is twice as sensitive there.
    assert!(
        (lower - number(&c["lower"])).abs() < 1e-14 && (upper - number(&c["upper"])).abs() < 1e-14
    );
    for velocity in [
        |s: f64| {
            Replicator {
                central: 0.2,
                distributed: 0.3,
            }
            .velocity(s)
        },
        |s: f64| {
            ComplexContagion {
                gain: 25.0 / 6.0,
                loss: 1.0,
            }
            .velocity(s)
        },
    ] {
        assert!(velocity(0.39) < 0.0 && velocity(0.41) > 0.0);
    }
    assert_eq!(
        ComplexContagion {
            gain: 3.9,
            loss: 1.0
        }
        .tipping_and_resting_points(),
        None
    );
}

fn model() -> ThresholdModel {
    let ecosystem = Ecosystem::new(ECOSYSTEM).unwrap();
    ThresholdModel::new(ecosystem, STACKED_MEMORY).unwrap()
}

fn feedback(adoption_output: f64) -> CostFeedback {
    CostFeedback::new(model(), adoption_output).unwrap()
}

#[test]
fn the_feedback_that_tips_at_forty_per_cent_is_the_reference_one() {
    let d = &reference()["d"];
    let found = CostFeedback::with_critical_share(model(), model().parity_output(), 0.4).unwrap();
    // The integration behind the critical share is good to 1e-9.
    assert!((found.adoption_output() / number(&d["q_d"]) - 1.0).abs() < 1e-8);
    assert!(CostFeedback::with_critical_share(model(), 1e6, 0.4).is_err());
}

#[test]
fn cost_feedback_tips_at_the_reference_shares() {
    let d = &reference()["d"];
    let start = number(&d["Q0"]);
    let tipping = |q: f64| feedback(q).critical_share(start).unwrap().unwrap();
    assert!((tipping(number(&d["q_d"])) - number(&d["s_crit"])).abs() < 1e-9);
    for (q, expected) in d["s_crit_table"].as_object().unwrap() {
        let ours = tipping(q.parse().unwrap());
        assert!(
            (ours / number(expected) - 1.0).abs() < 1e-9,
            "{q}: {ours} {expected}"
        );
    }
}

#[test]
fn simulated_paths_fall_on_the_side_that_the_separatrix_says() {
    let q_d = 120.0;
    for output in [60.0, 112.468_878_346_826_67, 150.0] {
        let critical = feedback(q_d).critical_share(output).unwrap().unwrap();
        if critical >= 1.0 {
            continue;
        }
        for (initial, survives) in [(critical * 0.95, false), (critical * 1.05, true)] {
            let mut scenario = Scenario {
                end: 3000.0,
                points_per_year: 1,
                ..FIXED_FRICTION
            };
            scenario.central_output.rate = 0.0;
            scenario.adoption_output = q_d;
            scenario.initial.output = output;
            scenario.initial.share = initial;
            let path = simulate(&scenario, &Tolerances::default()).unwrap();
            assert_eq!(
                path.points.last().unwrap().share > 0.01,
                survives,
                "{output} {initial}"
            );
        }
    }
}

#[test]
fn nothing_is_needed_beyond_the_threshold_or_under_a_dominant_network() {
    assert_eq!(feedback(60.0).critical_share(200.0).unwrap(), Some(0.0));
    let params = EcosystemParams {
        function: AdoptionFunction::Floored { slope: 1.33 },
        friction: 1.0,
        ..ECOSYSTEM
    };
    let model = ThresholdModel::new(Ecosystem::new(params).unwrap(), STACKED_MEMORY).unwrap();
    assert_eq!(
        CostFeedback::new(model, 1.0)
            .unwrap()
            .critical_share(2.5)
            .unwrap(),
        Some(0.0)
    );
}
