//! Numbers whose basis changed, and numbers that stayed when theirs did.

use super::{same_numbers, steps};
use crate::claims::Evidence;
use endodec_empirics::DRAFTS;
use endodec_table::{Cell, Table};

/// A number followed through the drafts.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// What it is.
    pub number: &'static str,
    /// Claims that print it, one after the other.
    pub claims: &'static [&'static str],
    /// The drafts in which what it rests on changes.
    pub changes: &'static [&'static str],
    /// What changed behind it, and where.
    pub basis: &'static str,
}

/// The numbers.
pub const STORIES: &[Story] = &[
    Story {
        number: "elasticity of DRAM",
        claims: &["v1-dram-alpha", "v2-dram-alpha"],
        changes: &["v7"],
        basis: "v7 calls it an estimate from 41 years; no row of the printed table changed, and the author's own 41 years give 0.77",
    },
    Story {
        number: "R2 of that regression",
        claims: &["v1-dram-r2", "v2-dram-r2"],
        changes: &["v7"],
        basis: "the same regression: elasticity and number of observations change in v7",
    },
    Story {
        number: "year of crossing by the game",
        claims: &["both-nash-date"],
        changes: &["v3", "v7"],
        basis: "v3 dates its price of 12 $/GB 2025 instead of 2024, v7 drops the 3.8 years from which the date was counted; it rests on the elasticity of stacked memory and a free calendar, not on that of DRAM",
    },
    Story {
        number: "year of crossing by the learning curve",
        claims: &["v2-t2-year-23"],
        changes: &[],
        basis: "stands beside the date of the game from its first draft on",
    },
    Story {
        number: "elasticity of stacked memory",
        claims: &["both-hbm-alpha"],
        changes: &["v3", "v7"],
        basis: "no output is printed in any draft; v3 dates the price of 12 $/GB 2025 instead of 2024, and from v7 on it stands for packaging",
    },
    Story {
        number: "Nash over cooperative output",
        claims: &["both-output-ratio"],
        changes: &[],
        basis: "the closed forms of docx-b give 4.2 to 5.7; no draft prints a computation",
    },
    Story {
        number: "number of predictions",
        claims: &["both-prediction-count"],
        changes: &["revised"],
        basis: "four predictions are added",
    },
];

/// A run of drafts in which a number is found and stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRun {
    /// Place of the first draft in [`DRAFTS`].
    pub from: usize,
    /// Place of the last.
    pub through: usize,
    /// What they print.
    pub printed: String,
}

impl Story {
    /// The runs in their order; a draft in which nothing is found ends none.
    #[must_use]
    pub fn runs(&self, e: &Evidence<'_>) -> Vec<DraftRun> {
        let mut runs: Vec<DraftRun> = Vec::new();
        for claim in self.claims {
            for (at, (_, value)) in steps(e, claim).into_iter().enumerate() {
                let Some(value) = value else { continue };
                match runs.last_mut() {
                    Some(run) if same_numbers(&run.printed, &value.printed) => {
                        run.through = run.through.max(at);
                    }
                    _ => runs.push(DraftRun {
                        from: at,
                        through: at,
                        printed: value.printed.clone(),
                    }),
                }
            }
        }
        runs
    }
}

/// The numbers as a table: a row a number and draft in which it is found first or changes.
#[must_use]
pub fn table(e: &Evidence<'_>) -> Table {
    let mut table = Table::new([
        "number",
        "from_draft",
        "printed",
        "through_draft",
        "basis_changes",
        "basis",
    ]);
    for story in STORIES {
        for run in story.runs(e) {
            table.push([
                Cell::from(story.number),
                Cell::from(DRAFTS[run.from]),
                Cell::from(run.printed),
                Cell::from(DRAFTS[run.through]),
                Cell::from(story.changes.join(", ")),
                Cell::from(story.basis),
            ]);
        }
    }
    table
}
