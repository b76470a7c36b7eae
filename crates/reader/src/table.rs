//! Named columns that know the file and line of every cell.

use std::collections::HashSet;
use std::io::Read;
use std::sync::Arc;

use jiff::civil::Date;

use crate::records::{Content, narrow, records};
use crate::{Dialect, ReadError, Row, Times, bytes};

/// A table read whole: rows of equal length under distinct names.
///
/// A header is required, lines that start with `#` are comments, blank lines are skipped, cells are
/// trimmed, a blank or `NA` cell is a missing value, and a missing value is an error until it is
/// dropped or asked for as an `Option`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvTable {
    pub(crate) file: String,
    headers: Arc<[String]>,
    pub(crate) content: Arc<Content>,
    pub(crate) dialect: Arc<Dialect>,
    /// The rows that are left, in their order; all of them in the order of the file where `None`.
    order: Option<Arc<[u32]>>,
}

impl CsvTable {
    /// Reads a file with commas and points to its end; `file` is the name that errors give.
    ///
    /// # Errors
    ///
    /// As [`CsvTable::read_with`].
    ///
    /// # Examples
    ///
    /// ```
    /// use endodec_reader::CsvTable;
    ///
    /// let table = CsvTable::read("panel.csv", "year,cost\n2024,15\n2025,NA\n".as_bytes())?;
    /// assert!(table.numbers("cost").is_err());
    /// assert_eq!(table.without_missing(&["cost"])?.numbers("cost")?, [15.0]);
    /// # Ok::<(), endodec_reader::ReadError>(())
    /// ```
    pub fn read(file: &str, reader: impl Read) -> Result<Self, ReadError> {
        Self::read_with(file, reader, &Dialect::PLAIN)
    }

    /// Reads a file in the dialect given, unpacked where it is a gzip file, and an Excel workbook
    /// (both with the feature `formats`).
    ///
    /// # Errors
    ///
    /// Unreadable or non-UTF-8 bytes, another format, no header, a header separated by other marks,
    /// two columns of one name, a row that is longer or shorter than the header, a quotation mark
    /// that is never closed, control characters. A column may be nameless (R and pandas write row
    /// labels so), but then cannot be chosen.
    pub fn read_with(file: &str, reader: impl Read, dialect: &Dialect) -> Result<Self, ReadError> {
        let bytes = bytes::read_limited(file, reader)?;
        #[cfg(feature = "formats")]
        let bytes = bytes::unpacked(file, bytes)?;
        #[cfg(feature = "formats")]
        if bytes.starts_with(b"PK\x03\x04") {
            return crate::excel::read(file, bytes, dialect);
        }
        bytes::decode(file, &bytes)?;
        // Checked just now.
        let text = String::from_utf8(bytes).unwrap_or_default();
        Self::from_text(file, text, dialect)
    }

    /// Reads text that is already in memory; see [`CsvTable::read`].
    ///
    /// # Errors
    ///
    /// As [`CsvTable::read_with`].
    pub fn parse(file: &str, text: &str) -> Result<Self, ReadError> {
        Self::from_text(file, text.to_owned(), &Dialect::PLAIN)
    }

    /// A table that a program holds in columns of its own: `write` appends the text of a cell, given its row and column
    /// from 0, and of a missing one nothing. Lines count as in a CSV file of the table, the header on the first.
    ///
    /// # Errors
    ///
    /// No columns, two of one name, control characters in a cell, more text than is read of a file.
    ///
    /// # Examples
    ///
    /// ```
    /// use endodec_reader::{CsvTable, Dialect};
    ///
    /// let costs = [15.0, 12.5];
    /// let write = |row: usize, _, text: &mut String| text.push_str(&costs[row].to_string());
    /// let table = CsvTable::from_cells("costs", vec!["cost".into()], 2, &Dialect::PLAIN, write)?;
    /// assert_eq!(table.numbers("cost")?, costs);
    /// # Ok::<(), endodec_reader::ReadError>(())
    /// ```
    pub fn from_cells(
        file: &str,
        headers: Vec<String>,
        rows: usize,
        dialect: &Dialect,
        write: impl Fn(usize, usize, &mut String),
    ) -> Result<Self, ReadError> {
        if headers.is_empty() {
            return Err(ReadError::NoHeader {
                file: file.to_owned(),
            });
        }
        let content = Content::written(file, headers.len(), rows, write)?;
        Self::new(file, 1, headers, content, dialect)
    }

    fn from_text(file: &str, text: String, dialect: &Dialect) -> Result<Self, ReadError> {
        let mut text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        for _ in 0..dialect.skip_lines {
            let end = text.find(['\n', '\r']).unwrap_or(text.len());
            let next = if text[end..].starts_with("\r\n") {
                end + 2
            } else {
                (end + 1).min(text.len())
            };
            text.drain(..next);
        }
        let found = records(file, text, dialect.skip_lines + 1, dialect)?;
        Self::new(
            file,
            found.header_line,
            found.headers,
            found.content,
            dialect,
        )
    }

    pub(crate) fn new(
        file: &str,
        header_line: usize,
        headers: Vec<String>,
        content: Content,
        dialect: &Dialect,
    ) -> Result<Self, ReadError> {
        let mut seen = HashSet::with_capacity(headers.len());
        if let Some(name) = headers
            .iter()
            .find(|name| !name.is_empty() && !seen.insert(name.as_str()))
        {
            return Err(ReadError::DuplicateColumn {
                file: file.to_owned(),
                line: header_line,
                column: name.clone(),
            });
        }
        Ok(Self {
            file: file.to_owned(),
            headers: headers.into(),
            content: Arc::new(content),
            dialect: Arc::new(dialect.clone()),
            order: None,
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
        self.order
            .as_ref()
            .map_or_else(|| self.content.rows(), |order| order.len())
    }

    /// Whether there is a header and nothing below.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rows of the file that were left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.content.rows() - self.len()
    }

    /// Rows in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + Clone {
        (0..self.len()).map(|at| Row::new(self, self.record(at)))
    }

    /// The row that stands there, counted from 0.
    ///
    /// # Panics
    ///
    /// Beyond the last row.
    #[must_use]
    pub fn row(&self, at: usize) -> Row<'_> {
        Row::new(self, self.record(at))
    }

    /// Finite numbers of a column.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing, not a number, NaN or infinite.
    pub fn numbers(&self, column: &str) -> Result<Vec<f64>, ReadError> {
        self.collect(column, |row, at| {
            row.number_at(at)
                .ok_or_else(|| row.bad(column, "a finite number"))
        })
    }

    /// Numbers above zero of a column.
    ///
    /// # Errors
    ///
    /// As [`CsvTable::numbers`]; a number that is zero or negative.
    pub fn positive_numbers(&self, column: &str) -> Result<Vec<f64>, ReadError> {
        self.collect(column, |row, at| {
            row.number_at(at)
                .filter(|&number| number > 0.0)
                .ok_or_else(|| row.bad(column, "a finite number above zero"))
        })
    }

    /// Words of a column.
    ///
    /// # Errors
    ///
    /// No such column; a missing cell.
    pub fn text(&self, column: &str) -> Result<Vec<&str>, ReadError> {
        self.collect(column, |row, _| row.text(column))
    }

    /// Dates of a column, written in any of the usual ways (see [`crate::parse_moment`]); what is
    /// coarser than a day stands for its first day.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing or no date of the Gregorian calendar.
    pub fn dates(&self, column: &str) -> Result<Vec<Date>, ReadError> {
        self.collect(column, |row, _| row.date(column))
    }

    /// Times of a column: numbers, or dates in their unit.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing, or neither a number nor a date as the others are.
    pub fn times(&self, column: &str) -> Result<Times, ReadError> {
        Times::of(self, column)
    }

    /// The rows alone, with their numbers and lines: for who has read the cells and wants their memory back.
    /// No column is left.
    #[must_use]
    pub fn without_cells(self) -> Self {
        Self {
            headers: Arc::new([]),
            content: Arc::new(self.content.without_cells()),
            ..self
        }
    }

    /// The rows in which none of these columns is missing, with their line numbers kept.
    ///
    /// # Errors
    ///
    /// No such column.
    pub fn without_missing(&self, columns: &[&str]) -> Result<Self, ReadError> {
        let positions = columns
            .iter()
            .map(|column| self.position(column))
            .collect::<Result<Vec<_>, _>>()?;
        let kept = |&row: &u32| {
            positions.iter().all(|&column| {
                let cell = self.content.cell(row as usize, column);
                !self.dialect.is_missing(cell)
            })
        };
        let rows = (0..self.len()).map(|at| narrow(self.record(at)));
        Ok(self.ordered(rows.filter(kept).collect()))
    }

    /// The rows in the order of a time column, and their times.
    ///
    /// # Errors
    ///
    /// As [`CsvTable::times`]; two rows of one time.
    pub fn in_time(&self, column: &str) -> Result<(Self, Times), ReadError> {
        let times = self.times(column)?;
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by(|&a, &b| times.at[a].total_cmp(&times.at[b]));
        for pair in order.windows(2) {
            // A zero and a negative one are the same time, though not the same bits.
            if times.at[pair[0]]
                .partial_cmp(&times.at[pair[1]])
                .is_some_and(std::cmp::Ordering::is_eq)
            {
                let (row, other) = (pair[0].max(pair[1]), pair[0].min(pair[1]));
                let row = Row::new(self, self.record(row));
                return Err(ReadError::SameTime {
                    file: self.file.clone(),
                    line: row.line(),
                    column: column.to_owned(),
                    value: row.text(column)?.to_owned(),
                    other: self.content.line(self.record(other)),
                });
            }
        }
        let sorted = Times {
            at: order.iter().map(|&row| times.at[row]).collect(),
            unit: times.unit,
        };
        let rows = order.iter().map(|&at| narrow(self.record(at))).collect();
        Ok((self.ordered(rows), sorted))
    }

    /// The rows of each group, in the order in which groups first appear.
    ///
    /// # Errors
    ///
    /// No such column; a row that belongs to no group.
    pub fn groups(&self, column: &str) -> Result<Vec<(String, Self)>, ReadError> {
        let names = self.text(column)?;
        let mut position = std::collections::HashMap::new();
        let mut groups: Vec<(&str, Vec<u32>)> = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            let group = *position.entry(name).or_insert(groups.len());
            if group == groups.len() {
                groups.push((name, Vec::new()));
            }
            groups[group].1.push(narrow(self.record(at)));
        }
        let table = |(name, rows): (&str, Vec<u32>)| (name.to_owned(), self.ordered(rows));
        Ok(groups.into_iter().map(table).collect())
    }

    fn ordered(&self, rows: Vec<u32>) -> Self {
        Self {
            order: Some(rows.into()),
            ..self.clone()
        }
    }

    /// Position in the file of the row that stands there now.
    fn record(&self, at: usize) -> usize {
        self.order.as_ref().map_or(at, |order| order[at] as usize)
    }

    fn collect<'a, T>(
        &'a self,
        column: &str,
        value: impl Fn(Row<'a>, usize) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        // An unknown column is an error in a table without rows, too.
        let position = self.position(column)?;
        self.rows().map(|row| value(row, position)).collect()
    }

    pub(crate) fn position(&self, column: &str) -> Result<usize, ReadError> {
        self.headers
            .iter()
            .position(|name| name == column && !name.is_empty())
            .ok_or_else(|| ReadError::UnknownColumn {
                file: self.file.clone(),
                column: column.to_owned(),
                available: self.headers.to_vec(),
            })
    }
}
