//! `contradictions.html`: where the paper contradicts itself, and what the computation says.

use super::grid::ledger;
use super::{Page, Part, Report};
use endodec_empirics::Contradiction;
use endodec_table::markup::{escape, verbatim};

pub(super) fn page(report: &Report<'_>) -> Page {
    let contradictions = &report.inputs.data.contradictions;
    let rows: String = contradictions.iter().map(row).collect();
    Page {
        file: "contradictions.html",
        name: "Contradictions",
        title: "Contradictions",
        description: "Where the versions of the paper contradict one another or themselves, and what a computation says.",
        parts: vec![Part {
            id: "contradictions",
            name: "Contradictions",
            html: format!(
                "<p>Between the versions and inside each: both places, and what a computation or the paper’s own data say about it.</p>\n{}",
                ledger(
                    "Contradictions and rulings",
                    &["About", "One place", "The other", "Ruling"],
                    &rows
                )
            ),
        }],
        script: "",
    }
}

/// Both places of a contradiction, and the ruling.
fn row(entry: &Contradiction) -> String {
    let claims: Vec<String> = entry
        .claims
        .iter()
        .map(|id| format!("<a href=\"#{id}\">{id}</a>", id = verbatim(id)))
        .collect();
    format!(
        "<tr id=\"{}\"><th scope=\"row\">{}<small>{}</small></th><td data-head=\"one place\">{}<small>{}</small></td><td data-head=\"the other\">{}<small>{}</small></td><td data-head=\"ruling\">{}<small>{}</small></td></tr>\n",
        escape(&entry.id),
        escape(&entry.topic),
        entry.scope.as_str().replace('-', " "),
        escape(&entry.first.says),
        escape(&entry.first.at),
        escape(&entry.second.says),
        escape(&entry.second.at),
        escape(&entry.ruling),
        claims.join(" · "),
    )
}
