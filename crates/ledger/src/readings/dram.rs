//! The elasticities and statistics printed of the DRAM curve (v1 section 4.1, v2 section 5.2.1).

use endodec_learning::{Covariance, regression::regress};
use endodec_paper::samples::{self, CostSeries};
use endodec_table::number::shortest;
use endodec_table::{Cell, Table};

use super::{Possible, Reading, ReadingFinding, Rounding};
use crate::claims::Evidence;
use crate::error::LedgerError;

/// Fewest rows of a period: three are what a standard error needs.
const FEWEST: usize = 3;

/// Printed elasticity of the full sample, with its standard error, R² and number of observations.
const PRINTED: [(&str, f64, f64, f64, f64); 2] = [
    ("v1", 0.22, 0.03, 0.96, 41.0),
    ("v2", 0.66, 0.04, 0.96, 9.0),
];

/// A sample and what its outputs count from.
struct Rows {
    name: &'static str,
    base: &'static str,
    series: CostSeries,
}

/// The samples that can be meant. The first output is printed as a bound, "<0.001": it is also taken at the bound itself
/// and at a thousandth of the value that its printed logarithm gives.
fn samples_meant(e: &Evidence<'_>) -> Result<Vec<Rows>, LedgerError> {
    let printed = samples::printed_dram(&e.inputs.data)?;
    let author = samples::author_dram(&e.inputs.data);
    let with_first = |output: f64| {
        let mut series = printed.clone();
        if let Some(first) = series.output.first_mut() {
            *first = output;
        }
        series
    };
    let without_first = printed.rows().skip(1).collect();
    let rows = |name, base, series| Rows { name, base, series };
    Ok(vec![
        rows(
            "nine printed rows",
            "first output e^-11.51, its printed logarithm",
            printed.clone(),
        ),
        rows(
            "nine printed rows",
            "first output .001, its printed bound",
            with_first(1e-3),
        ),
        rows(
            "nine printed rows",
            "first output 1e-8, far below",
            with_first(1e-8),
        ),
        rows("eight printed rows, without the first", "", without_first),
        rows(
            "41 years of the author's file",
            "output before 1984 left out",
            author,
        ),
        rows(
            "Santa Fe series, 1971 to 2007",
            "output before 1971 left out",
            samples::santa_fe_dram(&e.inputs.data),
        ),
    ])
}

/// Every printed elasticity over the full rows and over every run of years, and the identity that binds R².
///
/// # Errors
/// When a sample cannot be read or fitted.
pub fn find(e: &Evidence<'_>) -> Result<Vec<ReadingFinding>, LedgerError> {
    let samples = samples_meant(e)?;
    let mut findings = Vec::new();
    for (version, alpha, ..) in PRINTED {
        for rows in &samples {
            let fit = rows.series.fit()?;
            findings.push(elasticity(
                version,
                alpha,
                rows,
                "the full sample",
                &rows.series,
                fit.elasticity.value(),
            ));
        }
        for rows in &samples {
            findings.push(over_periods(version, alpha, rows)?);
        }
    }
    for (version, alpha, error, r_squared, n) in PRINTED {
        for rounding in [Rounding::Nearest, Rounding::CutOff] {
            findings.push(identity(version, [alpha, error, r_squared, n], rounding));
        }
    }
    Ok(findings)
}

fn elasticity(
    version: &str,
    printed: f64,
    rows: &Rows,
    period: &str,
    series: &CostSeries,
    computed: f64,
) -> ReadingFinding {
    let agrees = (computed - printed).abs() <= 0.005;
    ReadingFinding {
        subject: "dram",
        conditions: format!("{version}: alpha {printed}"),
        reading: Reading {
            rows: format!("{}, {period}", rows.name),
            windows: "",
            rounding: Rounding::Nearest,
            base: rows.base,
        },
        possible: if agrees { Possible::Yes } else { Possible::No },
        shown_by: format!("alpha {}", shortest(computed, 3)),
        witness: agrees.then(|| table(series)),
    }
}

/// The run of years whose elasticity is nearest to the printed one, of all with three rows or more.
fn over_periods(version: &str, printed: f64, rows: &Rows) -> Result<ReadingFinding, LedgerError> {
    let all: Vec<(i16, f64, f64)> = rows.series.rows().collect();
    let mut best: Option<(f64, CostSeries)> = None;
    let mut tried = 0_usize;
    for from in 0..all.len() {
        for to in from + FEWEST..=all.len() {
            let period: CostSeries = all[from..to].iter().copied().collect();
            let (x, y) = (logarithms(&period.output), logarithms(&period.price));
            let Ok(fit) = regress(&x, &y, Covariance::Classical) else {
                continue;
            };
            tried += 1;
            let alpha = -fit.slope.estimate;
            if best
                .as_ref()
                .is_none_or(|(found, _)| (alpha - printed).abs() < (found - printed).abs())
            {
                best = Some((alpha, period));
            }
        }
    }
    let (alpha, period) = best.unwrap_or((f64::NAN, CostSeries::default()));
    let years = match (period.years.first(), period.years.last()) {
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => String::new(),
    };
    let name = format!("nearest of {tried} runs of years, {years}");
    Ok(elasticity(version, printed, rows, &name, &period, alpha))
}

fn logarithms(values: &[f64]) -> Vec<f64> {
    values.iter().map(|value| libm::log(*value)).collect()
}

/// Of one regressor with a constant and classical errors, `R² = t²/(t² + n − 2)`: it rises in the slope and falls in the
/// error, so that its range over a rounding is that of two corners.
fn identity(
    version: &str,
    [alpha, error, printed, n]: [f64; 4],
    rounding: Rounding,
) -> ReadingFinding {
    let range = |value: f64, unit: f64| match rounding {
        Rounding::Nearest => [value - 0.5 * unit, value + 0.5 * unit],
        Rounding::CutOff => [value, value + unit],
    };
    let (alphas, errors) = (range(alpha, 0.01), range(error, 0.01));
    let r_squared = |alpha: f64, error: f64| {
        let t = alpha / error;
        t * t / (t * t + n - 2.0)
    };
    let [low, high] = [
        r_squared(alphas[0], errors[1]),
        r_squared(alphas[1], errors[0]),
    ];
    let wanted = range(printed, 0.01);
    let possible = low <= wanted[1] && wanted[0] <= high;
    ReadingFinding {
        subject: "dram",
        conditions: format!("{version}: alpha {alpha}, SE {error}, R2 {printed}, n {n}"),
        reading: Reading {
            rows: "any sample: least squares on one regressor and a constant, classical error"
                .to_owned(),
            windows: "",
            rounding,
            base: "",
        },
        possible: if possible {
            Possible::Yes
        } else {
            Possible::No
        },
        shown_by: format!(
            "R2 = t^2/(t^2 + n - 2) lies between {} and {}",
            shortest(low, 3),
            shortest(high, 3)
        ),
        witness: None,
    }
}

fn table(series: &CostSeries) -> Table {
    let mut table = Table::new(["year", "cumulative", "price"]);
    for (year, output, price) in series.rows() {
        table.push([
            Cell::from(f64::from(year)),
            Cell::from(output),
            Cell::from(price),
        ]);
    }
    table
}
