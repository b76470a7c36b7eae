//! Against metafor on the BCG vaccine trials, and the readings of the paper's Q.

use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity, subsets_with_q};
use endodec_numerics::Rounded;
use serde_json::Value;

use super::numbers;

#[test]
fn the_bcg_trials_come_out_as_in_metafor() {
    let text = include_str!("../../oracles/metafor_bcg.json");
    let oracle: Value = serde_json::from_str(text).unwrap();
    let estimates = numbers(&oracle["yi"]);
    let std_errors: Vec<f64> = numbers(&oracle["vi"]).iter().map(|v| v.sqrt()).collect();
    for (name, between, tolerance) in [
        // Closed form: rounding and the fifteen printed digits.
        ("DL", BetweenVariance::DersimonianLaird, 1e-12),
        // metafor stops its Fisher scoring at a step of 1e−5, so its own τ² is this far off.
        ("REML", BetweenVariance::Reml, 2e-6),
    ] {
        let h = heterogeneity(&estimates, &std_errors, between).unwrap();
        let want = |key: &str| oracle[name][key].as_f64().unwrap();
        let check = |what: &str, got: f64, want: f64, tolerance: f64| {
            assert!(
                (got / want - 1.0).abs() < tolerance,
                "{name} {what}: {got} {want}"
            );
        };
        check("Q", h.q, want("QE"), 1e-12);
        check("p", h.p_value, want("QEp"), 1e-9);
        check("τ²", h.tau_squared, want("tau2"), tolerance);
        check("I²", 100.0 * h.i_squared, want("I2"), tolerance);
        check("mean", h.random.estimate, want("b"), tolerance);
        check("SE", h.random.std_error, want("se"), tolerance);
        let ci = h.random.interval(0.95).unwrap();
        let printed = numbers(&oracle[name]["ci"]);
        check("lower", ci.lower, printed[0], tolerance);
        check("upper", ci.upper, printed[1], tolerance);
        let fixed = oracle["FE"]["b"].as_f64().unwrap();
        check("fixed", h.fixed.estimate, fixed, 1e-12);
        let fixed_se = oracle["FE"]["se"].as_f64().unwrap();
        check("fixed SE", h.fixed.std_error, fixed_se, 1e-12);
        if name == "REML" {
            let knapp = oracle["REML_KNHA"]["se"].as_f64().unwrap();
            check("Hartung–Knapp", h.hartung_knapp_std_error, knapp, tolerance);
            let ci = h.hartung_knapp_interval(0.95).unwrap();
            let printed = numbers(&oracle["REML_KNHA"]["ci"]);
            check("Hartung–Knapp lower", ci.lower, printed[0], tolerance);
            check("Hartung–Knapp upper", ci.upper, printed[1], tolerance);
        }
    }
}

/// The seven rows of v2 Table 11 that have a standard error.
const TABLE_11: [(&str, f64, f64); 7] = [
    ("HBM", 0.23, 0.06),
    ("NAND", 0.24, 0.05),
    ("Intel", 0.24, 0.04),
    ("DRAM (IV)", 0.32, 0.05),
    ("Solar", 0.23, 0.02),
    ("Li-ion", 0.21, 0.03),
    ("AWS", 0.25, 0.03),
];

/// v2 §7 prints Q = 2.1 for estimates that are said to leave the instrumented one out; it takes the
/// instrumented one to get there.
#[test]
fn the_printed_q_needs_the_excluded_estimate() {
    let estimates: Vec<f64> = TABLE_11.iter().map(|row| row.1).collect();
    let errors: Vec<f64> = TABLE_11.iter().map(|row| row.2).collect();
    let readings = subsets_with_q(&estimates, &errors, Rounded::decimals(2.1, 1)).unwrap();
    assert_eq!(readings.len(), 128 - 8);
    let matching: Vec<_> = readings.iter().filter(|r| r.matches).collect();
    assert!(!matching.is_empty());
    assert!(matching.iter().all(|r| r.members.contains(&3)));
    let without: Vec<usize> = vec![0, 1, 2, 4, 5, 6];
    let printed = readings.iter().find(|r| r.members == without).unwrap();
    assert!((printed.q - 0.97).abs() < 0.3, "{}", printed.q);
}
