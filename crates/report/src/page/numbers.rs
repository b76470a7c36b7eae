//! Numbers as a page sets them: a minus sign, a power of ten as such, thousands apart.

use endodec_table::number::{four_digits, grouped};

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

/// Escaped text in which formulas are typed: relations in one character, powers raised.
pub(super) fn formulas(escaped: &str) -> String {
    let text = escaped.replace("&gt;=", "≥").replace("&lt;=", "≤");
    let mut parts = text.split('^');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let bracketed = part
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
            .filter(|(inside, _)| !inside.contains('('));
        let (power, rest) = bracketed.unwrap_or_else(|| {
            let end = part.find(|c: char| !c.is_ascii_digit());
            part.split_at(end.unwrap_or(part.len()))
        });
        out.push_str(&if power.is_empty() {
            format!("^{rest}")
        } else {
            format!("<sup>{power}</sup>{rest}")
        });
    }
    out
}

fn set(digits: &str) -> String {
    let (mantissa, power) = digits.split_once('e').unwrap_or((digits, ""));
    let mut out = grouped(mantissa);
    if !power.is_empty() {
        let power = power.replace('-', "−");
        out.push_str(&format!("\u{a0}×\u{a0}10<sup>{power}</sup>"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{formulas, number, quantity, signed, within};

    #[test]
    fn signs_powers_and_thousands_are_set() {
        assert_eq!(number(-3.2359e-15), "−3.236\u{a0}×\u{a0}10<sup>−15</sup>");
        assert_eq!(number(2072.4), "2072");
        assert_eq!(quantity(2000.0), "2,000");
        assert_eq!(number(1556.9), "1,557");
        assert_eq!(number(-870_000.0), "−870,000");
        assert_eq!(number(-0.25), "−0.25");
        assert_eq!(formulas("&gt;= 16 GB"), "≥ 16 GB");
        assert_eq!(
            formulas("a^2/(bNr), θ^(1/p), (x^(f(y)))"),
            "a<sup>2</sup>/(bNr), θ<sup>1/p</sup>, (x^(f(y)))"
        );
        assert_eq!(signed(1.5), "+1.5");
        assert_eq!(signed(-1.5), "−1.5");
        assert_eq!(within("2 to 870000"), "2 to 870,000");
        assert_eq!(within("-1; 1e-9"), "−1; 1\u{a0}×\u{a0}10<sup>−9</sup>");
    }
}
