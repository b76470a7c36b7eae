//! Places where the paper contradicts itself.

use crate::{DataError, Dataset, load::Files};

/// Where a contradiction lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Version 1 says one thing, version 2 another.
    BetweenVersions,
    /// Inside version 1.
    InsideV1,
    /// Inside version 2.
    InsideV2,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 3] = [Self::BetweenVersions, Self::InsideV1, Self::InsideV2];

    /// The name used in CSV and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BetweenVersions => "between-versions",
            Self::InsideV1 => "inside-v1",
            Self::InsideV2 => "inside-v2",
        }
    }
}

/// A place in the paper and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Version and section, table or figure.
    pub at: String,
    /// What it says, in our words, with its numbers.
    pub says: String,
}

/// Two places that cannot both be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Stable identifier.
    pub id: String,
    /// Where it lies.
    pub scope: Scope,
    /// What it is about.
    pub topic: String,
    /// One place.
    pub first: Place,
    /// The other.
    pub second: Place,
    /// Which side the computation or the paper's own data support, if either.
    pub ruling: String,
    /// The claims involved, by identifier; their computed values are the arbitration.
    pub claims: Vec<String>,
}

pub(crate) fn read(files: &Files) -> Result<Dataset<Contradiction>, DataError> {
    files.dataset("contradictions", |row| {
        let text = |column| row.text(column).map(str::to_owned);
        let scope = row.text("scope")?;
        let claims = row.optional_text("claims")?.unwrap_or_default();
        Ok(Contradiction {
            id: text("id")?,
            scope: Scope::ALL
                .into_iter()
                .find(|known| known.as_str() == scope)
                .ok_or_else(|| row.bad("scope", Scope::ALL.map(Scope::as_str).join(", ")))?,
            topic: text("topic")?,
            first: Place {
                at: text("first_at")?,
                says: text("first_says")?,
            },
            second: Place {
                at: text("second_at")?,
                says: text("second_says")?,
            },
            ruling: text("ruling")?,
            claims: claims.split_whitespace().map(str::to_owned).collect(),
        })
    })
}
