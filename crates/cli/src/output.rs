//! How every command answers: text for people, JSON and CSV for programs, to the terminal or to a file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use endodec_table::{Cell, Table};
use serde_json::Value;

use crate::failure::Failure;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// An aligned table for people.
    Text,
    /// Stable snake_case keys, full precision.
    Json,
    /// A header and one row a record, full precision.
    Csv,
}

/// Where an answer goes and in which form.
#[derive(Debug, Clone, Args)]
pub(crate) struct OutputArguments {
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub(crate) format: Format,
    /// File to write instead of the terminal; written whole or not at all.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

/// What a command found, in all three forms.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The whole answer, keys in a stable order.
    pub(crate) json: Value,
    /// The answer's records.
    pub(crate) table: Table,
    /// Words for people; the aligned table where empty.
    pub(crate) text: String,
}

impl Answer {
    /// An answer whose text is its table.
    pub(crate) fn new(json: Value, table: Table) -> Self {
        Self {
            json,
            table,
            text: String::new(),
        }
    }

    /// The same answer with its own words for people.
    pub(crate) fn with_text(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// Writes the answer where and as the arguments say.
    pub(crate) fn write(&self, arguments: &OutputArguments) -> Result<(), Failure> {
        let mut bytes = match arguments.format {
            Format::Json => serde_json::to_vec_pretty(&self.json)
                .map_err(|error| Failure::Internal(error.to_string()))?,
            Format::Csv => self.table.to_csv().into_bytes(),
            Format::Text if self.text.is_empty() => aligned(&self.table).into_bytes(),
            Format::Text => self.text.clone().into_bytes(),
        };
        if bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
        match &arguments.output {
            None => print(&bytes),
            Some(path) => write_file(path, &bytes),
        }
    }
}

/// Writes bytes to standard output; a reader that went away (`| head`) is not a failure.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::Write {
            path: PathBuf::from("standard output"),
            source: error,
        }),
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    endodec_report::file::write(path, bytes).map_err(|source| Failure::Write {
        path: path.to_owned(),
        source,
    })
}

/// The table in columns of even width, numbers with seven significant digits and aligned to the right.
pub(crate) fn aligned(table: &Table) -> String {
    let mut rows: Vec<Vec<String>> = vec![table.columns().to_vec()];
    rows.extend(
        table
            .rows()
            .iter()
            .map(|row| row.iter().map(for_people).collect()),
    );
    let numeric: Vec<bool> = (0..table.columns().len())
        .map(|at| {
            table
                .rows()
                .iter()
                .all(|row| !matches!(row[at], Cell::Text(ref text) if text.parse::<f64>().is_err()))
        })
        .collect();
    let width: Vec<usize> = (0..table.columns().len())
        .map(|at| {
            rows.iter()
                .map(|row| row[at].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let pad = " ".repeat(width[at] - cell.chars().count());
            if at > 0 {
                line.push_str("  ");
            }
            line.push_str(&if numeric[at] {
                pad + cell
            } else {
                cell.clone() + &pad
            });
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// What stands where there is no number.
const NONE: &str = "—";

fn for_people(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => significant(*value, 7),
        Cell::Text(text) => text.clone(),
        Cell::Missing => NONE.to_owned(),
    }
}

/// A number with this many significant digits, in decimal where that reads well.
pub(crate) fn significant(value: f64, digits: usize) -> String {
    if value.is_nan() {
        return NONE.to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
    }
    let rounded: f64 = format!("{value:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(value);
    let magnitude = rounded.abs();
    if magnitude != 0.0 && !(1e-5..1e10).contains(&magnitude) {
        format!("{rounded:e}")
    } else {
        format!("{rounded}")
    }
}

#[cfg(test)]
mod tests {
    use endodec_table::{Cell, Table};

    use super::{aligned, significant};

    #[test]
    fn numbers_keep_their_significant_digits() {
        assert_eq!(significant(19.219_118_780_350_335, 7), "19.21912");
        assert_eq!(significant(1.0e-12, 7), "1e-12");
        assert_eq!(significant(0.0, 7), "0");
        assert_eq!(significant(f64::NAN, 7), "—");
        assert_eq!(significant(f64::NEG_INFINITY, 7), "−∞");
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        let mut table = Table::new(["name", "value"]);
        table.push([Cell::from("a"), Cell::from(1.5)]);
        table.push([Cell::from("bcdef"), Cell::from(-10.25)]);
        assert_eq!(
            aligned(&table),
            "name    value\na         1.5\nbcdef  -10.25\n"
        );
    }
}
