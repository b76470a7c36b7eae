//! Cochran's Q of the published elasticities (v2 section 6.4): printed 2.1, of five estimates.

use endodec_table::number::shortest;
use endodec_table::{Cell, Table};

use super::{Possible, Reading, ReadingFinding, Rounding};
use crate::claims::{Evidence, published};
use crate::error::LedgerError;

/// The printed statistic and number of estimates.
const PRINTED: (f64, usize) = (2.1, 5);

/// Half a unit of the second decimal, in which elasticities and errors are printed.
const HALF_UNIT: f64 = 0.005;

/// Every choice of five and of six of the estimates with an error, as printed; and the range of Q over the rounding of
/// what is printed for the six that the text keeps.
///
/// # Errors
/// When the table cannot be read.
pub fn find(e: &Evidence<'_>) -> Result<Vec<ReadingFinding>, LedgerError> {
    let estimates = published(e)?;
    let mut findings = Vec::new();
    for size in [PRINTED.1, PRINTED.1 + 1] {
        let matching: Vec<Vec<&(String, f64, f64)>> = subsets(&estimates)
            .into_iter()
            .filter(|subset| subset.len() == size)
            .collect();
        let tried = matching.len();
        for subset in matching {
            let statistic = q(&subset);
            if (statistic - PRINTED.0).abs() <= 0.05 {
                findings.push(finding(
                    names(&subset),
                    size,
                    Possible::Yes,
                    statistic_in_words(statistic),
                    Some(table(&subset)),
                ));
            }
        }
        if !findings
            .iter()
            .any(|found| found.conditions == conditions(size))
        {
            let nearest = subsets(&estimates)
                .into_iter()
                .filter(|subset| subset.len() == size)
                .map(|subset| q(&subset))
                .min_by(|a, b| (a - PRINTED.0).abs().total_cmp(&(b - PRINTED.0).abs()));
            let shown = format!(
                "nearest of {tried} choices: {}",
                statistic_in_words(nearest.unwrap_or(f64::NAN))
            );
            findings.push(finding(
                format!("any {size} of the estimates with an error"),
                size,
                Possible::No,
                shown,
                None,
            ));
        }
    }
    let kept: Vec<&(String, f64, f64)> = estimates
        .iter()
        .filter(|row| !row.0.contains("IV"))
        .collect();
    let [low, high] = range(&kept);
    findings.push(finding(
        format!(
            "the {} that the text keeps, elasticities and errors anywhere in their rounding",
            kept.len()
        ),
        kept.len(),
        if low <= PRINTED.0 + 0.05 && PRINTED.0 - 0.05 <= high {
            Possible::Yes
        } else {
            Possible::No
        },
        format!(
            "Q at most {}, at most {} with the printed elasticities",
            shortest(high, 3),
            shortest(low_errors(&kept), 3)
        ),
        None,
    ));
    Ok(findings)
}

fn finding(
    rows: String,
    size: usize,
    possible: Possible,
    shown_by: String,
    witness: Option<Table>,
) -> ReadingFinding {
    ReadingFinding {
        subject: "cochran-q",
        conditions: conditions(size),
        reading: Reading {
            rows,
            windows: "",
            rounding: Rounding::Nearest,
            base: "",
        },
        possible,
        shown_by,
        witness,
    }
}

fn conditions(size: usize) -> String {
    format!("Q {} of {size} estimates", PRINTED.0)
}

fn statistic_in_words(q: f64) -> String {
    format!("Q {}", shortest(q, 3))
}

fn names(subset: &[&(String, f64, f64)]) -> String {
    subset
        .iter()
        .map(|row| row.0.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

fn subsets<T>(of: &[T]) -> Vec<Vec<&T>> {
    (0..1_u32 << of.len())
        .map(|mask| {
            let chosen = of.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
            chosen.map(|(_, one)| one).collect()
        })
        .collect()
}

/// `Q = Σ(αᵢ − ᾱ)²/sᵢ²` about the precision-weighted mean.
fn q(rows: &[&(String, f64, f64)]) -> f64 {
    let values: Vec<(f64, f64)> = rows.iter().map(|row| (row.1, row.2)).collect();
    of_values(&values)
}

fn of_values(rows: &[(f64, f64)]) -> f64 {
    let weight = |error: f64| 1.0 / (error * error);
    let total: f64 = rows.iter().map(|row| weight(row.1)).sum();
    let mean = rows.iter().map(|row| row.0 * weight(row.1)).sum::<f64>() / total;
    rows.iter()
        .map(|row| (row.0 - mean) * (row.0 - mean) * weight(row.1))
        .sum()
}

/// Q is the least weighted sum of squares over all means, so it falls in every error and is convex in the elasticities:
/// its largest value over a rounding is that of a corner with the smallest errors. The smallest is at least 0.
fn range(rows: &[&(String, f64, f64)]) -> [f64; 2] {
    let corners = (0..1_u32 << rows.len()).map(|mask| {
        let corner: Vec<(f64, f64)> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let sign = if mask >> at & 1 == 1 { 1.0 } else { -1.0 };
                (row.1 + sign * HALF_UNIT, row.2 - HALF_UNIT)
            })
            .collect();
        of_values(&corner)
    });
    [0.0, corners.fold(0.0, f64::max)]
}

fn low_errors(rows: &[&(String, f64, f64)]) -> f64 {
    let smallest: Vec<(f64, f64)> = rows.iter().map(|row| (row.1, row.2 - HALF_UNIT)).collect();
    of_values(&smallest)
}

fn table(subset: &[&(String, f64, f64)]) -> Table {
    let mut table = Table::new(["series", "estimate", "std_error"]);
    for row in subset {
        table.push([
            Cell::from(row.0.as_str()),
            Cell::from(row.1),
            Cell::from(row.2),
        ]);
    }
    table
}
