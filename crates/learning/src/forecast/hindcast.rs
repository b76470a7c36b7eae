//! Forecasts from within a series, compared with what came.

use super::{CostForecast, ForecastModel, MOORE_CORRELATION, WRIGHT_CORRELATION};
use crate::LearningError;
use crate::series::{at_least, log_pairs};
use crate::wright;
use endodec_numerics::parameter;

/// How to hindcast.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HindcastParams {
    /// m, the number of differences each forecast is estimated on.
    pub window: usize,
    /// Longest horizon, in steps.
    pub horizon: usize,
    /// ρ of Wright's law.
    pub wright_correlation: f64,
    /// θ of Moore's law.
    pub moore_correlation: f64,
}

impl HindcastParams {
    /// Windows of 10 differences, 10 steps ahead, the correlations of the literature.
    pub const STANDARD: Self = Self {
        window: 10,
        horizon: 10,
        wright_correlation: WRIGHT_CORRELATION,
        moore_correlation: MOORE_CORRELATION,
    };
}

impl Default for HindcastParams {
    /// [`HindcastParams::STANDARD`].
    fn default() -> Self {
        Self::STANDARD
    }
}

/// One forecast and what came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HindcastError {
    /// Last observation that the forecast knew, counted from 1.
    pub origin: usize,
    /// Steps ahead.
    pub horizon: usize,
    /// Actual minus forecast ln c.
    pub error: f64,
    /// Standard error that the forecast gave itself.
    pub std_error: f64,
    /// Probability that the forecast gave to a cost as low as the actual one or lower: uniform
    /// between 0 and 1 when the forecasts are honest.
    pub probability: f64,
}

/// All forecasts of a series.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Hindcast {
    /// Stochastic Wright's law, given the output that came.
    pub wright: Vec<HindcastError>,
    /// Moore's law with noise.
    pub moore: Vec<HindcastError>,
    /// The paper's way: the elasticity of the regression in levels over the window, extrapolated
    /// from the last observation, given the output that came. Its standard error is what that
    /// regression implies for the line, `SE(α̂)·|S|`, with no noise to come.
    pub plain: Vec<HindcastError>,
}

/// Forecasts each observation from every earlier one that has enough history and is at most
/// `horizon` steps away.
///
/// `quantity` and `cost` are observed at equal steps of time, oldest first. Wright's law and the
/// plain extrapolation are told how much output came, as in Lafond et al. (2018): what is tested is
/// the law and its noise, not a forecast of output.
///
/// # Errors
///
/// [`LearningError`] when the series differ in length or are not positive, when the window is
/// below 3 or leaves nothing to forecast, or a window has constant output or cost.
pub fn hindcast(
    quantity: &[f64],
    cost: &[f64],
    params: &HindcastParams,
) -> Result<Hindcast, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    let m = params.window;
    parameter::at_least("window", m, 3, "at least 3")?;
    parameter::at_least("horizon", params.horizon, 1, "at least 1")?;
    at_least("a hindcast", m + 2, x.len())?;
    let mut out = Hindcast {
        wright: Vec::new(),
        moore: Vec::new(),
        plain: Vec::new(),
    };
    for last in m..x.len() - 1 {
        let (q, c) = (&quantity[last - m..=last], &cost[last - m..=last]);
        let wright = ForecastModel::wright(q, c, params.wright_correlation)?;
        let moore = ForecastModel::moore(c, params.moore_correlation)?;
        let levels = wright::fit(q, c).map_err(|e| e.shifted(last - m))?;
        for horizon in 1..=params.horizon.min(x.len() - 1 - last) {
            let grown = x[last + horizon] - x[last];
            let actual = y[last + horizon];
            let plain = CostForecast {
                horizon,
                log_mean: y[last] - levels.elasticity.value() * grown,
                log_std_error: levels.std_error * grown.abs(),
                df: levels.regression.df,
            };
            out.wright
                .push(score(last, actual, wright.ahead(horizon, grown))?);
            let steps = super::count(horizon);
            out.moore
                .push(score(last, actual, moore.ahead(horizon, steps))?);
            out.plain.push(score(last, actual, plain)?);
        }
    }
    Ok(out)
}

/// What came of a forecast of ln c made at the observation `last`, counted from 0.
pub(super) fn score(
    last: usize,
    actual: f64,
    forecast: CostForecast,
) -> Result<HindcastError, LearningError> {
    let error = actual - forecast.log_mean;
    Ok(HindcastError {
        origin: last + 1,
        horizon: forecast.horizon,
        error,
        std_error: forecast.log_std_error,
        probability: forecast.distribution(error)?,
    })
}
