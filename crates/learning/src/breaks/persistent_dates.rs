//! Intervals of break dates when errors persist.

use endodec_numerics::parameter::{self, open_unit};
use endodec_numerics::random::{Stream, in_blocks};
use nalgebra::DVector;

use super::{BreakRegression, DateInterval, as_f64};
use crate::LearningError;

/// Intervals of the dates of a partition, from samples with errors as persistent as its residuals.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct PersistentDates {
    /// One interval a break.
    pub intervals: Vec<DateInterval>,
    /// First-order autocorrelation of the errors, corrected for the bias of short regimes.
    pub autocorrelation: f64,
    /// Samples drawn.
    pub draws: usize,
}

/// Highest autocorrelation that samples are drawn with.
const HIGHEST: f64 = 0.98;

impl BreakRegression {
    /// Intervals of the dates from the partitions of simulated samples: the fit with these breaks,
    /// and normal errors with first-order autocorrelation.
    ///
    /// ```text
    /// φ̂ = Σûₜûₜ₋₁/Σû²ₜ₋₁,   φ = φ̂ + (m + 1)·(q + (q + 2)·φ̂)/n,   y* = fit + u*,   u*ₜ = φ·u*ₜ₋₁ + e*ₜ
    /// ```
    ///
    /// The interval holds the central `level` of the dates found in them, reflected about the estimate
    /// and not, whichever end is farther out. The asymptotic intervals of
    /// [`date_intervals`](Self::date_intervals) presume independence within a regime, or enough
    /// observations for a long-run variance, and are too short without; `docs/coverage.md` has the
    /// coverage of both.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] for a level outside 0 to 1 or fewer than 100 draws, and those of
    /// [`BreakRegression::partitions`].
    ///
    /// # References
    ///
    /// Kendall (1954), doi:10.1093/biomet/41.3-4.403 (the bias); Bai (1997),
    /// doi:10.1162/003465397557132 (the estimate).
    pub fn persistent_date_intervals(
        &self,
        breaks: &[usize],
        level: f64,
        draws: usize,
        seed: u64,
    ) -> Result<PersistentDates, LearningError> {
        open_unit("level", level)?;
        parameter::at_least("draws", draws, 100, "at least 100")?;
        let residuals = self.fit(breaks)?.residuals;
        let autocorrelation = self.autocorrelation(&residuals, breaks.len());
        let fitted = &self.y - &residuals;
        let n = self.observations();
        let m = breaks.len();
        let squares: f64 = residuals.iter().map(|u| u * u).sum();
        let coefficients = (m + 1) * self.changing_regressors() + self.fixed_regressors();
        let spare = as_f64(n.saturating_sub(coefficients).max(1));
        let spread = libm::sqrt(squares / spare);
        let innovation = spread * libm::sqrt(1.0 - autocorrelation * autocorrelation);
        let found = in_blocks(draws, |block| {
            let mut errors = DVector::zeros(n);
            block
                .map(|draw| {
                    Stream::new(seed, draw as u64).normals(errors.as_mut_slice());
                    errors[0] *= spread;
                    for t in 1..n {
                        errors[t] = autocorrelation * errors[t - 1] + innovation * errors[t];
                    }
                    let sample = self.replace_response(&fitted + &errors);
                    Ok(sample.partitions()?.into_iter().nth(m).map(|p| p.breaks))
                })
                .collect()
        });
        let dates: Vec<Vec<usize>> = found
            .into_iter()
            .filter_map(Result::transpose)
            .collect::<Result<_, LearningError>>()?;
        Ok(PersistentDates {
            intervals: (0..m)
                .map(|i| interval(&dates, i, breaks[i], n, level))
                .collect(),
            autocorrelation,
            draws: dates.len(),
        })
    }

    /// First-order autocorrelation of the residuals of the fit with these breaks, corrected for the bias of short
    /// regimes; see [`persistent_date_intervals`](Self::persistent_date_intervals).
    ///
    /// # Errors
    ///
    /// Those of [`BreakRegression::regimes`].
    pub fn residual_autocorrelation(&self, breaks: &[usize]) -> Result<f64, LearningError> {
        Ok(self.autocorrelation(&self.fit(breaks)?.residuals, breaks.len()))
    }

    fn autocorrelation(&self, residuals: &DVector<f64>, m: usize) -> f64 {
        let n = self.observations();
        let (mut product, mut lagged) = (0.0, 0.0);
        for t in 1..n {
            product += residuals[t] * residuals[t - 1];
            lagged += residuals[t - 1] * residuals[t - 1];
        }
        let raw = if lagged > 0.0 { product / lagged } else { 0.0 };
        let q = as_f64(self.changing_regressors());
        (raw + as_f64(m + 1) * (q + (q + 2.0) * raw) / as_f64(n)).clamp(-HIGHEST, HIGHEST)
    }
}

fn interval(dates: &[Vec<usize>], i: usize, estimate: usize, n: usize, level: f64) -> DateInterval {
    let mut drawn: Vec<usize> = dates.iter().map(|breaks| breaks[i]).collect();
    drawn.sort_unstable();
    let tail = 0.5 * (1.0 - level) * as_f64(drawn.len());
    #[expect(clippy::cast_possible_truncation, reason = "a rank among the draws")]
    let rank = tail as usize;
    let (low, high) = match (
        drawn.get(rank),
        drawn.get(drawn.len() - 1 - rank.min(drawn.len() - 1)),
    ) {
        (Some(&low), Some(&high)) => (low, high),
        _ => (estimate, estimate),
    };
    let centre = as_f64(estimate);
    let reach = (centre - as_f64(low)).max(as_f64(high) - centre);
    let unclipped = [
        as_f64(low)
            .min(2.0 * centre - as_f64(high))
            .max(centre - reach),
        as_f64(high)
            .max(2.0 * centre - as_f64(low))
            .min(centre + reach),
    ];
    let last = as_f64(n - 1);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the sample first"
    )]
    let inside = |bound: f64| bound.clamp(1.0, last) as usize;
    DateInterval {
        estimate,
        lower: inside(unclipped[0]),
        upper: inside(unclipped[1]),
        lower_clipped: unclipped[0] < 1.0,
        upper_clipped: unclipped[1] > last,
        unclipped,
        level,
    }
}
