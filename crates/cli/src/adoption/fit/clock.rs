//! Clocks of a series and of the model fitted to it.

use endodec_reader::{Times, Unit};

use crate::failure::Failure;
use crate::input::CsvArguments;

/// From the clock that a model is fitted on to that of the series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) origin: f64,
    pub(super) period: f64,
}

impl Scale {
    pub(super) const SAME: Self = Self {
        origin: 0.0,
        period: 1.0,
    };

    pub(super) fn fitted(self, time: f64) -> f64 {
        (time - self.origin) / self.period
    }

    pub(super) fn of_series(self, fitted: f64) -> f64 {
        self.origin + self.period * fitted
    }
}

/// The clock of the series: a user's own numbers, or years.
pub(super) struct Clock {
    pub(super) times: Times,
    /// Length of a period.
    pub(super) period: f64,
}

impl Clock {
    /// What a rate is per.
    pub(super) fn unit(&self) -> &'static str {
        match self.times.unit {
            Unit::Number => Unit::Number.name(),
            _ => Unit::Year.name(),
        }
    }

    /// Whether times are years, or the user's own numbers.
    pub(super) fn is_calendar(&self) -> bool {
        self.times.unit != Unit::Number
    }

    /// Whether times are written as dates.
    pub(super) fn is_dated(&self) -> bool {
        !matches!(self.times.unit, Unit::Number | Unit::Year)
    }

    /// A time of this clock as the column writes it, numbers to a tenth.
    pub(super) fn text(&self, time: f64) -> String {
        if self.is_dated() {
            // A month is a twelfth of a year, up to rounding.
            let at = time * self.times.unit.in_a_year().unwrap_or(1.0) + 1e-6;
            self.times.text(at.floor())
        } else {
            format!("{time:.1}")
        }
    }

    pub(super) fn all(
        &self,
        csv: &CsvArguments,
        option: &str,
        words: &[String],
    ) -> Result<Vec<f64>, Failure> {
        words
            .iter()
            .map(|word| self.one(csv, option, word))
            .collect()
    }

    pub(super) fn one(&self, csv: &CsvArguments, option: &str, word: &str) -> Result<f64, Failure> {
        let at = self.times.parse(word, csv.date_format());
        let required = if self.is_dated() {
            "a date, written as in the time column"
        } else {
            "a finite number, or a date where times are years"
        };
        at.map(|at| self.times.unit.years(at))
            .ok_or_else(|| Failure::argument(option, required, word))
    }
}
