//! Calendar days, so that irregular series need no library of dates.

use crate::error::AdoptionError;

/// Days in a month where rates per month meet calendar dates: 365.25/12 to two decimals, as in v2 Table 10.
pub const DAYS_PER_MONTH: f64 = 30.44;

/// A day of the proleptic Gregorian calendar.
///
/// Ordered by time. Read with [`str::parse`] from `YYYY-MM-DD`, or from `YYYY-MM`, which means the first of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1 January 1970, negative before.
    #[must_use]
    pub fn day_number(self) -> i32 {
        // Years are counted from March, so that the leap day is the last day of a year of 365 or 366 days.
        let month = i32::from(self.month);
        let year = if month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let from_march = (month + 9) % 12;
        let day_of_year = (153 * from_march + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// [`Self::day_number`] as the `f64` that series of observations take.
    #[must_use]
    pub fn days(self) -> f64 {
        f64::from(self.day_number())
    }

    /// Year with its elapsed fraction: 1 July 2027 is 2027.4959.
    #[must_use]
    pub fn decimal_year(self) -> f64 {
        let start = Self {
            year: self.year,
            month: 1,
            day: 1,
        }
        .day_number();
        let length = if is_leap(self.year) { 366.0 } else { 365.0 };
        f64::from(self.year) + f64::from(self.day_number() - start) / length
    }
}

impl std::str::FromStr for Date {
    type Err = AdoptionError;

    fn from_str(text: &str) -> Result<Self, AdoptionError> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let digits = |part: &str, length: usize| -> Option<i32> {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let date = match parts.as_slice() {
            [year, month] => digits(year, 4)
                .zip(digits(month, 2))
                .map(|(y, m)| (y, m, 1)),
            [year, month, day] => digits(year, 4)
                .zip(digits(month, 2))
                .zip(digits(day, 2))
                .map(|((y, m), d)| (y, m, d)),
            _ => None,
        };
        date.and_then(|(year, month, day)| {
            Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        })
        .ok_or_else(|| AdoptionError::Date {
            text: text.to_owned(),
        })
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn day_numbers_count_every_day_once() {
        let mut expected = Date::new(1899, 1, 1).unwrap().day_number();
        for year in 1899..=2101 {
            for month in 1..=12 {
                for day in 1..=31 {
                    if let Some(date) = Date::new(year, month, day) {
                        assert_eq!(date.day_number(), expected);
                        expected += 1;
                    }
                }
            }
        }
        assert_eq!(Date::new(1970, 1, 1).unwrap().day_number(), 0);
        assert_eq!(Date::new(2000, 3, 1).unwrap().day_number(), 11_017);
    }

    #[test]
    fn a_month_means_its_first_day_and_nonsense_is_refused() {
        assert_eq!(
            "2024-03".parse::<Date>().unwrap(),
            Date::new(2024, 3, 1).unwrap()
        );
        assert_eq!(
            "2024-02-29".parse::<Date>().unwrap().to_string(),
            "2024-02-29"
        );
        for text in [
            "2023-02-29",
            "2024-13",
            "2024",
            "24-01-01",
            "2024-1-1",
            "2024-01-01-01",
            "",
            "abcd-ef",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
