//! Time between cost parity and self-sustaining adoption along given output paths.

mod history;

pub use history::{LagRange, Transition, dated_lag, first_at_or_below, transition};

use crate::error::AdoptionError;
use endodec_numerics::parameter::{positive, require};
use endodec_numerics::root;

/// Lag when cumulative output grows by `rate` per unit of time.
///
/// ```text
/// ΔT = (Q̄* − Q̄)/q = Q̄(B^{−1/α} − 1)/q            (v1 eq. 15 with Q(t) = Q₀ + qt)
/// ```
///
/// Negative where the threshold lies below parity.
///
/// # Errors
/// [`AdoptionError::Parameter`] if an argument is not finite and positive.
pub fn linear_output_lag(
    parity_output: f64,
    threshold_output: f64,
    rate: f64,
) -> Result<f64, AdoptionError> {
    positive("parity output", parity_output)?;
    positive("threshold output", threshold_output)?;
    positive("output rate", rate)?;
    Ok((threshold_output - parity_output) / rate)
}

/// Lag when cumulative output grows exponentially at rate `growth`.
///
/// ```text
/// ΔT = ln(Q̄*/Q̄)/g = −ln B/(αg)            (v1 eq. 15 with Q(t) = Q₀e^{gt})
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if an argument is not finite and positive.
pub fn exponential_output_lag(
    parity_output: f64,
    threshold_output: f64,
    growth: f64,
) -> Result<f64, AdoptionError> {
    positive("parity output", parity_output)?;
    positive("threshold output", threshold_output)?;
    positive("output growth", growth)?;
    Ok(libm::log(threshold_output / parity_output) / growth)
}

/// Time at which a path of cumulative output reaches `target`, in the unit of the path's argument.
///
/// `output` must not fall between `from` and `to`. `None` if the target is reached before `from` or after `to`.
///
/// # Errors
/// [`AdoptionError::Parameter`] if the target is not positive or `to` not later than `from`,
/// [`AdoptionError::NotConverged`] if the path is not a number somewhere in between.
pub fn output_crossing(
    target: f64,
    output: impl Fn(f64) -> f64,
    from: f64,
    to: f64,
) -> Result<Option<f64>, AdoptionError> {
    positive("target output", target)?;
    require("end of the path", to, "later than its start", to > from)?;
    if output(from) > target || output(to) < target {
        return Ok(None);
    }
    let gap = |t: f64| output(t) - target;
    Ok(Some(
        root::bracketed("the crossing of an output path", gap, from, to)?.x,
    ))
}

/// Lag along any path of cumulative output that does not fall between `from` and `to`.
///
/// ```text
/// ΔT = t(Q̄*) − t(Q̄)            (v1 eq. 15)
/// ```
///
/// `None` where either crossing lies outside.
///
/// # Errors
/// As [`output_crossing`].
pub fn path_lag(
    parity_output: f64,
    threshold_output: f64,
    output: impl Fn(f64) -> f64,
    from: f64,
    to: f64,
) -> Result<Option<f64>, AdoptionError> {
    let parity = output_crossing(parity_output, &output, from, to)?;
    let threshold = output_crossing(threshold_output, &output, from, to)?;
    Ok(threshold
        .zip(parity)
        .map(|(threshold, parity)| threshold - parity))
}
