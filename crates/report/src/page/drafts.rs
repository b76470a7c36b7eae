//! `drafts.html`: how the numbers moved from draft to draft.

use super::CONTENTS;
use super::exhibits::mark;
use super::grid::{html_table, ledger};
use super::numbers::{formulas, within};
use super::{Page, Part, Report};
use endodec_empirics::NewClaim;
use endodec_ledger::claims::Evidence;
use endodec_ledger::drafts::{appendix, faults, stories, summary};
use endodec_table::Cell;
use endodec_table::markup::escape;

pub(super) fn page(report: &Report<'_>, evidence: &Evidence<'_>) -> Page {
    let claims = report.claims;
    let part = |id, name, lead: &str, table: String| Part {
        id,
        name,
        html: format!("<p>{lead}</p>\n{table}\n"),
    };
    Page {
        file: "drafts.html",
        name: "Drafts",
        title: "How the numbers moved",
        description: "What twelve drafts of the paper print for each claim, and where faults first appear.",
        parts: vec![
            part(
                "drafts",
                "Draft by draft",
                "Twelve drafts of the paper are known. How many claims of the ledger each prints, how many of them for the first time or with other numbers than before, and where claims that do not hold come and go. <code>endodec claims --drafts ID</code> follows one claim.",
                html_table(&summary(evidence, claims), SUMMARY, "Claims by draft"),
            ),
            part(
                "drafts-numbers",
                "Numbers whose ground moved",
                "Some numbers changed while their data did not, and some stayed when their data changed.",
                html_table(
                    &stories::table(evidence),
                    STORIES,
                    "Numbers through the drafts",
                ),
            ),
            part(
                "drafts-faults",
                "Claims that do not hold",
                "The first and the last draft that print each claim that does not hold, and what they print.",
                fault_table(report, evidence),
            ),
            part(
                "drafts-last",
                "What the last draft adds",
                "Claims that only the last draft makes, judged as far as anything printed decides them.",
                judged(report, evidence),
            ),
        ],
        script: CONTENTS,
    }
}

const SUMMARY: &[&str] = &[
    "Draft",
    "Claims",
    "New",
    "Changed",
    "Faults new",
    "Faults gone",
];
const STORIES: &[&str] = &["Number", "From draft", "Printed", "To draft", "Ground"];

/// The claims that do not hold, each under its name in the ledger.
fn fault_table(report: &Report<'_>, evidence: &Evidence<'_>) -> String {
    let table = faults(evidence, report.claims);
    let text = |row: &[Cell], at: usize| match row.get(at) {
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Number(value)) => value.to_string(),
        _ => String::new(),
    };
    let rows: String = table
        .rows()
        .iter()
        .map(|row| {
            let id = text(row, 0);
            let claim = report.claims.iter().find(|one| one.claim.id == id);
            format!(
                "<tr><th scope=\"row\"><a href=\"#{id}\">{}</a><small>{} times changed</small></th><td data-head=\"first\">{}<small>{}</small></td><td data-head=\"last\">{}<small>{}</small></td></tr>\n",
                claim.map_or_else(|| id.clone(), |one| formulas(&escape(one.claim.quantity))),
                text(row, 3),
                formulas(&escape(&text(row, 4))),
                text(row, 1),
                formulas(&escape(&text(row, 5))),
                text(row, 2),
            )
        })
        .collect();
    ledger(
        "Faults by draft",
        &["Claim", "First printed", "Last printed"],
        &rows,
    )
}

/// The claims of the last draft with what follows for each.
fn judged(report: &Report<'_>, evidence: &Evidence<'_>) -> String {
    let new = &report.inputs.data.drafts.new;
    let rows: String = appendix::judge(evidence)
        .iter()
        .map(|judged| {
            let claim = new.iter().find(|claim| claim.id == judged.id);
            let of = |field: fn(&NewClaim) -> &String| {
                claim.map_or_else(String::new, |claim| formulas(&escape(field(claim))))
            };
            format!(
                "<tr id=\"{id}\"><th scope=\"row\">{quantity}<small>{location}<br><code>{id}</code></small></th><td data-head=\"printed\">{printed}</td><td data-head=\"computed\">{computed}</td><td class=\"{verdict}\">{mark} {verdict}</td><td>{why}</td></tr>\n",
                id = escape(&judged.id),
                quantity = of(|claim| &claim.quantity),
                location = of(|claim| &claim.location),
                printed = of(|claim| &claim.printed),
                computed = if judged.computed.is_empty() { "–".to_owned() } else { within(&escape(&judged.computed)) },
                verdict = judged.verdict,
                mark = mark(judged.verdict),
                why = formulas(&escape(&judged.why)),
            )
        })
        .collect();
    ledger(
        "Claims of the last draft",
        &["Claim", "Printed", "Computed", "Verdict", "Why"],
        &rows,
    )
}
