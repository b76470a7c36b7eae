//! Residual bootstrap of a fitted curve.

use super::data::DiffusionData;
use super::fit::DiffusionFit;
use super::least_squares::Misses;
use crate::error::AdoptionError;
use endodec_numerics::parameter::open_unit;
use endodec_numerics::random::Stream;
use endodec_numerics::sample::quantile;

/// How to bootstrap.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DiffusionBootstrapParams {
    /// Replicates.
    pub replicates: usize,
    /// Coverage of the intervals, for example 0.95.
    pub level: f64,
    /// Seed of the generator.
    pub seed: u64,
}

impl Default for DiffusionBootstrapParams {
    /// A thousand replicates, 95 %, seed 1.
    fn default() -> Self {
        Self {
            replicates: 1000,
            level: 0.95,
            seed: 1,
        }
    }
}

/// Refits of resampled data.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct DiffusionBootstrap {
    /// Estimates of every replicate that could be fitted, each in the order of the model's parameters.
    pub estimates: Vec<Vec<f64>>,
    /// Percentile interval of each parameter, (lower, upper), in that order.
    pub intervals: Vec<(f64, f64)>,
    /// Replicates drawn.
    pub replicates: usize,
}

/// Residual bootstrap: fitted values plus residuals drawn with replacement, centred and widened by `√(n/(n − p))`.
///
/// Every replicate has a stream of its own and starts from the estimates, so the answer depends on the seed alone.
///
/// # Errors
/// [`AdoptionError::Parameter`] if the level is outside (0, 1) or there are no replicates,
/// [`AdoptionError::Replicates`] if fewer than half of them can be fitted.
pub fn bootstrap(
    data: &DiffusionData,
    fit: &DiffusionFit,
    params: &DiffusionBootstrapParams,
) -> Result<DiffusionBootstrap, AdoptionError> {
    open_unit("level", params.level)?;
    endodec_numerics::parameter::positive("replicates", params.replicates as f64)?;
    let (n, p) = (data.values().len(), fit.estimates.len());
    let widening = (n as f64 / (n - p) as f64).sqrt();
    let residuals: Vec<f64> = data
        .values()
        .iter()
        .zip(&fit.fitted)
        .map(|(y, f)| y - f)
        .collect();
    let mean = residuals.iter().sum::<f64>() / n as f64;
    let centred: Vec<f64> = residuals
        .iter()
        .map(|residual| (residual - mean) * widening)
        .collect();
    let mut estimates = Vec::with_capacity(params.replicates);
    let mut values = vec![0.0; n];
    for replicate in 0..params.replicates {
        let mut stream = Stream::new(params.seed, replicate as u64);
        for (value, fitted) in values.iter_mut().zip(&fit.fitted) {
            *value = fitted + centred[stream.index(n)];
        }
        let resampled = data.with_values(values.clone());
        let misses = Misses {
            model: fit.model,
            data: &resampled,
        };
        let minimum = misses.over_all_but(None).minimise(fit.theta());
        if minimum.converged {
            estimates.push(minimum.theta[..p].to_vec());
        }
    }
    if estimates.len() * 2 < params.replicates {
        return Err(AdoptionError::Replicates {
            model: fit.model.name(),
            succeeded: estimates.len(),
            replicates: params.replicates,
        });
    }
    let tail = 0.5 * (1.0 - params.level);
    let intervals = (0..p)
        .map(|j| {
            let mut column: Vec<f64> = estimates.iter().map(|estimate| estimate[j]).collect();
            column.sort_by(f64::total_cmp);
            (quantile(&column, tail), quantile(&column, 1.0 - tail))
        })
        .collect();
    Ok(DiffusionBootstrap {
        estimates,
        intervals,
        replicates: params.replicates,
    })
}
