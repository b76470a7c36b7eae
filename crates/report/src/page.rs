//! The page people read: `index.html`, one file that needs no network, and its paper copy, `report.typ`.
//!
//! Each part of the page is a file under `page/` that turns computed values into HTML; nothing is computed here.

mod arguments;
mod exhibits;
mod ledger;
mod numbers;
mod predictions;
mod provenance;
mod screens;
mod snippets;

use endodec_empirics::Date;

use crate::error::ReportError;
use crate::reproduce::{Artefact, Produced};
use crate::typst;
use endodec_figures::page::READOUT;
use endodec_ledger::claims::summary::summary;
use endodec_ledger::claims::{Assessment, Evidence};
use endodec_ledger::predictions::Prediction;
use endodec_ledger::predictions::export_control::TheoryComparison;
use endodec_paper::Inputs;
use endodec_table::markup::verbatim;

/// Everything on the page.
#[derive(Debug)]
pub struct Report<'a> {
    /// Data and calibrated models.
    pub inputs: &'a Inputs,
    /// Figures and tables.
    pub produced: &'a [Produced],
    /// The ledger.
    pub claims: &'a [Assessment],
    /// The predictions, scored.
    pub predictions: &'a [Prediction],
    /// The competing predictions after export controls, tested.
    pub comparisons: &'a [TheoryComparison],
    /// The day on which both are scored.
    pub as_of: Date,
}

/// A part of the page: its anchor, its name in the table of contents, its HTML.
struct Part {
    id: &'static str,
    name: &'static str,
    html: String,
}

/// The report as one HTML file, and its paper copy as Typst source beside it.
///
/// # Errors
/// When a part of it cannot be computed.
pub fn pages(report: &Report<'_>) -> Result<[Artefact; 2], ReportError> {
    let parts = parts(report)?;
    let sections: Vec<typst::Part<'_>> = parts
        .iter()
        .map(|part| (part.id, part.name, part.html.as_str()))
        .collect();
    let replaced = replaced(report.inputs);
    let paper = typst::source(
        TITLE,
        &[INTRODUCTION, &replaced, MADE_BY].concat(),
        &sections,
    )?;
    Ok([
        Artefact {
            path: "index.html".to_owned(),
            bytes: html(&parts, &replaced).into_bytes(),
        },
        Artefact {
            path: "report.typ".to_owned(),
            bytes: paper.into_bytes(),
        },
    ])
}

fn parts(report: &Report<'_>) -> Result<Vec<Part>, ReportError> {
    let evidence = Evidence::new(report.inputs);
    let mut parts = vec![
        Part {
            id: "claims-of-the-paper",
            name: "What the paper claims",
            html: CLAIMS_OF_THE_PAPER.to_owned(),
        },
        Part {
            id: "findings",
            name: "What we found",
            html: [
                ledger::summary(report.claims),
                predictions::summary(report.predictions),
                arguments::findings(&summary(&evidence)?),
            ]
            .concat(),
        },
    ];
    parts.extend(exhibits::parts(report)?);
    parts.push(Part {
        id: "clocks",
        name: "Three clocks, two alphas",
        html: arguments::clocks(&evidence)?,
    });
    parts.push(Part {
        id: "beyond",
        name: "What holds instead",
        html: arguments::beyond(&evidence)?,
    });
    parts.push(Part {
        id: "ledger",
        name: "Every claim",
        html: ledger::table(report.claims),
    });
    parts.push(Part {
        id: "contradictions",
        name: "Contradictions",
        html: arguments::contradictions(&report.inputs.data.contradictions),
    });
    parts.push(Part {
        id: "predictions",
        name: "Predictions",
        html: predictions::table(report),
    });
    parts.push(Part {
        id: "data",
        name: "Data",
        html: provenance::table(report.inputs),
    });
    parts.push(Part {
        id: "use",
        name: "Use it",
        html: snippets::html(),
    });
    Ok(parts)
}

fn html(parts: &[Part], replaced: &str) -> String {
    let mut contents = String::new();
    let mut body = String::new();
    for Part { id, name, html } in parts {
        contents.push_str(&format!("<li><a href=\"#{id}\">{name}</a></li>\n"));
        body.push_str(&format!("<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{name}</h2>\n{html}</section>\n"));
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{TITLE}</title>\n<meta name=\"description\" content=\"Every figure, table and printed number of the working paper, computed anew.\">\n<style>\n{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n<p class=\"program\">endodec {version}</p>\n<h1>{TITLE}</h1>\n{INTRODUCTION}{replaced}{EXPLORER}</header>\n<nav aria-label=\"Contents\">\n<ol>\n{contents}</ol>\n</nav>\n<main id=\"content\">\n{body}</main>\n<footer>{MADE_BY}</footer>\n<script>\n{script}</script>\n</body>\n</html>\n",
        style = include_str!("page/style.css"),
        script = [include_str!("page/script.js"), READOUT].concat(),
        version = env!("CARGO_PKG_VERSION"),
    )
}

/// Which files are not the shipped ones: what is computed follows them, what is written in sentences does not.
fn replaced(inputs: &Inputs) -> String {
    let names: Vec<String> = inputs
        .data
        .files()
        .iter()
        .filter(|file| file.is_replaced())
        .map(|file| format!("<code>{}</code>", verbatim(&file.resource().path)))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "<p><b>Computed from other data than those shipped:</b> {}. Figures, tables, verdicts and computed values follow them; numbers in captions and notes describe the shipped data.</p>\n",
        names.join(", ")
    )
}

const EXPLORER: &str = "<p><a href=\"explorer.html\">Move the assumptions</a>: the explorer runs the same code in one page.</p>\n";

const TITLE: &str = "Endogenous Decentralization, recomputed";

const INTRODUCTION: &str = "<p>Connor Smirl’s working paper of February 2026 in its two versions: every figure, table and printed number computed anew from shipped data, with a verdict for each claim.</p>\n";

const MADE_BY: &str = "<p>Made by <code>cargo xtask reproduce</code>. The same inputs give the same bytes; <a href=\"manifest.json\">manifest.json</a> lists them with their hashes.</p>";

const CLAIMS_OF_THE_PAPER: &str = "<p>A few firms spend more than a trillion dollars on central infrastructure for artificial intelligence. Each unit they sell moves the makers of memory and packaging down a learning curve, and the same components end up in devices that run models without a data centre. So the firms pay for what will displace them: the more they invest, the sooner it comes. The paper calls this endogenous decentralization.</p>\n<p>It models the firms as players of a differential game who share one stock, the distance to the point where the distributed alternative is as cheap. Rivals use up that distance faster than a cartel would (Proposition 1). Cost parity is necessary but not sufficient: the distributed ecosystem must also sustain itself, <i>R</i><sub>0</sub> &gt; 1. The empirical part estimates learning curves, reads <i>R</i><sub>0</sub> off a share of routed tokens, and ends in dated predictions.</p>\n<p>The two versions differ where it matters: the first rests on forty years of DRAM, the second on six generations of stacked memory; the same model date of 2028 stands beside a table that says 2071.</p>\n";
