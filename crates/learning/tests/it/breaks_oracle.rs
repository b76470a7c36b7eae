//! Breaks against strucchange and mbreaks, and on the memory series.

use std::collections::BTreeMap;
use std::fs;

use endodec_learning::breaks::{
    Across, BreakCovariance, BreakRegression, Criterion, Errors, MinimumSegment, Partition,
};
use serde_json::Value;

use crate::data;

/// Partitions, sums and criteria are computed by entirely different arithmetic on either side; the issue asks for this.
const RELATIVE: f64 = 1e-8;

fn oracle(name: &str) -> String {
    let path = format!("{}/tests/oracles/breaks/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

fn column(file: &str, name: &str) -> Vec<f64> {
    let text = oracle(file);
    let mut table = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let at = table
        .headers()
        .unwrap()
        .iter()
        .position(|h| h == name)
        .unwrap();
    table
        .records()
        .map(|row| row.unwrap()[at].parse().unwrap())
        .collect()
}

fn near(got: f64, want: f64, relative: f64, what: &str) {
    assert!(
        (got - want).abs() <= relative * want.abs(),
        "{what}: got {got}, want {want}"
    );
}

/// The series of a data set of the oracle, with its regressor where it has one.
fn model(data: &str, h: usize) -> BreakRegression {
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

/// Rows of `strucchange.csv` by data set, minimum segment and number of breaks, then by item and position.
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
                // Its root finder stops at 1.2e−4 of its own unit, which for intervals of hundreds of observations is up to one.
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

/// `supF(m)` as mbreaks computes it when each regime has its own variance: in regimes other than the first and the last it sums
/// one squared residual too many, the last of the regime before.
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
            (tests.ud_max() - ud_max).abs() <= 5.001e-4,
            "{name}: {} {ud_max}",
            tests.ud_max()
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
                // Its variances divide by the number of observations, ours by the degrees of freedom.
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
            // Given the breaks, mbreaks lets moments and variances differ across them whatever it is told.
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
            // mbreaks rounds bounds, we round them outwards; and at each break it adds one to the upper bounds of all breaks so far.
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

fn dram() -> Option<(Vec<f64>, Vec<f64>)> {
    let (quantity, price) = data::author_dram()?;
    Some((
        price.iter().map(|p| p.ln()).collect(),
        quantity.iter().map(|q| q.ln()).collect(),
    ))
}

#[test]
fn the_author_s_memory_regimes_are_his_at_his_dates_and_not_at_the_global_minimum() {
    let Some((price, quantity)) = dram() else {
        return;
    };
    let model =
        BreakRegression::with_intercept(price, vec![quantity], MinimumSegment::Fraction(0.15), 5)
            .unwrap();
    // 1984–94, 1995–2007, 2008–24: the numbers he prints, to their digits.
    let his = model
        .regimes(&[11, 24], &BreakCovariance::HOMOSKEDASTIC)
        .unwrap();
    let printed = [(0.3921, 0.0137), (1.1509, 0.0451), (0.3831, 0.0568)];
    for (regime, (slope, error)) in his.regimes.iter().zip(printed) {
        assert!((-regime.coefficients[1] - slope).abs() < 5e-5, "{regime:?}");
        assert!((regime.std_errors[1] - error).abs() < 5e-5, "{regime:?}");
    }
    let Partition { breaks, ssr } = model.partitions().unwrap()[2].clone();
    // Regimes start in 1997 and 2008.
    assert_eq!(breaks, [13, 24]);
    assert!(ssr < his.ssr);
}

#[test]
fn the_santa_fe_memory_series_breaks_once_in_1996() {
    let Some((quantity, price)) = data::santa_fe_dram() else {
        return;
    };
    let price: Vec<f64> = price.iter().map(|p| p.ln()).collect();
    let quantity: Vec<f64> = quantity.iter().map(|q| q.ln()).collect();
    let model =
        BreakRegression::with_intercept(price, vec![quantity], MinimumSegment::Fraction(0.15), 5)
            .unwrap();
    let partitions = model.partitions().unwrap();
    // 1996 is observation 26.
    for criterion in [Criterion::Bic, Criterion::Lwz, Criterion::Kt] {
        assert_eq!(
            model
                .select(&partitions, criterion)
                .unwrap()
                .unwrap()
                .breaks,
            [26]
        );
    }
    assert_eq!(
        model
            .sequential(&BreakCovariance::HOMOSKEDASTIC, 0.05)
            .unwrap()
            .breaks,
        [26]
    );
    // The published breaks of this series (about 1986, 1995, 1998) are of segments that join, and 1995–98 is shorter than
    // fifteen hundredths of the sample. The best three jumps are elsewhere.
    assert_eq!(partitions[3].breaks, [14, 19, 25]);
}
