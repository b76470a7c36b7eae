//! Learning curves from the costs of lots.
//!
//! What is on record of a production run is often the cost of lots, not of units. A lot's average
//! cost belongs to none of its units: regressing it on the last unit, or on the middle one, gives a
//! wrong elasticity even where there is no noise. Here the theory's costs are added up over the units
//! of each lot.
//!
//! ```text
//! unit theory (Crawford)                cost of unit i               T₁·i^(−b)
//! cumulative-average theory (Wright)    cost of the first n units    T₁·n^(1−b)
//! ```
//!
//! The two are different curves, of which one fits: the same elasticity gives different costs.

mod problem;
mod sums;

use endodec_numerics::ParameterError;
use endodec_numerics::distribution::student_quantile;
use endodec_numerics::parameter::open_unit;
use endodec_numerics::root::bracketed;
use nalgebra::{DMatrix, DVector};

use crate::{Elasticity, Interval, LearningError};
use problem::{Problem, log_average};
use sums::as_f64;

/// What follows the power law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Theory {
    /// The cost of each unit (Crawford 1944).
    Unit,
    /// The average cost of all units so far (Wright 1936, doi:10.2514/8.155).
    CumulativeAverage,
}

/// A lot.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Lot {
    /// Its first unit, counted from 1 over all that was ever made.
    pub first: u64,
    /// Its last unit.
    pub last: u64,
    /// Cost of the lot over its number of units.
    pub average_cost: f64,
}

/// A coefficient and its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RateEffect {
    /// Elasticity of cost to the size of the lot, which stands for the rate of production.
    pub estimate: f64,
    /// Its standard error.
    pub std_error: f64,
}

/// A learning curve fitted to lots.
///
/// ```text
/// ln(average cost of a lot) = ln T₁ + ln(theory's average for T₁ = 1, elasticity b) [+ c·ln(units)] + e
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct LotFit {
    /// The theory.
    pub theory: Theory,
    /// b̂.
    pub elasticity: Elasticity,
    /// Standard error of b̂; 0 for a perfect fit.
    pub std_error: f64,
    /// ln T₁, the logarithm of the cost of the first unit.
    pub log_first_unit_cost: f64,
    /// Its standard error; 0 for a perfect fit.
    pub log_first_unit_cost_std_error: f64,
    /// The effect of the rate, where it was asked for.
    pub rate: Option<RateEffect>,
    /// Number of lots.
    pub n: usize,
    /// Lots less parameters.
    pub df: f64,
    /// Sum of squared residuals; what rounding leaves of a perfect fit is 0.
    pub ssr: f64,
    /// R² in logarithms.
    pub r_squared: f64,
    /// Number of local minima of the sum of squares between the elasticities that are searched, of
    /// which the least is taken.
    pub minima: usize,
    /// Covariance of (ln T₁, b, c) without the residual variance.
    #[cfg_attr(feature = "serde", serde(skip))]
    cofactors: DMatrix<f64>,
}

/// A forecast of one more lot.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NextLot {
    /// First unit.
    pub first: u64,
    /// Last unit.
    pub last: u64,
    /// Its average cost by the curve, the median of the forecast.
    pub average_cost: f64,
    /// Where its average cost lies.
    pub interval: Interval,
}

/// Elasticities that are searched; a cumulative average that falls faster than output grows would make
/// units of negative cost.
const SMALLEST: f64 = -3.0;
const LARGEST: f64 = 6.0;
const STEP: f64 = 0.05;

/// Fits a learning curve to lots, in the order of their units and without overlap; units between lots
/// that are not on record count as made.
///
/// With `rate` the size of a lot has an effect of its own.
///
/// ```
/// use endodec_learning::lots::{Lot, Theory, fit_lots};
/// // Under unit theory the first two units cost 100 and 80, the next two 70.21 and 64, the fifth 59.56.
/// let lots = [(1, 2, 90.0), (3, 4, 67.105_185_139), (5, 5, 59.563_734_361)]
///     .map(|(first, last, average_cost)| Lot { first, last, average_cost });
/// let fit = fit_lots(&lots, Theory::Unit, false)?;
/// assert!((fit.elasticity.learning_rate().value() - 0.2).abs() < 1e-9);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] with fewer than three lots (four with `rate`), a lot that is empty or begins
/// before the one before it has ended, a cost that is not positive, lots of one size with `rate`, or
/// a sum of squares that has no minimum at an elasticity between −3 and 6 (1 under the
/// cumulative-average theory).
pub fn fit_lots(lots: &[Lot], theory: Theory, rate: bool) -> Result<LotFit, LearningError> {
    let problem = Problem::new(lots, theory, rate)?;
    let mut best: Option<(f64, f64)> = None;
    let mut minima = 0;
    let end = match theory {
        Theory::Unit => LARGEST,
        Theory::CumulativeAverage => 1.0 - 1e-9,
    };
    let (mut low, mut before) = (SMALLEST, problem.slope_of_squares(SMALLEST));
    while low < end {
        let high = (low + STEP).min(end);
        let after = problem.slope_of_squares(high);
        if before < 0.0 && after >= 0.0 {
            minima += 1;
            let b = bracketed(
                "the elasticity of the lots",
                |b| problem.slope_of_squares(b),
                low,
                high,
            )?
            .x;
            let ssr = problem.residuals(b).norm_squared();
            if best.is_none_or(|(least, _)| ssr < least) {
                best = Some((ssr, b));
            }
        }
        (low, before) = (high, after);
    }
    let (ssr, b) = best.ok_or(LearningError::Parameter(ParameterError {
        name: "elasticity of the lots",
        requirement: "between -3 and 6 (below 1 under the cumulative-average theory), but the sum of squares falls towards an end of that range",
        given: end,
    }))?;
    problem.finish(b, ssr, minima)
}

impl LotFit {
    /// Interval of Student's t for the elasticity.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Interval<Elasticity>, LearningError> {
        open_unit("level", level)?;
        let half = student_quantile(0.5 + 0.5 * level, self.df)? * self.std_error;
        Ok(Interval {
            level,
            lower: Elasticity::new(self.elasticity.value() - half)?,
            upper: Elasticity::new(self.elasticity.value() + half)?,
        })
    }

    /// s, the standard error of the regression.
    #[must_use]
    pub fn residual_std_error(&self) -> f64 {
        libm::sqrt(self.ssr / self.df)
    }

    /// Cost of the first unit, T₁.
    #[must_use]
    pub fn first_unit_cost(&self) -> f64 {
        libm::exp(self.log_first_unit_cost)
    }

    /// Average cost of one more lot of the units `first..=last`, with its interval of t.
    ///
    /// ```text
    /// ln ĉ ± t(n − p)·s·√(1 + v'(J'J)⁻¹v)
    /// ```
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] for a level that is not between 0 and 1 or a lot without units.
    pub fn next(&self, first: u64, last: u64, level: f64) -> Result<NextLot, LearningError> {
        open_unit("level", level)?;
        if first == 0 || last < first {
            return Err(LearningError::Parameter(ParameterError {
                name: "last unit of the next lot",
                requirement: "no smaller than its first, which is at least 1",
                given: as_f64(last),
            }));
        }
        let [height, slope] = log_average(self.theory, first, last, self.elasticity.value());
        let mut at = vec![1.0, slope];
        let mut centre = self.log_first_unit_cost + height;
        if let Some(rate) = self.rate {
            let size = libm::log(as_f64(last - first + 1));
            at.push(size);
            centre += rate.estimate * size;
        }
        let at = DVector::from_vec(at);
        let spread = 1.0 + at.dot(&(&self.cofactors * &at));
        let half = student_quantile(0.5 + 0.5 * level, self.df)?
            * self.residual_std_error()
            * libm::sqrt(spread);
        Ok(NextLot {
            first,
            last,
            average_cost: libm::exp(centre),
            interval: Interval {
                level,
                lower: libm::exp(centre - half),
                upper: libm::exp(centre + half),
            },
        })
    }
}
