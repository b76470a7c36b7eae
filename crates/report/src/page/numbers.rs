//! Numbers as a page sets them: a minus sign, a power of ten as such, thousands apart.

use crate::table::four_digits;

/// Four significant digits; a whole number that can be a year is taken for one.
pub(super) fn number(value: f64) -> String {
    let digits = four_digits(value);
    if digits.len() == 4 && ("1800".."2200").contains(&digits.as_str()) {
        digits
    } else {
        set(&digits)
    }
}

/// Four significant digits of what is known to be no year.
pub(super) fn quantity(value: f64) -> String {
    set(&four_digits(value))
}

/// The same with its sign, for differences.
pub(super) fn signed(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", quantity(value))
}

/// Words in which every number is set: "2 to 870000".
pub(super) fn within(text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            let digits = word.trim_end_matches(';');
            if digits.parse::<f64>().is_ok_and(f64::is_finite) {
                format!("{}{}", set(digits), &word[digits.len()..])
            } else {
                word.to_owned()
            }
        })
        .collect();
    words.join(" ")
}

/// Relations that are typed in two characters, in escaped text, as one.
pub(super) fn relations(escaped: &str) -> String {
    escaped.replace("&gt;=", "≥").replace("&lt;=", "≤")
}

fn set(digits: &str) -> String {
    let (mantissa, power) = digits.split_once('e').unwrap_or((digits, ""));
    let (sign, mantissa) = mantissa
        .strip_prefix('-')
        .map_or(("", mantissa), |rest| ("−", rest));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if at > 0 && left.is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    if !power.is_empty() {
        let power = power.replace('-', "−");
        out.push_str(&format!("\u{a0}×\u{a0}10<sup>{power}</sup>"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{number, quantity, relations, signed, within};

    #[test]
    fn signs_powers_and_thousands_are_set() {
        assert_eq!(number(-3.2359e-15), "−3.236\u{a0}×\u{a0}10<sup>−15</sup>");
        assert_eq!(number(2072.4), "2072");
        assert_eq!(quantity(2000.0), "2,000");
        assert_eq!(number(1556.9), "1,557");
        assert_eq!(number(-870_000.0), "−870,000");
        assert_eq!(number(-0.25), "−0.25");
        assert_eq!(relations("&gt;= 16 GB"), "≥ 16 GB");
        assert_eq!(signed(1.5), "+1.5");
        assert_eq!(signed(-1.5), "−1.5");
        assert_eq!(within("2 to 870000"), "2 to 870,000");
        assert_eq!(within("-1; 1e-9"), "−1; 1\u{a0}×\u{a0}10<sup>−9</sup>");
    }
}
