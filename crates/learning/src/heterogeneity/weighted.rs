//! Sums of weights, the common ground of Q, means and moment estimators.

use super::PooledMean;
use crate::LearningError;
use crate::series::{all_finite, at_least, same_length};

/// Sums of the weights `1/(vᵢ + τ²)` and what follows from them.
pub(super) struct Weighted {
    pub(super) sum: f64,
    pub(super) sum_of_squares: f64,
    mean: f64,
    pub(super) q: f64,
}

impl Weighted {
    pub(super) fn new(estimates: &[f64], variances: &[f64], tau_squared: f64) -> Self {
        let weights = || variances.iter().map(|v| 1.0 / (v + tau_squared));
        let sum: f64 = weights().sum();
        let mean = weights().zip(estimates).map(|(w, y)| w * y).sum::<f64>() / sum;
        Self {
            sum,
            sum_of_squares: weights().map(|w| w * w).sum(),
            mean,
            q: weights()
                .zip(estimates)
                .map(|(w, y)| w * (y - mean) * (y - mean))
                .sum(),
        }
    }

    pub(super) fn mean(&self) -> PooledMean {
        PooledMean {
            estimate: self.mean,
            std_error: libm::sqrt(1.0 / self.sum),
        }
    }
}

pub(super) fn degrees_of_freedom(k: usize) -> f64 {
    (k - 1) as f64
}

/// Squares of the standard errors, after checking both series.
pub(super) fn checked_variances(
    estimates: &[f64],
    std_errors: &[f64],
) -> Result<Vec<f64>, LearningError> {
    same_length(("estimate", estimates), ("standard error", std_errors))?;
    at_least("a test of homogeneity", 2, estimates.len())?;
    all_finite("estimate", estimates)?;
    std_errors
        .iter()
        .enumerate()
        .map(|(index, &s)| {
            if s.is_finite() && s > 0.0 {
                Ok(s * s)
            } else {
                Err(LearningError::Observation {
                    series: "standard error",
                    index,
                    requirement: "finite and above 0",
                    value: s,
                })
            }
        })
        .collect()
}
