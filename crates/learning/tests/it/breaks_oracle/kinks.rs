//! Kinks and known dates against other programs.

use endodec_learning::breaks::{
    BreakRegression, KnownBreaks, MinimumSegment, WaldCovariance, kinked_lines,
};
use serde_json::Value;

use super::near;
use crate::data;

fn numbers(value: &Value) -> Vec<f64> {
    let values = value.as_array().unwrap().iter();
    values.map(|v| v.as_f64().unwrap()).collect()
}

#[test]
fn kinks_are_at_the_global_minimum() {
    let text = include_str!("../../oracles/kinks/global.json");
    let oracle: Value = serde_json::from_str(text).unwrap();
    for (name, o) in oracle["series"].as_object().unwrap() {
        let rows: Vec<Vec<f64>> = o["rows"].as_array().unwrap().iter().map(numbers).collect();
        let x: Vec<f64> = rows.iter().map(|row| row[0].ln()).collect();
        let y: Vec<f64> = rows.iter().map(|row| row[1].ln()).collect();
        let lines = kinked_lines(&x, &y, 2).unwrap();
        for (count, line) in lines.iter().enumerate() {
            let o = &o[format!("kinks_{count}")];
            let ssr = o["ssr"].as_f64().unwrap();
            // One knot is exact on either side; two were polished by a simplex search there.
            let (tolerance, error) = if count < 2 {
                (1e-9, 1e-8)
            } else {
                (1e-6, 1e-5)
            };
            near(line.ssr, ssr, 1e-10, &format!("{name} {count} SSR"));
            if count == 0 {
                let slope = o["slope"].as_f64().unwrap();
                near(line.slopes[0].estimate, slope, 1e-10, name);
                continue;
            }
            let what = format!("{name} {count}");
            let intervals = line.knot_intervals(0.95).unwrap();
            for (k, knot) in line.knots.iter().enumerate() {
                near(knot.at, numbers(&o["knots_log"])[k], tolerance, &what);
                near(knot.std_error, numbers(&o["knot_se"])[k], error, &what);
                let ends = numbers(&o["interval_t"][k]);
                assert!((intervals[k].lower - ends[0]).abs() < 1e-4, "{what}");
                assert!((intervals[k].upper - ends[1]).abs() < 1e-4, "{what}");
            }
            for (k, slope) in line.slopes.iter().enumerate() {
                near(slope.estimate, numbers(&o["slopes"])[k], error, &what);
                near(slope.std_error, numbers(&o["slope_se"])[k], error, &what);
            }
        }
    }
}

/// A learning curve whose elasticity goes from .2 to .6 at output 64, given to six decimals.
#[test]
fn a_kink_in_an_exact_curve_is_where_it_was_put() {
    let mut table =
        csv::Reader::from_reader(include_str!("../../oracles/field/kinked.csv").as_bytes());
    let (x, y): (Vec<f64>, Vec<f64>) = table
        .records()
        .map(|row| {
            let row = row.unwrap();
            let number = |i: usize| row[i].parse::<f64>().unwrap().ln();
            (number(0), number(1))
        })
        .unzip();
    let lines = kinked_lines(&x, &y, 2).unwrap();
    let best = lines.iter().min_by(|a, b| a.bic.total_cmp(&b.bic)).unwrap();
    assert!((lines[1].knots[0].at.exp() - 64.0).abs() < 1e-5);
    assert!((lines[1].slopes[0].estimate + 0.2).abs() < 1e-7);
    assert!((lines[1].slopes[1].estimate + 0.6).abs() < 1e-7);
    assert!(!best.knots.is_empty());
}

#[test]
fn tests_at_known_dates_are_those_of_r() {
    let text = include_str!("../../oracles/known_dates/known_dates.json");
    let oracle: Value = serde_json::from_str(text).unwrap();
    let solar = data::columns(
        "solar_pv.csv",
        "cumulative_capacity_mw",
        "module_price_usd2019_per_w",
    );
    for (name, series) in [("dram", data::author_dram()), ("solar", solar)] {
        let Some((quantity, cost)) = series else {
            return;
        };
        let logs = |v: &[f64]| -> Vec<f64> { v.iter().map(|v| v.ln()).collect() };
        let model = BreakRegression::with_intercept(
            logs(&cost),
            vec![logs(&quantity)],
            MinimumSegment::Observations(3),
            1,
        )
        .unwrap();
        for dates in ["one", "one_b", "two"] {
            let o = &oracle["series"][name][dates];
            let breaks: Vec<usize> = match &o["break_after_rows"] {
                Value::Array(rows) => rows.iter().map(whole).collect(),
                one => vec![whole(one)],
            };
            compare(&model, &breaks, o, &format!("{name} {dates}"));
        }
    }
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn compare(model: &BreakRegression, breaks: &[usize], o: &Value, what: &str) {
    let found = |covariance| -> KnownBreaks { model.known_breaks(breaks, covariance).unwrap() };
    // R prints fifteen digits.
    let check = |key: &str, got: f64, want: &Value| {
        near(got, want.as_f64().unwrap(), 1e-9, &format!("{what} {key}"));
    };
    for (key, covariance) in [
        ("wald_const", WaldCovariance::Classical),
        ("wald_HC0", WaldCovariance::Hc0),
        ("wald_HC1", WaldCovariance::Hc1),
        ("wald_HC2", WaldCovariance::Hc2),
        ("wald_HC3", WaldCovariance::Hc3),
        (
            "wald_newey_west_lag3",
            WaldCovariance::NeweyWest {
                lags: 3,
                adjusted: false,
            },
        ),
        (
            "wald_newey_west_lag3_adjusted",
            WaldCovariance::NeweyWest {
                lags: 3,
                adjusted: true,
            },
        ),
    ] {
        let found = found(covariance);
        check(key, found.wald.statistic, &o[key]["wald"]);
        check(key, found.wald.p_value, &o[key]["p_chi2"]);
        check(key, found.wald_f.p_value, &o[key]["p_F"]);
    }
    let found = found(WaldCovariance::Classical);
    check("Chow", found.chow.statistic, &o["chow"]["F"]);
    check("Chow p", found.chow.p_value, &o["chow"]["p"]);
    for (j, key) in ["only_intercept", "only_slope"].into_iter().enumerate() {
        check(key, found.alone[j].statistic, &o[key]["F"]);
        check(key, found.alone[j].p_value, &o[key]["p"]);
    }
    if let Some(predictive) = found.predictive {
        check(
            "predictive",
            predictive.statistic,
            &o["predictive_chow"]["F"],
        );
        check(
            "predictive p",
            predictive.p_value,
            &o["predictive_chow"]["p"],
        );
        let unequal = found.unequal_variances.unwrap();
        check(
            "unequal",
            unequal.statistic,
            &o["wald_unequal_variances"]["wald"],
        );
        check(
            "unequal p",
            unequal.p_value,
            &o["wald_unequal_variances"]["p_chi2"],
        );
    }
    for (regime, o) in found.regimes.iter().zip(o["regimes"].as_array().unwrap()) {
        assert_eq!(regime.coefficients.len(), 2);
        let (intercept, slope) = (regime.coefficients[0], regime.coefficients[1]);
        check("intercept", intercept.estimate, &o["intercept"]);
        check("slope", slope.estimate, &o["slope"]);
        check("SE", slope.std_error, &o["se_slope"]);
        check("t", slope.t, &o["t_slope"]);
        check("p", slope.p_value, &o["p_slope"]);
        check("R²", regime.r_squared, &o["r_squared"]);
    }
}
