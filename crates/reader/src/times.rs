//! A column of times: numbers, or dates in the unit in which they are regular.

use jiff::civil::Date;

use crate::{CsvTable, Grain, ReadError, Row, WrittenDate};

/// The unit in which times are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Numbers of the user's own.
    Number,
    /// Calendar years.
    Year,
    /// Quarters.
    Quarter,
    /// Months.
    Month,
    /// Days.
    Day,
}

impl Unit {
    /// What one is called, "unit of time" for numbers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "unit of time",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// A number of this unit in years, and numbers of the user's own as they are.
    #[must_use]
    pub fn years(self, at: f64) -> f64 {
        at / self.in_a_year().unwrap_or(1.0)
    }

    /// How many make a year; `None` for numbers of the user's own.
    #[must_use]
    pub const fn in_a_year(self) -> Option<f64> {
        Some(match self {
            Self::Number => return None,
            Self::Year => 1.0,
            Self::Quarter => 4.0,
            Self::Month => 12.0,
            // The mean of the Gregorian calendar.
            Self::Day => 365.2425,
        })
    }
}

/// Times in one unit, in the order of their rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    /// The times; of dates the number of units since the year 0.
    pub at: Vec<f64>,
    /// Their unit.
    pub unit: Unit,
}

impl Times {
    pub(crate) fn of(table: &CsvTable, column: &str) -> Result<Self, ReadError> {
        if table.dialect.date_format.is_none()
            && let Some(times) = Self::numbers(table, column)?
        {
            return Ok(times);
        }
        let moments = table
            .rows()
            .map(|row| row.moment(column))
            .collect::<Result<Vec<_>, _>>()?;
        let unit = unit(&moments);
        let at = moments.iter().map(|moment| position(moment.date, unit));
        Ok(Self {
            at: at.collect(),
            unit,
        })
    }

    /// Plain numbers; `None` where cells are dates, `202401` and `20240131` among them.
    fn numbers(table: &CsvTable, column: &str) -> Result<Option<Self>, ReadError> {
        let position = table.position(column)?;
        let mut at = Vec::with_capacity(table.len());
        for row in table.rows() {
            match row.number_at(position) {
                Some(number) => at.push(number),
                None if at.is_empty() => return Ok(None),
                // A word among numbers is that word's fault, not a reason to read years as dates.
                None if row.moment(column).is_err() => return Err(row.bad(column, "a time")),
                None => return Ok(None),
            }
        }
        let compact = |row: Row<'_>| {
            row.text(column)
                .is_ok_and(|text| matches!(text.len(), 6 | 8) && row.moment(column).is_ok())
        };
        if !at.is_empty() && table.rows().all(compact) {
            return Ok(None);
        }
        let whole_year = |time: &f64| time.fract() == 0.0 && (1000.0..3000.0).contains(time);
        let unit = if at.iter().all(whole_year) {
            Unit::Year
        } else {
            Unit::Number
        };
        Ok(Some(Self { at, unit }))
    }

    /// A time as the column would write it.
    #[must_use]
    pub fn text(&self, at: f64) -> String {
        let whole = at.floor();
        let parts = |per_year: f64| (whole.div_euclid(per_year), whole.rem_euclid(per_year) + 1.0);
        match self.unit {
            Unit::Number | Unit::Year => format!("{at}"),
            Unit::Quarter => {
                let (year, quarter) = parts(4.0);
                format!("{year}Q{quarter}")
            }
            Unit::Month => {
                let (year, month) = parts(12.0);
                format!("{year}-{month:02}")
            }
            Unit::Day => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a number of days that no calendar has is refused below"
                )]
                let days = jiff::Span::new().try_days(whole as i64);
                let date = days.and_then(|days| EPOCH.checked_add(days));
                date.map_or_else(|_| format!("day {whole}"), |date| date.to_string())
            }
        }
    }

    /// A time that a user writes as the column writes its own; `None` where it is none.
    #[must_use]
    pub fn parse(&self, text: &str, format: Option<&str>) -> Option<f64> {
        let number = || text.trim().parse().ok().filter(|at: &f64| at.is_finite());
        match self.unit {
            Unit::Number => number(),
            // A date among years is its year and the months that have passed; 202106 is one.
            Unit::Year => number().filter(|&at| at < 10_000.0).or_else(|| {
                let moment = crate::parse_moment(text.trim(), format)?;
                Some(position(moment.date, Unit::Month) / 12.0)
            }),
            unit => {
                crate::parse_moment(text.trim(), format).map(|moment| position(moment.date, unit))
            }
        }
    }
}

const EPOCH: Date = jiff::civil::date(0, 1, 1);

/// Whether dates are one day of several months, the 15th for instance.
fn one_day(moments: &[WrittenDate]) -> bool {
    let [first, _, ..] = moments else {
        return false;
    };
    moments
        .iter()
        .all(|moment| moment.date.day() == first.date.day())
}

/// The coarsest unit in which all dates are regular: first or last days of months, or one day of each, are
/// months.
fn unit(moments: &[WrittenDate]) -> Unit {
    let finest = moments.iter().map(|moment| moment.grain).max();
    let all = |holds: fn(Date) -> bool| moments.iter().all(|moment| holds(moment.date));
    match finest {
        None | Some(Grain::Year) => Unit::Year,
        Some(Grain::Quarter) => Unit::Quarter,
        Some(Grain::Month) => Unit::Month,
        Some(Grain::Day)
            if all(|date| date.day() == 1)
                || all(|date| date == date.last_of_month())
                || one_day(moments) =>
        {
            Unit::Month
        }
        Some(Grain::Day) => Unit::Day,
    }
}

fn position(date: Date, unit: Unit) -> f64 {
    let (year, month) = (f64::from(date.year()), f64::from(date.month()));
    match unit {
        Unit::Number | Unit::Year => year,
        Unit::Quarter => 4.0 * year + ((month - 1.0) / 3.0).floor(),
        Unit::Month => 12.0 * year + month - 1.0,
        Unit::Day => EPOCH
            .until(date)
            .map_or(f64::NAN, |span| f64::from(span.get_days())),
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;
    use crate::CsvTable;

    fn times(cells: &str) -> (Vec<f64>, Unit) {
        let text = format!("t\n{}\n", cells.replace(' ', "\n"));
        let times = CsvTable::parse("t.csv", &text).unwrap().times("t").unwrap();
        (times.at, times.unit)
    }

    #[test]
    fn regular_dates_are_even_in_their_unit() {
        let even = |cells: &str, unit: Unit, step: f64| {
            let (at, found) = times(cells);
            assert_eq!(found, unit, "{cells}");
            assert!(
                at.windows(2)
                    .all(|pair| (pair[1] - pair[0]).total_cmp(&step).is_eq()),
                "{at:?}"
            );
        };
        even("2019 2020 2021", Unit::Year, 1.0);
        even("2023Q4 2024Q1 2024Q2", Unit::Quarter, 1.0);
        even("2023-11 2023-12 2024-01", Unit::Month, 1.0);
        even("202311 202312 202401", Unit::Month, 1.0);
        even("2023-12-31 2024-01-31 2024-02-29", Unit::Month, 1.0);
        even("2023-12-01 2024-03-01 2024-06-01", Unit::Month, 3.0);
        even("2023-12-15 2024-01-15 2024-02-15", Unit::Month, 1.0);
        even("2024-02-26 2024-03-04 2024-03-11", Unit::Day, 7.0);
        even("0 0.5 1", Unit::Number, 0.5);
    }

    #[test]
    fn times_are_written_as_they_are_read() {
        for cells in [
            "2019 2020",
            "2023Q4 2024Q1",
            "2023-12 2024-01",
            "2024-02-28 2024-03-02",
        ] {
            let text = format!("t\n{}\n", cells.replace(' ', "\n"));
            let times = CsvTable::parse("t.csv", &text).unwrap().times("t").unwrap();
            for (cell, &at) in cells.split(' ').zip(&times.at) {
                assert_eq!(times.text(at), cell);
                assert_eq!(times.parse(cell, None), Some(at));
            }
        }
    }
}
