//! Ordinary differential equations, one file a method.
//!
//! * [`dop853`]: error control and an interpolant, a fixed number of equations; for long paths with events on them.
//! * [`extrapolation`]: error control, any number of equations; for the state at the end alone.
//! * [`runge_kutta`]: the classical step of order 4, for equal steps and as a plain second method.

pub mod dop853;
pub mod extrapolation;
pub mod runge_kutta;

/// Accuracy asked of a numerical solution.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Tolerances {
    /// Local error per step relative to the state.
    pub rtol: f64,
    /// Local error per step that is always allowed.
    pub atol: f64,
    /// Steps after which the integration gives up.
    pub max_steps: usize,
}

impl Default for Tolerances {
    /// `rtol` 5e−12, `atol` 1e−16, 100,000 steps: global errors below 1e−9 on twenty-year paths.
    fn default() -> Self {
        Self {
            rtol: 5e-12,
            atol: 1e-16,
            max_steps: 100_000,
        }
    }
}
