//! Printed tables as the first columns of ours.

use endodec_empirics::{PaperTable, Printed};

use crate::error::ReportError;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

/// A printed table that shipped data must have.
pub(super) fn table<'a>(
    inputs: &'a Inputs,
    version: &str,
    number: &str,
) -> Result<&'a PaperTable, ReportError> {
    inputs
        .data
        .paper
        .table(version, number)
        .ok_or_else(|| ReportError::PrintedTable {
            table: name(version, number),
            what: "rows".to_owned(),
        })
}

/// The cells under a printed column head.
pub(super) fn column<'a>(
    table: &'a PaperTable,
    head: &str,
) -> Result<Vec<&'a Printed>, ReportError> {
    table.column(head).ok_or_else(|| ReportError::PrintedTable {
        table: name(&table.version, &table.number),
        what: format!("column `{head}`"),
    })
}

/// The printed columns with these heads, to the letter, under names of our own.
pub(super) fn transcribe(
    inputs: &Inputs,
    (version, number): (&str, &str),
    columns: &[(&str, &str)],
) -> Result<Table, ReportError> {
    let printed = table(inputs, version, number)?;
    let mut ours = Table::new(Vec::<String>::new());
    for _ in &printed.rows {
        ours.push([]);
    }
    for (head, name) in columns {
        let cells = column(printed, head)?
            .into_iter()
            .map(letter)
            .collect::<Vec<_>>();
        ours = ours.with_column(name, cells);
    }
    Ok(ours)
}

fn letter(printed: &Printed) -> Cell {
    if printed.text().is_empty() {
        Cell::Missing
    } else {
        Cell::from(printed.text())
    }
}

fn name(version: &str, number: &str) -> String {
    format!("{version} Table {number}")
}
