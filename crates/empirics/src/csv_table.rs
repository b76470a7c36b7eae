//! CSV text as named columns that know the file and line of every cell.
//!
//! The rules are those of a careful reader of other people's files: a header is required, lines that
//! start with `#` are comments, blank lines are skipped, cells are trimmed, a blank or `NA` cell is a
//! missing value, and a missing value is an error until it is dropped or asked for as an `Option`.

use std::io::Read;

use jiff::civil::Date;

use crate::DataError;

/// A CSV file read whole: rows of equal length under distinct names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvTable {
    file: String,
    headers: Vec<String>,
    rows: Vec<Record>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Record {
    line: usize,
    cells: Vec<String>,
}

impl CsvTable {
    /// Reads a file to its end; `file` is the name that errors give.
    ///
    /// # Errors
    ///
    /// Unreadable or non-UTF-8 bytes, no header, two columns of one name, a row that is longer or
    /// shorter than the header, a quotation mark that is never closed. A column may be nameless (R and
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
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let at = error.valid_up_to();
            DataError::NotUtf8 {
                file: file.to_owned(),
                line: 1 + newlines(&bytes[..at]),
                byte: bytes[at],
            }
        })?;
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
        self.rows.iter().map(|record| Row {
            table: self,
            record,
        })
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

/// One row of a [`CsvTable`]: its cells by column name.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a CsvTable,
    record: &'a Record,
}

impl<'a> Row<'a> {
    /// Line of the file on which the row starts, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.record.line
    }

    /// Cells in the order of the header, trimmed, missing ones as they are written.
    #[must_use]
    pub fn cells(self) -> &'a [String] {
        &self.record.cells
    }

    /// Whether the file has this column.
    #[must_use]
    pub fn has(self, column: &str) -> bool {
        self.table.position(column).is_ok()
    }

    /// A word or phrase.
    ///
    /// # Errors
    ///
    /// No such column; a missing cell.
    pub fn text(self, column: &str) -> Result<&'a str, DataError> {
        self.required(column, "a value")
    }

    /// A word or phrase, or nothing.
    ///
    /// # Errors
    ///
    /// No such column.
    pub fn optional_text(self, column: &str) -> Result<Option<&'a str>, DataError> {
        let cell = &self.record.cells[self.table.position(column)?];
        Ok((!is_missing(cell)).then_some(cell.as_str()))
    }

    /// A finite number.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing, not a number, NaN or infinite.
    pub fn number(self, column: &str) -> Result<f64, DataError> {
        const REQUIRED: &str = "a finite number";
        self.required(column, REQUIRED)?
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
            .ok_or_else(|| self.bad(column, REQUIRED))
    }

    /// A finite number, or nothing.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is not a number, NaN or infinite.
    pub fn optional_number(self, column: &str) -> Result<Option<f64>, DataError> {
        self.optional_text(column)?
            .map(|_| self.number(column))
            .transpose()
    }

    /// A number above zero.
    ///
    /// # Errors
    ///
    /// As [`Row::number`]; zero or less.
    pub fn positive_number(self, column: &str) -> Result<f64, DataError> {
        const REQUIRED: &str = "a finite number above zero";
        self.required(column, REQUIRED)?
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite() && *value > 0.0)
            .ok_or_else(|| self.bad(column, REQUIRED))
    }

    /// A calendar year from 1 to 9999.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing or no whole year (`2018.0`, as some programs write 2018, is one).
    pub fn year(self, column: &str) -> Result<i16, DataError> {
        const REQUIRED: &str = "a year from 1 to 9999";
        let cell = self.required(column, REQUIRED)?;
        let whole = cell.split_once('.').map_or(cell, |(whole, zeros)| {
            if !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0') {
                whole
            } else {
                cell
            }
        });
        whole
            .parse()
            .ok()
            .filter(|year| (1..=9999).contains(year))
            .ok_or_else(|| self.bad(column, REQUIRED))
    }

    /// A date written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; the last two stand for their first day.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing or no date of the Gregorian calendar.
    pub fn date(self, column: &str) -> Result<Date, DataError> {
        const REQUIRED: &str = "a date such as 2025-01-31, 2025-01 or 2025";
        let cell = self.required(column, REQUIRED)?;
        parse_date(cell).ok_or_else(|| self.bad(column, REQUIRED))
    }

    /// The error of a cell that does not hold what is required, for requirements of the caller's own.
    #[must_use]
    pub fn bad(self, column: &str, required: &'static str) -> DataError {
        match self.optional_text(column) {
            Ok(Some(value)) => DataError::BadValue {
                file: self.table.file.clone(),
                line: self.record.line,
                column: column.to_owned(),
                value: value.to_owned(),
                required,
            },
            Ok(None) => self.missing(column, required),
            Err(error) => error,
        }
    }

    fn missing(self, column: &str, required: &'static str) -> DataError {
        DataError::MissingValue {
            file: self.table.file.clone(),
            line: self.record.line,
            column: column.to_owned(),
            required,
        }
    }

    fn required(self, column: &str, required: &'static str) -> Result<&'a str, DataError> {
        self.optional_text(column)?
            .ok_or_else(|| self.missing(column, required))
    }
}

fn is_missing(cell: &str) -> bool {
    cell.is_empty() || cell == "NA"
}

fn parse_date(cell: &str) -> Option<Date> {
    let mut parts = cell.split('-');
    let mut part = |digits: usize| match parts.next() {
        None => Some(None),
        Some(text) if text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse::<i16>().ok().map(Some)
        }
        Some(_) => None,
    };
    let year = part(4)??;
    let month = part(2)?.unwrap_or(1);
    let day = part(2)?.unwrap_or(1);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Splits text into trimmed records with the line on which each starts.
fn records(file: &str, text: &str) -> Result<Vec<Record>, DataError> {
    // The parser ends a comment only at a newline, which old Mac files do not have.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    // The parser accepts a quoted cell that runs into the end of the file. A record of our own behind
    // the text shows it: an open quotation swallows that record's start.
    let length = text.len();
    text.push_str("\n\"end\"\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut lines = LineCounter {
        text: text.as_bytes(),
        offset: 0,
        line: 1,
    };
    let mut records = Vec::new();
    let mut raw = csv::StringRecord::new();
    // Reading UTF-8 from memory without a length check has no way to fail.
    while reader.read_record(&mut raw).is_ok_and(|more| more) {
        let start = raw.position().map_or(0, csv::Position::byte);
        let (offset, line) = lines.record_start(usize::try_from(start).unwrap_or(usize::MAX));
        if offset > length {
            break;
        }
        if reader.position().byte() > length as u64 + 1 {
            return Err(DataError::UnclosedQuote {
                file: file.to_owned(),
                line,
            });
        }
        let cells: Vec<String> = raw.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.len() > 1 || cells.iter().any(|cell| !cell.is_empty()) {
            records.push(Record { line, cells });
        }
    }
    Ok(records)
}

/// Lines counted once from the start of the text, since records come in order.
struct LineCounter<'a> {
    text: &'a [u8],
    offset: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// Offset and line of the record that the parser began to look for at `from`: it counts the
    /// comments and blank lines before a record to the record.
    fn record_start(&mut self, from: usize) -> (usize, usize) {
        self.advance(from);
        while let Some(b'\n' | b'#') = self.text.get(self.offset) {
            let rest = &self.text[self.offset..];
            self.advance(
                self.offset
                    + rest
                        .iter()
                        .position(|&byte| byte == b'\n')
                        .map_or(rest.len(), |at| at + 1),
            );
        }
        (self.offset, self.line)
    }

    fn advance(&mut self, to: usize) {
        let to = to.clamp(self.offset, self.text.len());
        self.line += newlines(&self.text[self.offset..to]);
        self.offset = to;
    }
}

fn newlines(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| byte == b'\n').count()
}
