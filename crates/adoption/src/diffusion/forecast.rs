//! Forecasts whose bands include the uncertainty of the parameters.

use super::bootstrap::DiffusionBootstrap;
use super::fit::DiffusionFit;
use crate::error::AdoptionError;
use endodec_numerics::parameter::open_unit;
use endodec_numerics::random::Stream;
use endodec_numerics::sample::quantile;

/// Level forecast for one time.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ForecastPoint {
    /// Time on the clock of the data.
    pub t: f64,
    /// Level at the estimates.
    pub level: f64,
    /// Median over the replicates.
    pub median: f64,
    /// Band of the curve: uncertainty of the parameters alone.
    pub curve: (f64, f64),
    /// Band of an observation of the level: parameters and noise of size σ.
    pub observation: (f64, f64),
}

/// Levels at `times` (on the clock of the data, in any order) with central bands of coverage `level`.
///
/// Every bootstrap replicate gives a curve; one normal draw with the fit's σ is added for the band of observations.
/// For data counted per period σ is the noise of a period, so that band is of a level known up to the last period.
///
/// # Errors
/// [`AdoptionError::Parameter`] if the level is outside (0, 1).
pub fn forecast(
    fit: &DiffusionFit,
    bootstrap: &DiffusionBootstrap,
    times: &[f64],
    level: f64,
    seed: u64,
) -> Result<Vec<ForecastPoint>, AdoptionError> {
    open_unit("level", level)?;
    let tail = 0.5 * (1.0 - level);
    Ok(times
        .iter()
        .enumerate()
        .map(|(position, &t)| {
            let mut stream = Stream::new(seed, position as u64);
            let mut curve: Vec<f64> = bootstrap
                .estimates
                .iter()
                .map(|estimates| fit.model.cumulative(estimates, t - fit.launch))
                .collect();
            let mut observation: Vec<f64> = curve
                .iter()
                .map(|value| value + fit.sigma * stream.normal())
                .collect();
            curve.sort_by(f64::total_cmp);
            observation.sort_by(f64::total_cmp);
            let band = |sample: &[f64]| (quantile(sample, tail), quantile(sample, 1.0 - tail));
            ForecastPoint {
                t,
                level: fit.cumulative(t),
                median: quantile(&curve, 0.5),
                curve: band(&curve),
                observation: band(&observation),
            }
        })
        .collect())
}
