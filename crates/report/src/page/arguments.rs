//! What the ledger adds up to: findings, clocks, what holds instead, and where the paper contradicts itself.

use super::exhibits::html_table;
use super::numbers::{formulas, number};
use super::screens;
use crate::error::ReportError;
use endodec_empirics::Contradiction;
use endodec_ledger::claims::summary::Summary;
use endodec_ledger::claims::{Evidence, beyond, clocks};
use endodec_table::markup::{escape, verbatim};

/// The findings, each in two sentences, with the claims behind them.
pub(super) fn findings(summary: &Summary) -> String {
    let mut html = String::from("<ol class=\"findings\">\n");
    for finding in &summary.findings {
        let claims: Vec<String> = finding
            .claims
            .iter()
            .map(|id| format!("<a href=\"#{id}\">{id}</a>"))
            .collect();
        html.push_str(&format!(
            "<li><b>{}.</b> {} <small>{}</small>{}</li>\n",
            escape(finding.title),
            escape(&finding.sentences),
            claims.join(" · "),
            screens::of_finding(finding.title),
        ));
    }
    html.push_str("</ol>\n");
    html
}

/// Three clocks and two alphas.
pub(super) fn clocks(evidence: &Evidence<'_>) -> Result<String, ReportError> {
    Ok(format!(
        "<p>The paper dates one event three times: by its game, by its learning curve, and, without saying so, by the trend of its prices. The same number, .23, can be an elasticity, which the formulas need, or a learning rate, which the literature prints. What each consistent choice gives, in years from 2024:</p>\n{}\n<p>Published learning rates, the elasticities they amount to, and what v2 Table 2 would say of each, rightly and with the two confused:</p>\n{}\n",
        html_table(&clocks::table(evidence)?, CLOCKS, "Crossing time by clock"),
        html_table(
            &clocks::two_alphas(evidence)?,
            TWO_ALPHAS,
            "Crossing time under both readings of α"
        ),
    ))
}

const CLOCKS: &[&str] = &[
    "Clock",
    "Years",
    "95 % band, from",
    "to",
    "Year",
    "Rests on",
];
const TWO_ALPHAS: &[&str] = &[
    "Series",
    "Study",
    "Learning rate",
    "Elasticity",
    "Years",
    "Years if the rate is taken for an elasticity",
];

/// What holds instead of what was claimed, each statement with the numbers that show it.
pub(super) fn beyond(evidence: &Evidence<'_>) -> Result<String, ReportError> {
    let mut html = String::from(
        "<p>Statements that go beyond replication. The numbers beneath each are computed by the program named there, and the statement is true of them.</p>\n",
    );
    for statement in beyond::STATEMENTS {
        let shown = (statement.shown_by)(evidence)?;
        let numbers: String = shown
            .numbers
            .iter()
            .map(|(name, value)| format!("<li>{}: {}</li>", escape(name), number(*value)))
            .collect();
        html.push_str(&format!(
            "<article id=\"beyond-{}\">\n<h3>{}</h3>\n<p>{}</p>\n<ul>{numbers}</ul>\n<p class=\"meta\">{}</p>\n</article>\n",
            statement.name,
            escape(statement.about),
            formulas(&escape(statement.holds)),
            escape(statement.program),
        ));
    }
    Ok(html)
}

/// Every contradiction with both places and what the computation says.
pub(super) fn contradictions(contradictions: &[Contradiction]) -> String {
    let mut html = String::from(
        "<p>Between the versions and inside each: both places, and what a computation or the paper’s own data say about it.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Contradictions and rulings\"><table class=\"ledger\">\n<thead><tr><th scope=\"col\">About</th><th scope=\"col\">One place</th><th scope=\"col\">The other</th><th scope=\"col\">Ruling</th></tr></thead>\n<tbody>\n",
    );
    for entry in contradictions {
        let claims: Vec<String> = entry
            .claims
            .iter()
            .map(|id| format!("<a href=\"#{id}\">{id}</a>", id = verbatim(id)))
            .collect();
        html.push_str(&format!(
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
        ));
    }
    html.push_str("</tbody></table></div>\n");
    html
}
