//! A continuous line with kinks: slopes change at knots, the level does not.
//!
//! ```text
//! y_i = a + b·x_i + Σ_k d_k·max(x_i − κ_k, 0) + u_i
//! ```
//!
//! Between two neighbouring observations a knot is free to move, and if it lies strictly between them
//! the lines on its two sides are those of separate regressions. So every minimum of the sum of squares
//! has each knot either at an observation or where two such lines meet inside a gap, and the global one
//! is found by trying all of them.

mod search;

use endodec_numerics::distribution::student_quantile;
use endodec_numerics::parameter::open_unit;
use nalgebra::DMatrix;

use super::as_f64;
use crate::regression::Coefficient;
use crate::series::{all_finite, at_least, same_length};
use crate::{Interval, LearningError};
use search::Search;

/// A knot.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Knot {
    /// Where the slope changes, in the unit of x.
    pub at: f64,
    /// Standard error by the delta method; infinite where the slopes on its two sides are the same.
    pub std_error: f64,
}

/// A continuous line with a given number of kinks, at its global minimum.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct KinkedLine {
    /// The knots, in ascending order.
    pub knots: Vec<Knot>,
    /// Height of the first segment's line at x = 0.
    pub intercept: f64,
    /// Slope of each segment, with classical errors that allow for the knots having been estimated.
    pub slopes: Vec<Coefficient>,
    /// Number of observations.
    pub n: usize,
    /// Observations less parameters, `n − 2 − 2K`.
    pub df: f64,
    /// Sum of squared residuals; what rounding leaves of a perfect fit is 0.
    pub ssr: f64,
    /// BIC with `2 + 2K` coefficients and knots and the variance, on the scale of
    /// [`Criteria::bic`](super::Criteria::bic).
    pub bic: f64,
}

/// Fits continuous lines with 0, 1, … , `most` kinks to `y` on `x`, in any order of the observations;
/// fewer where the sample holds no more.
///
/// At least two different x lie at or before the first knot and at or after the last one, and two
/// strictly between neighbouring knots.
///
/// ```
/// use endodec_learning::breaks::kinked_lines;
/// let x = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
/// let y = x.map(|x: f64| 1.0 + 0.5 * x - 2.0 * (x - 3.4).max(0.0));
/// let lines = kinked_lines(&x, &y, 1)?;
/// assert!((lines[1].knots[0].at - 3.4).abs() < 1e-12);
/// assert!(lines[1].ssr <= lines[0].ssr);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] for series of different lengths, fewer than three observations or values that are
/// not finite, x that is constant, and [`LearningError::Parameter`] where there are more positions of
/// the knots than can be tried.
///
/// # References
///
/// Hudson (1966), Fitting segmented curves whose join points have to be estimated,
/// doi:10.2307/2282754; Feder (1975), doi:10.1214/aos/1176342998, for the standard errors.
pub fn kinked_lines(x: &[f64], y: &[f64], most: usize) -> Result<Vec<KinkedLine>, LearningError> {
    same_length(("x", x), ("y", y))?;
    at_least("a line with a standard error", 3, x.len())?;
    all_finite("x", x)?;
    all_finite("y", y)?;
    let search = Search::new(x, y)?;
    (0..=most.min(search.most_knots()))
        .map(|count| {
            let knots = search.best(count)?;
            KinkedLine::new(x, y, &knots)
        })
        .collect()
}

impl KinkedLine {
    /// Estimates the line given its knots.
    fn new(x: &[f64], y: &[f64], knots: &[f64]) -> Result<Self, LearningError> {
        let n = x.len();
        let count = knots.len();
        let parameters = 2 + 2 * count;
        at_least("a line with that many kinks", parameters + 1, n)?;
        // About the middle and in the spread of x, so that no column outweighs another.
        let centre = x.iter().sum::<f64>() / as_f64(n);
        let scale = x.iter().map(|v| (v - centre).abs()).fold(0.0, f64::max);
        let inside = |v: f64| (v - centre) / scale;
        let design = DMatrix::from_fn(n, 2 + count, |i, j| match j {
            0 => 1.0,
            1 => inside(x[i]),
            _ => (inside(x[i]) - inside(knots[j - 2])).max(0.0),
        });
        let deficient = LearningError::RankDeficient { from: 1, to: n };
        let response = DMatrix::from_column_slice(n, 1, y);
        let (orthonormal, r) = design.clone().qr().unpack();
        let linear = r
            .solve_upper_triangular(&orthonormal.tr_mul(&response))
            .ok_or(deficient.clone())?;
        let residuals = &response - &design * &linear;
        let unit = 8.0 * f64::EPSILON * response.amax();
        let ssr = residuals.norm_squared();
        let ssr = if ssr <= as_f64(n) * unit * unit {
            0.0
        } else {
            ssr
        };
        let df = as_f64(n - parameters);
        // The derivatives in the knots are steps.
        let jacobian = DMatrix::from_fn(n, parameters, |i, j| {
            if j < 2 + count {
                design[(i, j)]
            } else {
                let k = j - 2 - count;
                if x[i] > knots[k] { -linear[2 + k] } else { 0.0 }
            }
        });
        let cofactors = jacobian.tr_mul(&jacobian).cholesky().map(|c| c.inverse());
        let error = |variance: Option<f64>| {
            variance.map_or(f64::INFINITY, |v| libm::sqrt(ssr / df * v.max(0.0)))
        };
        let at = |i: usize, j: usize| cofactors.as_ref().map(|c| c[(i, j)]);
        let slopes = (0..=count)
            .map(|segment| {
                let part = 1..2 + segment;
                let slope: f64 = part.clone().map(|i| linear[i]).sum();
                let variance: Option<f64> = part
                    .clone()
                    .flat_map(|i| part.clone().map(move |j| (i, j)))
                    .map(|(i, j)| at(i, j))
                    .sum();
                Coefficient::new(slope / scale, error(variance) / scale, df)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            knots: (0..count)
                .map(|k| Knot {
                    at: knots[k],
                    std_error: scale * error(at(2 + count + k, 2 + count + k)),
                })
                .collect(),
            intercept: linear[0] - linear[1] * centre / scale,
            slopes,
            n,
            df,
            ssr,
            bic: as_f64(n)
                * (libm::log(2.0 * core::f64::consts::PI) + libm::log(ssr / as_f64(n)) + 1.0)
                + libm::log(as_f64(n)) * as_f64(parameters + 1),
        })
    }

    /// Intervals of the knots, of Student's t with `n − 2 − 2K` degrees of freedom.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn knot_intervals(&self, level: f64) -> Result<Vec<Interval>, LearningError> {
        open_unit("level", level)?;
        let t = student_quantile(0.5 + 0.5 * level, self.df)?;
        Ok(self
            .knots
            .iter()
            .map(|knot| Interval {
                level,
                lower: knot.at - t * knot.std_error,
                upper: knot.at + t * knot.std_error,
            })
            .collect())
    }
}
