//! Numbers as the paper prints them: the digits set the tolerance.

use endodec_numerics::Rounded;

/// The numbers of a printed text, in order.
///
/// Reads thousands separators (`870,000`), decimals, exponents (`1e-12`), `k`, `M` directly behind
/// the digits, and both hyphen and minus sign; digits inside a word (`R0`, `Q2`) are no numbers.
/// An integer marked as approximate (`~`, `≈`) counts its trailing zeros as unprinted digits:
/// `~230` is 230 ± 5, `230` is 230 ± 0.5.
#[must_use]
pub fn numbers(text: &str) -> Vec<Rounded> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_ascii_digit() && !inside_word(&chars, at) {
            let (number, next) = read_number(&chars, at);
            found.extend(number);
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

fn inside_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphabetic() || matches!(chars[at - 1], '_' | '^'))
}

fn read_number(chars: &[char], start: usize) -> (Option<Rounded>, usize) {
    let mut digits = String::new();
    let mut decimals = 0_i32;
    let mut at = start;
    while at < chars.len() {
        let c = chars[at];
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c == ',' && thousands_follow(chars, at) {
            // a separator, not a digit
        } else {
            break;
        }
        at += 1;
    }
    if chars.get(at) == Some(&'.') && chars.get(at + 1).is_some_and(char::is_ascii_digit) {
        digits.push('.');
        at += 1;
        while let Some(c) = chars.get(at).filter(|c| c.is_ascii_digit()) {
            digits.push(*c);
            decimals += 1;
            at += 1;
        }
    }
    let mut exponent = 0_i32;
    if let Some((power, next)) = read_exponent(chars, at) {
        exponent = power;
        at = next;
    }
    match chars.get(at) {
        Some('k') if !chars.get(at + 1).is_some_and(|c| c.is_alphabetic()) => exponent += 3,
        Some('M') if !chars.get(at + 1).is_some_and(|c| c.is_alphabetic()) => exponent += 6,
        _ => {}
    }
    let (negative, approximate) = marks_before(chars, start);
    let unprinted = if approximate && decimals == 0 {
        i32::try_from(digits.len() - digits.trim_end_matches('0').len()).unwrap_or(0)
    } else {
        0
    };
    // Through the decimal text, so that 0.34 is the double nearest to 0.34.
    let number = format!("{digits}e{exponent}").parse::<f64>().ok();
    let unit = format!("5e{}", exponent - decimals + unprinted - 1)
        .parse()
        .ok();
    let printed = number.zip(unit).map(|(value, half_unit)| Rounded {
        value: if negative { -value } else { value },
        half_unit,
    });
    (printed, at)
}

fn thousands_follow(chars: &[char], comma: usize) -> bool {
    (1..=3).all(|i| chars.get(comma + i).is_some_and(char::is_ascii_digit))
        && !chars.get(comma + 4).is_some_and(char::is_ascii_digit)
}

fn read_exponent(chars: &[char], at: usize) -> Option<(i32, usize)> {
    if !matches!(chars.get(at), Some('e' | 'E')) {
        return None;
    }
    let mut next = at + 1;
    let mut text = String::new();
    if let Some(sign) = chars.get(next).filter(|c| matches!(c, '-' | '+')) {
        text.push(*sign);
        next += 1;
    }
    while let Some(c) = chars.get(next).filter(|c| c.is_ascii_digit()) {
        text.push(*c);
        next += 1;
    }
    text.parse().ok().map(|power| (power, next))
}

/// Whether a minus sign and whether an approximation sign stand before the number; a hyphen
/// directly behind a digit is a range, not a sign.
fn marks_before(chars: &[char], start: usize) -> (bool, bool) {
    let mut at = start;
    let mut negative = false;
    if at > 0 && matches!(chars[at - 1], '-' | '−' | '–') {
        negative = at < 2 || matches!(chars[at - 2], ' ' | '(' | '[' | '~' | '≈' | ',' | ';' | '$');
        at -= 1;
    }
    while at > 0 && matches!(chars[at - 1], '$' | '+') {
        at -= 1;
    }
    (negative, at > 0 && matches!(chars[at - 1], '~' | '≈'))
}

#[cfg(test)]
mod tests {
    use super::numbers;

    fn read(text: &str) -> Vec<(f64, f64)> {
        numbers(text)
            .iter()
            .map(|n| (n.value, n.half_unit))
            .collect()
    }

    #[test]
    fn the_last_printed_digit_sets_the_tolerance() {
        assert_eq!(read("34.1"), [(34.1, 0.05)]);
        assert_eq!(read("2.00"), [(2.0, 0.005)]);
        assert_eq!(read("1298"), [(1298.0, 0.5)]);
        assert_eq!(read("< 1e-12"), [(1e-12, 5e-13)]);
    }

    #[test]
    fn an_approximation_sign_makes_trailing_zeros_silent() {
        assert_eq!(read("~230"), [(230.0, 5.0)]);
        assert_eq!(read("~$436"), [(436.0, 0.5)]);
        assert_eq!(read("~0.30"), [(0.30, 0.005)]);
    }

    #[test]
    fn ranges_lists_separators_and_signs_are_told_apart() {
        assert_eq!(read("870,000 to 2.00"), [(870_000.0, 0.5), (2.0, 0.005)]);
        assert_eq!(read("2027-30"), [(2027.0, 0.5), (30.0, 0.5)]);
        assert_eq!(read("-0.069"), [(-0.069, 0.0005)]);
        assert_eq!(read("[0.19,0.27]"), [(0.19, 0.005), (0.27, 0.005)]);
        assert_eq!(read("1.44, 1.23"), [(1.44, 0.005), (1.23, 0.005)]);
        assert_eq!(read("700M+"), [(7e8, 5e5)]);
        assert!(read("R0 > one at N2").is_empty());
    }

    #[test]
    fn half_a_unit_still_rounds_to_the_number() {
        assert!(numbers("0.23")[0].contains(0.235));
        assert!(!numbers("0.23")[0].contains(0.2351));
    }
}
