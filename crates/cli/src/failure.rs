//! Why a command ends without its answer, and with which exit code.

use std::path::PathBuf;

/// A command that could not finish; displayed as one sentence.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The command ran to its end, but what it checks does not hold (exit code 1).
    #[error("{0}")]
    Check(String),
    /// The input or an argument cannot be used (exit code 2).
    #[error("{0}")]
    Input(String),
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
    /// A defect of the program (exit code 3).
    #[error("internal failure: {0}")]
    Internal(String),
}

impl Failure {
    /// 1, 2 or 3, as the manual lists them.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Check(_) => 1,
            Self::Input(_) | Self::Read { .. } | Self::Write { .. } => 2,
            Self::Internal(_) => 3,
        }
    }

    /// An argument whose value is outside what it may be.
    pub(crate) fn argument(name: &str, required: &str, given: impl std::fmt::Display) -> Self {
        Self::Input(format!("{name} must be {required}, but is {given}"))
    }
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
    endodec_learning::LearningError,
    endodec_report::ReportError,
);
