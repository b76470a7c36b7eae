//! The two measures of learning, as two types.

use crate::LearningError;
use endodec_numerics::parameter::{require, within};

/// Largest elasticity in absolute value that the types accept: beyond it the learning rate of a
/// negative elasticity overflows.
const LARGEST: f64 = 1000.0;

/// Elasticity α of unit cost with respect to cumulative output.
///
/// ```text
/// c(Q) = c₀·Q^(−α)                                                          (v1 eq. 1, v2 eq. 1)
/// ```
///
/// α is a pure number; positive when cost falls. It is not a [`LearningRate`]: the two are related
/// by `LR = 1 − 2^(−α)`, and only the conversion methods move between them.
///
/// ```
/// use endodec_learning::{Elasticity, LearningRate};
/// let alpha = Elasticity::new(0.37)?;
/// // Below one, an elasticity and its learning rate differ, the rate being the smaller …
/// assert!(alpha.learning_rate().value() < alpha.value());
/// // … and the conversions are inverse to each other.
/// let back = LearningRate::new(alpha.learning_rate().value())?.elasticity()?;
/// assert!((back.value() - alpha.value()).abs() < 1e-14);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # References
///
/// Wright (1936), Factors affecting the cost of airplanes, doi:10.2514/8.155.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct Elasticity(f64);

impl Elasticity {
    /// An elasticity from its value.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `value` is within ±1000.
    pub fn new(value: f64) -> Result<Self, LearningError> {
        let requirement = "a number between −1000 and 1000";
        Ok(Self(within(
            "elasticity",
            value,
            -LARGEST..=LARGEST,
            requirement,
        )?))
    }

    /// α as a number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// The fraction of cost lost at each doubling of cumulative output.
    ///
    /// ```text
    /// LR = 1 − 2^(−α)
    /// ```
    #[must_use]
    pub fn learning_rate(self) -> LearningRate {
        LearningRate(-libm::expm1(-self.0 * core::f64::consts::LN_2))
    }
}

/// Learning rate: the fraction of unit cost lost at each doubling of cumulative output.
///
/// ```
/// let alpha = endodec_learning::Elasticity::new(0.23)?;
/// assert_eq!(format!("{alpha}, that is {} at each doubling", alpha.learning_rate()), "0.230, that is 14.7 % at each doubling");
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// ```text
/// LR = 1 − 2^(−α)
/// ```
///
/// Negative when cost rises with output.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct LearningRate(f64);

impl LearningRate {
    /// A learning rate from its value, as a fraction.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `value` is finite and below 1.
    pub fn new(value: f64) -> Result<Self, LearningError> {
        Ok(Self(require(
            "learning rate",
            value,
            "a fraction below 1",
            value < 1.0,
        )?))
    }

    /// LR as a fraction.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// What is left of cost after a doubling, `1 − LR = 2^(−α)`.
    #[must_use]
    pub fn progress_ratio(self) -> f64 {
        1.0 - self.0
    }

    /// The elasticity with this learning rate.
    ///
    /// ```text
    /// α = −log₂(1 − LR)
    /// ```
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] when the rate is so near 1 that it has been rounded to 1
    /// (α above 53), or so far below 0 that α leaves ±1000.
    pub fn elasticity(self) -> Result<Elasticity, LearningError> {
        Elasticity::new(-libm::log1p(-self.0) / core::f64::consts::LN_2)
    }
}

impl std::fmt::Display for Elasticity {
    /// α with three decimals, or as many as the format asks for.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.*}", f.precision().unwrap_or(3), self.0)
    }
}

impl std::fmt::Display for LearningRate {
    /// LR in per cent with one decimal, or as many as the format asks for.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.*} %", f.precision().unwrap_or(1), 100.0 * self.0)
    }
}
