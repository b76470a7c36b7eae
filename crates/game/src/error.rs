//! What can go wrong.

/// Why a model could not be set up or solved.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GameError {
    /// A parameter lies outside the domain in which the model means anything.
    #[error("{name} must be {requirement}, but is {given}")]
    Parameter {
        /// The parameter, as the command line and the paper call it.
        name: &'static str,
        /// What is required of it.
        requirement: &'static str,
        /// What was given.
        given: f64,
    },
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
    #[error("{method} did not converge: residual {residual:e} after {iterations} iterations")]
    NotConverged {
        /// The method that failed.
        method: &'static str,
        /// The residual it was left with.
        residual: f64,
        /// How many iterations it took.
        iterations: usize,
    },
}

/// Accepts a finite value for which `holds` is true, names the parameter otherwise.
pub(crate) fn require(
    name: &'static str,
    given: f64,
    requirement: &'static str,
    holds: bool,
) -> Result<f64, GameError> {
    if given.is_finite() && holds {
        Ok(given)
    } else {
        Err(GameError::Parameter {
            name,
            requirement,
            given,
        })
    }
}

/// Accepts a finite value above zero.
pub(crate) fn positive(name: &'static str, given: f64) -> Result<f64, GameError> {
    require(name, given, "a finite number above 0", given > 0.0)
}

/// Accepts a finite value of at least zero.
pub(crate) fn non_negative(name: &'static str, given: f64) -> Result<f64, GameError> {
    require(name, given, "a finite number of at least 0", given >= 0.0)
}
