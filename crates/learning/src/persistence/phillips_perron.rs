//! The test of Phillips and Perron.

use super::adf::{DickeyFuller, dot};
use super::{LagRule, NullDistribution, NullSimulation, Terms, as_f64};
use crate::LearningError;
use crate::series::{all_finite, at_least};

/// Phillips–Perron test of a unit root: the Dickey–Fuller t without lags, corrected for
/// autocorrelation by a long-run variance.
///
/// ```text
/// λ² = γ₀ + 2·Σ_{j≤L} (1 − j/(L+1))·γⱼ
/// Z_τ = √(γ₀/λ²)·t − (λ² − γ₀)/(2λ)·T·SE(ρ̂)/s
/// Z_ρ = T(ρ̂ − 1) − ½·T²·SE(ρ̂)²/s²·(λ² − γ₀)
/// ```
///
/// with T = n − 1 rows, `γⱼ` of the residuals divided by T, and `s²` by degrees of freedom.
///
/// # References
///
/// Phillips & Perron (1988), doi:10.1093/biomet/75.2.335.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct PhillipsPerron {
    /// Z_τ.
    pub statistic: f64,
    /// Z_ρ.
    pub z_rho: f64,
    /// ρ̂.
    pub rho: f64,
    /// L, lags of the long-run variance.
    pub lags: usize,
    /// Deterministic terms.
    pub terms: Terms,
    /// Number of observations.
    pub n: usize,
}

/// Tests a series, in time order at equal steps, for a unit root.
///
/// # Errors
///
/// As [`unit_root`](super::unit_root), with fewer lags than rows.
pub fn phillips_perron(
    y: &[f64],
    terms: Terms,
    lags: usize,
) -> Result<PhillipsPerron, LearningError> {
    all_finite("y", y)?;
    at_least(
        "a Phillips–Perron test with these lags",
        (terms.count() + 3).max(lags + 2),
        y.len(),
    )?;
    statistic(&mut DickeyFuller::default(), y, terms, lags).ok_or(LearningError::NoStatistic {
        test: "the Phillips–Perron test",
        reason: "nothing but rounding is left of the series after its terms",
    })
}

impl PhillipsPerron {
    /// Distribution of Z_τ under a unit root without drift, for this sample size, these terms and
    /// these lags.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] with fewer than 100 draws.
    pub fn null(&self, simulation: &NullSimulation) -> Result<NullDistribution, LearningError> {
        NullDistribution::phillips_perron(self.n, self.terms, self.lags, simulation)
    }
}

pub(super) fn statistic(
    room: &mut DickeyFuller,
    y: &[f64],
    terms: Terms,
    lags: usize,
) -> Option<PhillipsPerron> {
    let found = room.test(y, Some(terms), LagRule::Fixed(0))?;
    let rows = y.len() - 1;
    let count = as_f64(rows);
    let residuals = room.residuals(rows);
    let ssr = dot(residuals, residuals);
    let gamma = ssr / count;
    let long_run = gamma
        + 2.0
            * (1..=lags)
                .map(|j| {
                    (1.0 - as_f64(j) / as_f64(lags + 1)) * dot(&residuals[j..], residuals) / count
                })
                .sum::<f64>();
    let s2 = ssr / (count - as_f64(terms.count()) - 1.0);
    let ratio = found.std_error / libm::sqrt(s2);
    Some(PhillipsPerron {
        statistic: libm::sqrt(gamma / long_run) * found.t
            - 0.5 * (long_run - gamma) / libm::sqrt(long_run) * count * ratio,
        z_rho: count * found.coefficient - 0.5 * count * count * ratio * ratio * (long_run - gamma),
        rho: 1.0 + found.coefficient,
        lags,
        terms,
        n: y.len(),
    })
}
