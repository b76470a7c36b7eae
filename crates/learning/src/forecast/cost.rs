//! Unit cost at one time to come.

use crate::{Interval, LearningError};
use endodec_numerics::distribution::{student_cdf, student_quantile};
use endodec_numerics::parameter::{open_unit, positive};

/// Forecast of unit cost at one horizon.
///
/// `(ln c − log_mean)/log_std_error` is Student's t with m − 1 degrees of freedom (exactly so
/// without correlation of the noise, closely with).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct CostForecast {
    /// Steps ahead, τ.
    pub horizon: usize,
    /// Mean of ln c.
    pub log_mean: f64,
    /// Standard error of the forecast of ln c.
    pub log_std_error: f64,
    /// Degrees of freedom, m − 1.
    pub df: f64,
}

impl CostForecast {
    /// Median cost.
    #[must_use]
    pub fn median(&self) -> f64 {
        libm::exp(self.log_mean)
    }

    /// Interval for the cost.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Interval, LearningError> {
        open_unit("level", level)?;
        let half = student_quantile(0.5 + 0.5 * level, self.df)? * self.log_std_error;
        Ok(Interval {
            level,
            lower: libm::exp(self.log_mean - half),
            upper: libm::exp(self.log_mean + half),
        })
    }

    /// Probability that the cost at this horizon is at most `cost`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `cost` is finite and positive.
    pub fn probability_at_most(&self, cost: f64) -> Result<f64, LearningError> {
        let log_cost = libm::log(positive("cost", cost)?);
        if self.log_std_error <= 0.0 {
            // A certain forecast reaches a cost that differs from it by rounding alone.
            let rounding = 64.0 * f64::EPSILON * log_cost.abs().max(self.log_mean.abs()).max(1.0);
            return self.distribution(log_cost - self.log_mean + rounding);
        }
        self.distribution(log_cost - self.log_mean)
    }

    /// Probability that ln c is at most `gap` above its mean.
    pub(super) fn distribution(&self, gap: f64) -> Result<f64, LearningError> {
        if self.log_std_error > 0.0 {
            Ok(student_cdf(gap / self.log_std_error, self.df)?)
        } else {
            Ok(if gap >= 0.0 { 1.0 } else { 0.0 })
        }
    }
}

impl std::fmt::Display for CostForecast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:.4} in {} steps, times or over e^{:.3}",
            self.median(),
            self.horizon,
            self.log_std_error
        )
    }
}
