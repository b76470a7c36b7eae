//! `predictions.html`: a scorecard of the predictions on a day.

use super::grid::ledger;
use super::numbers::formulas;
use super::{Page, Part, Report, layers};
use endodec_ledger::predictions::export_control::TheoryComparison;
use endodec_ledger::predictions::{EvidenceRow, Prediction, Status};
use endodec_table::markup::escape;

/// How many predictions have each status.
pub(super) fn summary(predictions: &[Prediction]) -> String {
    let count = |wanted: Status| {
        let of_status = predictions
            .iter()
            .filter(|prediction| prediction.status == wanted);
        format!("{} {}", of_status.count(), wanted.as_str())
    };
    let counts = [
        Status::Met,
        Status::Failed,
        Status::Open,
        Status::Undecidable,
    ]
    .map(count);
    format!(
        "<p>Of the {} <a href=\"#predictions\">predictions</a> of both versions: {}.</p>\n",
        predictions.len(),
        counts.join(", ")
    )
}

pub(super) fn page(report: &Report<'_>) -> Page {
    let mut predictions: Vec<&Prediction> = report.predictions.iter().collect();
    // What has failed is read before what has come true.
    predictions.sort_by_key(|prediction| order(prediction.status));
    let rows: String = predictions.into_iter().map(row).collect();
    let comparisons: String = report.comparisons.iter().map(comparison).collect();
    let as_of = report.as_of;
    Page {
        file: "predictions.html",
        name: "Predictions",
        title: "Predictions, scored",
        description: "Every dated prediction of the paper, scored against observations.",
        parts: vec![
            Part {
                id: "predictions",
                name: "Predictions",
                html: format!(
                    "{}<p>As of {as_of}, the date of the newest shipped observation. Each prediction is a program that reads dated observations; <code>endodec predictions --as-of DATE</code> scores another day, and <code>--data DIR</code> adds observations of your own. Undecidable: what the test needs is not measured, or the outcome falls in a gap that the paper leaves.</p>\n{}",
                    summary(report.predictions),
                    ledger(
                        "Predictions and their status",
                        &["Prediction", "Deadline", "Status", "What the data say"],
                        &rows
                    )
                ),
            },
            Part {
                id: "export-controls",
                name: "Export controls: two theories, five observables",
                html: ledger(
                    "Export controls",
                    &[
                        "Observable",
                        "Learning by doing predicts",
                        "Endogenous decentralization predicts",
                        "The paper says",
                        "The shipped data say",
                    ],
                    &comparisons,
                ),
            },
        ],
        script: "",
    }
}

fn order(status: Status) -> usize {
    let order = [
        Status::Failed,
        Status::Met,
        Status::Undecidable,
        Status::Open,
    ];
    order
        .iter()
        .position(|one| *one == status)
        .unwrap_or(order.len())
}

fn comparison(comparison: &TheoryComparison) -> String {
    let competing = &comparison.competing;
    format!(
        "<tr><th scope=\"row\">{}</th><td data-head=\"learning by doing\">{}</td><td data-head=\"endogenous decentralization\">{}</td><td data-head=\"the paper says\">{}</td><td data-head=\"the shipped data say\"><b>{}</b>. {}</td></tr>\n",
        escape(&competing.observable),
        escape(&competing.arrow),
        escape(&competing.endogenous),
        escape(&competing.printed),
        escape(comparison.outcome.as_str()),
        escape(&comparison.finding),
    )
}

fn row(prediction: &Prediction) -> String {
    let status = prediction.status.as_str();
    let mark = match prediction.status {
        Status::Met => "✓",
        Status::Failed => "✗",
        Status::Open => "→",
        Status::Undecidable => "?",
    };
    let note = prediction.note();
    let (first, rest) = layers::first(&note);
    let paragraph = |name: &str, text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("<p>{name}{}</p>", formulas(&escape(text)))
        }
    };
    let evidence: String = prediction.evidence.iter().map(line).collect();
    let evidence = if evidence.is_empty() {
        String::new()
    } else {
        format!("<ul class=\"observations\">{evidence}</ul>")
    };
    format!(
        "<tr id=\"prediction-{id}\"><th scope=\"row\">{statement}<small>{version}<br><code>{id}</code></small></th><td data-head=\"deadline\">{deadline}</td><td class=\"{status}\">{mark} {status}</td><td><p>{first}</p><details><summary>Why</summary>{threshold}{failure}{rest}{evidence}</details></td></tr>\n",
        // The ledger’s claim behind a prediction has the same identifier.
        id = escape(&prediction.id),
        statement = escape(&prediction.statement),
        version = escape(&prediction.version),
        deadline = escape(&prediction.deadline),
        first = formulas(&escape(first)),
        threshold = paragraph("<b>Met when:</b> ", &prediction.threshold),
        failure = paragraph("<b>Failed when:</b> ", &prediction.failure_condition),
        rest = paragraph("", rest),
    )
}

/// A value with its unit: the sign of a currency stands before the number.
fn amount(value: &str, unit: &str) -> String {
    match unit.strip_prefix('$') {
        // Two values with two units have no one place for it.
        Some(rest) if !value.contains('/') => format!("${value}{rest}"),
        _ if unit.is_empty() || unit == "1" => value.to_owned(),
        _ => format!("{value} {unit}"),
    }
}

fn line(evidence: &EvidenceRow) -> String {
    format!(
        "<li>{date}: {value}, {observable} <small>{source}, grade {grade}</small></li>",
        date = escape(&evidence.date),
        value = escape(&amount(&evidence.value, &evidence.unit)),
        observable = escape(&evidence.observable),
        source = escape(&evidence.source),
        grade = evidence.grade,
    )
}
