//! How the numbers moved through twelve drafts of the paper.

use crate::subject::Subject;

use super::PaperTable;
use crate::error::ReportError;
use endodec_ledger::claims::{self, Evidence};
use endodec_ledger::drafts::{self, appendix, stories};
use endodec_paper::Inputs;
use endodec_table::Table;

const PLACE: &str = "Twelve drafts";

pub(super) static NUMBERS: PaperTable = PaperTable {
    slug: "drafts-numbers",
    place: PLACE,
    subject: Subject::Drafts,
    title: "Numbers whose basis changed, and numbers that stayed when theirs did",
    headings: &[
        "Number",
        "From draft",
        "Printed",
        "Through draft",
        "Basis changes in",
        "What it rests on",
    ],
    note: "A row a number and run of drafts that print it. The drafts are those of the author’s public repository in the order of their content; *revised* is version 1 and *v7.4-first* version 2 of this report. Read by rules that were checked on these two.",
    sources: &["claim_drafts", "endodec-ledger: drafts"],
    data: |inputs| Ok(stories::table(&Evidence::new(inputs))),
};

pub(super) static BY_DRAFT: PaperTable = PaperTable {
    slug: "drafts-claims",
    place: PLACE,
    subject: Subject::Drafts,
    title: "The claims of this report draft by draft",
    headings: &[
        "Draft",
        "Claims found",
        "For the first time",
        "With changed numbers",
        "Faults found first",
        "Faults no longer found",
    ],
    note: "A fault is a claim that is not reproduced here. One that is no longer found may have been repaired, left out or worded anew: that nothing was found is no proof of absence. The one repair that is seen, of the differential equation of docx-b (its factor *N* − 2), precedes version 1 and is no claim of this report.",
    sources: &["claim_drafts", "endodec-ledger: drafts"],
    data: |inputs| assessed(inputs, drafts::summary),
};

pub(super) static FAULTS: PaperTable = PaperTable {
    slug: "drafts-faults",
    place: PLACE,
    subject: Subject::Drafts,
    title: "Where each claim that does not hold first appears, and where it is found last",
    headings: &[
        "Claim",
        "First found in",
        "Last found in",
        "What became of it",
        "Times its numbers changed",
        "Printed first",
        "Printed last",
    ],
    note: "For relations and signs the printed side is a short label. Not found after: repaired, left out or worded anew.",
    sources: &["claim_drafts", "endodec-ledger: drafts"],
    data: |inputs| assessed(inputs, drafts::faults),
};

pub(super) static APPENDIX: PaperTable = PaperTable {
    slug: "drafts-appendix",
    place: PLACE,
    subject: Subject::Drafts,
    title: "The claims that the last draft adds, judged",
    headings: &[
        "Claim", "Place", "About", "Printed", "Computed", "Verdict", "Why",
    ],
    note: "Twenty claims of v7.4 that stand in no draft before it; they are no part of the counts of this report. Verdicts follow from the draft’s own definitions where these are enough.",
    sources: &[
        "claim_drafts_new_in_v7_4",
        "endodec-ledger: drafts::appendix",
    ],
    data: |inputs| Ok(appendix::table(&Evidence::new(inputs))),
};

fn assessed(
    inputs: &Inputs,
    table: fn(&Evidence<'_>, &[claims::Assessment]) -> Table,
) -> Result<Table, ReportError> {
    let evidence = Evidence::new(inputs);
    Ok(table(&evidence, &claims::assess(&evidence)?))
}
