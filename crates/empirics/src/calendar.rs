//! Calendar days as the numbers that models take.

use jiff::civil::Date;

/// Days since 1 January 1970, negative before.
///
/// ```
/// use endodec_empirics::{Date, calendar::day_number};
/// // 2024 was a leap year.
/// let [start, end] = [2024, 2025].map(|year| day_number(Date::constant(year, 1, 1)));
/// assert_eq!(end - start, 366.0);
/// ```
#[must_use]
pub fn day_number(date: Date) -> f64 {
    (date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as f64
}

/// Year with its elapsed fraction: 1 July 2027 is 2027.4959.
///
/// ```
/// use endodec_empirics::{Date, calendar::decimal_year};
/// assert!((decimal_year(Date::constant(2027, 7, 1)) - 2027.4959).abs() < 5e-5);
/// ```
#[must_use]
pub fn decimal_year(date: Date) -> f64 {
    f64::from(date.year()) + (f64::from(date.day_of_year()) - 1.0) / f64::from(date.days_in_year())
}
