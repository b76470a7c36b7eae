//! Against 40-digit computation: estimators of τ², all maxima of their likelihoods, intervals.

use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity, leave_one_out};
use serde_json::Value;

use super::numbers;

const ESTIMATORS: [(&str, BetweenVariance); 6] = [
    ("DL", BetweenVariance::DersimonianLaird),
    ("REML", BetweenVariance::Reml),
    ("ML", BetweenVariance::MaximumLikelihood),
    ("PM", BetweenVariance::PauleMandel),
    ("HE", BetweenVariance::Hedges),
    ("SJ", BetweenVariance::SidikJonkman),
];

fn oracle() -> Value {
    serde_json::from_str(include_str!("../../oracles/meta/exact.json")).unwrap()
}

/// Zero where the reference is zero, else to the tolerance that the reference asks for.
fn same(what: &str, got: f64, want: f64, tolerance: f64) {
    let exact = want == 0.0 && got == 0.0;
    assert!(
        exact || (got / want - 1.0).abs() < tolerance,
        "{what}: {got} {want}"
    );
}

#[test]
fn every_estimator_is_exact_on_every_set() {
    for (set, o) in oracle()["sets"].as_object().unwrap() {
        let (y, s) = (numbers(&o["estimates"]), numbers(&o["std_errors"]));
        for (name, between) in ESTIMATORS {
            let h = heterogeneity(&y, &s, between).unwrap();
            let o = &o[name];
            let check = |what: &str, got: f64, want: f64| {
                same(&format!("{set} {name} {what}"), got, want, 1e-10);
            };
            let want = |key: &str| o[key].as_f64().unwrap();
            check("τ²", h.tau_squared, want("tau2"));
            check("mean", h.random.estimate, want("mean"));
            check("SE", h.random.std_error, want("se"));
            check("I²", 100.0 * h.i_squared, want("I2"));
            check("H²", h.h_squared, want("H2"));
            let modified = h.hartung_knapp_modified_interval(0.95).unwrap();
            let ends = numbers(&o["adhoc"]);
            check("modified lower", modified.lower, ends[0]);
            check("modified upper", modified.upper, ends[1]);
            if let Ok(prediction) = h.prediction_interval(0.95) {
                let ends = numbers(&o["prediction"]);
                check("prediction lower", prediction.lower, ends[0]);
                check("prediction upper", prediction.upper, ends[1]);
            }
        }
    }
}

#[test]
fn every_maximum_of_the_likelihoods_is_found() {
    for (set, o) in oracle()["sets"].as_object().unwrap() {
        let (y, s) = (numbers(&o["estimates"]), numbers(&o["std_errors"]));
        // The reference leaves out the constant ½·ln k of the contrasts' density.
        let constant = 0.5 * (y.len() as f64).ln();
        for (name, constant) in [("REML", constant), ("ML", 0.0)] {
            let between = ESTIMATORS.iter().find(|e| e.0 == name).unwrap().1;
            let found = heterogeneity(&y, &s, between).unwrap().maxima;
            let want = o[name]["maxima"].as_array().unwrap();
            assert_eq!(found.len(), want.len(), "{set} {name}");
            for (found, want) in found.iter().zip(want) {
                let tau_squared = want["tau2"].as_f64().unwrap();
                same(set, found.tau_squared, tau_squared, 1e-10);
                let logarithm = want["log_likelihood"].as_f64().unwrap() + constant;
                assert!(
                    (found.log_likelihood - logarithm).abs() < 1e-10,
                    "{set} {name}: {} {logarithm}",
                    found.log_likelihood
                );
            }
        }
    }
}

#[test]
fn q_profiles_meet_the_quantiles_of_chi_squared() {
    for (set, o) in oracle()["sets"].as_object().unwrap() {
        let (y, s) = (numbers(&o["estimates"]), numbers(&o["std_errors"]));
        let h = heterogeneity(&y, &s, BetweenVariance::PauleMandel).unwrap();
        let found = [
            ("tau2", h.tau_squared_interval(0.95).unwrap(), 1.0),
            ("I2", h.i_squared_interval(0.95).unwrap(), 100.0),
            ("H2", h.h_squared_interval(0.95).unwrap(), 1.0),
        ];
        for (key, interval, unit) in found {
            let Some(interval) = interval else {
                assert!(o["q_profile"].is_null(), "{set}");
                continue;
            };
            let ends = numbers(&o["q_profile"][key]);
            same(set, unit * interval.lower, ends[0], 1e-10);
            same(set, unit * interval.upper, ends[1], 1e-10);
        }
    }
}

#[test]
fn leaving_one_out_is_exact_too() {
    for (set, o) in oracle()["sets"].as_object().unwrap() {
        let (y, s) = (numbers(&o["estimates"]), numbers(&o["std_errors"]));
        for (name, between) in ESTIMATORS {
            let Some(want) = o[name]["leave_one_out"].as_array() else {
                continue;
            };
            let found = leave_one_out(&y, &s, between).unwrap();
            assert_eq!(found.len(), want.len());
            for (found, want) in found.iter().zip(want) {
                same(
                    &format!("{set} {name}"),
                    found.tau_squared,
                    want.as_f64().unwrap(),
                    1e-10,
                );
            }
        }
    }
}

/// Four curves of which one is uncertain: climbing from DerSimonian and Laird's estimate ends on the
/// lower of two maxima, with an interval a tenth as wide.
#[test]
fn the_highest_of_two_maxima_is_taken() {
    let h = heterogeneity(
        &[0.21, 0.20, 0.22, 1.60],
        &[0.004, 0.005, 0.010, 0.300],
        BetweenVariance::Reml,
    )
    .unwrap();
    assert_eq!(h.maxima.len(), 2);
    let interval = h.random.interval(0.95).unwrap();
    for (got, printed) in [
        (h.tau_squared, 0.3622),
        (h.random.estimate, 0.503),
        (interval.lower, -0.102),
        (interval.upper, 1.108),
    ] {
        // Half a unit of the last digit that metafor and scipy print.
        assert!((got - printed).abs() < 1e-3, "{got} {printed}");
    }
}

#[test]
fn estimates_that_agree_do_not_make_the_mean_certain() {
    let h = heterogeneity(&[0.2; 3], &[0.05; 3], BetweenVariance::Reml).unwrap();
    let plain = h.hartung_knapp_interval(0.95).unwrap();
    assert!(plain.upper - plain.lower < 1e-12);
    let modified = h.hartung_knapp_modified_interval(0.95).unwrap();
    assert!((modified.lower - 0.075_793_11).abs() < 1e-7);
    assert!((modified.upper - 0.324_206_9).abs() < 1e-7);
}
