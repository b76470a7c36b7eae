//! Numbers of the paper's tables, by table, row and column head; an absent one is an error.

use endodec_empirics::{Printed, PrintedTable};
use endodec_paper::tables;

use crate::error::LedgerError;
use crate::evidence::Evidence;

/// Version and number of a table.
pub(super) type Exhibit = (&'static str, &'static str);

/// The number, or an error that says what is missing.
pub(super) fn found<T>(value: Option<T>, what: impl Into<String>) -> Result<T, LedgerError> {
    value.ok_or_else(|| LedgerError::Absent { what: what.into() })
}

/// A printed table.
pub(super) fn table<'a>(
    e: &Evidence<'a>,
    exhibit: Exhibit,
) -> Result<&'a PrintedTable, LedgerError> {
    Ok(tables::printed(&e.inputs.data, exhibit)?)
}

/// The cells of a column.
pub(super) fn cells<'a>(
    e: &Evidence<'a>,
    exhibit: Exhibit,
    head: &str,
) -> Result<Vec<&'a Printed>, LedgerError> {
    Ok(tables::column(table(e, exhibit)?, head)?)
}

/// The cells of a column that hold one number each, in their order; the others are left out.
pub(super) fn column(
    e: &Evidence<'_>,
    exhibit: Exhibit,
    head: &str,
) -> Result<Vec<f64>, LedgerError> {
    let cells = cells(e, exhibit, head)?;
    Ok(cells.into_iter().filter_map(Printed::number).collect())
}

/// The ends of a printed range; both are the number where there is one.
pub(super) fn span(
    e: &Evidence<'_>,
    exhibit: Exhibit,
    row: &str,
    head: &str,
) -> Result<[f64; 2], LedgerError> {
    let cell = table(e, exhibit)?.cell(row, head);
    let (low, high) = found(
        cell.and_then(Printed::interval),
        format!(
            "number in row {row}, column {head} of table {} of {}",
            exhibit.1, exhibit.0
        ),
    )?;
    Ok([low, high])
}

/// A printed number.
pub(super) fn number(
    e: &Evidence<'_>,
    exhibit: Exhibit,
    row: &str,
    head: &str,
) -> Result<f64, LedgerError> {
    let cell = table(e, exhibit)?.cell(row, head);
    found(
        cell.and_then(Printed::number),
        format!(
            "number in row {row}, column {head} of table {} of {}",
            exhibit.1, exhibit.0
        ),
    )
}

/// Smallest and largest of some values.
pub(super) fn extremes(values: impl IntoIterator<Item = f64>) -> [f64; 2] {
    values
        .into_iter()
        .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], value| {
            [low.min(value), high.max(value)]
        })
}

/// How many there are.
pub(super) fn count<T>(items: impl IntoIterator<Item = T>) -> f64 {
    items.into_iter().fold(0.0, |number, _| number + 1.0)
}

/// Distance of two estimates in standard errors of their difference.
pub(super) fn z_statistic((a, se_a): (f64, f64), (b, se_b): (f64, f64)) -> f64 {
    (a - b).abs() / libm::hypot(se_a, se_b)
}

/// Two-sided five per cent of the normal distribution: what "within error" means here.
pub(super) const WITHIN_ERROR: f64 = 1.96;
