//! Numbers as people write them.

/// The finite number in a cell; `None` for words, for NaN and infinities, and for marks out of place.
pub(crate) fn parse(cell: &str, decimal: char, thousands: Option<char>) -> Option<f64> {
    if decimal == '.' && thousands.is_none() {
        return plain(cell);
    }
    let (mantissa, exponent) = match cell.find(['e', 'E']) {
        Some(at) => cell.split_at(at),
        None => (cell, ""),
    };
    let (whole, fraction) = match mantissa.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let mut text = match thousands {
        Some(mark) => without_groups(whole, mark)?,
        None => whole.to_owned(),
    };
    // A point that is neither decimal nor thousands is no part of a number.
    if text.contains('.') || fraction.is_some_and(|digits| digits.contains('.')) {
        return None;
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text.push_str(exponent);
    plain(&text)
}

/// `1.5`, `-2`, `+3e-4`; not `inf`, `nan` or `1e400`.
fn plain(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The digits of `1,234,567`; `None` where a group has not three digits.
fn without_groups(whole: &str, mark: char) -> Option<String> {
    let is_mark = |character: char| {
        character == mark
            || (mark == ' ' && matches!(character, '\u{a0}' | '\u{202f}' | '\u{2009}'))
            || (mark == '\'' && character == '\u{2019}')
    };
    let mut groups = whole.split(is_mark);
    let first = groups.next().unwrap_or_default();
    let mut text = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        grouped = true;
        text.push_str(group);
    }
    let digits = first.trim_start_matches(['+', '-']);
    (!grouped || (1..=3).contains(&digits.len())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn numbers_of_every_dialect_are_read() {
        assert_eq!(parse("1234.5", '.', None), Some(1234.5));
        assert_eq!(parse("1,234.5", '.', Some(',')), Some(1234.5));
        assert_eq!(parse("1.234.567,5", ',', Some('.')), Some(1_234_567.5));
        assert_eq!(parse("-1 234,5e2", ',', Some(' ')), Some(-123_450.0));
        assert_eq!(parse("1\u{202f}234", '.', Some(' ')), Some(1234.0));
        assert_eq!(parse("1’234", '.', Some('\'')), Some(1234.0));
        assert_eq!(parse("80,5", ',', None), Some(80.5));
        assert_eq!(parse("0,001", ',', Some('.')), Some(0.001));
    }

    #[test]
    fn marks_out_of_place_are_no_number() {
        for cell in ["1,234", "inf", "NaN", "1e400", "", "1 2", "2%", "$5"] {
            assert_eq!(parse(cell, '.', None), None, "{cell}");
        }
        for cell in ["12,34", "1,2345", "1234,567", ",123", "1,234,56", "1.234,5"] {
            assert_eq!(parse(cell, '.', Some(',')), None, "{cell}");
        }
        assert_eq!(parse("1.5", ',', None), None);
    }
}
