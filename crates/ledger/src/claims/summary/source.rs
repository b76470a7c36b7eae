//! What the findings are computed from, and the answers of claims that they quote.

use super::super::assessment::{Answer, Assessment};
use super::super::statement::Computed;
use crate::evidence::Evidence;
use endodec_table::number::shortest as short;

/// What the findings are computed from.
pub(super) struct Source<'a> {
    pub(super) e: &'a Evidence<'a>,
    pub(super) assessments: &'a [Assessment],
}

impl Source<'_> {
    fn found(&self, id: &str) -> Option<&Assessment> {
        self.assessments.iter().find(|one| one.claim.id == id)
    }

    /// The computed number of a claim.
    pub(super) fn computed(&self, id: &str) -> f64 {
        match self.found(id).map(Assessment::answer) {
            Some(Answer::Number(value)) => value,
            _ => f64::NAN,
        }
    }

    /// The left side of a claimed relation.
    pub(super) fn side(&self, id: &str) -> f64 {
        match self.found(id).and_then(|one| one.computed.as_ref()) {
            Some(Computed::Sides(sides)) => sides.first().map_or(f64::NAN, |sides| sides[0]),
            _ => f64::NAN,
        }
    }

    /// Both ends of a computed range, rounded for reading.
    pub(super) fn range(&self, id: &str) -> String {
        match self.found(id).and_then(|one| one.computed.as_ref()) {
            Some(Computed::Range([low, high])) => {
                format!("{} to {}", short(*low, 3), short(*high, 3))
            }
            _ => "an unknown number of".to_owned(),
        }
    }
}
