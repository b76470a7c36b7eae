//! The printed tables, from which a table, row or column that is not there is an error.

use endodec_empirics::{Datasets, Printed, PrintedTable};

use crate::PaperError;

/// A printed table, by version (`v1`, `v2`) and number (`2`, `4a`, `B1`).
///
/// # Errors
/// When the data have no such table.
///
/// ```
/// use endodec_empirics::Datasets;
/// use endodec_paper::tables;
///
/// let data = Datasets::embedded()?;
/// let table = tables::printed(&data, ("v1", "2"))?;
/// assert_eq!(tables::column(table, "Year")?.len(), table.rows.len());
/// assert_eq!(
///     tables::column(table, "Weight").unwrap_err().to_string(),
///     "v1 Table 2 of the paper has no column `Weight`"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn printed<'a>(
    data: &'a Datasets,
    (version, number): (&str, &str),
) -> Result<&'a PrintedTable, PaperError> {
    data.printed
        .table(version, number)
        .ok_or_else(|| absent((version, number), "rows"))
}

/// The cells under a column head, in row order.
///
/// # Errors
/// When no column has this head.
pub fn column<'a>(table: &'a PrintedTable, head: &str) -> Result<Vec<&'a Printed>, PaperError> {
    table
        .column(head)
        .ok_or_else(|| absent(name(table), &format!("column `{head}`")))
}

/// The cell under a column head in the first row whose first cell reads `row`.
///
/// # Errors
/// When there is no such row or column.
pub fn cell<'a>(table: &'a PrintedTable, row: &str, head: &str) -> Result<&'a Printed, PaperError> {
    table
        .cell(row, head)
        .ok_or_else(|| absent(name(table), &format!("row `{row}` under `{head}`")))
}

pub(crate) fn absent((version, number): (&str, &str), what: &str) -> PaperError {
    PaperError::PrintedTable {
        table: format!("{version} Table {number}"),
        what: what.to_owned(),
    }
}

fn name(table: &PrintedTable) -> (&str, &str) {
    (&table.version, &table.number)
}
