//! Time between cost parity and self-sustaining adoption along given output paths.

use crate::error::{AdoptionError, positive};

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
