//! The pages people read: `index.html` and its siblings, each one file that needs no network, and their paper copy,
//! `report.typ`.
//!
//! Each page is a file under `page/` that turns computed values into HTML; nothing is computed here. Links are written
//! to anchors alone; `anchors` knows on which page each stands.

mod anchors;
mod appendix;
mod code;
mod contradictions;
mod drafts;
mod exhibits;
mod figures;
mod grid;
mod index;
mod layers;
mod ledger;
mod numbers;
mod predictions;
mod screens;
mod shell;
mod site;
mod snippets;
mod tables;

use endodec_empirics::Date;

use crate::error::ReportError;
use crate::reproduce::{Artefact, Produced};
use crate::typst;
use anchors::Anchors;
use endodec_ledger::claims::{Assessment, Evidence};
use endodec_ledger::predictions::Prediction;
use endodec_ledger::predictions::export_control::TheoryComparison;
use endodec_paper::Inputs;
use endodec_table::markup::verbatim;
pub use site::{CARD, Site};

/// The script that marks the current part in the contents.
const CONTENTS: &str = include_str!("page/contents.js");

/// Everything on the pages.
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
    /// Where the pages will be read, if that is known.
    pub site: Option<&'a Site>,
}

/// A part of a page: its anchor, its heading, its HTML.
struct Part {
    id: &'static str,
    name: &'static str,
    html: String,
}

/// One HTML file.
struct Page {
    /// Name of the file.
    file: &'static str,
    /// Its name in the navigation of all pages.
    name: &'static str,
    /// Its heading.
    title: &'static str,
    /// What it holds, in a sentence.
    description: &'static str,
    parts: Vec<Part>,
    /// Scripts beside those of figures, which every page with one has.
    script: &'static str,
}

/// The report as HTML files, and its paper copy as Typst source beside them.
///
/// # Errors
/// When a part of it cannot be computed.
pub fn pages(report: &Report<'_>) -> Result<Vec<Artefact>, ReportError> {
    let evidence = Evidence::new(report.inputs);
    let pages = [
        index::page(report, &evidence)?,
        ledger::page(report),
        predictions::page(report),
        contradictions::page(report),
        drafts::page(report)?,
        figures::page(report)?,
        tables::page(report)?,
        appendix::page(report, &evidence)?,
    ];
    let replaced = replaced(report.inputs);
    let anchors = Anchors::of(&pages);
    let mut artefacts: Vec<Artefact> = pages
        .iter()
        .map(|page| Artefact {
            path: page.file.to_owned(),
            bytes: shell::html(page, &pages, &anchors, report.site, &replaced).into_bytes(),
        })
        .collect();
    let sections: Vec<typst::Part<'_>> = pages
        .iter()
        .flat_map(|page| &page.parts)
        .map(|part| (part.id, part.name, part.html.as_str()))
        .collect();
    let paper = typst::source(
        shell::TITLE,
        &[index::INTRODUCTION, &replaced, shell::MADE_BY].concat(),
        &sections,
    )?;
    artefacts.push(Artefact {
        path: "report.typ".to_owned(),
        bytes: paper.into_bytes(),
    });
    Ok(artefacts)
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
