//! What a fitted curve says of cost at a given output.

use endodec_numerics::distribution::student_quantile;
use endodec_numerics::parameter::{open_unit, positive};

use crate::regression::{Covariance, regress};
use crate::series::log_pairs;
use crate::{Interval, LearningError};

/// Cost at a given cumulative output, by a fit in logarithms.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CostAt {
    /// Cumulative output.
    pub quantity: f64,
    /// Cost by the curve: the median of what an observation there would be, not its mean.
    pub cost: f64,
    /// Where the curve lies there.
    pub confidence: Interval,
    /// Where one more observation there would lie.
    pub prediction: Interval,
}

/// Cost at cumulative output `at` by least squares in logarithms, with intervals of Student's t.
///
/// ```text
/// ln ĉ(Q) ± t(n − 2)·SE(ln ĉ),     ln ĉ(Q) ± t(n − 2)·√(s² + SE(ln ĉ)²)
/// ```
///
/// The error of the curve is by `covariance`; what one observation adds to it is the residual variance
/// in either case.
///
/// ```
/// use endodec_learning::{Covariance, wright};
/// let (quantity, cost) = ([1.0, 2.0, 4.0, 8.0], [10.0, 8.1, 6.3, 5.2]);
/// let there = wright::cost_at(&quantity, &cost, Covariance::Classical, 16.0, 0.95)?;
/// assert!(there.prediction.lower < there.confidence.lower);
/// assert!(there.confidence.upper < there.prediction.upper);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// As [`fit_with`](super::fit_with), and [`LearningError::Parameter`] for an output or a level outside
/// its range.
pub fn cost_at(
    quantity: &[f64],
    cost: &[f64],
    covariance: Covariance,
    at: f64,
    level: f64,
) -> Result<CostAt, LearningError> {
    open_unit("level", level)?;
    let (x, y) = log_pairs(quantity, cost)?;
    let there = libm::log(positive("quantity to predict at", at)?);
    // With output counted from there the intercept is the height of the curve, and its error that of
    // the height.
    let moved: Vec<f64> = x.iter().map(|x| x - there).collect();
    let fit = regress(&moved, &y, covariance)?;
    let t = student_quantile(0.5 + 0.5 * level, fit.df)?;
    let around = |error: f64| Interval {
        level,
        lower: libm::exp(fit.intercept.estimate - t * error),
        upper: libm::exp(fit.intercept.estimate + t * error),
    };
    Ok(CostAt {
        quantity: at,
        cost: libm::exp(fit.intercept.estimate),
        confidence: around(fit.intercept.std_error),
        prediction: around(libm::hypot(fit.intercept.std_error, fit.residual_std_error)),
    })
}
