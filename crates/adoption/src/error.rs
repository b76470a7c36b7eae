//! What can go wrong, with the input that did it.

use endodec_numerics::{ConvergenceError, ParameterError};

/// Errors of this crate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AdoptionError {
    /// A parameter lies outside the domain in which the model means anything.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    /// An observation of a series is outside its range.
    #[error("observation {index} (counted from 1): {name} must be {requirement}, got {value}")]
    Observation {
        /// Position in the series, from 1.
        index: usize,
        /// Name of the quantity.
        name: &'static str,
        /// What is required of it.
        requirement: &'static str,
        /// What was given.
        value: f64,
    },
    /// A series is too short for what was asked.
    #[error("{what} needs at least {required} observations, got {given}")]
    TooFew {
        /// The computation that was asked for.
        what: &'static str,
        /// Smallest length that would do.
        required: usize,
        /// Length given.
        given: usize,
    },
    /// Two series that belong together differ in length.
    #[error(
        "{first} has {first_len} values and {second} has {second_len}; they must be equally long"
    )]
    Lengths {
        /// Name of the first series.
        first: &'static str,
        /// Its length.
        first_len: usize,
        /// Name of the second series.
        second: &'static str,
        /// Its length.
        second_len: usize,
    },
    /// The data fit about equally well for a whole range of one parameter.
    #[error(
        "the data do not identify {parameter} of the {model} model (the fit runs to {parameter} = {value:.3e}); \
         use a model with fewer parameters or data that reach further"
    )]
    NotIdentified {
        /// Model.
        model: &'static str,
        /// Parameter that is left open.
        parameter: &'static str,
        /// Where the minimisation stopped.
        value: f64,
    },
    /// Too few bootstrap replicates could be refitted to say anything.
    #[error(
        "only {succeeded} of {replicates} bootstrap replicates of the {model} model could be fitted; half are needed"
    )]
    Replicates {
        /// Model.
        model: &'static str,
        /// Replicates that could be fitted.
        succeeded: usize,
        /// Replicates drawn.
        replicates: usize,
    },
    /// The learning curve refused its input.
    #[error(transparent)]
    Learning(#[from] endodec_learning::LearningError),
    /// An iteration stopped before it reached its tolerance.
    #[error(transparent)]
    NotConverged(#[from] ConvergenceError),
}
