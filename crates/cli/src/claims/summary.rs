//! `endodec claims --show summary`.

use endodec_ledger::claims::{Evidence, summary};
use serde::{Serialize, Serializer};

use crate::failure::Failure;
use crate::output::{Answer, Table};

/// Counts by verdict and the findings that matter most.
pub(super) struct Findings(summary::Summary);

impl Findings {
    pub(super) fn found(evidence: &Evidence<'_>) -> Result<Self, Failure> {
        Ok(Self(summary::summary(evidence)?))
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.json().serialize(serializer)
    }
}

impl Answer for Findings {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.0.table())
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(self.0.to_markdown())
    }
}
