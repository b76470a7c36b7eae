//! How cumulative output grows.

use crate::LearningError;
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{finite, positive};

/// Path of cumulative output from today on; time in years.
///
/// Validated by [`OutputPath::exponential`] and [`OutputPath::linear`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum OutputPath {
    /// `Q(t) = Q₀·(1 + g)^t`.
    Exponential {
        /// Cumulative output today, Q₀.
        cumulative: f64,
        /// Growth of cumulative output, g, a fraction a year.
        growth: f64,
    },
    /// `Q(t) = Q₀ + q·t`.
    Linear {
        /// Cumulative output today, Q₀.
        cumulative: f64,
        /// Output a year, q, in the unit of Q₀.
        yearly: f64,
    },
}

impl OutputPath {
    /// Cumulative output growing by the fraction `growth` a year from `cumulative`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `cumulative > 0` and `growth ≥ 0`, both finite.
    pub fn exponential(cumulative: f64, growth: f64) -> Result<Self, LearningError> {
        positive("cumulative output", cumulative)?;
        not_negative("output growth", growth)?;
        Ok(Self::Exponential { cumulative, growth })
    }

    /// Constant output of `yearly` a year on top of `cumulative`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `cumulative > 0` and `yearly ≥ 0`, both finite.
    pub fn linear(cumulative: f64, yearly: f64) -> Result<Self, LearningError> {
        positive("cumulative output", cumulative)?;
        not_negative("yearly output", yearly)?;
        Ok(Self::Linear { cumulative, yearly })
    }

    /// Cumulative output today.
    #[must_use]
    pub fn today(&self) -> f64 {
        match *self {
            Self::Exponential { cumulative, .. } | Self::Linear { cumulative, .. } => cumulative,
        }
    }

    /// Cumulative output `years` from now.
    #[must_use]
    pub fn at(&self, years: f64) -> f64 {
        match *self {
            Self::Exponential { cumulative, growth } => {
                cumulative * libm::exp(years * libm::log1p(growth))
            }
            Self::Linear { cumulative, yearly } => cumulative + yearly * years,
        }
    }

    /// Years until cumulative output is `target`: 0 when it is already there, `None` when it never
    /// will be.
    ///
    /// ```text
    /// exponential   T = ln(Q̄/Q₀)/ln(1 + g)
    /// linear        T = (Q̄ − Q₀)/q
    /// ```
    #[must_use]
    pub fn time_to(&self, target: f64) -> Option<f64> {
        let today = self.today();
        if target <= today {
            return Some(0.0);
        }
        let years = match *self {
            Self::Exponential { growth, .. } => libm::log(target / today) / libm::log1p(growth),
            Self::Linear { yearly, .. } => (target - today) / yearly,
        };
        years.is_finite().then_some(years)
    }
}

fn not_negative(parameter: &'static str, value: f64) -> Result<(), LearningError> {
    finite(parameter, value)?;
    if value >= 0.0 {
        Ok(())
    } else {
        Err(LearningError::Parameter(ParameterError {
            name: parameter,
            requirement: "0 or more",
            given: value,
        }))
    }
}
