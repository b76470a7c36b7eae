//! `figures.html`: the figures that no finding and no part of the appendix shows, by the model behind them.

use super::exhibits::{Place, exhibit};
use super::{CONTENTS, Page, Part, Report, appendix, index};
use crate::error::ReportError;
use crate::reproduce::Item;
use crate::subject::Subject;

pub(super) fn page(report: &Report<'_>) -> Result<Page, ReportError> {
    let here = |item: Item| {
        matches!(item, Item::Figure(_))
            && !index::shows(item.slug())
            && !appendix::shows(item.slug())
            && item.subject() != Subject::Drafts
    };
    Ok(Page {
        file: "figures.html",
        name: "Figures",
        title: "Figures",
        description: "The paper’s other figures redrawn, and those that go beyond them.",
        parts: by_subject(report, here, Subject::anchor)?,
        script: CONTENTS,
    })
}

/// One part a subject, of the items that are wanted.
pub(super) fn by_subject(
    report: &Report<'_>,
    wanted: impl Fn(Item) -> bool,
    anchor: fn(Subject) -> &'static str,
) -> Result<Vec<Part>, ReportError> {
    let mut parts = Vec::new();
    for subject in Subject::ALL {
        let of_subject = report
            .produced
            .iter()
            .filter(|produced| produced.item.subject() == subject && wanted(produced.item));
        let html: String = of_subject
            .map(|produced| exhibit(produced, report, Place::Part))
            .collect::<Result<_, _>>()?;
        if !html.is_empty() {
            parts.push(Part {
                id: anchor(subject),
                name: subject.name(),
                html,
            });
        }
    }
    Ok(parts)
}
