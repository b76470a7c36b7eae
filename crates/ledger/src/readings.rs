//! Which printed numbers can hold together, and under which reading.
//!
//! A statement that numbers contradict one another is either a theorem with its hypotheses or a search over all
//! readings that can be meant. Here the readings are data: which rows, which rule for the windows, which rounding, which
//! base. For each of them the answer is a witness that anyone can check, a bound that excludes it, or a search that
//! found nothing and says how hard it looked.

pub mod cochran;
pub mod dram;
pub mod hbm;
pub mod training;

use serde::Serialize;

use crate::claims::Evidence;
use crate::error::LedgerError;
use endodec_table::{Cell, Table};

/// How the digits of the paper are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// Rounded to the nearest.
    Nearest,
    /// Cut off behind the last digit.
    CutOff,
}

/// One way to read the printed numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Which rows or estimates.
    pub rows: String,
    /// What the printed windows are said to do; empty where there are none.
    pub windows: &'static str,
    /// How digits are taken.
    pub rounding: Rounding,
    /// What a share, an index or a level counts from; empty where nothing does.
    pub base: &'static str,
}

/// Whether the numbers can hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Possible {
    /// A witness has them all.
    Yes,
    /// A bound excludes them.
    No,
    /// A search found no witness, and no bound excludes one.
    NotFound,
}

impl Possible {
    /// The name used in JSON, CSV and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotFound => "not-found",
        }
    }
}

/// What was found for one set of conditions under one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingFinding {
    /// What the numbers are of: `hbm`, `training-value`, `dram` or `cochran-q`.
    pub subject: &'static str,
    /// The printed numbers that are to hold together.
    pub conditions: String,
    /// The reading.
    pub reading: Reading,
    /// The answer.
    pub possible: Possible,
    /// What shows it: the numbers of the witness, the bound, or the length of the search.
    pub shown_by: String,
    /// The rows of a witness, where it is a sample; a user can fit a curve to it.
    pub witness: Option<Table>,
}

impl ReadingFinding {
    /// Name of the witness: subject, number in the list from 1.
    fn name(&self, number: usize) -> String {
        format!("{}-{number}", self.subject)
    }
}

/// How hard to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// The readings that the paper's own words name, a fraction of a second.
    Quick,
    /// All of them, and longer proofs: some minutes.
    Full,
}

/// Every set of conditions under every reading.
///
/// # Errors
/// When the inputs cannot be read or a model refuses them.
pub fn find(e: &Evidence<'_>, effort: Effort) -> Result<Vec<ReadingFinding>, LedgerError> {
    let mut findings = hbm::find(e, effort)?;
    findings.extend(training::find(e)?);
    findings.extend(dram::find(e)?);
    findings.extend(cochran::find(e)?);
    Ok(findings)
}

/// Name and rows of every witness that is a sample, in the order of the findings.
#[must_use]
pub fn witnesses(findings: &[ReadingFinding]) -> Vec<(String, &Table)> {
    numbered(findings)
        .filter_map(|(name, finding)| Some((name, finding.witness.as_ref()?)))
        .collect()
}

/// The findings as a table.
#[must_use]
pub fn table(findings: &[ReadingFinding]) -> Table {
    let mut table = Table::new([
        "subject",
        "conditions",
        "rows",
        "windows",
        "rounding",
        "base",
        "possible",
        "shown_by",
        "witness",
    ]);
    for (name, finding) in numbered(findings) {
        let reading = &finding.reading;
        let text = |text: &'static str| {
            if text.is_empty() {
                Cell::Missing
            } else {
                Cell::from(text)
            }
        };
        table.push([
            Cell::from(finding.subject),
            Cell::from(finding.conditions.as_str()),
            Cell::from(reading.rows.as_str()),
            text(reading.windows),
            Cell::from(match reading.rounding {
                Rounding::Nearest => "to the nearest",
                Rounding::CutOff => "cut off",
            }),
            text(reading.base),
            Cell::from(finding.possible.as_str()),
            Cell::from(finding.shown_by.as_str()),
            if finding.witness.is_some() {
                Cell::from(name)
            } else {
                Cell::Missing
            },
        ]);
    }
    table
}

fn numbered(findings: &[ReadingFinding]) -> impl Iterator<Item = (String, &ReadingFinding)> {
    (1..)
        .zip(findings)
        .map(|(number, finding)| (finding.name(number), finding))
}
