//! Lags of past transitions, from dates and from series.

use crate::error::AdoptionError;
use endodec_numerics::parameter::{finite, open_unit};

/// A lag known within bounds, years.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LagRange {
    /// Shortest lag that the dates allow.
    pub shortest: f64,
    /// Longest.
    pub longest: f64,
}

/// Lag between two events whose dates are known within (from, to), years; v1 Table 9 and v2 Table 3.
///
/// # Errors
/// [`AdoptionError::Parameter`] if a date is not finite or a range runs backwards.
pub fn dated_lag(
    hardware: (f64, f64),
    self_sustaining: (f64, f64),
) -> Result<LagRange, AdoptionError> {
    for (from, to) in [hardware, self_sustaining] {
        finite("start of a date range", from)?;
        endodec_numerics::parameter::require(
            "end of a date range",
            to,
            "not before its start",
            to >= from,
        )?;
    }
    Ok(LagRange {
        shortest: self_sustaining.0 - hardware.1,
        longest: self_sustaining.1 - hardware.0,
    })
}

/// Time at which a series of positive values first is at or below `level`, on the straight line in logarithms between
/// observations; `series` holds (time, value) in order of time. `None` if it never is.
#[must_use]
pub fn first_at_or_below(series: &[(f64, f64)], level: f64) -> Option<f64> {
    let at = series.iter().position(|&(_, value)| value <= level)?;
    let (to, below) = series[at];
    let Some(&(from, above)) = at.checked_sub(1).and_then(|before| series.get(before)) else {
        return Some(to);
    };
    let part = libm::log(above / level) / libm::log(above / below);
    Some(from + part * (to - from))
}

/// What a series of the distributed share says about a transition.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Transition {
    /// Time at which the share starts to rise for good: it never falls after it, so implied `R₀ ≥ 1` in every later
    /// interval, and above one in the first.
    pub sustained_since: f64,
    /// Interval in which the log odds of the share rise fastest per unit of time.
    pub fastest: (f64, f64),
    /// Time at which the share passes one half, `None` if it does not.
    pub half: Option<f64>,
}

/// Reads a transition off (time, distributed share) in order of time.
///
/// The implied R₀ of a share (eq. 16) is above one exactly where the share rises, so the series alone dates the last
/// time it was not.
///
/// # Errors
/// [`AdoptionError::TooFew`] below three observations, [`AdoptionError::Observation`] if times do not increase,
/// [`AdoptionError::Parameter`] if a share is outside (0, 1).
pub fn transition(series: &[(f64, f64)]) -> Result<Transition, AdoptionError> {
    if series.len() < 3 {
        return Err(AdoptionError::TooFew {
            what: "a transition",
            required: 3,
            given: series.len(),
        });
    }
    for (i, pair) in series.windows(2).enumerate() {
        if pair[1].0.is_nan() || pair[1].0 <= pair[0].0 {
            return Err(AdoptionError::Observation {
                index: i + 2,
                name: "time",
                requirement: "later than the one before",
                value: pair[1].0,
            });
        }
    }
    for &(_, share) in series {
        open_unit("distributed share", share)?;
    }
    let last_fall = series
        .windows(2)
        .rposition(|pair| pair[1].1 < pair[0].1)
        .map_or(0, |at| at + 1);
    let sustained_since = series[last_fall..]
        .windows(2)
        .find(|pair| pair[1].1 > pair[0].1)
        .map_or(series[last_fall].0, |pair| pair[0].0);
    let odds = |share: f64| libm::log(share / (1.0 - share));
    let speed = |pair: &[(f64, f64)]| (odds(pair[1].1) - odds(pair[0].1)) / (pair[1].0 - pair[0].0);
    let fastest = series
        .windows(2)
        .max_by(|a, b| speed(a).total_cmp(&speed(b)))
        .map_or((f64::NAN, f64::NAN), |pair| (pair[0].0, pair[1].0));
    let half = series
        .windows(2)
        .find(|pair| pair[0].1 < 0.5 && pair[1].1 >= 0.5)
        .map(|pair| {
            let part = (0.0 - odds(pair[0].1)) / (odds(pair[1].1) - odds(pair[0].1));
            pair[0].0 + part * (pair[1].0 - pair[0].0)
        });
    Ok(Transition {
        sustained_since,
        fastest,
        half,
    })
}
