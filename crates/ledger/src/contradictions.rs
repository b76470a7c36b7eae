//! Where the paper contradicts itself: between its versions and inside each of them.
//!
//! The entries are data, `data/contradictions.csv`: both places, what each says, and a ruling, what the computation or
//! the paper's own data say about it. The claims that an entry links to carry the computed numbers.

use serde_json::{Value, json};

use crate::claims::{self, Answer, Assessment, Evidence};
use crate::error::LedgerError;
use endodec_empirics::Contradiction;
use endodec_table::{Cell, Table};

/// The claims that a contradiction links to, computed.
///
/// # Errors
/// When it names a claim that the ledger does not have, when the inputs cannot be read or a model refuses them.
pub fn arbitration(
    entry: &Contradiction,
    evidence: &Evidence<'_>,
) -> Result<Vec<Assessment>, LedgerError> {
    let known = |id: &String| claims::ledger().any(|claim| claim.id == id);
    if let Some(claim) = entry.claims.iter().find(|id| !known(id)) {
        return Err(LedgerError::UnknownClaim {
            contradiction: entry.id.clone(),
            claim: claim.clone(),
        });
    }
    claims::ledger()
        .filter(|claim| entry.claims.iter().any(|id| id == claim.id))
        .map(|claim| claim.assess(evidence))
        .collect()
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
    for entry in &evidence.inputs.data.contradictions {
        let computed: Vec<String> = arbitration(entry, evidence)?
            .iter()
            .filter_map(in_one_line)
            .collect();
        table.push([
            Cell::from(entry.id.as_str()),
            Cell::from(entry.scope.as_str()),
            Cell::from(entry.topic.as_str()),
            Cell::from(entry.first.at.as_str()),
            Cell::from(entry.first.says.as_str()),
            Cell::from(entry.second.at.as_str()),
            Cell::from(entry.second.says.as_str()),
            Cell::from(entry.ruling.as_str()),
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
    let entries = &evidence.inputs.data.contradictions;
    entries
        .iter()
        .map(|entry| {
            Ok(json!({
                "id": entry.id,
                "scope": entry.scope.as_str(),
                "topic": entry.topic,
                "first": {"at": entry.first.at, "says": entry.first.says},
                "second": {"at": entry.second.at, "says": entry.second.says},
                "ruling": entry.ruling,
                "claims": claims::json(&arbitration(entry, evidence)?),
            }))
        })
        .collect()
}

fn in_one_line(assessment: &Assessment) -> Option<String> {
    let computed = match assessment.answer() {
        Answer::Number(value) => claims::significant(value),
        Answer::Text(text) => text,
        Answer::Compared(comparison) => comparison.words(assessment.claim.unit),
        Answer::None => return None,
    };
    Some(format!("{}: {computed}", assessment.claim.id))
}
