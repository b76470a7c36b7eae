//! Predictions as records and as JSON.

use serde_json::{Value, json};

use super::{EvidenceRow, Prediction, PredictionReading};
use endodec_table::{Cell, Table};

/// One row a prediction, evidence counted.
#[must_use]
pub fn table(predictions: &[Prediction]) -> Table {
    let mut table = Table::new([
        "id",
        "version",
        "statement",
        "observable",
        "threshold",
        "deadline",
        "failure_condition",
        "status",
        "deciding_rows",
        "context_rows",
        "note",
    ]);
    for prediction in predictions {
        let deciding = prediction.evidence.iter().filter(|row| row.decides).count();
        table.push([
            Cell::from(prediction.id.as_str()),
            Cell::from(prediction.version.as_str()),
            Cell::from(prediction.statement.as_str()),
            Cell::from(prediction.observable.as_str()),
            Cell::from(prediction.threshold.as_str()),
            Cell::from(prediction.deadline.as_str()),
            Cell::from(prediction.failure_condition.as_str()),
            Cell::from(prediction.status.as_str()),
            Cell::from(deciding),
            Cell::from(prediction.evidence.len() - deciding),
            Cell::from(prediction.note()),
        ]);
    }
    table
}

/// An array of predictions with their evidence; keys are documented in `docs/predictions.md`.
#[must_use]
pub fn json(predictions: &[Prediction]) -> Value {
    predictions.iter().map(prediction).collect()
}

fn prediction(prediction: &Prediction) -> Value {
    json!({
        "id": prediction.id,
        "version": prediction.version,
        "statement": prediction.statement,
        "observable": prediction.observable,
        "threshold": prediction.threshold,
        "deadline": prediction.deadline,
        "failure_condition": prediction.failure_condition,
        "status": prediction.status.as_str(),
        "finding": prediction.finding,
        "missing": prediction.missing,
        "readings": prediction.readings.iter().map(reading).collect::<Value>(),
        "evidence": prediction.evidence.iter().map(evidence).collect::<Value>(),
        "note": prediction.note(),
    })
}

fn reading(reading: &PredictionReading) -> Value {
    json!({ "choice": reading.choice, "status": reading.status.as_str(), "finding": reading.finding })
}

pub(super) fn evidence(row: &EvidenceRow) -> Value {
    json!({
        "observable": row.observable,
        "date": row.date,
        "value": row.number.map_or_else(|| Value::from(row.value.as_str()), Value::from),
        "unit": row.unit,
        "source": row.source,
        "grade": row.grade.to_string(),
        "decides": row.decides,
    })
}
