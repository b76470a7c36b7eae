//! Rows as text: CSV, JSON, or cells of a table.

use std::ops::Range;

use crate::output::{Cell, Format, Table};
use endodec_screens::sweep::{CellKind, Column, RowBlock, Sweep};

/// Writes the rows of a sweep in one form.
#[derive(Debug)]
pub(super) struct Encoder {
    columns: Vec<Column>,
    json: bool,
}

impl Encoder {
    pub(super) fn new(sweep: &Sweep, format: Format) -> Self {
        Self {
            columns: sweep.columns(),
            json: format == Format::Json,
        }
    }

    /// What stands before the rows.
    pub(super) fn head(&self) -> String {
        if self.json {
            return "[".to_owned();
        }
        let mut names: Vec<&str> = self
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        names.push("error");
        names.join(",") + "\n"
    }

    /// What stands after them.
    pub(super) fn foot(&self) -> &'static str {
        if self.json { "\n]\n" } else { "" }
    }

    /// Some rows; `first` where no row stands before them.
    pub(super) fn rows(&self, block: &RowBlock, first: bool) -> Vec<u8> {
        let rows = block.columns.first().map_or(0, Vec::len);
        let mut text = Vec::with_capacity(rows * (20 * self.columns.len() + 8));
        let mut refusals = block.refusals.iter().peekable();
        let mut above = vec![Above::default(); self.columns.len()];
        for row in 0..rows {
            let refusal = refusals
                .next_if(|(refused, _)| *refused == row)
                .map(|(_, sentence)| sentence.as_str());
            let cells = self
                .columns
                .iter()
                .zip(&block.columns)
                .map(|(column, cells)| (column, cells[row]));
            if self.json {
                object(&mut text, cells, refusal, first && row == 0);
            } else {
                for ((column, value), above) in cells.zip(&mut above) {
                    above.cell(&mut text, column.kind, value);
                }
                if let Some(sentence) = refusal {
                    quoted(&mut text, sentence);
                }
                text.push(b'\n');
            }
        }
        text
    }
}

/// The cell above, in the text that is written: on a grid most values are those of the row before.
#[derive(Debug, Clone, Default)]
struct Above {
    bits: u64,
    cell: Range<usize>,
}

impl Above {
    /// Writes a cell and the comma after it.
    fn cell(&mut self, text: &mut Vec<u8>, kind: CellKind, value: f64) {
        let start = text.len();
        if self.bits == value.to_bits() && !self.cell.is_empty() {
            text.extend_from_within(self.cell.clone());
        } else {
            cell(text, kind, value, quoted);
            text.push(b',');
            self.bits = value.to_bits();
        }
        self.cell = start..text.len();
    }
}

/// The rows as a table for people.
pub(super) fn table(sweep: &Sweep, blocks: &[RowBlock]) -> Table {
    let columns = sweep.columns();
    let mut names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    names.push("error");
    let mut table = Table::new(names);
    for block in blocks {
        let mut refusals = block.refusals.iter().peekable();
        for row in 0..block.columns.first().map_or(0, Vec::len) {
            let mut cells: Vec<Cell> = columns
                .iter()
                .zip(&block.columns)
                .map(|(column, cells)| match column.kind {
                    CellKind::Word(words) => {
                        word(words, cells[row]).map_or(Cell::Missing, Cell::from)
                    }
                    _ => Cell::from(cells[row]),
                })
                .collect();
            cells.push(
                refusals
                    .next_if(|(refused, _)| *refused == row)
                    .map_or(Cell::Missing, |(_, sentence)| Cell::from(sentence.clone())),
            );
            table.push(cells);
        }
    }
    table
}

/// One object of the array, laid out as the other commands do.
fn object<'a>(
    text: &mut Vec<u8>,
    cells: impl Iterator<Item = (&'a Column, f64)>,
    refusal: Option<&str>,
    first: bool,
) {
    text.extend_from_slice(if first { b"\n  {\n" } else { b",\n  {\n" });
    for (column, value) in cells {
        text.extend_from_slice(b"    ");
        escaped(text, &column.name);
        text.extend_from_slice(b": ");
        let before = text.len();
        cell(text, column.kind, value, escaped);
        if text.len() == before {
            text.extend_from_slice(b"null");
        }
        text.extend_from_slice(b",\n");
    }
    text.extend_from_slice(b"    \"error\": ");
    match refusal {
        Some(sentence) => escaped(text, sentence),
        None => text.extend_from_slice(b"null"),
    }
    text.extend_from_slice(b"\n  }");
}

/// One cell; nothing where there is no number. A real number always has a point or an exponent, so that a reader who takes
/// types from the first rows takes the right one.
fn cell(text: &mut Vec<u8>, kind: CellKind, value: f64, words: fn(&mut Vec<u8>, &str)) {
    match kind {
        CellKind::Word(known) => {
            if let Some(word) = word(known, value) {
                words(text, word);
            }
        }
        _ if !value.is_finite() => {}
        CellKind::Real => {
            text.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes())
        }
        CellKind::Whole => {
            let number = zmij::Buffer::new().format_finite(value).to_owned();
            text.extend_from_slice(number.strip_suffix(".0").unwrap_or(&number).as_bytes());
        }
    }
}

/// The word at a position.
fn word(words: &'static [&'static str], value: f64) -> Option<&'static str> {
    words.get(place(value)?).copied()
}

/// The position that a whole number of a column of words stands for.
pub(super) fn place(value: f64) -> Option<usize> {
    (0_u8..=u8::MAX)
        .take_while(|&place| f64::from(place) <= value)
        .last()
        .filter(|&place| f64::from(place).to_bits() == value.to_bits())
        .map(usize::from)
}

/// A cell of CSV.
fn quoted(text: &mut Vec<u8>, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        text.push(b'"');
        text.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        text.push(b'"');
    } else {
        text.extend_from_slice(cell.as_bytes());
    }
}

/// A string of JSON.
fn escaped(text: &mut Vec<u8>, string: &str) {
    text.extend_from_slice(serde_json::Value::from(string).to_string().as_bytes());
}
