//! Days of the dated series in these tests.

use jiff::civil::Date;

/// Days since 1 January 1970 of a day, or of the first of a month.
pub(crate) fn day(text: &str) -> f64 {
    let first = if text.len() == 7 { "-01" } else { "" };
    let date: Date = format!("{text}{first}").parse().unwrap();
    (date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as f64
}
