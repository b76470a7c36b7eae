//! Minimisation, one file a method.
//!
//! * [`simplex`]: Nelder and Mead's, without derivatives, down the basin of its start.
//! * [`evolution`]: differential evolution, without derivatives, over many basins.
//! * [`mod@line`]: golden section, along a line.
//! * [`least_squares`]: Levenberg and Marquardt's, for sums of squares with a known Jacobian.

pub mod evolution;
pub mod least_squares;
pub mod line;
pub mod simplex;

/// A point and the value of the function there.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Minimum {
    /// The point.
    pub point: Vec<f64>,
    /// The value.
    pub value: f64,
}
