//! Numbers known by their printed digits.

use core::str::FromStr;

use crate::ParameterError;

/// A number as printed: correct to half a unit of its last digit.
///
/// ```
/// use endodec_numerics::Rounded;
/// let printed: Rounded = "0.23".parse()?;
/// // What prints like it lies within half a unit, the ends counted.
/// assert!(printed.contains(0.2349) && printed.contains(0.235) && !printed.contains(0.2351));
/// # Ok::<(), endodec_numerics::ParameterError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Rounded {
    /// The number as printed.
    pub value: f64,
    /// Half a unit of its last digit: what rounding alone can explain.
    pub half_unit: f64,
}

impl Rounded {
    /// A number printed with so many digits after the point.
    ///
    /// ```
    /// use endodec_numerics::Rounded;
    /// assert_eq!(Ok(Rounded::decimals(19.22, 2)), "19.22".parse());
    /// ```
    #[must_use]
    pub const fn decimals(value: f64, decimals: usize) -> Self {
        // Powers of ten are exact up to 10²², so that the quotient is the double nearest to half a unit.
        let (mut power, mut left) = (1.0, decimals);
        while left > 0 {
            power *= 10.0;
            left -= 1;
        }
        Self {
            value,
            half_unit: 0.5 / power,
        }
    }

    /// Least number that prints like this.
    #[must_use]
    pub const fn lower(self) -> f64 {
        self.value - self.half_unit
    }

    /// Greatest number that prints like this.
    #[must_use]
    pub const fn upper(self) -> f64 {
        self.value + self.half_unit
    }

    /// The numbers that print like this: [`Self::lower`] to [`Self::upper`].
    #[must_use]
    pub const fn range(self) -> [f64; 2] {
        [self.lower(), self.upper()]
    }

    /// The same digits as what is left of a longer number cut off behind them: .23 stands for .23 to .24.
    ///
    /// ```
    /// use endodec_numerics::Rounded;
    /// let cut_off = Rounded::decimals(0.23, 2).cut_off();
    /// assert!(cut_off.contains(0.2399) && !cut_off.contains(0.2299));
    /// ```
    #[must_use]
    pub const fn cut_off(self) -> Self {
        Self {
            value: self.value + self.half_unit,
            half_unit: self.half_unit,
        }
    }

    /// Whether a number prints like this; with room for the last place of the arithmetic, so that a half that rounds up is
    /// not lost.
    #[must_use]
    pub fn contains(self, number: f64) -> bool {
        (number - self.value).abs() <= self.half_unit * (1.0 + 1e-9)
    }

    /// Distance of a number from those that print like this, in half units; 0 inside.
    #[must_use]
    pub fn miss(self, number: f64) -> f64 {
        ((number - self.value).abs() / self.half_unit - 1.0).max(0.0)
    }
}

impl FromStr for Rounded {
    type Err = ParameterError;

    /// Reads a decimal number and takes its precision from the digits after the point.
    fn from_str(text: &str) -> Result<Self, ParameterError> {
        let malformed = ParameterError {
            name: "a printed number",
            requirement: "a decimal number above 0 such as 19.22",
            given: f64::NAN,
        };
        let text = text.trim();
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        match text.parse::<f64>() {
            Ok(value) if plain && value.is_finite() && value > 0.0 => {
                let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
                Ok(Self::decimals(value, decimals))
            }
            _ => Err(malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rounded;

    #[test]
    fn the_digits_after_the_point_say_how_precise_it_is() {
        let half = |text: &str| text.parse::<Rounded>().map(|printed| printed.half_unit);
        assert_eq!(half("19.220"), Ok(0.0005));
        assert_eq!(half(" 3.8 "), Ok(0.05));
        assert_eq!(half("12"), Ok(0.5));
        assert_eq!(half(".23"), Ok(0.005));
    }

    #[test]
    fn what_is_no_number_above_zero_is_refused() {
        for text in ["-3", "0", "1e3", "NaN", "", "3,8", "."] {
            assert!(text.parse::<Rounded>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_miss_is_counted_in_half_units_from_the_nearer_end() {
        let printed = Rounded::decimals(0.23, 2);
        assert!(printed.miss(0.233) <= 0.0);
        assert!((printed.miss(0.24) - 1.0).abs() < 1e-12);
        assert!(printed.miss(f64::INFINITY).is_infinite());
    }
}
