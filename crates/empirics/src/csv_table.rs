//! CSV text as named columns that know the file and line of every cell.
//!
//! The rules are those of a careful reader of other people's files: a header is required, lines that
//! start with `#` are comments, blank lines are skipped, cells are trimmed, a blank or `NA` cell is a
//! missing value, and a missing value is an error until it is dropped or asked for as an `Option`.

mod record;
mod row;

use std::io::Read;

use jiff::civil::Date;

use crate::DataError;

use record::{Record, newlines, records};
pub use row::Row;
use row::is_missing;

/// Bytes as UTF-8 text.
///
/// # Errors
///
/// Bytes that are none, with the line of the first.
pub fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, DataError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        DataError::NotUtf8 {
            file: file.to_owned(),
            line: 1 + newlines(&bytes[..at]),
            byte: bytes[at],
        }
    })
}

/// A CSV file read whole: rows of equal length under distinct names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvTable {
    file: String,
    headers: Vec<String>,
    rows: Vec<Record>,
}

impl CsvTable {
    /// Reads a file to its end; `file` is the name that errors give.
    ///
    /// # Errors
    ///
    /// Unreadable or non-UTF-8 bytes, no header, a header separated by semicolons or tabs, two columns
    /// of one name, a row that is longer or shorter than the header, a quotation mark that is never closed. A column may be nameless (R and
    /// pandas write row labels so), but then cannot be chosen.
    ///
    /// # Examples
    ///
    /// ```
    /// use endodec_empirics::CsvTable;
    ///
    /// let table = CsvTable::read("panel.csv", "year,cost\n2024,15\n2025,NA\n".as_bytes())?;
    /// assert!(table.numbers("cost").is_err());
    /// assert_eq!(table.without_missing(&["cost"])?.numbers("cost")?, [15.0]);
    /// # Ok::<(), endodec_empirics::DataError>(())
    /// ```
    pub fn read(file: &str, mut reader: impl Read) -> Result<Self, DataError> {
        let mut bytes = Vec::new();
        reader
            .read_to_end(&mut bytes)
            .map_err(|reason| DataError::Unreadable {
                file: file.to_owned(),
                reason,
            })?;
        let text = decode(file, &bytes)?;
        Self::parse(file, text)
    }

    /// Reads text that is already in memory; see [`CsvTable::read`].
    ///
    /// # Errors
    ///
    /// As [`CsvTable::read`].
    pub fn parse(file: &str, text: &str) -> Result<Self, DataError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut records = records(file, text)?.into_iter();
        let header = records.next().ok_or_else(|| DataError::NoHeader {
            file: file.to_owned(),
        })?;
        if let [only] = header.cells.as_slice()
            && let Some(separator) = [(';', "semicolons"), ('\t', "tabs")]
                .into_iter()
                .find_map(|(mark, name)| only.contains(mark).then_some(name))
        {
            return Err(DataError::Separator {
                file: file.to_owned(),
                line: header.line,
                separator,
            });
        }
        for (i, name) in header.cells.iter().enumerate() {
            if !name.is_empty() && header.cells[..i].contains(name) {
                return Err(DataError::DuplicateColumn {
                    file: file.to_owned(),
                    line: header.line,
                    column: name.clone(),
                });
            }
        }
        let required = header.cells.len();
        let rows: Vec<Record> = records.collect();
        if let Some(row) = rows.iter().find(|row| row.cells.len() != required) {
            return Err(DataError::RaggedRow {
                file: file.to_owned(),
                line: row.line,
                required,
                given: row.cells.len(),
            });
        }
        Ok(Self {
            file: file.to_owned(),
            headers: header.cells,
            rows,
        })
    }

    /// The name that errors give.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Column names in order.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Number of rows below the header.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is a header and nothing below.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Rows in file order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|record| Row::new(self, record))
    }

    /// Finite numbers of a column.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing, not a number, NaN or infinite.
    pub fn numbers(&self, column: &str) -> Result<Vec<f64>, DataError> {
        self.collect(column, |row| row.number(column))
    }

    /// Numbers above zero of a column.
    ///
    /// # Errors
    ///
    /// As [`CsvTable::numbers`]; a number that is zero or negative.
    pub fn positive_numbers(&self, column: &str) -> Result<Vec<f64>, DataError> {
        self.collect(column, |row| row.positive_number(column))
    }

    /// Words of a column.
    ///
    /// # Errors
    ///
    /// No such column; a missing cell.
    pub fn text(&self, column: &str) -> Result<Vec<&str>, DataError> {
        self.collect(column, |row| row.text(column))
    }

    /// Dates of a column, written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; the last two stand for their first day.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing or no date of the Gregorian calendar.
    pub fn dates(&self, column: &str) -> Result<Vec<Date>, DataError> {
        self.collect(column, |row| row.date(column))
    }

    /// The rows in which none of these columns is missing, with their line numbers kept.
    ///
    /// # Errors
    ///
    /// No such column.
    pub fn without_missing(&self, columns: &[&str]) -> Result<Self, DataError> {
        let positions = columns
            .iter()
            .map(|column| self.position(column))
            .collect::<Result<Vec<_>, _>>()?;
        let rows = self
            .rows
            .iter()
            .filter(|row| positions.iter().all(|&at| !is_missing(&row.cells[at])))
            .cloned()
            .collect();
        Ok(Self {
            file: self.file.clone(),
            headers: self.headers.clone(),
            rows,
        })
    }

    fn collect<'a, T>(
        &'a self,
        column: &str,
        value: impl Fn(Row<'a>) -> Result<T, DataError>,
    ) -> Result<Vec<T>, DataError> {
        // An unknown column is an error in a table without rows, too.
        self.position(column)?;
        self.rows().map(value).collect()
    }

    fn position(&self, column: &str) -> Result<usize, DataError> {
        self.headers
            .iter()
            .position(|name| name == column && !name.is_empty())
            .ok_or_else(|| DataError::UnknownColumn {
                file: self.file.clone(),
                column: column.to_owned(),
                available: self.headers.clone(),
            })
    }
}
