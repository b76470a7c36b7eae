//! Wright's law regime by regime, at given breaks.

use crate::wright::{WrightFit, fit_over};
use crate::{Covariance, LearningError, Timeline};
use endodec_numerics::ParameterError;

/// One regime of a piecewise fit.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Regime {
    /// First observation, counted from 1.
    pub from: usize,
    /// Last observation, counted from 1.
    pub to: usize,
    /// The fit on those observations alone.
    pub fit: WrightFit,
}

/// Observations of a regime that give an elasticity with a standard error.
const SHORTEST: usize = 3;

/// Fits Wright's law separately on each regime between `breaks`, with classical standard errors.
///
/// # Errors
///
/// As [`fit_regimes_with`].
pub fn fit_regimes(
    quantity: &[f64],
    cost: &[f64],
    breaks: &[usize],
) -> Result<Vec<Regime>, LearningError> {
    fit_regimes_with(quantity, cost, breaks, |_| Covariance::Classical)
}

/// Fits Wright's law separately on each regime between `breaks`, with the standard errors that
/// `covariance` names for a number of observations.
///
/// A break is the *last* observation of a regime, counted from 1, in increasing order; `quantity`
/// and `cost` are in time order. Each regime has its own intercept, elasticity and error variance.
///
/// # Errors
///
/// [`LearningError::Parameter`] when breaks do not increase or leave the sample, and the errors of
/// [`crate::wright::fit_with`] for a regime that cannot be fitted, with observations counted in the whole sample.
pub fn fit_regimes_with(
    quantity: &[f64],
    cost: &[f64],
    breaks: &[usize],
    covariance: impl Fn(usize) -> Covariance,
) -> Result<Vec<Regime>, LearningError> {
    fit_regimes_over(
        quantity,
        cost,
        breaks,
        &Timeline::even(quantity.len()),
        covariance,
    )
}

/// The same for observations that need not be one period apart.
///
/// # Errors
///
/// As [`fit_regimes_with`].
pub fn fit_regimes_over(
    quantity: &[f64],
    cost: &[f64],
    breaks: &[usize],
    timeline: &Timeline,
    covariance: impl Fn(usize) -> Covariance,
) -> Result<Vec<Regime>, LearningError> {
    crate::series::as_many(quantity, timeline)?;
    crate::series::same_length(("quantity", quantity), ("cost", cost))?;
    let n = quantity.len();
    let ends = breaks.iter().copied().chain([n]);
    let mut start = 0;
    ends.map(|end| {
        if !breaks.is_empty() && (end < start + SHORTEST || end > n) {
            // What is too near the end of the sample is the last break.
            let wrong = if end == n { start } else { end };
            let value = wrong as f64;
            return Err(LearningError::Parameter(ParameterError {
                name: "break",
                requirement: "the number of an observation that leaves at least 3 to every regime, in increasing order",
                given: value,
            }));
        }
        let times = timeline.filtered(|at| (start..end).contains(&at));
        let covariance = covariance(end - start);
        let regime = fit_over(&quantity[start..end], &cost[start..end], covariance, &times)
            .map(|fit| Regime {
                from: start + 1,
                to: end,
                fit,
            })
            .map_err(|error| error.shifted(start));
        start = end;
        regime
    })
    .collect()
}
