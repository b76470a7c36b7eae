//! What can go wrong.

use endodec_numerics::{ConvergenceError, ParameterError};

/// Why a model could not be set up or solved.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GameError {
    /// A parameter lies outside the domain in which the model means anything.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    /// Valid parameters whose combination leaves the range of double precision.
    #[error(
        "the combination of parameters leaves the range of double precision: {quantity} is {given}"
    )]
    Scale {
        /// The derived quantity that overflowed, underflowed or is undefined.
        quantity: &'static str,
        /// Its value.
        given: f64,
    },
    /// A demand, or a continuation value, for which the conditions of an interior equilibrium fail.
    #[error("there is no interior equilibrium: {requirement} (found {given})")]
    NoInteriorEquilibrium {
        /// The condition.
        requirement: &'static str,
        /// The number that violates it.
        given: f64,
    },
    /// Printed results that no parameters of the model can produce.
    #[error("no parameters give these results: {requirement}, but it is {given}")]
    Unattainable {
        /// What the model implies.
        requirement: &'static str,
        /// What was given.
        given: f64,
    },
    /// An iteration stopped before it reached its tolerance.
    #[error(transparent)]
    NotConverged(#[from] ConvergenceError),
}
