//! Numbers in titles, notes and descriptions.

use endodec_table::number::{grouped, rounded};

/// So many significant digits as words have them: a true minus, commas between thousands, a power of ten where the
/// decimal form would be long.
///
/// ```
/// use endodec_figures::shown;
/// assert_eq!(shown(0.123456, 3), "0.123");
/// assert_eq!(shown(-1234.5, 3), "−1,230");
/// assert_eq!(shown(3.21e-7, 3), "3.21 × 10⁻⁷");
/// ```
#[must_use]
pub fn shown(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "no number".to_owned();
    }
    let value = rounded(value, digits);
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e7).contains(&size) {
        let written = format!("{value:e}");
        let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
        let raised: String = power.chars().map(raised).collect();
        return format!("{} × 10{raised}", digits.replace('-', "−"));
    }
    grouped(&value.to_string())
}

fn raised(c: char) -> char {
    match c {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        _ => '⁹',
    }
}

/// A share as per cent with two or three digits: 0.412 as 41 %.
pub(crate) fn percent(share: f64) -> String {
    let value = 100.0 * share;
    let digits = if value.abs() >= 9.95 { 2 } else { 1 };
    let digits = if value.abs() >= 99.5 { 3 } else { digits };
    format!("{}\u{a0}%", shown(value, digits))
}

/// Two ends of an interval in words.
pub(crate) fn between(ends: [f64; 2], digits: usize) -> String {
    format!("{} to {}", shown(ends[0], digits), shown(ends[1], digits))
}

/// A number of things: 1 row, 2 rows.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let number = grouped(&count.to_string());
    format!("{number} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A list in words: a, b and c.
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

pub(crate) fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{counted, listed, percent};

    #[test]
    fn counts_and_shares_read_as_words_do() {
        assert_eq!(counted(1, "row"), "1 row");
        assert_eq!(counted(100_000, "row"), "100,000 rows");
        assert_eq!(percent(0.4123), "41\u{a0}%");
        assert_eq!(percent(0.0123), "1\u{a0}%");
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
