use std::borrow::Cow;

use jiff::civil::Date;

use super::{CsvTable, record::Record};
use crate::DataError;

/// One row of a [`CsvTable`]: its cells by column name.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a CsvTable,
    record: &'a Record,
}

impl<'a> Row<'a> {
    pub(super) fn new(table: &'a CsvTable, record: &'a Record) -> Self {
        Self { table, record }
    }

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
    pub fn bad(self, column: &str, required: impl Into<Cow<'static, str>>) -> DataError {
        let required = required.into();
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

    fn missing(self, column: &str, required: Cow<'static, str>) -> DataError {
        DataError::MissingValue {
            file: self.table.file.clone(),
            line: self.record.line,
            column: column.to_owned(),
            required,
        }
    }

    fn required(self, column: &str, required: &'static str) -> Result<&'a str, DataError> {
        self.optional_text(column)?
            .ok_or_else(|| self.missing(column, required.into()))
    }
}

pub(super) fn is_missing(cell: &str) -> bool {
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
