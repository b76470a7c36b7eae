//! Numbers whose basis changed, and numbers that stayed when theirs did.

use super::{DraftStep, steps};
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
    /// What changed behind it, and where.
    pub basis: &'static str,
}

/// The numbers.
pub const STORIES: &[Story] = &[
    Story {
        number: "elasticity of DRAM",
        claims: &["v1-dram-alpha", "v2-dram-alpha"],
        basis: "no row of the printed table changed; the author's own 41 years give 0.77",
    },
    Story {
        number: "year of crossing by the game",
        claims: &["both-nash-date"],
        basis: "rests on the elasticity of stacked memory and a free calendar, not on that of DRAM",
    },
    Story {
        number: "year of crossing by the learning curve",
        claims: &["v2-t2-year-23"],
        basis: "stands beside the date of the game from its first draft on",
    },
    Story {
        number: "elasticity of stacked memory",
        claims: &["both-hbm-alpha"],
        basis: "no output is printed in any draft; the rows of its price table and the curve that it stands for change",
    },
    Story {
        number: "Nash over cooperative output",
        claims: &["both-output-ratio"],
        basis: "the closed forms of the draft before it give 4.2 to 5.7; no draft prints a computation",
    },
    Story {
        number: "R2 of the DRAM regression",
        claims: &["v1-dram-r2", "v2-dram-r2"],
        basis: "stays when elasticity and number of observations change",
    },
    Story {
        number: "number of predictions",
        claims: &["both-prediction-count"],
        basis: "predictions are added",
    },
];

/// The numbers as a table: a row a number and draft in which it is found first or changes.
#[must_use]
pub fn table(e: &Evidence<'_>) -> Table {
    let mut table = Table::new(["number", "from_draft", "printed", "through_draft", "basis"]);
    for story in STORIES {
        let mut runs: Vec<(usize, usize, String)> = Vec::new();
        for claim in story.claims {
            for (at, (step, value)) in steps(e, claim).into_iter().enumerate() {
                let Some(value) = value else { continue };
                match runs.last_mut() {
                    Some(run) if step == DraftStep::Same && run.1 < at => run.1 = at,
                    _ => runs.push((at, at, value.printed.clone())),
                }
            }
        }
        for (from, through, printed) in runs {
            table.push([
                Cell::from(story.number),
                Cell::from(DRAFTS[from]),
                Cell::from(printed),
                Cell::from(DRAFTS[through]),
                Cell::from(story.basis),
            ]);
        }
    }
    table
}
