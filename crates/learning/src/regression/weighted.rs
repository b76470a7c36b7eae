//! The line through observations of unequal precision.

use super::{Coefficient, Covariance, Regression};
use crate::LearningError;
use crate::ols::negligible;
use crate::series::{all_finite, at_least, same_length};

/// Fits `y = a + b·x` by least squares where the variance of observation i is `σ²/wᵢ`.
///
/// ```text
/// b̂ = Σ wᵢ(xᵢ − x̄)(yᵢ − ȳ) / Σ wᵢ(xᵢ − x̄)²,   x̄ = Σ wᵢxᵢ/Σ wᵢ,   s² = Σ wᵢêᵢ²/(n − 2)
/// ```
///
/// Residuals of the result are `√wᵢ·êᵢ`, of one variance, and R² is weighted too.
///
/// # Errors
///
/// As [`super::regress`]; weights must be finite and above zero.
pub(crate) fn regress_weighted(
    x: &[f64],
    y: &[f64],
    weights: &[f64],
    covariance: Covariance,
) -> Result<Regression, LearningError> {
    same_length(("x", x), ("y", y))?;
    same_length(("x", x), ("weights", weights))?;
    at_least("a regression line with a standard error", 3, x.len())?;
    for (name, values) in [("x", x), ("y", y), ("weights", weights)] {
        all_finite(name, values)?;
    }
    let n = x.len();
    let total: f64 = weights.iter().sum();
    let weighted = |value: &dyn Fn(usize) -> f64| -> f64 {
        weights.iter().enumerate().map(|(i, w)| w * value(i)).sum()
    };
    let x_mean = weighted(&|i| x[i]) / total;
    let y_mean = weighted(&|i| y[i]) / total;
    let sxx = weighted(&|i| (x[i] - x_mean) * (x[i] - x_mean));
    let syy = weighted(&|i| (y[i] - y_mean) * (y[i] - y_mean));
    let sxy = weighted(&|i| (x[i] - x_mean) * (y[i] - y_mean));
    let heaviest = weights.iter().fold(0.0_f64, |most, w| most.max(*w));
    if sxx <= heaviest * negligible(x) {
        return Err(LearningError::RankDeficient { from: 1, to: n });
    }
    if syy <= heaviest * negligible(y) {
        return Err(LearningError::NoVariation { from: 1, to: n });
    }
    let slope = sxy / sxx;
    let root: Vec<f64> = weights.iter().map(|w| libm::sqrt(*w)).collect();
    let mut residuals: Vec<f64> = (0..n)
        .map(|i| root[i] * ((y[i] - y_mean) - slope * (x[i] - x_mean)))
        .collect();
    super::clear_rounding(&mut residuals, slope, x, y, libm::sqrt(heaviest));
    let ssr: f64 = residuals.iter().map(|e| e * e).sum();
    let leverages: Vec<f64> = (0..n)
        .map(|i| weights[i] * (1.0 / total + (x[i] - x_mean) * (x[i] - x_mean) / sxx))
        .collect();
    let slope_weight = |i: usize| root[i] * (x[i] - x_mean) / sxx;
    let intercept_weight = |i: usize| root[i] / total - x_mean * slope_weight(i);
    let df = n as f64 - 2.0;
    // A change follows the one before without a gap: the long ones reach over it.
    let error = |weight: &dyn Fn(usize) -> f64| {
        if ssr > 0.0 {
            covariance.std_error(weight, &residuals, &leverages, None)
        } else {
            Ok(0.0)
        }
    };
    Ok(Regression {
        n,
        df,
        covariance,
        intercept: Coefficient::new(y_mean - slope * x_mean, error(&intercept_weight)?, df)?,
        slope: Coefficient::new(slope, error(&slope_weight)?, df)?,
        r_squared: 1.0 - ssr / syy,
        ssr,
        residual_std_error: libm::sqrt(ssr / df),
        x_mean,
        x_sum_of_squares: sxx,
        residuals,
        leverages,
    })
}
