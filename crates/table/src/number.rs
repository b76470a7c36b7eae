//! Numbers as text: rounded to significant digits, with a fixed or the shortest number of decimals.

/// The value with so many significant digits; what is not finite stays as it is.
///
/// Through the decimal form, so that the result is the double nearest to what is read.
///
/// ```
/// use endodec_table::number::rounded;
/// assert_eq!(rounded(1.0 / 3.0, 4), 0.3333);
/// // Rounding twice is rounding once.
/// assert_eq!(rounded(rounded(2.0_f64.sqrt(), 5), 5), rounded(2.0_f64.sqrt(), 5));
/// ```
#[must_use]
pub fn rounded(value: f64, digits: usize) -> f64 {
    let decimals = digits.saturating_sub(1);
    format!("{value:.decimals$e}").parse().unwrap_or(value)
}

/// So many significant digits in the shortest form that reads back, without an exponent.
#[must_use]
pub fn shortest(value: f64, digits: usize) -> String {
    rounded(value, digits).to_string()
}

/// So many significant digits, zeros at the end included; whole numbers in full.
///
/// ```
/// use endodec_table::number::fixed;
/// let written = [0.23, 0.0123, 0.0004, 9.999, 1298.0].map(|value| fixed(value, 3));
/// assert_eq!(written, ["0.230", "0.0123", "0.000400", "10.0", "1298"]);
/// ```
#[must_use]
pub fn fixed(value: f64, digits: usize) -> String {
    let decimals = digits.saturating_sub(1);
    // The exponent after rounding: 9.999 has one digit more before the point than it seems to have.
    let written = format!("{value:.decimals$e}");
    let exponent = written
        .split_once('e')
        .and_then(|(_, e)| e.parse::<i64>().ok());
    let places = i64::try_from(decimals).unwrap_or(0) - exponent.unwrap_or(0);
    let places = usize::try_from(places).unwrap_or(0);
    format!("{value:.places$}")
}

/// Four significant digits, whole numbers in full, powers of ten where the decimal form would be long.
#[must_use]
pub fn four_digits(value: f64) -> String {
    let rounded = rounded(value, 4);
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-4..1e7).contains(&magnitude) {
        format!("{rounded:e}")
    } else if magnitude >= 1000.0 {
        format!("{value:.0}")
    } else {
        format!("{rounded}")
    }
}

/// What stands where there is no number.
pub const NONE: &str = "—";

/// So many significant digits at most, in decimal where that reads well; [`NONE`] of what is no number.
///
/// ```
/// use endodec_table::number::significant;
/// let written = [19.219_118_780_350_335, 1e-12, 0.0, f64::NAN, f64::NEG_INFINITY].map(|value| significant(value, 7));
/// assert_eq!(written, ["19.21912", "1e-12", "0", "—", "−∞"]);
/// ```
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    if value.is_nan() {
        return NONE.to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
    }
    let rounded = rounded(value, digits);
    if rounded != 0.0 && !(1e-5..1e10).contains(&rounded.abs()) {
        format!("{rounded:e}")
    } else {
        format!("{rounded}")
    }
}

/// Decimal digits as a page sets them: a true minus sign, commas between thousands.
///
/// ```
/// use endodec_table::number::grouped;
/// assert_eq!(grouped("-1234567.5"), "−1,234,567.5");
/// ```
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (mut out, digits) = match digits.strip_prefix('-') {
        Some(rest) => (String::from("−"), rest),
        None => (String::new(), digits),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}
