//! `tables.html`: every table of the paper, printed beside computed, by the model behind it.

use super::CONTENTS;
use super::figures::by_subject;
use super::{Page, Report};
use crate::error::ReportError;
use crate::reproduce::Item;
use crate::subject::Subject;

pub(super) fn page(report: &Report<'_>) -> Result<Page, ReportError> {
    Ok(Page {
        file: "tables.html",
        name: "Tables",
        title: "Tables",
        description: "Every table of both versions of the paper, printed beside computed.",
        parts: by_subject(
            report,
            |item| matches!(item, Item::Table(_)) && item.subject() != Subject::Drafts,
            anchor,
        )?,
        script: CONTENTS,
    })
}

fn anchor(subject: Subject) -> &'static str {
    match subject {
        Subject::Game => "tables-game",
        Subject::Learning => "tables-learning",
        Subject::Adoption => "tables-adoption",
        Subject::Record => "tables-record",
        // They have a page of their own.
        Subject::Drafts => subject.anchor(),
    }
}
