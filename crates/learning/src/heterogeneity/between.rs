//! Estimators of the variance τ² of the true values.

use super::contrasts::Contrast;
use super::likelihood::{Likelihood, Maximum, q_at, q_equals};
use super::{Weighted, degrees_of_freedom};
use crate::LearningError;
use crate::series::mean;

/// How τ² is estimated; none is below 0.
///
/// # References
///
/// Viechtbauer (2005), doi:10.3102/10769986030003261, compares them; Veroniki et al. (2016),
/// doi:10.1002/jrsm.1164.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum BetweenVariance {
    /// Moment estimator `(Q − df)/(Σw − Σw²/Σw)`.
    ///
    /// DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2.
    DersimonianLaird,
    /// Restricted maximum likelihood: the highest of all maxima.
    Reml,
    /// Maximum likelihood: the highest of all maxima.
    MaximumLikelihood,
    /// The τ² at which Q with weights `1/(vᵢ + τ²)` is its expectation k − 1; the empirical Bayes
    /// estimator is the same.
    ///
    /// Paule & Mandel (1982), doi:10.6028/jres.087.022; Morris (1983), doi:10.2307/2287098.
    PauleMandel,
    /// Variance of the estimates less the mean of their own, `Σ(y − ȳ)²/(k − 1) − v̄`.
    ///
    /// Hedges (1983), doi:10.1037/0033-2909.93.2.388.
    Hedges,
    /// Sidik and Jonkman's two steps: `τ₀²·Q(τ₀²)/(k − 1)` with `τ₀² = Σ(y − ȳ)²/k`. Above 0 unless
    /// all estimates are equal.
    ///
    /// Sidik & Jonkman (2005), doi:10.1111/j.1467-9876.2005.00489.x.
    SidikJonkman,
}

impl BetweenVariance {
    /// τ², and the maxima that it was chosen from where it is of a likelihood.
    pub(super) fn estimate(
        self,
        estimates: &[f64],
        variances: &[f64],
        contrasts: &[Contrast],
    ) -> Result<(f64, Vec<Maximum>), LearningError> {
        let df = degrees_of_freedom(estimates.len());
        let centre = mean(estimates);
        let spread = || -> f64 { estimates.iter().map(|y| (y - centre) * (y - centre)).sum() };
        let tau_squared = match self {
            Self::DersimonianLaird => {
                let common = Weighted::new(estimates, variances, 0.0);
                let scale = common.sum - common.sum_of_squares / common.sum;
                ((common.q - df) / scale).max(0.0)
            }
            Self::PauleMandel => q_equals(contrasts, df),
            Self::Hedges => (spread() / df - mean(variances)).max(0.0),
            Self::SidikJonkman => {
                let start = spread() / (df + 1.0);
                start * q_at(contrasts, start) / df
            }
            Self::Reml => return highest(&Likelihood::restricted(contrasts)),
            Self::MaximumLikelihood => return highest(&Likelihood::full(contrasts, variances)),
        };
        Ok((tau_squared, Vec::new()))
    }
}

/// The highest maximum, the one with the smaller τ² of two as high, and all of them.
fn highest(likelihood: &Likelihood<'_>) -> Result<(f64, Vec<Maximum>), LearningError> {
    let maxima = likelihood.maxima()?;
    let mut best: Option<Maximum> = None;
    for maximum in &maxima {
        if best.is_none_or(|best| maximum.log_likelihood > best.log_likelihood) {
            best = Some(*maximum);
        }
    }
    Ok((best.map_or(0.0, |best| best.tau_squared), maxima))
}
