//! One R₀ for a whole stretch of a series.

use super::{ImpliedParams, ShareObservation, check_series, logit};
use crate::error::AdoptionError;
use endodec_learning::Covariance;
use endodec_learning::regression::regress;
use endodec_numerics::parameter::{open_unit, positive};

/// A constant R₀ fitted to a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct TrendR0 {
    /// `R₀` of eq. (16).
    pub r0: f64,
    /// Standard error, robust to serial correlation and unequal variances.
    pub std_error: f64,
    /// Interval at the level asked for.
    pub interval: (f64, f64),
    /// Probability of an estimate this far above one (or below) if `R₀ = 1`, two-sided.
    pub p_value: f64,
    /// Log odds at the first observation, on the fitted line.
    pub initial_log_odds: f64,
    /// Growth of the log odds per month, `(R₀ − 1)·δ`: what the data identify without δ.
    pub growth: f64,
}

/// `R₀` from the slope of log odds over time, which eq. (16) of v2 makes a straight line where R₀ is constant.
///
/// ```text
/// logit s(t) = logit s₀ + (R₀ − 1)·δ·t            (v2 eq. 16, integrated)
/// ```
///
/// Standard errors are Newey and West's with the usual number of lags.
///
/// # Errors
/// Fewer than four observations, a share outside (0, 1), days that do not increase, a level outside (0, 1).
pub fn trend_r0(
    series: &[ShareObservation],
    params: &ImpliedParams,
    level: f64,
) -> Result<TrendR0, AdoptionError> {
    positive("contact rate", params.contact_rate)?;
    positive("days per month", params.days_per_month)?;
    open_unit("level", level)?;
    check_series(series, "a trend of R₀", 4)?;
    let origin = series[0].day;
    let months: Vec<f64> = series
        .iter()
        .map(|point| (point.day - origin) / params.days_per_month)
        .collect();
    let odds: Vec<f64> = series.iter().map(|point| logit(point.share)).collect();
    let line = regress(&months, &odds, Covariance::newey_west(series.len()))?;
    let interval = line.slope.interval(level, line.df)?;
    let scaled = |slope: f64| 1.0 + slope / params.contact_rate;
    Ok(TrendR0 {
        r0: scaled(line.slope.estimate),
        std_error: line.slope.std_error / params.contact_rate,
        interval: (scaled(interval.lower), scaled(interval.upper)),
        p_value: line.slope.p_value,
        initial_log_odds: line.intercept.estimate,
        growth: line.slope.estimate,
    })
}
