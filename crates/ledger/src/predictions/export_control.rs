//! The five observables by which v2 section 5.1 tells learning by doing from endogenous decentralization.
//!
//! The paper says that all five resolve its way. What the shipped data can test is tested here; what they cannot is
//! said, with what a test would need.

use endodec_empirics::{CompetingPrediction, Datasets, Date, Treatment};
use serde_json::{Value, json};

use super::EvidenceRow;
use crate::author_tests::shares;
use endodec_table::number::fixed;
use endodec_table::{Cell, Table};

/// What the shipped data say of a pair of competing predictions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// In the direction of endogenous decentralization.
    Endogenous,
    /// In the direction of learning by doing.
    Arrow,
    /// Between the two: the data cannot tell.
    Neither,
    /// Nothing in the data bears on it.
    Untested,
}

impl Outcome {
    /// `endogenous`, `arrow`, `neither` or `untested`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Endogenous => "endogenous",
            Self::Arrow => "arrow",
            Self::Neither => "neither",
            Self::Untested => "untested",
        }
    }
}

/// An observable, what both theories and the paper say of it, and what the data do.
#[derive(Debug, Clone, PartialEq)]
pub struct TheoryComparison {
    /// The competing predictions as data.
    pub competing: CompetingPrediction,
    /// What the data say.
    pub outcome: Outcome,
    /// From which numbers, and what that leaves open.
    pub finding: String,
    /// The rows behind it.
    pub evidence: Vec<EvidenceRow>,
}

/// Holds the five competing predictions against what was known on a day.
#[must_use]
pub fn compare(data: &Datasets, as_of: Date) -> Vec<TheoryComparison> {
    data.export_control
        .competing
        .iter()
        .map(|competing| {
            let (outcome, finding, evidence) = match competing.id.as_str() {
                "model_sizes" => model_sizes(data, as_of),
                "ecosystem_share" => downloads(data, as_of, "overtake Llama"),
                "derivatives" => derivatives(data, as_of),
                _ => (
                    Outcome::Untested,
                    format!("Needed: {}.", competing.needed),
                    Vec::new(),
                ),
            };
            TheoryComparison {
                competing: competing.clone(),
                outcome,
                finding,
                evidence,
            }
        })
        .collect()
}

/// Small models among those released after the controls, with makers as clusters; the families found by chance beside it.
fn model_sizes(data: &Datasets, as_of: Date) -> (Outcome, String, Vec<EvidenceRow>) {
    let Ok(census) = shares::of_models(data, shares::READINGS[0], Some(as_of)) else {
        return (
            Outcome::Untested,
            "No models of one of the two groups.".to_owned(),
            Vec::new(),
        );
    };
    let outcome = match (census.p_randomisation < 0.05, census.difference() > 0.0) {
        (false, _) => Outcome::Neither,
        (true, true) => Outcome::Endogenous,
        (true, false) => Outcome::Arrow,
    };
    let (small, all) = data
        .export_control
        .released_sizes(Treatment::Constrained, as_of);
    let (small_others, all_others) = data
        .export_control
        .released_sizes(Treatment::Unconstrained, as_of);
    let group = |group: &shares::Group| {
        format!(
            "{} % ({} of {})",
            fixed(100.0 * group.share(), 3),
            group.small(),
            group.all()
        )
    };
    let finding = format!(
        "{} of constrained makers' models with a known size have at most 3 billion parameters, {} of the others': the opposite \
         direction from the printed 47 % against 25 %, and close to that pair with the groups exchanged. With makers as \
         clusters the difference is not distinguishable from zero (randomisation over makers, p = {}). The families found \
         by chance, {small} of {all} sizes against {small_others} of {all_others}, are too few to add to it.",
        group(&census.constrained),
        group(&census.others),
        fixed(census.p_randomisation, 3),
    );
    let provenance = data.author_tests.models.provenance();
    let row = |name: &str, group: &shares::Group| EvidenceRow {
        observable: format!("{name}: models of at most 3B over models with a known size"),
        date: as_of.to_string(),
        value: format!("{}/{}", group.small(), group.all()),
        number: Some(group.share()),
        unit: "models".to_owned(),
        source: provenance.source.clone(),
        grade: provenance.grade,
        decides: true,
    };
    let families = data
        .export_control
        .families
        .with_provenance()
        .filter(|(family, _)| family.released_by <= as_of)
        .map(|(family, provenance)| EvidenceRow {
            observable: format!("{}: sizes of at most 3B over all sizes", family.family),
            date: family.date.clone(),
            value: format!("{}/{}", family.small_sizes, family.sizes),
            number: None,
            unit: "sizes".to_owned(),
            source: provenance.source,
            grade: provenance.grade,
            decides: false,
        });
    let evidence = [
        row("constrained makers", &census.constrained),
        row("other makers", &census.others),
    ];
    (
        outcome,
        finding,
        evidence.into_iter().chain(families).collect(),
    )
}

/// Dated events in the download record.
fn downloads(data: &Datasets, as_of: Date, event: &str) -> (Outcome, String, Vec<EvidenceRow>) {
    let evidence = statements(data, as_of, |quantity| {
        quantity.contains(event) || quantity.contains("cumulative downloads")
    });
    let first = evidence
        .iter()
        .filter(|row| row.observable.contains(event))
        .map(|row| row.date.clone())
        .min();
    match first {
        Some(date) => (
            Outcome::Endogenous,
            format!(
                "The constrained family overtakes in {date}, by the earliest source; the printed date is December 2024. The \
                 direction holds, the date does not, and one family is not a group.",
            ),
            evidence,
        ),
        None => (
            Outcome::Untested,
            "No dated overtaking known on the day.".to_owned(),
            evidence,
        ),
    }
}

/// Share of new derivatives, first and last known.
fn derivatives(data: &Datasets, as_of: Date) -> (Outcome, String, Vec<EvidenceRow>) {
    let evidence = statements(data, as_of, |quantity| {
        quantity.contains("share of new derivatives")
    });
    match (evidence.first(), evidence.last()) {
        (Some(first), Some(last)) if first.number < last.number => (
            Outcome::Endogenous,
            format!(
                "Qwen's share of new derivatives goes from {} % in {} to {} % in {}. The direction holds; the printed 40 % in \
                 January 2025 lies between and cannot be checked, and the same paper dates it to August 2025 elsewhere.",
                first.value, first.date, last.value, last.date,
            ),
            evidence,
        ),
        _ => (
            Outcome::Untested,
            "Fewer than two dated shares known on the day.".to_owned(),
            evidence,
        ),
    }
}

fn statements(data: &Datasets, as_of: Date, wanted: impl Fn(&str) -> bool) -> Vec<EvidenceRow> {
    let day = as_of.to_string();
    data.downloads
        .with_provenance()
        // A month sorts before its days, and counts once it has begun.
        .filter(|(row, _)| wanted(&row.quantity) && !row.period.is_empty() && row.period <= day)
        .map(|(row, provenance)| EvidenceRow {
            observable: row.quantity.clone(),
            date: row.period.clone(),
            value: row.value.text().to_owned(),
            number: row.value.number(),
            unit: row.unit.clone(),
            source: provenance.source,
            grade: provenance.grade,
            decides: true,
        })
        .collect()
}

/// One row an observable.
#[must_use]
pub fn table(comparisons: &[TheoryComparison]) -> Table {
    let mut table = Table::new([
        "id",
        "observable",
        "arrow",
        "endogenous",
        "printed",
        "outcome",
        "finding",
        "needed",
    ]);
    for comparison in comparisons {
        let competing = &comparison.competing;
        table.push(
            [
                competing.id.as_str(),
                &competing.observable,
                &competing.arrow,
                &competing.endogenous,
                &competing.printed,
                comparison.outcome.as_str(),
                &comparison.finding,
                &competing.needed,
            ]
            .map(Cell::from),
        );
    }
    table
}

/// An array of comparisons with their evidence.
#[must_use]
pub fn json(comparisons: &[TheoryComparison]) -> Value {
    let one = |comparison: &TheoryComparison| {
        json!({
            "id": comparison.competing.id,
            "observable": comparison.competing.observable,
            "arrow": comparison.competing.arrow,
            "endogenous": comparison.competing.endogenous,
            "printed": comparison.competing.printed,
            "outcome": comparison.outcome.as_str(),
            "finding": comparison.finding,
            "needed": comparison.competing.needed,
            "evidence": comparison.evidence.iter().map(super::output::evidence).collect::<Value>(),
        })
    };
    comparisons.iter().map(one).collect()
}
