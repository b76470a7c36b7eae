//! What can be wrong with a specification.

/// Why a specification cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SweepError {
    /// The text is no TOML, or has other keys than a specification.
    #[error("{}", .0.message())]
    Syntax(Box<toml::de::Error>),
    /// A value that cannot be used, in a sentence.
    #[error("{0}")]
    Refused(String),
}

impl SweepError {
    /// `what` must be `required`, got `given`.
    pub(super) fn refused(what: &str, required: &str, given: impl std::fmt::Display) -> Self {
        Self::Refused(format!("{what} must be {required}, got {given}"))
    }
}
