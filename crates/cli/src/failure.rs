//! Why a command ends without its answer, and with which exit code.

use std::path::PathBuf;

use endodec_learning::LearningError;

/// A command that could not finish; displayed as one sentence.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The command ran to its end, but what it checks does not hold (exit code 1).
    #[error("{0}")]
    Check(String),
    /// The input or an argument cannot be used (exit code 2).
    #[error("{0}")]
    Input(String),
    /// The sample of a file cannot be used (exit code 2); `Failure::about` names the file.
    #[error(transparent)]
    Sample(LearningError),
    /// A file could not be read (exit code 2).
    #[error("cannot read {path}: {source}", path = .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file could not be written (exit code 2).
    #[error("cannot write {path}: {source}", path = .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Files of a folder could not be replaced or compared (exit code 2).
    #[error(transparent)]
    Files(#[from] endodec_files::FileError),
    /// A defect of the program (exit code 3).
    #[error("internal failure: {0}")]
    Internal(String),
}

impl Failure {
    /// 1, 2 or 3, as the manual lists them.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Check(_) => 1,
            Self::Input(_)
            | Self::Sample(_)
            | Self::Read { .. }
            | Self::Write { .. }
            | Self::Files(_) => 2,
            Self::Internal(_) => 3,
        }
    }

    /// What is said of it: one line, whatever names and cells it repeats, except for the list of a check.
    #[must_use]
    pub fn sentence(&self) -> String {
        let sentence = self.to_string();
        if matches!(self, Self::Check(_)) {
            return sentence;
        }
        let mut line = String::with_capacity(sentence.len());
        for character in sentence.chars() {
            if character.is_control() {
                line.extend(character.escape_default());
            } else {
                line.push(character);
            }
        }
        line
    }

    /// The same, with the name of the file that holds the sample.
    pub(crate) fn about(self, file: &str) -> Self {
        match self {
            Self::Sample(error) => Self::Input(format!("{file}: {error}")),
            other => other,
        }
    }

    /// An argument whose value is outside what it may be.
    pub(crate) fn argument(name: &str, required: &str, given: impl std::fmt::Display) -> Self {
        Self::Input(format!("{name} must be {required}, got {given}"))
    }
}

impl From<LearningError> for Failure {
    fn from(error: LearningError) -> Self {
        match error {
            LearningError::Parameter(refused) => Self::argument(
                option(refused.name).unwrap_or(refused.name),
                refused.requirement,
                refused.given,
            ),
            error => Self::Sample(error),
        }
    }
}

/// The option by which a user gives a parameter of the library, where it has another name.
fn option(parameter: &str) -> Option<&'static str> {
    Some(match parameter {
        "break" => "--breaks",
        "draws" => "--draws",
        "exact_up_to" => "--exact-up-to",
        "horizon" => "--horizon",
        "lags" => "--lags",
        "level" => "--level",
        "max_breaks" => "--max-breaks",
        "minimum_segment" => "--min-segment",
        "added output" | "initial output" => "--initial-output",
        "noise ratio" => "--noise-ratio",
        "noise correlation" => "--correlation",
        "output growth" => "--growth",
        "quantity to predict at" => "--at",
        "reliability" => "--reliability",
        "replications" => "--simulations",
        "resamples" => "--resamples",
        "response" => "--response",
        "target cost" => "--target",
        "trimming" => "--trimming",
        _ => return None,
    })
}

macro_rules! from_library {
    ($($error:ty),+ $(,)?) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Input(error.to_string())
            }
        }
    )+};
}

from_library!(
    endodec_adoption::AdoptionError,
    endodec_empirics::DataError,
    endodec_game::GameError,
    endodec_ledger::LedgerError,
    endodec_paper::PaperError,
    endodec_reader::ReadError,
    endodec_report::ReportError,
);
