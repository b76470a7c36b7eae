//! A table as GitHub Markdown.

use crate::markup::cell_as;
use crate::number::four_digits;
use crate::table::{Cell, Table};

/// The table under these headings (as many as columns), numbers with four significant digits.
#[must_use]
pub fn markdown(table: &Table, headings: &[&str]) -> String {
    let mut out = String::new();
    line(&mut out, headings.iter().map(|heading| escape(heading)));
    let numeric = table.numeric_columns();
    line(
        &mut out,
        numeric
            .iter()
            .map(|&numeric| if numeric { "---:" } else { ":---" }.to_owned()),
    );
    for row in table.rows() {
        line(&mut out, row.iter().map(cell));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => four_digits(*value),
        Cell::Text(text) => cell_as(text, escape, ("<sub>", "</sub>"), ("<sup>", "</sup>")),
        Cell::Missing => "–".to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.replace('|', "\\|")
        .replace('*', "\\*")
        .replace('_', "\\_")
        .replace('\n', " ")
}
