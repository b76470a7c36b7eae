use std::borrow::Cow;

use jiff::civil::Date;

use crate::{CsvTable, ReadError, WrittenDate, parse_moment};

/// One row of a [`CsvTable`]: its cells by column name.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a CsvTable,
    /// Position in the file, from 0.
    record: usize,
}

impl<'a> Row<'a> {
    pub(crate) fn new(table: &'a CsvTable, record: usize) -> Self {
        Self { table, record }
    }

    /// Line of the file on which the row starts, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.table.content.line(self.record)
    }

    /// Number of the row in the file, from 1, whatever was left out and put into order.
    #[must_use]
    pub fn number_in_file(self) -> usize {
        self.record + 1
    }

    /// Cells in the order of the header, trimmed, missing ones as they are written.
    pub fn cells(self) -> impl ExactSizeIterator<Item = &'a str> {
        let columns = self.table.headers().len();
        (0..columns).map(move |column| self.table.content.cell(self.record, column))
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
    pub fn text(self, column: &str) -> Result<&'a str, ReadError> {
        self.required(column, "a value")
    }

    /// A word or phrase, or nothing.
    ///
    /// # Errors
    ///
    /// No such column.
    pub fn optional_text(self, column: &str) -> Result<Option<&'a str>, ReadError> {
        let cell = self.cell(self.table.position(column)?);
        Ok((!self.table.dialect.is_missing(cell)).then_some(cell))
    }

    /// A finite number.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing, not a number, NaN or infinite.
    pub fn number(self, column: &str) -> Result<f64, ReadError> {
        self.number_at(self.table.position(column)?)
            .ok_or_else(|| self.bad(column, "a finite number"))
    }

    /// A finite number, or nothing.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is not a number, NaN or infinite.
    pub fn optional_number(self, column: &str) -> Result<Option<f64>, ReadError> {
        self.optional_text(column)?
            .map(|_| self.number(column))
            .transpose()
    }

    /// A number above zero.
    ///
    /// # Errors
    ///
    /// As [`Row::number`]; zero or less.
    pub fn positive_number(self, column: &str) -> Result<f64, ReadError> {
        self.number_at(self.table.position(column)?)
            .filter(|&number| number > 0.0)
            .ok_or_else(|| self.bad(column, "a finite number above zero"))
    }

    /// A percentage as a fraction: 45 and 45% are .45.
    ///
    /// # Errors
    ///
    /// As [`Row::number`].
    pub fn percentage(self, column: &str) -> Result<f64, ReadError> {
        let cell = self.required(column, "a percentage")?;
        let number = cell.strip_suffix('%').unwrap_or(cell).trim_end();
        let number = self.table.dialect.number(number);
        number
            .map(|number| number / 100.0)
            .ok_or_else(|| self.bad(column, "a percentage, 45 or 45%,"))
    }

    /// A calendar year from 1 to 9999.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing or no whole year (`2018.0`, as some programs write 2018, is one).
    pub fn year(self, column: &str) -> Result<i16, ReadError> {
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

    /// A date in any of the usual ways (see [`parse_moment`]); what is coarser than a day stands for
    /// its first day.
    ///
    /// # Errors
    ///
    /// No such column; a cell that is missing or no date of the Gregorian calendar.
    pub fn date(self, column: &str) -> Result<Date, ReadError> {
        self.moment(column).map(|moment| moment.date)
    }

    /// A date and how finely it is written.
    ///
    /// # Errors
    ///
    /// As [`Row::date`].
    pub fn moment(self, column: &str) -> Result<WrittenDate, ReadError> {
        let format = self.table.dialect.date_format.as_deref();
        let required = || -> Cow<'static, str> {
            match format {
                Some(format) => format!("a date written {format}, the year in four digits,").into(),
                None => {
                    "a date such as 2025-01-31, 2025-01, 2025Q1 or 2025 (--date-format for others)"
                        .into()
                }
            }
        };
        let cell = self
            .optional_text(column)?
            .ok_or_else(|| self.missing(column, required()))?;
        parse_moment(cell, format).ok_or_else(|| self.bad(column, required()))
    }

    /// The error of a cell that does not hold what is required, for requirements of the caller's own.
    #[must_use]
    pub fn bad(self, column: &str, required: impl Into<Cow<'static, str>>) -> ReadError {
        let required = required.into();
        match self.optional_text(column) {
            Ok(Some(value)) => ReadError::BadValue {
                file: self.table.file.clone(),
                line: self.line(),
                column: column.to_owned(),
                value: value.to_owned(),
                required,
            },
            Ok(None) => self.missing(column, required),
            Err(error) => error,
        }
    }

    pub(crate) fn number_at(self, column: usize) -> Option<f64> {
        let cell = self.cell(column);
        let dialect = &self.table.dialect;
        dialect.number(cell).filter(|_| !dialect.is_missing(cell))
    }

    fn cell(self, column: usize) -> &'a str {
        self.table.content.cell(self.record, column)
    }

    fn missing(self, column: &str, required: Cow<'static, str>) -> ReadError {
        ReadError::MissingValue {
            file: self.table.file.clone(),
            line: self.line(),
            column: column.to_owned(),
            required,
        }
    }

    fn required(self, column: &str, required: &'static str) -> Result<&'a str, ReadError> {
        self.optional_text(column)?
            .ok_or_else(|| self.missing(column, required.into()))
    }
}
