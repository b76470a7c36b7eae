//! What a full run adds to figures and tables: the ledger, the page, the manifest.

use endodec_files::Known;
use serde_json::Value;

use crate::error::ReportError;
use crate::explorer;
use crate::manifest;
use crate::page::{self, Report, Site};
use crate::replication;
use crate::reproduce::{Artefact, Produced};
use endodec_chart::render::{self, Sheet};
use endodec_ledger::claims::summary::summary;
use endodec_ledger::claims::{self, Assessment, Evidence, Verdict};
use endodec_ledger::contradictions;
use endodec_ledger::predictions::{self, export_control};
use endodec_ledger::readings;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table, markdown};

/// Everything of a full run.
#[derive(Debug)]
pub struct Publication {
    /// All files, those of the figures and tables among them.
    pub artefacts: Vec<Artefact>,
    /// Verdicts by identifier, to compare with those last blessed: file name and table.
    pub verdicts: Vec<(&'static str, Table)>,
    /// The verdicts counted, in Markdown, for the README.
    pub counts: String,
}

/// Assesses the claims and writes the pages and the manifest around figures and tables; with the address at which the
/// pages will be read they say it, and a picture for links to them is made.
///
/// # Errors
/// When a claim or a part of the page cannot be computed.
pub fn publication(
    inputs: &Inputs,
    produced: &[Produced],
    site: Option<&Site>,
) -> Result<Publication, ReportError> {
    let evidence = Evidence::new(inputs);
    let claims = claims::assess(&evidence)?;
    let as_of = predictions::newest_observation(&inputs.data).ok_or(ReportError::NoObservation)?;
    let predictions = predictions::evaluate(&inputs.data, &inputs.constants, as_of)?;
    let comparisons = export_control::compare(&inputs.data, as_of);
    let mut artefacts: Vec<Artefact> = produced
        .iter()
        .flat_map(|produced| produced.artefacts.clone())
        .collect();
    artefacts.extend(record(
        "claims",
        &claims::json(&claims),
        &claims::table(&claims),
    ));
    artefacts.extend(record(
        "contradictions",
        &contradictions::json(&evidence)?,
        &contradictions::table(&evidence)?,
    ));
    artefacts.push(Artefact {
        path: "summary.md".to_owned(),
        bytes: summary(&evidence)?.to_markdown().into_bytes(),
    });
    artefacts.extend(record(
        "predictions",
        &predictions::json(&predictions),
        &predictions::table(&predictions),
    ));
    artefacts.extend(record(
        "export_control",
        &export_control::json(&comparisons),
        &export_control::table(&comparisons),
    ));
    let readings = readings::find(&evidence, readings::Effort::Quick)?;
    artefacts.push(Artefact {
        path: "readings.csv".to_owned(),
        bytes: readings::table(&readings).to_csv().into_bytes(),
    });
    for (name, text) in [
        ("replication.md", replication::readme(inputs)),
        ("zenodo.json", replication::zenodo()),
    ] {
        artefacts.push(Artefact {
            path: name.to_owned(),
            bytes: text.into_bytes(),
        });
    }
    artefacts.extend(page::pages(&Report {
        inputs,
        produced,
        claims: &claims,
        predictions: &predictions,
        comparisons: &comparisons,
        as_of,
        site,
    })?);
    if site.is_some() {
        artefacts.push(card(produced)?);
    }
    artefacts.push(explorer::page());
    let outputs = manifest::hashes(&artefacts);
    artefacts.push(described(inputs, &outputs));
    let verdicts = vec![
        (
            "claims.csv",
            verdicts(
                claims
                    .iter()
                    .map(|assessment| (assessment.claim.id, assessment.verdict.as_str())),
            ),
        ),
        (
            "predictions.csv",
            verdicts(
                predictions
                    .iter()
                    .map(|prediction| (prediction.id.as_str(), prediction.status.as_str())),
            ),
        ),
    ];
    let counts = counts(&claims);
    Ok(Publication {
        artefacts,
        verdicts,
        counts,
    })
}

/// The files of some items alone, with a manifest that keeps what it knew of the folder.
#[must_use]
pub fn part(inputs: &Inputs, produced: &[Produced], mut known: Known) -> Vec<Artefact> {
    let mut artefacts: Vec<Artefact> = produced
        .iter()
        .flat_map(|produced| produced.artefacts.clone())
        .collect();
    known.remove(manifest::NAME);
    known.extend(manifest::hashes(&artefacts));
    artefacts.push(described(inputs, &known));
    artefacts
}

/// The manifest of these outputs.
fn described(inputs: &Inputs, outputs: &Known) -> Artefact {
    let read = inputs
        .data
        .files()
        .iter()
        .map(|file| (file.resource().path.as_str(), file.text()));
    Artefact {
        path: manifest::NAME.to_owned(),
        bytes: manifest::manifest(read, endodec_ledger::SEED, outputs),
    }
}

/// A record as JSON and as CSV.
fn record(name: &str, json: &Value, table: &Table) -> [Artefact; 2] {
    [
        Artefact {
            path: format!("{name}.json"),
            bytes: format!("{json:#}\n").into_bytes(),
        },
        Artefact {
            path: format!("{name}.csv"),
            bytes: table.to_csv().into_bytes(),
        },
    ]
}

/// The picture that a link to the pages shows: the figure of all dates, in the pixels that such pictures have.
fn card(produced: &[Produced]) -> Result<Artefact, ReportError> {
    let figure = &crate::figures::FIRST;
    let table = produced
        .iter()
        .find(|produced| produced.item.slug() == figure.slug)
        .map(|produced| &produced.table)
        .ok_or_else(|| ReportError::UnknownItem {
            slug: figure.slug.to_owned(),
        })?;
    let chart = (figure.chart)(table);
    let sheet = Sheet {
        heading: figure.title,
        note: "Connor Smirl’s *Endogenous Decentralization* (2026), recomputed by endodec: dates with 95 % bands.",
        ..Sheet::from(&chart)
    };
    let svg = render::svg(sheet, figure.title, figure.alt)?;
    Ok(Artefact {
        path: page::CARD.to_owned(),
        bytes: render::fitted_png(&svg, 1200, 630)?,
    })
}

/// How many claims have each verdict.
fn counts(claims: &[Assessment]) -> String {
    let mut table = Table::new(["verdict", "claims"]);
    for verdict in Verdict::ALL {
        let count = claims
            .iter()
            .filter(|assessment| assessment.verdict == verdict)
            .count();
        table.push([Cell::from(verdict.as_str()), Cell::from(count)]);
    }
    format!(
        "Of {} claims in the ledger:\n\n{}",
        claims.len(),
        markdown(&table, &["Verdict", "Claims"])
    )
}

fn verdicts<'a>(of: impl Iterator<Item = (&'a str, &'a str)>) -> Table {
    let mut table = Table::new(["id", "verdict"]);
    for (id, verdict) in of {
        table.push([Cell::from(id), Cell::from(verdict)]);
    }
    table
}
