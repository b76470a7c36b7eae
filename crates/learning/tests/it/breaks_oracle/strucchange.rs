//! Against strucchange.

use std::collections::BTreeMap;

use endodec_learning::breaks::{
    Across, BreakCovariance, BreakParams, BreakRegression, Criterion, MinimumSegment,
};

use super::{RELATIVE, column, near, oracle};

/// The series of a data set of the oracle, with its regressor where it has one.
pub(super) fn model(data: &str, h: usize) -> BreakRegression {
    let minimum = MinimumSegment::Observations(h);
    match data {
        "nile" => BreakRegression::mean_shift(column("nile.csv", "flow"), minimum, 5).unwrap(),
        "realint" => {
            BreakRegression::mean_shift(column("realint.csv", "rate"), minimum, 5).unwrap()
        }
        _ => {
            let (y, x) = if data == "sim_lin2" {
                ("y", "x")
            } else {
                ("ln_price", "ln_cum")
            };
            let file = format!("{data}.csv");
            let regressors = vec![column(&file, x)];
            BreakRegression::with_intercept(column(&file, y), regressors, minimum, 5).unwrap()
        }
    }
}

/// Rows of `strucchange.csv` by data set, minimum segment and number of breaks, then by item and
/// position.
type Strucchange = BTreeMap<(String, usize, usize), BTreeMap<(String, String), f64>>;

fn strucchange() -> Strucchange {
    let text = oracle("strucchange.csv");
    let mut out = Strucchange::new();
    for row in csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes())
        .records()
    {
        let row = row.unwrap();
        let Ok(value) = row[5].parse() else { continue };
        let case = (
            row[0].to_owned(),
            row[1].parse().unwrap(),
            row[2].parse().unwrap(),
        );
        out.entry(case)
            .or_default()
            .insert((row[3].to_owned(), row[4].to_owned()), value);
    }
    out
}

#[test]
fn partitions_sums_and_bic_are_those_of_strucchange() {
    for ((data, h, m), rows) in strucchange() {
        let model = model(&data, h);
        let partition = &model.partitions().unwrap()[m];
        let what = format!("{data}, h = {h}, {m} breaks");
        let at = |item: &str, position: String| rows[&(item.to_owned(), position)];
        near(
            partition.ssr,
            at("ssr", String::new()),
            RELATIVE,
            &format!("{what}: ssr"),
        );
        let criteria = model.criteria(partition).unwrap();
        near(
            criteria.bic,
            at("bic", String::new()),
            RELATIVE,
            &format!("{what}: bic"),
        );
        for (i, date) in partition.breaks.iter().enumerate() {
            near(*date as f64, at("break", (i + 1).to_string()), 0.0, &what);
        }
        if let Some(f) = rows.get(&("sup_f".to_owned(), String::new())) {
            let got = model
                .f_statistic(&partition.breaks, &BreakCovariance::HOMOSKEDASTIC)
                .unwrap();
            near(got, *f, RELATIVE, &format!("{what}: supF"));
        }
    }
}

#[test]
fn regimes_are_those_of_separate_regressions() {
    let white = BreakCovariance::WHITE;
    for ((data, h, m), rows) in strucchange() {
        let model = model(&data, h);
        let breaks = &model.partitions().unwrap()[m].breaks;
        let classical = model
            .regimes(breaks, &BreakCovariance::HOMOSKEDASTIC)
            .unwrap();
        let robust = model.regimes(breaks, &white).unwrap();
        for (j, (regime, robust)) in classical.regimes.iter().zip(&robust.regimes).enumerate() {
            for k in 0..regime.coefficients.len() {
                let at = |item: &str| rows[&(item.to_owned(), format!("{} {}", j + 1, k + 1))];
                let what = format!(
                    "{data}, {m} breaks, regime {}, coefficient {}",
                    j + 1,
                    k + 1
                );
                near(regime.coefficients[k], at("coefficient"), RELATIVE, &what);
                near(regime.std_errors[k], at("std_error"), RELATIVE, &what);
                near(robust.std_errors[k], at("std_error_hc1"), RELATIVE, &what);
            }
        }
    }
}

#[test]
fn intervals_of_dates_are_those_of_strucchange() {
    let common = BreakCovariance {
        date_moments: Across::Common,
        date_variances: Across::Common,
        ..BreakCovariance::HOMOSKEDASTIC
    };
    let settings = [
        ("het95", BreakCovariance::HOMOSKEDASTIC, 0.95),
        ("het90", BreakCovariance::HOMOSKEDASTIC, 0.90),
        ("hom95", common, 0.95),
        ("hc1_95", BreakCovariance::WHITE, 0.95),
    ];
    let mut compared = 0;
    for ((data, h, m), rows) in strucchange() {
        let model = model(&data, h);
        let breaks = model.partitions().unwrap()[m].breaks.clone();
        for (name, covariance, level) in &settings {
            for (i, interval) in model
                .date_intervals(&breaks, covariance, *level)
                .unwrap()
                .iter()
                .enumerate()
            {
                let bound = |side: &str| rows.get(&(format!("{name}_{side}"), (i + 1).to_string()));
                // strucchange gives none where nearly all of the distribution lies on one side.
                let (Some(lower), Some(upper)) = (bound("lower"), bound("upper")) else {
                    continue;
                };
                let what = format!("{data}, h = {h}, {m} breaks, {name}, break {}", i + 1);
                // Its root finder stops at 1.2e−4 of its own unit, which for intervals of hundreds
                // of observations is up to one.
                let slack = |bound: f64| {
                    if (bound - breaks[i] as f64).abs() > 100.0 {
                        1.0
                    } else {
                        0.0
                    }
                };
                assert!(
                    (interval.unclipped[0] - lower).abs() <= slack(*lower),
                    "{what}: {interval:?} {lower}"
                );
                assert!(
                    (interval.unclipped[1] - upper).abs() <= slack(*upper),
                    "{what}: {interval:?} {upper}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn the_nile_breaks_once_in_1898() {
    let model = BreakRegression::mean_shift(
        column("nile.csv", "flow"),
        MinimumSegment::Fraction(0.15),
        5,
    )
    .unwrap();
    let partitions = model.partitions().unwrap();
    let chosen = model.select(&partitions, Criterion::Bic).unwrap().unwrap();
    assert_eq!(chosen.breaks, [28]);
    let interval = model
        .date_intervals(&[28], &BreakCovariance::HOMOSKEDASTIC, 0.95)
        .unwrap()[0];
    assert_eq!((interval.lower, interval.upper), (25, 32));
}

#[test]
fn with_a_fixed_slope_the_joint_regression_is_that_of_lm() {
    let model = BreakRegression::new(BreakParams {
        response: column("sim_lin2.csv", "y"),
        changing: vec![vec![1.0; 120]],
        fixed: vec![column("sim_lin2.csv", "x")],
        minimum_segment: MinimumSegment::Fraction(0.15),
        max_breaks: 2,
    })
    .unwrap();
    let text = oracle("partial.csv");
    let mut rows = BTreeMap::new();
    for row in csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes())
        .records()
    {
        let row = row.unwrap();
        rows.insert(
            (row[0].to_owned(), row[1].to_owned()),
            row[2].parse::<f64>().unwrap(),
        );
    }
    let common = BreakCovariance {
        date_variances: Across::Common,
        ..BreakCovariance::HOMOSKEDASTIC
    };
    let breaks = [40, 85];
    for (covariance, item) in [
        (common, "std_error"),
        (BreakCovariance::WHITE, "std_error_hc1"),
    ] {
        let found = model.regimes(&breaks, &covariance).unwrap();
        let regimes = found.regimes.iter();
        let coefficients = regimes
            .clone()
            .map(|r| r.coefficients[0])
            .chain(found.fixed_coefficients);
        let errors = regimes
            .map(|r| r.std_errors[0])
            .chain(found.fixed_std_errors);
        for (i, (coefficient, error)) in coefficients.zip(errors).enumerate() {
            let at = |item: &str| rows[&(item.to_owned(), (i + 1).to_string())];
            near(coefficient, at("coefficient"), RELATIVE, "coefficient");
            near(error, at(item), RELATIVE, item);
        }
        near(
            found.ssr,
            rows[&("ssr".to_owned(), String::new())],
            RELATIVE,
            "ssr",
        );
    }
    for (covariance, item) in [
        (BreakCovariance::HOMOSKEDASTIC, "f_homoskedastic"),
        (BreakCovariance::WHITE, "f_white"),
    ] {
        let f = model.f_statistic(&breaks, &covariance).unwrap();
        near(f, rows[&(item.to_owned(), String::new())], RELATIVE, item);
    }
}
