//! Whether forecasts came as often as they said they would.

use super::HindcastError;
use crate::LearningError;
use crate::series::at_least;
use endodec_numerics::parameter::open_unit;

/// Central bands whose coverage is counted.
pub const COVERAGE_LEVELS: [f64; 3] = [0.5, 0.8, 0.95];

/// Coverage of one central band.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Coverage {
    /// Probability that the band claims.
    pub level: f64,
    /// Fraction of actual values inside it.
    pub covered: f64,
}

/// Record of a set of forecasts.
///
/// Overlapping forecasts of one series are dependent: their number overstates how much is known of
/// the coverage.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Calibration {
    /// Number of forecasts.
    pub n: usize,
    /// Mean of actual minus forecast ln c.
    pub mean_error: f64,
    /// Root of the mean squared error of ln c.
    pub root_mean_squared_error: f64,
    /// Coverage of the central 50, 80 and 95 per cent bands.
    pub coverage: [Coverage; 3],
    /// Largest distance between the distribution of the probabilities that were given to the actual
    /// values and the uniform one (Kolmogorov–Smirnov): 0 is perfect.
    pub largest_gap: f64,
}

/// Fraction of actual values inside the central band of probability `level`.
///
/// # Errors
///
/// [`LearningError`] without forecasts, or unless `level` is strictly between 0 and 1.
pub fn coverage(errors: &[HindcastError], level: f64) -> Result<Coverage, LearningError> {
    at_least("a coverage", 1, errors.len())?;
    open_unit("level", level)?;
    Ok(covered(errors, level))
}

fn covered(errors: &[HindcastError], level: f64) -> Coverage {
    let tail = 0.5 - 0.5 * level;
    let inside = errors
        .iter()
        .filter(|e| (tail..=1.0 - tail).contains(&e.probability))
        .count();
    Coverage {
        level,
        covered: super::count(inside) / super::count(errors.len()),
    }
}

/// Counts how often actual values fell where the forecasts said.
///
/// # Errors
///
/// [`LearningError::TooFewObservations`] without forecasts.
pub fn calibration(errors: &[HindcastError]) -> Result<Calibration, LearningError> {
    at_least("a calibration", 1, errors.len())?;
    let n = super::count(errors.len());
    let mut probabilities: Vec<f64> = errors.iter().map(|e| e.probability).collect();
    probabilities.sort_unstable_by(f64::total_cmp);
    let largest_gap = probabilities
        .iter()
        .enumerate()
        .map(|(i, p)| (super::count(i + 1) / n - p).max(p - super::count(i) / n))
        .fold(0.0, f64::max);
    Ok(Calibration {
        n: errors.len(),
        mean_error: errors.iter().map(|e| e.error).sum::<f64>() / n,
        root_mean_squared_error: libm::sqrt(
            errors.iter().map(|e| e.error * e.error).sum::<f64>() / n,
        ),
        coverage: COVERAGE_LEVELS.map(|level| covered(errors, level)),
        largest_gap,
    })
}
