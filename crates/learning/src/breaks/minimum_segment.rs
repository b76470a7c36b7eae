//! How short a regime may be.

use super::as_f64;
use crate::LearningError;
use endodec_numerics::ParameterError;

/// The shortest regime that a partition may have.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum MinimumSegment {
    /// A fraction `ε` of the sample, `h = max(⌊ε·n⌋, q)`.
    Fraction(f64),
    /// A number of observations, at least the number `q` of coefficients that change.
    Observations(usize),
}

impl MinimumSegment {
    /// The number `h` of observations for a sample of `n` and `q` coefficients that change.
    pub(super) fn observations(self, n: usize, q: usize) -> Result<usize, LearningError> {
        match self {
            Self::Fraction(fraction) if fraction > 0.0 && fraction <= 0.5 => {
                // The small term undoes rounding such as 0.29·100 = 28.999….
                let floor = (fraction * as_f64(n) + 1e-9).floor();
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a non-negative number below n"
                )]
                let h = floor as usize;
                Ok(h.max(q))
            }
            Self::Fraction(value) => Err(LearningError::Parameter(ParameterError {
                name: "trimming",
                requirement: "above 0 and at most 0.5",
                given: value,
            })),
            Self::Observations(h) if h >= q => Ok(h),
            Self::Observations(h) => Err(LearningError::Parameter(ParameterError {
                name: "minimum_segment",
                requirement: "at least the number of coefficients that change",
                given: as_f64(h),
            })),
        }
    }
}
