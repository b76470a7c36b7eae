//! Dates as people and statistical offices write them.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

/// How finely a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// `2024`.
    Year,
    /// `2024Q1`.
    Quarter,
    /// `2024-01`.
    Month,
    /// `2024-01-31`.
    Day,
}

/// A date, the first day of what it names, and how finely it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// The first day of the year, quarter or month, or the day itself.
    pub date: Date,
    /// How finely it is written.
    pub grain: Grain,
}

/// Reads `2024-01-31`, `20240131`, `2024-01`, `202401`, `2024M01`, `2024Q1`, `2024` with their usual
/// variants, and timestamps, of which the day counts; or the given format of `strftime`.
///
/// # Examples
///
/// ```
/// use endodec_reader::{Grain, parse_moment};
///
/// let quarter = parse_moment("2024-Q2", None).unwrap();
/// assert_eq!((quarter.date.to_string().as_str(), quarter.grain), ("2024-04-01", Grain::Quarter));
/// assert_eq!(parse_moment("31/01/2024", Some("%d/%m/%Y")).unwrap().date.to_string(), "2024-01-31");
/// assert_eq!(parse_moment("31/01/2024", None), None);
/// ```
#[must_use]
pub fn parse_moment(cell: &str, format: Option<&str>) -> Option<WrittenDate> {
    match format {
        Some(format) => formatted(cell, format),
        None => usual(cell),
    }
}

fn formatted(cell: &str, format: &str) -> Option<WrittenDate> {
    let time = BrokenDownTime::parse(format, cell).ok()?;
    let (year, month, day) = (time.year()?, time.month(), time.day());
    // `%Y` takes 21 for the year 21.
    if year < 1000 {
        return None;
    }
    let grain = match (month, day) {
        (_, Some(_)) => Grain::Day,
        (Some(_), None) => Grain::Month,
        (None, None) => Grain::Year,
    };
    moment(year, month.unwrap_or(1), day.unwrap_or(1), grain)
}

fn usual(cell: &str) -> Option<WrittenDate> {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = cell.split_at(digits);
    match (digits, rest) {
        (4, "") => moment(number.parse().ok()?, 1, 1, Grain::Year),
        (6, "") => moment(
            number[..4].parse().ok()?,
            number[4..].parse().ok()?,
            1,
            Grain::Month,
        ),
        (8, "") => moment(
            number[..4].parse().ok()?,
            number[4..6].parse().ok()?,
            number[6..].parse().ok()?,
            Grain::Day,
        ),
        (4, rest) => within(number.parse().ok()?, rest),
        _ => None,
    }
}

/// What stands behind the year: `Q2`, `-Q2`, `M01`, `-01`, `-01-31`, `-01-31T12:00:00Z`, `.0`.
fn within(year: i16, rest: &str) -> Option<WrittenDate> {
    // As some programs write 2018.
    if let Some(zeros) = rest.strip_prefix('.') {
        let whole = !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0');
        return whole.then(|| moment(year, 1, 1, Grain::Year)).flatten();
    }
    let part = rest.trim_start_matches(['-', ' ', ':', '/']);
    let marked = |marks: [char; 2]| part.strip_prefix(marks);
    if let Some(quarter) = marked(['Q', 'q']) {
        let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
        return moment(year, 3 * quarter - 2, 1, Grain::Quarter);
    }
    if let Some(month) = marked(['M', 'm']) {
        let two = (1..=2).contains(&month.len()) && month.bytes().all(|b| b.is_ascii_digit());
        return two
            .then(|| moment(year, month.parse().ok()?, 1, Grain::Month))
            .flatten();
    }
    let separator = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '-' | '/'))?;
    let mut parts = rest[1..].splitn(2, separator);
    let month = two_digits(parts.next()?)?;
    let Some(day) = parts.next() else {
        return moment(year, month, 1, Grain::Month);
    };
    let (day, clock) = day.split_at_checked(2)?;
    if !(clock.is_empty() || is_clock(clock)) {
        return None;
    }
    moment(year, month, two_digits(day)?, Grain::Day)
}

/// A time of day behind a date: `T00:00`, ` 00:00:00.000`, with `Z` or an offset.
fn is_clock(text: &str) -> bool {
    let Some(clock) = text.strip_prefix(['T', 't', ' ']) else {
        return false;
    };
    clock.len() >= 5
        && clock.as_bytes()[2] == b':'
        && clock[..2].bytes().all(|byte| byte.is_ascii_digit())
        && clock[3..].bytes().all(|byte| {
            byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z' | b'z' | b'+' | b'-')
        })
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn moment(year: i16, month: i8, day: i8, grain: Grain) -> Option<WrittenDate> {
    let date = Date::new(year, month, day).ok()?;
    Some(WrittenDate { date, grain })
}

#[cfg(test)]
mod tests {
    use super::{Grain, parse_moment};

    fn read(cell: &str) -> Option<(String, Grain)> {
        parse_moment(cell, None).map(|moment| (moment.date.to_string(), moment.grain))
    }

    #[test]
    fn the_usual_dates_are_read() {
        for (cells, date, grain) in [
            ("2024 2024.0", "2024-01-01", Grain::Year),
            (
                "2024Q2 2024-Q2 2024q2 2024:Q2",
                "2024-04-01",
                Grain::Quarter,
            ),
            (
                "2024-04 2024M04 2024m4 2024-M04 202404",
                "2024-04-01",
                Grain::Month,
            ),
            (
                "2024-04-01 20240401 2024/04/01 2024-04-01T00:00:00Z 2024-04-01T10:30+02:00",
                "2024-04-01",
                Grain::Day,
            ),
        ] {
            for cell in cells.split(' ') {
                assert_eq!(read(cell), Some((date.to_owned(), grain)), "{cell}");
            }
        }
        assert_eq!(
            read("2024-04-01 00:00:00").map(|moment| moment.1),
            Some(Grain::Day)
        );
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for cell in [
            "",
            "24",
            "2024-13",
            "2024Q5",
            "2024M13",
            "2024-02-30",
            "31/01/2024",
            "Jan-24",
            "202413",
            "2024-1",
            "2024-01-01x",
            "x2024",
            "2024.5",
            "99999",
            "2024-01-0é",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
        assert_eq!(parse_moment("31/01/21", Some("%d/%m/%Y")), None);
    }
}
