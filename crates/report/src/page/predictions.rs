//! The predictions, scored on a day.

use super::Report;
use super::numbers::formulas;
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

/// Every prediction with its status, its finding and the evidence behind it; then the comparison after export controls.
pub(super) fn table(report: &Report<'_>) -> String {
    let as_of = report.as_of;
    let mut html = format!(
        "<p>As of {as_of}, the date of the newest shipped observation. Each prediction is a program that reads dated observations; <code>endodec predictions --as-of DATE</code> scores another day, and <code>--data DIR</code> adds observations of your own. Undecidable: what the test needs is not measured, or the outcome falls in a gap that the paper leaves.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Predictions and their status\"><table class=\"ledger\">\n<thead><tr><th scope=\"col\">Prediction</th><th scope=\"col\">Threshold</th><th scope=\"col\">By</th><th scope=\"col\">Status</th><th scope=\"col\">What the data say</th></tr></thead>\n<tbody>\n"
    );
    for prediction in report.predictions {
        html.push_str(&row(prediction));
    }
    html.push_str("</tbody></table></div>\n<h3>Export controls: two theories, five observables</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Export controls\"><table class=\"ledger\">\n<thead><tr><th scope=\"col\">Observable</th><th scope=\"col\">Learning by doing predicts</th><th scope=\"col\">Endogenous decentralization predicts</th><th scope=\"col\">The paper says</th><th scope=\"col\">The shipped data say</th></tr></thead>\n<tbody>\n");
    for comparison in report.comparisons {
        let competing = &comparison.competing;
        html.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td data-head=\"learning by doing\">{}</td><td data-head=\"endogenous decentralization\">{}</td><td data-head=\"the paper says\">{}</td><td data-head=\"the shipped data say\"><b>{}</b>. {}</td></tr>\n",
            escape(&competing.observable),
            escape(&competing.arrow),
            escape(&competing.endogenous),
            escape(&competing.printed),
            escape(comparison.outcome.as_str()),
            escape(&comparison.finding),
        ));
    }
    html.push_str("</tbody></table></div>\n");
    html
}

fn row(prediction: &Prediction) -> String {
    let status = prediction.status.as_str();
    let mark = match status {
        "met" => "✓",
        "failed" => "✗",
        "open" => "→",
        _ => "?",
    };
    let evidence: String = prediction.evidence.iter().map(line).collect();
    let evidence = if evidence.is_empty() {
        String::new()
    } else {
        format!(
            "<details><summary>{} observations</summary><ul>{evidence}</ul></details>",
            prediction.evidence.len()
        )
    };
    format!(
        "<tr id=\"prediction-{id}\"><th scope=\"row\">{statement}<small>{version}<br><code>{id}</code></small></th><td data-head=\"threshold\">{threshold}</td><td data-head=\"by\">{deadline}</td><td class=\"{status}\">{mark} {status}</td><td>{note}{evidence}</td></tr>\n",
        // The ledger’s claim behind a prediction has the same identifier.
        id = escape(&prediction.id),
        statement = escape(&prediction.statement),
        version = escape(&prediction.version),
        threshold = formulas(&escape(&prediction.threshold)),
        deadline = escape(&prediction.deadline),
        note = escape(&prediction.note()),
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
