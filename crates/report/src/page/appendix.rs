//! `appendix.html`: how the numbers are checked, which clock gives which date, what holds instead, data, use.

use super::CONTENTS;
use super::exhibits::{Place, exhibit};
use super::grid::html_table;
use super::numbers::{formulas, number};
use super::{Page, Part, Report, snippets};
use crate::error::ReportError;
use endodec_ledger::claims::{Evidence, beyond, clocks};
use endodec_paper::Inputs;
use endodec_table::markup::{escape, verbatim};

/// Figures that check the method or go beyond the paper's models.
const FIGURES: [&str; 4] = [
    "closed-form-verification",
    "quasi-static-error",
    "two-state-policy",
    "learning-hindcast-calibration",
];

/// Whether a figure stands here.
pub(super) fn shows(slug: &str) -> bool {
    FIGURES.contains(&slug)
}

pub(super) fn page(report: &Report<'_>, evidence: &Evidence<'_>) -> Result<Page, ReportError> {
    let figures = report
        .produced
        .iter()
        .filter(|produced| shows(produced.item.slug()));
    let verification: String = figures
        .map(|produced| exhibit(produced, report, Place::Part))
        .collect::<Result<_, _>>()?;
    let part = |id, name, html| Part { id, name, html };
    Ok(Page {
        file: "appendix.html",
        name: "Appendix",
        title: "Appendix: verification, methods, data",
        description: "How every number is checked, which clock gives which date, what holds instead of what was claimed, the data and how to use them.",
        parts: vec![
            part(
                "verification",
                "Verification and methods",
                format!("{METHOD}{verification}"),
            ),
            part("clocks", "Three clocks, two alphas", clocks(evidence)?),
            part("beyond", "What holds instead", beyond(evidence)?),
            part("data", "Data", data(report.inputs)),
            part("use", "Use it", snippets::html()),
        ],
        script: CONTENTS,
    })
}

const METHOD: &str = "<p>Closed forms are evaluated so that no digit is lost and are held against numerical integration, high-precision references of independent programs, and the theorems that they must satisfy. Every run compares each number with those last checked; a verdict is derived by a program from computed and printed value. The shipped observations are the only judges of predictions.</p>\n";

/// The table of datasets.
fn data(inputs: &Inputs) -> String {
    let mut html = String::from(
        "<p>Grades: A primary source, B secondary, C estimate, P printed in the paper; “by row” where a file holds several. <code>endodec data show NAME</code> adds what each column means, <code>endodec data export --all --to DIR</code> writes the files, and <code>--data DIR</code> puts yours in their place.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Datasets\"><table>\n<thead><tr><th scope=\"col\">Dataset</th><th scope=\"col\">Grade</th><th scope=\"col\">Licence</th><th scope=\"col\">What it is</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n",
    );
    for file in inputs.data.files() {
        let resource = file.resource();
        // Identifiers of the Open Definition, of which two are no names.
        let licences: Vec<&str> = resource
            .licences
            .iter()
            .map(|licence| match licence.name.as_str() {
                "notspecified" => "not specified",
                "other-pd" => "public domain",
                name => name,
            })
            .collect();
        let source = resource
            .attribution
            .clone()
            .unwrap_or_else(|| resource.provenance().source);
        html.push_str(&format!(
            "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            // Long names break where their words end.
            verbatim(&resource.name).replace('_', "_<wbr>"),
            resource.grade.map_or_else(|| "by row".to_owned(), |grade| grade.to_string()),
            escape(&licences.join(", ")),
            escape(&resource.title),
            escape(&source),
        ));
    }
    html.push_str("</tbody></table></div>\n");
    html
}

/// Three clocks and two alphas.
fn clocks(evidence: &Evidence<'_>) -> Result<String, ReportError> {
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
fn beyond(evidence: &Evidence<'_>) -> Result<String, ReportError> {
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
