//! An interval estimate.

use crate::{Elasticity, LearningRate};

/// Interval estimate of a quantity of type `T` at a confidence level.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Interval<T = f64> {
    /// Confidence level, a fraction.
    pub level: f64,
    /// Lower end.
    pub lower: T,
    /// Upper end.
    pub upper: T,
}

impl Interval<Elasticity> {
    /// The same interval for the learning rate, which rises with the elasticity.
    #[must_use]
    pub fn learning_rate(&self) -> Interval<LearningRate> {
        Interval {
            level: self.level,
            lower: self.lower.learning_rate(),
            upper: self.upper.learning_rate(),
        }
    }
}

impl<T: std::fmt::Display> std::fmt::Display for Interval<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.lower.fmt(f)?;
        f.write_str(" to ")?;
        self.upper.fmt(f)?;
        write!(f, " (level {})", self.level)
    }
}
