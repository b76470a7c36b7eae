//! The ledger on one page: counts by verdict, and the findings that matter most.

mod findings;
mod quotes;
mod source;

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::assessment::Verdict;
use super::claim::Version;
use crate::error::LedgerError;
use crate::evidence::Evidence;
use endodec_table::{Cell, Table};
pub use quotes::{Dated, Quoted};

/// Counts and findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Number of claims with each verdict, best first, those of version 1 and of version 2; claims
    /// that both make count in both.
    pub counts: Vec<(Verdict, usize, usize, usize)>,
    /// The findings, most important first.
    pub findings: Vec<Finding>,
}

/// A finding, in sentences that can be quoted.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// A few words.
    pub title: &'static str,
    /// Two sentences, their numbers computed.
    pub sentences: String,
    /// Claims that carry it.
    pub claims: &'static [&'static str],
    /// The numbers that the sentences quote, each named.
    pub numbers: Vec<Quoted>,
}

/// Summarises the ledger.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn summary(e: &Evidence<'_>) -> Result<Summary, LedgerError> {
    let assessments = super::assess(e)?;
    let counts = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let of = |version: Version| {
                assessments
                    .iter()
                    .filter(|one| one.verdict == verdict && one.claim.is_made_by(version))
                    .count()
            };
            (verdict, of(Version::Both), of(Version::V1), of(Version::V2))
        })
        .collect();
    Ok(Summary {
        counts,
        findings: findings::findings(e, &assessments)?,
    })
}

impl Summary {
    /// The counts and findings as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let counts: Vec<Value> = self
            .counts
            .iter()
            .map(|(verdict, all, v1, v2)| {
                json!({"verdict": verdict.as_str(), "claims": all, "v1": v1, "v2": v2})
            })
            .collect();
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| {
                json!({
                    "title": finding.title,
                    "sentences": finding.sentences,
                    "claims": finding.claims,
                    "numbers": finding.numbers.iter().map(number_json).collect::<Vec<_>>(),
                })
            })
            .collect();
        json!({"counts": counts, "findings": findings})
    }

    /// The counts as a table.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table = Table::new(["verdict", "claims", "v1", "v2"]);
        for (verdict, all, v1, v2) in &self.counts {
            table.push([
                Cell::from(verdict.as_str()),
                Cell::from(*all),
                Cell::from(*v1),
                Cell::from(*v2),
            ]);
        }
        table
    }

    /// The page as Markdown: a table of counts and the findings.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page =
            String::from("| verdict | claims | version 1 | version 2 |\n|---|---:|---:|---:|\n");
        let mut total = [0; 3];
        for (verdict, all, v1, v2) in &self.counts {
            let _ = writeln!(page, "| {verdict} | {all} | {v1} | {v2} |");
            total = [total[0] + all, total[1] + v1, total[2] + v2];
        }
        let _ = writeln!(
            page,
            "| **all** | {} | {} | {} |\n",
            total[0], total[1], total[2]
        );
        for (at, finding) in self.findings.iter().enumerate() {
            let _ = writeln!(
                page,
                "{}. **{}.** {}",
                at + 1,
                finding.title,
                finding.sentences
            );
        }
        page
    }
}

/// A quoted number; of a date, what it rests on.
fn number_json(quoted: &Quoted) -> Value {
    let date = quoted
        .date
        .map(|date| json!({"target": date.target, "growth": date.growth, "reading": date.reading}));
    json!({"what": quoted.what, "shown": quoted.shown, "date": date})
}
