//! What twelve drafts of the paper print for the claims of the ledger.

use crate::{DataError, Dataset, load::Files};

/// The drafts in their order; ours are [`OUR_VERSIONS`] of them.
pub const DRAFTS: [&str; 12] = [
    "docx-a",
    "docx-b",
    "revised",
    "v3",
    "v4",
    "v6",
    "v7",
    "v7.1",
    "v7.2",
    "v7.3",
    "v7.4-first",
    "v7.4",
];

/// The drafts that are version 1 and version 2 of the ledger.
pub const OUR_VERSIONS: [&str; 2] = ["revised", "v7.4-first"];

/// What a draft prints for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftValue {
    /// Claim of the ledger.
    pub claim: String,
    /// Place of the draft in [`DRAFTS`].
    pub draft: usize,
    /// What it prints.
    pub printed: String,
    /// Unit of the printed numbers; empty where there is none.
    pub unit: String,
    /// Where in the draft.
    pub location: String,
}

/// A claim that the last draft adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClaim {
    /// Identifier.
    pub id: String,
    /// Where in the draft.
    pub location: String,
    /// What it is about.
    pub quantity: String,
    /// What is printed.
    pub printed: String,
    /// Kind of claim.
    pub kind: String,
    /// Remark of the compiler; empty where there is none.
    pub note: String,
}

/// The drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafts {
    /// Values by claim and draft.
    pub values: Dataset<DraftValue>,
    /// Claims of the last draft that stand in none before.
    pub new: Dataset<NewClaim>,
}

impl Drafts {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            values: files.dataset("claim_drafts", |row| {
                let draft = row.text("draft")?;
                Ok(DraftValue {
                    claim: row.text("id")?.to_owned(),
                    draft: DRAFTS.iter().position(|one| *one == draft).ok_or_else(|| {
                        row.bad("draft", "one of the twelve drafts, docx-a to v7.4")
                    })?,
                    printed: row.text("printed")?.to_owned(),
                    unit: row.optional_text("unit")?.unwrap_or_default().to_owned(),
                    location: row
                        .optional_text("location")?
                        .unwrap_or_default()
                        .to_owned(),
                })
            })?,
            new: files.dataset("claim_drafts_new_in_v7_4", |row| {
                let text = |column| row.text(column).map(str::to_owned);
                Ok(NewClaim {
                    id: text("id")?,
                    location: text("location")?,
                    quantity: text("quantity")?,
                    printed: text("printed")?,
                    kind: text("kind")?,
                    note: row.optional_text("note")?.unwrap_or_default().to_owned(),
                })
            })?,
        })
    }

    /// What the drafts print for a claim, in their order.
    #[must_use]
    pub fn of(&self, claim: &str) -> Vec<&DraftValue> {
        let mut values: Vec<&DraftValue> = self
            .values
            .iter()
            .filter(|one| one.claim == claim)
            .collect();
        values.sort_by_key(|one| one.draft);
        values
    }
}
