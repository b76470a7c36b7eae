//! What can go wrong, said so that the reader knows which input to change.

use endodec_numerics::{ConvergenceError, ParameterError};
use thiserror::Error;

/// Every error of this crate: which input, what is required of it, what was given.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum LearningError {
    /// Two series that must be observed together have different lengths.
    #[error(
        "`{left}` has {left_len} observations and `{right}` has {right_len}; they must have the same number"
    )]
    LengthMismatch {
        /// Name of the first series.
        left: &'static str,
        /// Its length.
        left_len: usize,
        /// Name of the second series.
        right: &'static str,
        /// Its length.
        right_len: usize,
    },
    /// The sample is smaller than the method needs.
    #[error("{method} needs at least {required} observations; {given} were given")]
    TooFewObservations {
        /// What was asked for.
        method: &'static str,
        /// Smallest sample it is defined for.
        required: usize,
        /// Size of the sample given.
        given: usize,
    },
    /// One observation of a series breaks a requirement (positive, finite, increasing).
    #[error("observation {} of `{series}` must be {requirement}; it is {value}", index + 1)]
    Observation {
        /// Name of the series.
        series: &'static str,
        /// Position in the series, counted from 0 (the message counts from 1).
        index: usize,
        /// What every observation must be.
        requirement: &'static str,
        /// The value found.
        value: f64,
    },
    /// A scalar argument is outside the domain of the formula.
    #[error(transparent)]
    Parameter(#[from] ParameterError),
    /// The regressors of a sample, or of one regime of it, are linearly dependent.
    #[error(
        "the regressors are linearly dependent on observations {from} to {to}, so their coefficients are not identified there"
    )]
    RankDeficient {
        /// First observation of the sample or regime, counted from 1.
        from: usize,
        /// Last observation of the sample or regime, counted from 1.
        to: usize,
    },
    /// The dependent variable of a sample, or of one regime of it, is constant.
    #[error(
        "the dependent variable is constant on observations {from} to {to}, so there is nothing to explain there"
    )]
    NoVariation {
        /// First observation of the sample or regime, counted from 1.
        from: usize,
        /// Last observation of the sample or regime, counted from 1.
        to: usize,
    },
    /// One observation alone fixes the line, so its error cannot be estimated.
    #[error(
        "observation {observation} alone determines the line (leverage 1), so the size of its error cannot be estimated"
    )]
    Leverage {
        /// The observation, counted from 1.
        observation: usize,
    },
    /// The resamples do not determine the interval that was asked for.
    #[error("the {method} interval does not exist for this sample: {reason}")]
    NoInterval {
        /// The interval method.
        method: &'static str,
        /// Why it fails.
        reason: &'static str,
    },
    /// The sample leaves nothing that a test could be made of.
    #[error("{test} has no statistic for this sample: {reason}")]
    NoStatistic {
        /// The test.
        test: &'static str,
        /// Why there is none.
        reason: &'static str,
    },
    /// An iteration stopped before it reached its tolerance.
    #[error(transparent)]
    NotConverged(#[from] ConvergenceError),
}

impl LearningError {
    /// The same error with observation numbers counted from `offset` observations earlier: what a
    /// fit on part of a sample reports, told in the numbering of the whole.
    pub(crate) fn shifted(self, offset: usize) -> Self {
        match self {
            Self::RankDeficient { from, to } => Self::RankDeficient {
                from: from + offset,
                to: to + offset,
            },
            Self::NoVariation { from, to } => Self::NoVariation {
                from: from + offset,
                to: to + offset,
            },
            Self::Leverage { observation } => Self::Leverage {
                observation: observation + offset,
            },
            Self::Observation {
                series,
                index,
                requirement,
                value,
            } => Self::Observation {
                series,
                index: index + offset,
                requirement,
                value,
            },
            other => other,
        }
    }
}
