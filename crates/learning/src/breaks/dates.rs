//! Confidence intervals of the break dates.

use endodec_numerics::ParameterError;
use nalgebra::DMatrix;

use super::argmax::ArgmaxDistribution;
use super::covariance::{Across, BreakCovariance, Errors};
use super::fit::Fit;
use super::wald::Divisor;
use super::{BreakRegression, as_f64};
use crate::LearningError;

/// A confidence interval of a break date. Dates are the last observation of a regime, counted from
/// 1.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DateInterval {
    /// The estimate.
    pub estimate: usize,
    /// Lower bound, at least 1.
    pub lower: usize,
    /// Upper bound, at most `n − 1`.
    pub upper: usize,
    /// Whether the lower bound was moved into the sample.
    pub lower_clipped: bool,
    /// Whether the upper bound was moved into the sample.
    pub upper_clipped: bool,
    /// Whole-numbered bounds before they were moved into the sample; infinite where the regimes on
    /// the two sides are the same.
    pub unclipped: [f64; 2],
    /// Confidence level, a fraction.
    pub level: f64,
}

impl BreakRegression {
    /// Confidence intervals of the dates of a partition.
    ///
    /// ```text
    /// [T̂ − ⌈k·c(1 − α/2)⌉, T̂ − ⌊k·c(α/2)⌋],   k = φ₁²/(δ'Q₁δ),   φᵢ² = δ'Ωᵢδ/δ'Qᵢδ,   ξ = δ'Q₂δ/δ'Q₁δ
    /// ```
    ///
    /// `c` are quantiles of the argmax of a two-sided Brownian motion with drift, with moments `Q`
    /// and variances `Ω` of its own on either side (1 before the break, 2 after it), or common
    /// ones, by `covariance`; `δ` is the change of the coefficients. Where more than `1 − α/2` of
    /// the distribution lies on one side, the interval is extended to contain the estimate.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] for a level that is not between 0 and 1, and those of
    /// [`BreakRegression::f_statistic`].
    ///
    /// # References
    ///
    /// Bai (1997), Estimation of a change point in multiple regression models,
    /// doi:10.1162/003465397557132; Bai and Perron (1998), Proposition 8.
    pub fn date_intervals(
        &self,
        breaks: &[usize],
        covariance: &BreakCovariance,
        level: f64,
    ) -> Result<Vec<DateInterval>, LearningError> {
        if !(level > 0.0 && level < 1.0) {
            return Err(LearningError::Parameter(ParameterError {
                name: "level",
                requirement: "between 0 and 1",
                given: level,
            }));
        }
        let fit = self.fit(breaks)?;
        (0..breaks.len())
            .map(|i| self.date_interval(&fit, i, covariance, level))
            .collect()
    }

    fn date_interval(
        &self,
        fit: &Fit,
        i: usize,
        covariance: &BreakCovariance,
        level: f64,
    ) -> Result<DateInterval, LearningError> {
        let delta = &fit.delta[i + 1] - &fit.delta[i];
        let form = |m: &DMatrix<f64>| delta.dot(&(m * &delta));
        let side = |j: usize| -> Result<(f64, f64), LearningError> {
            let (from, length) = (fit.bounds[j], fit.bounds[j + 1] - fit.bounds[j]);
            let moment = match covariance.date_moments {
                Across::ByRegime => {
                    let z = self.basis.rows(from, length);
                    form(&(z.tr_mul(&z) / as_f64(length)))
                }
                Across::Common => delta.norm_squared(),
            };
            let variance = match (covariance.errors, covariance.date_variances) {
                (Errors::Homoskedastic, across) => {
                    self.error_variance(fit, j, across, Divisor::Observations)?
                }
                (errors, Across::ByRegime) => {
                    form(&self.omega(errors, fit, from, length)?) / moment
                }
                (errors, Across::Common) => {
                    form(&self.omega(errors, fit, 0, self.observations())?) / moment
                }
            };
            Ok((moment, variance))
        };
        let ((moment1, variance1), (moment2, variance2)) = (side(i)?, side(i + 1)?);
        let estimate = fit.bounds[i + 1];
        let tail = 0.5 * (1.0 - level);
        let (before, after) = if variance1 <= 0.0 && variance2 <= 0.0 {
            (0.0, 0.0)
        } else {
            let argmax = ArgmaxDistribution::new(variance1, variance2);
            let observations = |p: f64| {
                let u = argmax.quantile(p);
                if u < 0.0 {
                    u * variance1 / moment1
                } else {
                    u * variance2 / moment2
                }
            };
            (
                observations(1.0 - tail).max(0.0),
                observations(tail).min(0.0),
            )
        };
        let lower = as_f64(estimate) - before.ceil();
        let upper = as_f64(estimate) - after.floor();
        let last = self.observations() - 1;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "clamped to the sample first"
        )]
        let inside = |bound: f64| bound.clamp(1.0, as_f64(last)) as usize;
        Ok(DateInterval {
            estimate,
            lower: inside(lower),
            upper: inside(upper),
            lower_clipped: lower < 1.0,
            upper_clipped: upper > as_f64(last),
            unclipped: [lower, upper],
            level,
        })
    }
}
