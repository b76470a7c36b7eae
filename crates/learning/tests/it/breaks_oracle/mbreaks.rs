//! Against mbreaks.

use endodec_learning::breaks::{
    Across, BreakCovariance, BreakRegression, Criterion, Errors, MinimumSegment,
};
use serde_json::Value;

use super::{RELATIVE, column, near, oracle};

fn mbreaks_settings() -> [(&'static str, BreakCovariance); 4] {
    let common = BreakCovariance {
        errors: Errors::Homoskedastic,
        test_moments: Across::Common,
        test_variances: Across::Common,
        date_moments: Across::Common,
        date_variances: Across::Common,
    };
    [
        ("hac_prewhitened", BreakCovariance::HAC),
        (
            "hac",
            BreakCovariance {
                errors: Errors::Hac { prewhiten: false },
                ..BreakCovariance::HAC
            },
        ),
        ("homoskedastic", common),
        ("by_regime", BreakCovariance::BY_REGIME),
    ]
}

fn realint_bp2003() -> BreakRegression {
    let rate = column("realint_bp2003.csv", "rate");
    BreakRegression::mean_shift(rate, MinimumSegment::Fraction(0.15), 5).unwrap()
}

/// `supF(m)` as mbreaks computes it when each regime has its own variance: in regimes other than
/// the first and the last it sums one squared residual too many, the last of the regime before.
fn with_mbreaks_variances(y: &[f64], breaks: &[usize]) -> f64 {
    let (n, m) = (y.len() as f64, breaks.len() as f64);
    let bounds: Vec<usize> = [0]
        .into_iter()
        .chain(breaks.iter().copied())
        .chain([y.len()])
        .collect();
    let means: Vec<f64> = bounds
        .windows(2)
        .map(|w| y[w[0]..w[1]].iter().sum::<f64>() / (w[1] - w[0]) as f64)
        .collect();
    let square = |t: usize| {
        let regime = bounds.iter().skip(1).position(|end| t < *end).unwrap();
        (y[t] - means[regime]) * (y[t] - means[regime])
    };
    // Weighted least squares of equal means: the Wald statistic of q = 1 in closed form.
    let precision: Vec<f64> = bounds
        .windows(2)
        .enumerate()
        .map(|(j, w)| {
            let from = if j == 0 || j == breaks.len() {
                w[0]
            } else {
                w[0] - 1
            };
            let length = (w[1] - w[0]) as f64;
            let variance = (from..w[1]).map(square).sum::<f64>() / length;
            length / variance
        })
        .collect();
    let centre = precision
        .iter()
        .zip(&means)
        .map(|(p, m)| p * m)
        .sum::<f64>()
        / precision.iter().sum::<f64>();
    let wald: f64 = precision
        .iter()
        .zip(&means)
        .map(|(p, m)| p * (m - centre) * (m - centre))
        .sum();
    (n - m - 1.0) / (n * m) * wald
}

#[test]
fn tests_are_those_of_mbreaks_in_its_four_settings() {
    let oracle: Value = serde_json::from_str(&oracle("mbreaks_realint.json")).unwrap();
    let model = realint_bp2003();
    let rate = column("realint_bp2003.csv", "rate");
    let partitions = model.partitions().unwrap();
    for (name, covariance) in mbreaks_settings() {
        let tests = model.tests(&partitions, &covariance).unwrap();
        let want = |key: &str, i: usize| oracle[name][key][i].as_f64().unwrap();
        for (m, partition) in partitions.iter().enumerate().skip(1) {
            let what = format!("{name}: supF({m})");
            if name == "by_regime" {
                near(
                    with_mbreaks_variances(&rate, &partition.breaks),
                    want("supF", m - 1),
                    RELATIVE,
                    &what,
                );
                // Right variances change the statistic by a few parts in a hundred at most.
                near(tests.sup_f[m - 1], want("supF", m - 1), 0.05, &what);
            } else {
                near(tests.sup_f[m - 1], want("supF", m - 1), RELATIVE, &what);
            }
            near(
                tests.sequential[m - 1],
                want("supF_next", m - 1),
                RELATIVE,
                &format!("{name}: supF({m}|{})", m - 1),
            );
        }
        // mbreaks rounds this one to three decimals.
        let ud_max = oracle[name]["UDmax"].as_f64().unwrap();
        assert!(
            (tests.ud_max().unwrap() - ud_max).abs() <= 5.001e-4,
            "{name}: {} {ud_max}",
            tests.ud_max().unwrap()
        );
    }
}

#[test]
fn selections_are_those_of_mbreaks_in_its_four_settings() {
    let oracle: Value = serde_json::from_str(&oracle("mbreaks_realint.json")).unwrap();
    let model = realint_bp2003();
    let partitions = model.partitions().unwrap();
    for (name, covariance) in mbreaks_settings() {
        let want = &oracle[name];
        let sequential = model.sequential(&covariance, 0.05).unwrap();
        assert_eq!(sequential.breaks, dates(&want["dosequa"]), "{name}");
        if want.get("dorepart").is_some() {
            assert_eq!(sequential.repartition, dates(&want["dorepart"]), "{name}");
        }
        for (criterion, key) in [
            (Criterion::Bic, "order_BIC"),
            (Criterion::Lwz, "order_LWZ"),
            (Criterion::Kt, "order_KT"),
        ] {
            let chosen = model.select(&partitions, criterion).unwrap().unwrap();
            assert_eq!(chosen.breaks, dates(&want[key]), "{name}: {key}");
        }
    }
}

#[test]
fn intervals_and_standard_errors_are_those_of_mbreaks_but_for_its_defects() {
    let oracle: Value = serde_json::from_str(&oracle("mbreaks_realint.json")).unwrap();
    let model = realint_bp2003();
    for (name, covariance) in mbreaks_settings() {
        for fixed in oracle[name]["fixed"].as_array().unwrap() {
            let breaks = dates(fixed);
            let m = breaks.len();
            let regimes = model.regimes(&breaks, &covariance).unwrap().regimes;
            for (j, regime) in regimes.iter().enumerate() {
                let length = (regime.to - regime.from + 1) as f64;
                // Its variances divide by the number of observations, ours by the degrees of
                // freedom.
                let factor = match name {
                    "hac_prewhitened" | "hac" => 1.0,
                    "homoskedastic" => ((103.0 - m as f64 - 1.0) / 103.0).sqrt(),
                    _ => ((length - 1.0) / length).sqrt(),
                };
                // In the last setting a regime in the middle has one squared residual too many.
                if name != "by_regime" || j == 0 || j == m {
                    let want = fixed["SE"][j].as_f64().unwrap();
                    near(
                        regime.std_errors[0] * factor,
                        want,
                        RELATIVE,
                        &format!("{name}, {m} breaks, regime {j}"),
                    );
                }
            }
            // Given the breaks, mbreaks lets moments and variances differ across them whatever it
            // is told.
            let covariance = if name == "homoskedastic" {
                BreakCovariance::HOMOSKEDASTIC
            } else {
                covariance
            };
            compare_intervals(&model, name, fixed, &covariance);
        }
        // Of the breaks it finds one at a time it takes the intervals as told.
        compare_intervals(&model, name, &oracle[name]["dosequa"], &covariance);
    }
}

fn compare_intervals(
    model: &BreakRegression,
    name: &str,
    oracle: &Value,
    covariance: &BreakCovariance,
) {
    let breaks = dates(oracle);
    let m = breaks.len();
    for (level, first) in [(0.95, 0), (0.90, 2)] {
        for (i, interval) in model
            .date_intervals(&breaks, covariance, level)
            .unwrap()
            .iter()
            .enumerate()
        {
            let bound = |k: usize| oracle["CI"][i][first + k].as_f64().unwrap();
            // mbreaks rounds bounds, we round them outwards; and at each break it adds one to the
            // upper bounds of all breaks so far.
            let (lower, upper) = (bound(0), bound(1) - (m - i) as f64);
            let what =
                format!("{name}, {m} breaks, {level}, break {i}: {interval:?} {lower} {upper}");
            assert!(
                (0.0..=1.0).contains(&(lower - interval.unclipped[0])),
                "{what}"
            );
            assert!(
                (0.0..=1.0).contains(&(interval.unclipped[1] - upper)),
                "{what}"
            );
        }
    }
}

fn dates(oracle: &Value) -> Vec<usize> {
    let dates = oracle["date"].as_array().unwrap().iter();
    dates
        .map(|d| usize::try_from(d.as_u64().unwrap()).unwrap())
        .collect()
}

#[test]
fn tests_with_one_and_two_coefficients_are_those_of_mbreaks() {
    let oracle: Value = serde_json::from_str(&oracle("mbreaks_more.json")).unwrap();
    for (data, h) in [("nile", 15), ("sim_lin2", 18), ("sim_wright41", 6)] {
        let model = super::strucchange::model(data, h);
        let partitions = model.partitions().unwrap();
        for (name, covariance) in mbreaks_settings() {
            let tests = model.tests(&partitions, &covariance).unwrap();
            for m in 1..=5 {
                let what = format!("{data}, {name}, {m} breaks");
                let want = |key: &str| oracle[data][name][key][m - 1].as_f64().unwrap();
                near(tests.sequential[m - 1], want("supF_next"), RELATIVE, &what);
                if name == "by_regime" && m > 1 {
                    // The residual too many makes its variances larger and its statistics smaller.
                    let ratio = want("supF") / tests.sup_f[m - 1];
                    assert!(ratio > 0.9 && ratio < 1.0, "{what}: {ratio}");
                } else {
                    near(tests.sup_f[m - 1], want("supF"), RELATIVE, &what);
                }
            }
        }
    }
}
