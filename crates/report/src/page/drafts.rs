//! `drafts.html`: how the numbers moved from draft to draft.

use super::exhibits::{Place, exhibit};
use super::{CONTENTS, Page, Part, Report};
use crate::error::ReportError;
use crate::reproduce::Item;
use crate::subject::Subject;

pub(super) fn page(report: &Report<'_>) -> Result<Page, ReportError> {
    let subject = Subject::Drafts;
    let shown = |wanted: fn(Item) -> bool| -> Result<String, ReportError> {
        report
            .produced
            .iter()
            .filter(|produced| produced.item.subject() == subject && wanted(produced.item))
            .map(|produced| exhibit(produced, report, Place::Part))
            .collect()
    };
    Ok(Page {
        file: "drafts.html",
        name: "Drafts",
        title: subject.name(),
        description: "What twelve drafts of the paper print for each claim, and where faults first appear.",
        parts: vec![
            Part {
                id: subject.anchor(),
                name: "In one picture",
                html: format!("{LEAD}{}", shown(|item| matches!(item, Item::Figure(_)))?),
            },
            Part {
                id: "tables-drafts",
                name: "Number by number, draft by draft",
                html: shown(|item| matches!(item, Item::Table(_)))?,
            },
        ],
        script: CONTENTS,
    })
}

const LEAD: &str = "<p>Twelve drafts of the paper are known. Some numbers changed while their data did not, and some stayed when their data changed. <code>endodec claims --drafts ID</code> follows one claim.</p>\n";
