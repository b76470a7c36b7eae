//! Where the paper contradicts itself: between its versions and inside each of them.
//!
//! An entry gives both places and what each says, and a ruling: what the computation, or the paper's
//! own data, say about it. The claims it links to carry the computed numbers.

mod between_versions;
mod inside_v1;
mod inside_v2;

use serde_json::{Value, json};

use crate::LedgerError;
use crate::claims::{self, Answer, Assessment, Evidence};
use endodec_table::{Cell, Table};

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
    /// The name used in JSON and CSV.
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
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Version and section, table or figure.
    pub at: &'static str,
    /// What it says, in our words, with its numbers.
    pub says: &'static str,
}

/// Two places that cannot both be right.
#[derive(Debug, Clone, Copy)]
pub struct Contradiction {
    /// Stable identifier.
    pub id: &'static str,
    /// What it is about.
    pub topic: &'static str,
    /// One place.
    pub first: Place,
    /// The other.
    pub second: Place,
    /// Which side the computation or the paper's own data support, if either.
    pub ruling: &'static str,
    /// The claims involved, by identifier; their computed values are the arbitration.
    pub claims: &'static [&'static str],
}

/// All contradictions, with the scope of each.
pub fn contradictions() -> impl Iterator<Item = (Scope, &'static Contradiction)> {
    let of =
        |scope, entries: &'static [Contradiction]| entries.iter().map(move |entry| (scope, entry));
    of(Scope::BetweenVersions, between_versions::ENTRIES)
        .chain(of(Scope::InsideV1, inside_v1::ENTRIES))
        .chain(of(Scope::InsideV2, inside_v2::ENTRIES))
}

impl Contradiction {
    /// The linked claims, computed.
    ///
    /// # Errors
    /// When the inputs cannot be read or a model refuses them.
    pub fn arbitration(&self, evidence: &Evidence<'_>) -> Result<Vec<Assessment>, LedgerError> {
        claims::ledger()
            .filter(|claim| self.claims.contains(&claim.id))
            .map(|claim| claim.assess(evidence))
            .collect()
    }
}

/// The contradictions as a table, one row each, with what is computed for the linked claims.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn table(evidence: &Evidence<'_>) -> Result<Table, LedgerError> {
    let mut table = Table::new([
        "id",
        "scope",
        "topic",
        "first_at",
        "first_says",
        "second_at",
        "second_says",
        "ruling",
        "computed",
        "claims",
    ]);
    for (scope, entry) in contradictions() {
        let computed: Vec<String> = entry
            .arbitration(evidence)?
            .iter()
            .filter_map(in_one_line)
            .collect();
        table.push([
            Cell::from(entry.id),
            Cell::from(scope.as_str()),
            Cell::from(entry.topic),
            Cell::from(entry.first.at),
            Cell::from(entry.first.says),
            Cell::from(entry.second.at),
            Cell::from(entry.second.says),
            Cell::from(entry.ruling),
            if computed.is_empty() {
                Cell::Missing
            } else {
                Cell::from(computed.join("; "))
            },
            Cell::from(entry.claims.join(" ")),
        ]);
    }
    Ok(table)
}

/// The contradictions as JSON, with the linked claims computed.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn json(evidence: &Evidence<'_>) -> Result<Value, LedgerError> {
    contradictions()
        .map(|(scope, entry)| {
            Ok(json!({
                "id": entry.id,
                "scope": scope.as_str(),
                "topic": entry.topic,
                "first": {"at": entry.first.at, "says": entry.first.says},
                "second": {"at": entry.second.at, "says": entry.second.says},
                "ruling": entry.ruling,
                "claims": claims::json(&entry.arbitration(evidence)?),
            }))
        })
        .collect()
}

fn in_one_line(assessment: &Assessment) -> Option<String> {
    let computed = match assessment.answer() {
        Answer::Number(value) => claims::significant(value),
        Answer::Text(text) => text,
        Answer::None => return None,
    };
    Some(format!("{}: {computed}", assessment.claim.id))
}
