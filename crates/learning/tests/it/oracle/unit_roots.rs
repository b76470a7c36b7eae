//! Unit roots, cointegration and Phillips–Perron against statsmodels, and simulated distributions
//! against another program's 300,000 draws.

use endodec_learning::LearningError;
use endodec_learning::persistence::{
    LagRule, NullDistribution, NullSimulation, Terms, engle_granger, phillips_perron, unit_root,
};
use serde_json::Value;

use crate::data;

const TERMS: [(&str, Terms); 2] = [("c", Terms::Constant), ("ct", Terms::ConstantTrend)];

fn oracle() -> Value {
    serde_json::from_str(include_str!("../../oracles/unit_roots/unit_roots.json")).unwrap()
}

/// ln cost and ln quantity, as the oracle has them.
fn series(name: &str) -> Option<(Vec<f64>, Vec<f64>)> {
    let logs = |(q, c): (Vec<f64>, Vec<f64>)| {
        let log = |v: Vec<f64>| v.into_iter().map(f64::ln).collect();
        (log(c), log(q))
    };
    match name {
        "dram" => data::author_dram().map(logs),
        "solar" => data::columns(
            "solar_pv.csv",
            "cumulative_capacity_mw",
            "module_price_usd2019_per_w",
        )
        .map(logs),
        simulated => {
            let text = include_str!("../../oracles/unit_roots/pairs.csv");
            let column = usize::from(simulated == "cointegrated") + 2;
            Some(
                csv::Reader::from_reader(text.as_bytes())
                    .records()
                    .map(|row| {
                        let row = row.unwrap();
                        let number = |i: usize| row[i].parse::<f64>().unwrap();
                        (number(column), number(1))
                    })
                    .unzip(),
            )
        }
    }
}

#[test]
fn every_statistic_is_that_of_statsmodels() {
    let oracle = oracle();
    for name in ["dram", "solar", "independent", "cointegrated"] {
        let Some((y, x)) = series(name) else { return };
        let want = &oracle["series"][name];
        // The regressions lose what the levels have of magnitude over residual: 1e−9 relative to
        // the larger of the statistic and 1.
        let close = |got: f64, want: &Value, what: &str| {
            let want = want.as_f64().unwrap();
            assert!(
                (got - want).abs() < 1e-9 * want.abs().max(1.0),
                "{name} {what}: {got} {want}"
            );
        };
        for (letter, terms) in TERMS {
            for (column, values) in [("cost", &y), ("quantity", &x)] {
                for lags in 0..3 {
                    let test = unit_root(values, terms, LagRule::Fixed(lags)).unwrap();
                    let key = format!("{column}_{letter}_lag{lags}");
                    close(test.statistic, &want["adf"][&key]["statistic"], &key);
                }
                for lags in [0, 3] {
                    let test = phillips_perron(values, terms, lags).unwrap();
                    let key = format!("{column}_{letter}_lags{lags}");
                    let want = &want["phillips_perron"][&key];
                    close(test.statistic, &want["z_tau"], &key);
                    close(test.z_rho, &want["z_rho"], &key);
                    close(test.rho, &want["rho"], &key);
                }
            }
            for lags in 0..3 {
                let test = engle_granger(&y, &x, terms, LagRule::Fixed(lags)).unwrap();
                let key = format!("{letter}_lag{lags}");
                close(
                    test.statistic,
                    &want["engle_granger"][&key]["statistic"],
                    &key,
                );
            }
        }
    }
}

/// 20,000 draws against 300,000: at 5 and 10 per cent a quantile has a standard error of about .012
/// (.03 at 1 per cent), of which four are allowed.
#[test]
fn simulated_quantiles_are_those_of_another_program() {
    let oracle = oracle();
    let simulation = NullSimulation {
        draws: 20_000,
        seed: 3,
    };
    for (n, lags) in [(20, 0), (20, 2), (41, 0), (60, 1)] {
        let want = &oracle["simulated_quantiles"][n.to_string()];
        let rule = LagRule::Fixed(lags);
        for (letter, terms) in TERMS {
            for (test, null) in [
                (
                    "adf",
                    NullDistribution::unit_root(n, terms, rule, &simulation),
                ),
                (
                    "engle_granger",
                    NullDistribution::engle_granger(n, terms, rule, &simulation),
                ),
            ] {
                let null = null.unwrap();
                let key = format!("{test}_{letter}_lag{lags}");
                for (p, share, tolerance) in
                    [(0.01, "1%", 0.12), (0.05, "5%", 0.05), (0.1, "10%", 0.04)]
                {
                    let got = null.quantile(p).unwrap();
                    let want = want[&key][share].as_f64().unwrap();
                    assert!(
                        (got - want).abs() < tolerance,
                        "n {n} {key} {p}: {got} {want}"
                    );
                }
            }
        }
    }
}

/// The referee's numbers: .478 with a constant and .946 with a trend, each to four standard errors
/// of 20,000 draws.
#[test]
fn the_authors_dram_panel_does_not_reject_a_spurious_regression() {
    let Some((y, x)) = series("dram") else { return };
    let simulation = NullSimulation {
        draws: 20_000,
        seed: 1,
    };
    for (terms, want) in [(Terms::Constant, 0.478), (Terms::ConstantTrend, 0.946)] {
        let test = engle_granger(&y, &x, terms, LagRule::Fixed(0)).unwrap();
        let p = test.null(&simulation).unwrap().p_value(test.statistic);
        assert!((p - want).abs() < 0.016, "{terms:?}: {p} {want}");
    }
}

/// An automatic rule is part of the test, and its null simulates the rule too: the size holds.
#[test]
fn a_test_with_automatic_lags_keeps_its_size() {
    let n = 30;
    let rule = LagRule::Aic {
        most: LagRule::schwert(n, Terms::ConstantTrend),
    };
    let reference = NullSimulation {
        draws: 4000,
        seed: 1,
    };
    let fresh = NullSimulation {
        draws: 4000,
        seed: 2,
    };
    let null = NullDistribution::unit_root(n, Terms::ConstantTrend, rule, &reference).unwrap();
    let other = NullDistribution::unit_root(n, Terms::ConstantTrend, rule, &fresh).unwrap();
    // Two simulations of 4,000: the difference of shares has a standard error of .5 points.
    let rejected = other.p_value(null.quantile(0.05).unwrap());
    assert!((rejected - 0.05).abs() < 0.02, "{rejected}");
}

#[test]
fn a_line_has_no_statistic_and_says_why() {
    let line: Vec<f64> = (0..30).map(|t| 3.0 - 0.25 * f64::from(t)).collect();
    let error = unit_root(&line, Terms::ConstantTrend, LagRule::Fixed(0)).unwrap_err();
    assert!(
        matches!(error, LearningError::NoStatistic { .. }),
        "{error}"
    );
    let double: Vec<f64> = (0..30).map(|t| f64::from(t % 7)).collect();
    let cost: Vec<f64> = double.iter().map(|x| 5.0 - 0.3 * x).collect();
    let error = engle_granger(&cost, &double, Terms::Constant, LagRule::Fixed(0)).unwrap_err();
    assert!(
        matches!(error, LearningError::NoStatistic { .. }),
        "{error}"
    );
}
