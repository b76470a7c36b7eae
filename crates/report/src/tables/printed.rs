//! Printed tables as the first columns of ours.

use endodec_empirics::Printed;

use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

/// The printed columns with these heads, to the letter, under names of our own.
pub(super) fn transcribe(
    inputs: &Inputs,
    of: (&str, &str),
    columns: &[(&str, &str)],
) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, of)?;
    let mut ours = Table::new(Vec::<String>::new());
    for _ in &printed.rows {
        ours.push([]);
    }
    for (head, name) in columns {
        let cells = tables::column(printed, head)?
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
