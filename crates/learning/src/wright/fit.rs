//! Estimation of a Wright curve from a series of cumulative output and unit cost.

use crate::regression::{
    Coefficient, Covariance, Regression, regress, regress_over, regress_weighted,
};
use crate::series::{as_many, at_least, log_pairs};
use crate::timeline::is_one;
use crate::{Elasticity, Gap, Interval, LearningError, LearningRate, Timeline, WrightCurve};

/// A Wright curve fitted by least squares in logarithms.
///
/// ```text
/// ln cᵢ = ln c₀ − α·ln Qᵢ + eᵢ
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct WrightFit {
    /// α̂.
    pub elasticity: Elasticity,
    /// Standard error of α̂.
    pub std_error: f64,
    /// `α̂ / std_error`.
    pub t: f64,
    /// Two-sided p-value of α = 0.
    pub p_value: f64,
    /// R² of the regression in logarithms.
    pub r_squared: f64,
    /// Number of observations.
    pub n: usize,
    /// Estimate of ln c₀, the logarithm of unit cost at cumulative output 1 (in first differences:
    /// the yearly drift of ln c at constant output).
    pub intercept: f64,
    /// The regression of ln c on ln Q, whose slope is −α̂.
    pub regression: Regression,
}

impl std::fmt::Display for WrightFit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "elasticity {} (standard error {:.3}), learning rate {}, R² {:.3}, {} observations",
            self.elasticity,
            self.std_error,
            self.elasticity.learning_rate(),
            self.r_squared,
            self.n
        )
    }
}

/// Fits Wright's law by least squares with classical standard errors.
///
/// `quantity` is cumulative output and `cost` unit cost, in time order, of one length of at least 3.
///
/// ```
/// let quantity = [1.0, 2.0, 4.0, 8.0, 16.0];
/// let cost = [10.0, 8.1, 6.3, 5.2, 4.1];
/// let fit = endodec_learning::wright::fit(&quantity, &cost)?;
/// // The elasticity does not depend on the units of either variable.
/// let in_thousands: Vec<f64> = cost.iter().map(|c| c * 1e-3).collect();
/// let again = endodec_learning::wright::fit(&quantity, &in_thousands)?;
/// assert!((fit.elasticity.value() - again.elasticity.value()).abs() < 1e-12);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] when the series differ in length, are shorter than 3, not positive, or
/// constant.
pub fn fit(quantity: &[f64], cost: &[f64]) -> Result<WrightFit, LearningError> {
    fit_with(quantity, cost, Covariance::Classical)
}

/// Fits Wright's law by least squares with the standard errors asked for.
///
/// # Errors
///
/// As [`fit`], and as [`regress`] for the covariance.
pub fn fit_with(
    quantity: &[f64],
    cost: &[f64],
    covariance: Covariance,
) -> Result<WrightFit, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    WrightFit::from_regression(regress(&x, &y, covariance)?)
}

/// Fits Wright's law in levels to observations that need not be one period apart; the times matter to
/// the lags of [`Covariance::NeweyWest`] alone.
///
/// # Errors
///
/// As [`fit_with`]; [`LearningError::LengthMismatch`] if the times are not as many as the observations.
pub fn fit_over(
    quantity: &[f64],
    cost: &[f64],
    covariance: Covariance,
    timeline: &Timeline,
) -> Result<WrightFit, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    WrightFit::from_regression(regress_over(&x, &y, covariance, Some(timeline))?)
}

/// Fits Wright's law in first differences, with a drift.
///
/// ```text
/// Δln cᵢ = d − α·Δln Qᵢ + eᵢ
/// ```
///
/// Differencing removes the common trend that makes the regression in levels look certain; the
/// drift d takes up cost reduction that time alone brings. `n` of the result counts differences.
///
/// # Errors
///
/// As [`fit`], with at least 4 observations; constant growth of output is a rank deficiency, and a
/// constant fall of cost leaves nothing to explain.
pub fn fit_first_differences(
    quantity: &[f64],
    cost: &[f64],
    covariance: Covariance,
) -> Result<WrightFit, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    at_least("a regression in first differences", 4, x.len())?;
    let n = x.len();
    let (dx, dy) = (differences(&x), differences(&y));
    if steady(&x, &dx) {
        return Err(LearningError::RankDeficient { from: 1, to: n });
    }
    if steady(&y, &dy) {
        return Err(LearningError::NoVariation { from: 1, to: n });
    }
    WrightFit::from_regression(regress(&dx, &dy, covariance)?)
}

/// Fits Wright's law in first differences of observations that need not be one period apart.
///
/// ```text
/// missing       Δln cᵢ = d − α·Δln Qᵢ + eᵢ            over changes of one period alone
/// accumulated   Δln cᵢ = kᵢ·d − α·Δln Qᵢ + √kᵢ·eᵢ     over all, kᵢ periods long
/// ```
///
/// Gives the fit and the timeline of its changes, each at the time of its later observation: pairs of
/// residuals that [`Regression::durbin_watson_over`] may take. Without a gap it is
/// [`fit_first_differences`]. With accumulated periods the residuals are those of one period.
///
/// # Errors
///
/// As [`fit_first_differences`] of the changes that are left.
pub fn fit_changes(
    quantity: &[f64],
    cost: &[f64],
    covariance: Covariance,
    timeline: &Timeline,
    gap: Gap,
) -> Result<(WrightFit, Timeline), LearningError> {
    as_many(quantity, timeline)?;
    if timeline.is_even() {
        let fit = fit_first_differences(quantity, cost, covariance)?;
        return Ok((fit, timeline.filtered(|at| at > 0)));
    }
    let (x, y) = log_pairs(quantity, cost)?;
    let steps: Vec<f64> = timeline.steps().collect();
    let kept: Vec<usize> = (0..steps.len())
        .filter(|&at| gap == Gap::Accumulated || is_one(steps[at]))
        .collect();
    at_least("a regression in first differences (changes)", 3, kept.len())?;
    // Per period: over k of them the mean has a k-th of the variance.
    let change = |values: &[f64]| -> Vec<f64> {
        let of = |&at: &usize| (values[at + 1] - values[at]) / steps[at];
        kept.iter().map(of).collect()
    };
    let (dx, dy) = (change(&x), change(&y));
    let to = x.len();
    if steady(&x, &dx) {
        return Err(LearningError::RankDeficient { from: 1, to });
    }
    if steady(&y, &dy) {
        return Err(LearningError::NoVariation { from: 1, to });
    }
    match gap {
        Gap::Missing => {
            let ends = timeline.filtered(|at| at > 0 && is_one(steps[at - 1]));
            let regression = regress_over(&dx, &dy, covariance, Some(&ends))?;
            Ok((WrightFit::from_regression(regression)?, ends))
        }
        Gap::Accumulated => {
            let regression = regress_weighted(&dx, &dy, &steps, covariance)?;
            let rows = Timeline::even(steps.len());
            Ok((WrightFit::from_regression(regression)?, rows))
        }
    }
}

fn differences(values: &[f64]) -> Vec<f64> {
    values.windows(2).map(|w| w[1] - w[0]).collect()
}

/// Whether differences are one number up to the rounding of the values that they are taken of, which
/// is far above their own where the unit makes the values large.
fn steady(values: &[f64], differences: &[f64]) -> bool {
    let largest = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let high = differences
        .iter()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    let low = differences.iter().copied().fold(f64::INFINITY, f64::min);
    high - low <= 8.0 * f64::EPSILON * largest
}

impl WrightFit {
    fn from_regression(regression: Regression) -> Result<Self, LearningError> {
        let Coefficient {
            estimate,
            std_error,
            t,
            p_value,
        } = regression.slope;
        Ok(Self {
            elasticity: Elasticity::new(-estimate)?,
            std_error,
            t: -t,
            p_value,
            r_squared: regression.r_squared,
            n: regression.n,
            intercept: regression.intercept.estimate,
            regression,
        })
    }

    /// Interval of Student's t for the elasticity, with n − 2 degrees of freedom.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1, or when an end
    /// leaves the domain of [`Elasticity`].
    pub fn interval(&self, level: f64) -> Result<Interval<Elasticity>, LearningError> {
        let slope = self.regression.slope.interval(level, self.regression.df)?;
        Ok(Interval {
            level,
            lower: Elasticity::new(-slope.upper)?,
            upper: Elasticity::new(-slope.lower)?,
        })
    }

    /// The learning rate that the elasticity implies.
    #[must_use]
    pub fn learning_rate(&self) -> LearningRate {
        self.elasticity.learning_rate()
    }

    /// The fitted curve, through cost e^intercept at cumulative output 1.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] when e^intercept over- or underflows.
    pub fn curve(&self) -> Result<WrightCurve, LearningError> {
        WrightCurve::new(libm::exp(self.intercept), 1.0, self.elasticity)
    }
}
