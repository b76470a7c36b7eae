//! What can go wrong, with the input that did it.

/// Errors of this crate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AdoptionError {
    /// A parameter is outside the range in which the model means something.
    #[error("{name} must be {requirement}, got {value}")]
    Parameter {
        /// Name of the parameter.
        name: &'static str,
        /// What is required of it.
        requirement: &'static str,
        /// What was given.
        value: f64,
    },
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
    /// A date is not a day of the Gregorian calendar in a form that is read here.
    #[error("a date must be YYYY-MM-DD or YYYY-MM, got \"{text}\"")]
    Date {
        /// What was given.
        text: String,
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
    /// An iteration did not reach its tolerance.
    #[error("{what} did not converge in {iterations} iterations (residual {residual:e})")]
    NotConverged {
        /// The computation.
        what: &'static str,
        /// Iterations spent.
        iterations: usize,
        /// Residual reached.
        residual: f64,
    },
}

/// `Ok(value)` if it is finite and `holds`, the error that names it otherwise.
pub(crate) fn require(
    name: &'static str,
    value: f64,
    holds: bool,
    requirement: &'static str,
) -> Result<f64, AdoptionError> {
    if value.is_finite() && holds {
        Ok(value)
    } else {
        Err(AdoptionError::Parameter {
            name,
            requirement,
            value,
        })
    }
}

pub(crate) fn positive(name: &'static str, value: f64) -> Result<f64, AdoptionError> {
    require(name, value, value > 0.0, "finite and positive")
}

pub(crate) fn non_negative(name: &'static str, value: f64) -> Result<f64, AdoptionError> {
    require(name, value, value >= 0.0, "finite and not negative")
}

pub(crate) fn finite(name: &'static str, value: f64) -> Result<f64, AdoptionError> {
    require(name, value, true, "finite")
}

pub(crate) fn open_share(name: &'static str, value: f64) -> Result<f64, AdoptionError> {
    require(
        name,
        value,
        value > 0.0 && value < 1.0,
        "strictly between 0 and 1",
    )
}
