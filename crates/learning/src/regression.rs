//! Regression of one variable on another, with the standard errors a time series needs.

mod covariance;
mod diagnostics;
mod weighted;

pub use covariance::Covariance;
pub use diagnostics::Influence;
pub(crate) use weighted::regress_weighted;

use crate::series::{all_finite, as_many, at_least, mean, same_length};
use crate::{Interval, LearningError, Timeline, ols};
use endodec_numerics::ParameterError;
use endodec_numerics::distribution::{student_quantile, student_two_sided};
use endodec_numerics::parameter::open_unit;

/// One estimated coefficient.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Coefficient {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub std_error: f64,
    /// `estimate / std_error`; infinite when the fit is perfect.
    pub t: f64,
    /// Two-sided p-value of the hypothesis that the coefficient is zero.
    pub p_value: f64,
}

impl Coefficient {
    pub(crate) fn new(estimate: f64, std_error: f64, df: f64) -> Result<Self, LearningError> {
        let t = if std_error > 0.0 {
            estimate / std_error
        } else {
            f64::INFINITY.copysign(estimate)
        };
        Ok(Self {
            estimate,
            std_error,
            t,
            p_value: student_two_sided(t, df)?,
        })
    }

    /// Interval of Student's t with `df` degrees of freedom.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1 and `df` positive.
    pub fn interval(&self, level: f64, df: f64) -> Result<Interval, LearningError> {
        open_unit("level", level)?;
        let half = student_quantile(0.5 + 0.5 * level, df)? * self.std_error;
        Ok(Interval {
            level,
            lower: self.estimate - half,
            upper: self.estimate + half,
        })
    }
}

/// Least-squares fit of a line.
///
/// ```text
/// yᵢ = a + b·xᵢ + eᵢ,   b̂ = Σ(xᵢ − x̄)(yᵢ − ȳ) / Σ(xᵢ − x̄)²,   s² = Σ ê² / (n − 2)
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Regression {
    /// Number of observations.
    pub n: usize,
    /// Residual degrees of freedom, `n − 2`.
    pub df: f64,
    /// Which standard errors the coefficients carry.
    pub covariance: Covariance,
    /// a.
    pub intercept: Coefficient,
    /// b.
    pub slope: Coefficient,
    /// Fraction of the variance of y that the line explains.
    pub r_squared: f64,
    /// Sum of squared residuals.
    pub ssr: f64,
    /// s, the standard error of the regression.
    pub residual_std_error: f64,
    /// Mean of x.
    pub x_mean: f64,
    /// Σ(xᵢ − x̄)².
    pub x_sum_of_squares: f64,
    /// Residuals, in the order of the data.
    pub residuals: Vec<f64>,
    /// Leverages `hᵢ = 1/n + (xᵢ − x̄)²/Σ(x − x̄)²`, in the order of the data.
    pub leverages: Vec<f64>,
}

/// Fits `y = a + b·x` by least squares.
///
/// `x` and `y` have one length, at least 3, and are in time order if `covariance` is
/// [`Covariance::NeweyWest`].
///
/// # Errors
///
/// [`LearningError`] when the series differ in length, are shorter than 3 or not finite, when `x`
/// or `y` is constant, or when a heteroskedasticity-robust error is asked for with an observation
/// that alone determines the line.
///
/// ```
/// use endodec_learning::regression::{Covariance, regress};
/// let x = [0.0, 1.0, 2.0, 3.0, 5.0];
/// let y = [4.1, 3.4, 3.2, 2.2, 1.1];
/// let fit = regress(&x, &y, Covariance::Classical)?;
/// // Residuals are orthogonal to the constant and to the regressor.
/// let sum: f64 = fit.residuals.iter().sum();
/// let dot: f64 = fit.residuals.iter().zip(x).map(|(e, x)| e * x).sum();
/// assert!(sum.abs() < 1e-12 && dot.abs() < 1e-12);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
pub fn regress(x: &[f64], y: &[f64], covariance: Covariance) -> Result<Regression, LearningError> {
    regress_over(x, y, covariance, None)
}

/// Fits `y = a + b·x` by least squares on observations that need not be one period apart: the lags of
/// [`Covariance::NeweyWest`] are then periods, not rows.
///
/// # Errors
///
/// As [`regress`]; [`LearningError::LengthMismatch`] if the times are not as many as the observations.
pub fn regress_over(
    x: &[f64],
    y: &[f64],
    covariance: Covariance,
    timeline: Option<&Timeline>,
) -> Result<Regression, LearningError> {
    same_length(("x", x), ("y", y))?;
    if let Some(timeline) = timeline {
        as_many(x, timeline)?;
    }
    at_least("a regression line with a standard error", 3, x.len())?;
    all_finite("x", x)?;
    all_finite("y", y)?;
    let n = x.len();
    if let Covariance::NeweyWest { lags } = covariance
        && lags >= n
    {
        let value = lags as f64;
        return Err(LearningError::Parameter(ParameterError {
            name: "lags",
            requirement: "fewer than the observations",
            given: value,
        }));
    }
    let fit = ols::least_squares(x, y)?;
    let count = n as f64;
    let df = count - 2.0;
    let x_mean = mean(x);
    let sxx: f64 = x.iter().map(|v| (v - x_mean) * (v - x_mean)).sum();
    let leverages: Vec<f64> = x
        .iter()
        .map(|v| 1.0 / count + (v - x_mean) * (v - x_mean) / sxx)
        .collect();
    let fit = without_rounding(fit, x, y);
    let (intercept_se, slope_se) = match covariance {
        _ if fit.ssr <= 0.0 => (0.0, 0.0),
        Covariance::Classical => (fit.intercept_se, fit.slope_se),
        robust => robust.std_errors(x, &fit.residuals, &leverages, timeline)?,
    };
    Ok(Regression {
        n,
        df,
        covariance,
        intercept: Coefficient::new(fit.intercept, intercept_se, df)?,
        slope: Coefficient::new(fit.slope, slope_se, df)?,
        r_squared: fit.r_squared,
        ssr: fit.ssr,
        residual_std_error: libm::sqrt(fit.ssr / df),
        x_mean,
        x_sum_of_squares: sxx,
        residuals: fit.residuals,
        leverages,
    })
}

/// Residuals that rounding alone leaves are zero: a perfect fit has no noise to speak of.
fn without_rounding(mut fit: ols::Ols, x: &[f64], y: &[f64]) -> ols::Ols {
    if clear_rounding(&mut fit.residuals, fit.slope, x, y, 1.0) {
        fit.ssr = 0.0;
        fit.r_squared = 1.0;
    }
    fit
}

/// Sets residuals to zero if rounding of the values, times `scale`, accounts for all of them.
fn clear_rounding(residuals: &mut [f64], slope: f64, x: &[f64], y: &[f64], scale: f64) -> bool {
    let largest = |values: &[f64]| values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let unit = 8.0 * f64::EPSILON * largest(y).max(slope.abs() * largest(x));
    let rounding = largest(residuals) <= scale * unit;
    if rounding {
        residuals.fill(0.0);
    }
    rounding
}

impl Regression {
    /// Whether the line goes through every observation, up to rounding: residuals and standard errors
    /// are zero, and what divides by them does not exist.
    #[must_use]
    pub fn is_perfect(&self) -> bool {
        self.ssr <= 0.0
    }

    /// Height of the line at `x`.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        self.intercept.estimate + self.slope.estimate * x
    }
}
