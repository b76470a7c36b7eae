//! Statistics that stand beside an answer and never sink it.

use endodec_learning::LearningError;
use serde::Serialize;

use crate::failure::Failure;

/// Why a part of an answer is null.
#[derive(Debug, Serialize)]
pub(super) struct Reason {
    part: &'static str,
    reason: String,
}

impl Reason {
    /// As a line of text.
    pub(super) fn sentence(&self) -> String {
        format!("no {}: {}\n", self.part.replace('_', " "), self.reason)
    }
}

/// A part of the answer; where the sample has none, nothing and the reason. What the user gave wrongly
/// stays an error.
pub(super) fn kept<T>(
    part: &'static str,
    result: Result<T, LearningError>,
    reasons: &mut Vec<Reason>,
) -> Result<Option<T>, Failure> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error @ LearningError::Parameter { .. }) => Err(error.into()),
        Err(error) => {
            let reason = error.to_string();
            reasons.push(Reason { part, reason });
            Ok(None)
        }
    }
}
