//! Against R: standard errors, diagnostics, and the exact bootstrap.

use endodec_learning::resampling::{BootstrapParams, IntervalMethod, bootstrap};
use endodec_learning::{Covariance, wright};
use serde_json::Value;

use super::numbers;
use crate::data;

fn oracle() -> Value {
    serde_json::from_str(include_str!("../../oracles/regression_r.json")).unwrap()
}

/// R prints 17 digits; what is left is the rounding of 41-term sums by two methods.
fn close(what: &str, got: f64, want: f64) {
    assert!((got / want - 1.0).abs() < 1e-10, "{what}: {got} {want}");
}

#[test]
fn standard_errors_are_those_of_r_and_sandwich() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    let oracle = oracle();
    for (name, covariance) in [
        ("classical", Covariance::Classical),
        ("hc3", Covariance::Hc3),
        ("newey_west_0", Covariance::NeweyWest { lags: 0 }),
        ("newey_west_3", Covariance::NeweyWest { lags: 3 }),
        ("newey_west_8", Covariance::NeweyWest { lags: 8 }),
    ] {
        let fit = wright::fit_with(&quantity, &cost, covariance).unwrap();
        let want = numbers(&oracle[name]);
        close(name, fit.regression.intercept.std_error, want[0]);
        close(name, fit.regression.slope.std_error, want[1]);
        let coefficients = numbers(&oracle["coefficients"]);
        close("intercept", fit.intercept, coefficients[0]);
        close("slope", -fit.elasticity.value(), coefficients[1]);
    }
    let fit = wright::fit(&quantity, &cost).unwrap();
    // Tail probabilities of 1e−28: the incomplete beta function at its far end.
    assert!((fit.p_value / numbers(&oracle["p_values"])[1] - 1.0).abs() < 1e-8);
    let interval = fit.interval(0.95).unwrap();
    close(
        "upper",
        -interval.upper.value(),
        numbers(&oracle["interval_95"])[0],
    );
    close(
        "lower",
        -interval.lower.value(),
        numbers(&oracle["interval_95"])[1],
    );
    // The usual rule for 41 observations.
    assert_eq!(
        Covariance::newey_west(41),
        Covariance::NeweyWest { lags: 3 }
    );
}

#[test]
fn first_differences_and_diagnostics_are_those_of_r() {
    let Some((quantity, cost)) = data::author_dram() else {
        return;
    };
    let oracle = oracle();
    let difference =
        wright::fit_first_differences(&quantity, &cost, Covariance::Classical).unwrap();
    let want = numbers(&oracle["first_difference"]);
    close("drift", difference.intercept, want[0]);
    close("slope", -difference.elasticity.value(), want[1]);
    close(
        "drift error",
        difference.regression.intercept.std_error,
        want[2],
    );
    close("slope error", difference.std_error, want[3]);

    let fit = wright::fit(&quantity, &cost).unwrap();
    let durbin_watson = numbers(&oracle["durbin_watson"])[0];
    close(
        "Durbin–Watson",
        fit.regression.durbin_watson(),
        durbin_watson,
    );
    let (hat, cook, student) = (
        numbers(&oracle["hat"]),
        numbers(&oracle["cook"]),
        numbers(&oracle["rstudent"]),
    );
    for (i, row) in fit.regression.influence().iter().enumerate() {
        close("leverage", row.leverage, hat[i]);
        // Near-zero residuals keep an absolute error of their own rounding.
        let absolute = |a: Option<f64>, b: f64| (a.unwrap() - b).abs() < 1e-11;
        assert!(absolute(row.cooks_distance, cook[i]));
        assert!(absolute(row.studentised_residual, student[i]));
    }
}

#[test]
fn the_exact_bootstrap_is_that_of_all_ordered_resamples() {
    let quantity = [0.0003685, 0.003714, 0.0403, 0.2006, 0.7411, 2.5];
    let cost = [120.0, 60.0, 35.0, 25.0, 20.0, 15.0];
    let oracle = oracle();
    let all = bootstrap(&quantity, &cost, &BootstrapParams::PAIRS).unwrap();
    close(
        "estimate",
        all.estimate.value(),
        numbers(&oracle["exact_estimate"])[0],
    );
    close(
        "error",
        all.std_error,
        numbers(&oracle["exact_std_error"])[0],
    );
    for (method, name) in [
        (IntervalMethod::Percentile, "percentile"),
        (IntervalMethod::Basic, "basic"),
        (IntervalMethod::Bca, "bca"),
        (IntervalMethod::Studentised, "studentised"),
    ] {
        for level in [0.8, 0.95] {
            let interval = all.interval(method, level).unwrap();
            let want = numbers(&oracle[format!("{name}_{level}").as_str()]);
            close(name, interval.lower.value(), want[0]);
            close(name, interval.upper.value(), want[1]);
        }
    }
}

/// Base R: `predict(lm(log(c) ~ log(q)), interval = …)` is the textbook formula, written out here.
#[test]
fn cost_at_an_output_has_the_textbook_intervals() {
    let quantity = [1.0, 2.0, 3.5, 8.0, 15.0, 33.0];
    let cost = [10.0, 8.3, 7.1, 5.4, 4.2, 3.4];
    let fit = wright::fit(&quantity, &cost).unwrap();
    let line = &fit.regression;
    // t(4) at .975.
    let t = 2.776_445_105_198_f64;
    for at in [0.5, 3.5, 100.0_f64] {
        let x = at.ln();
        let height = fit.intercept - fit.elasticity.value() * x;
        let away = (x - line.x_mean) * (x - line.x_mean) / line.x_sum_of_squares;
        let s = line.residual_std_error;
        let error = s * (1.0 / 6.0 + away).sqrt();
        let one_more = s * (1.0 + 1.0 / 6.0 + away).sqrt();
        for covariance in [Covariance::Classical, Covariance::Hc3] {
            let found = wright::cost_at(&quantity, &cost, covariance, at, 0.95).unwrap();
            assert!((found.cost / height.exp() - 1.0).abs() < 1e-12);
            if covariance == Covariance::Classical {
                assert!((found.confidence.upper / (height + t * error).exp() - 1.0).abs() < 1e-9);
                assert!(
                    (found.prediction.lower / (height - t * one_more).exp() - 1.0).abs() < 1e-9
                );
            }
        }
    }
}
