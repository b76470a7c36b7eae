//! The five observables by which v2 section 5.1 tells learning by doing from endogenous decentralization.
//!
//! The paper says that all five resolve its way. What the shipped data can test is tested here; what they cannot is
//! said, with what a test would need.

use endodec_empirics::{CompetingPrediction, Datasets, Date, Treatment};
use serde_json::{Value, json};

use super::EvidenceRow;
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
pub struct Comparison {
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
pub fn compare(data: &Datasets, as_of: Date) -> Vec<Comparison> {
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
            Comparison {
                competing: competing.clone(),
                outcome,
                finding,
                evidence,
            }
        })
        .collect()
}

/// Small sizes among released sizes, with Fisher's exact test and the printed shares as null hypotheses.
fn model_sizes(data: &Datasets, as_of: Date) -> (Outcome, String, Vec<EvidenceRow>) {
    let (small, all) = data
        .export_control
        .released_sizes(Treatment::Constrained, as_of);
    let (small_others, all_others) = data
        .export_control
        .released_sizes(Treatment::Unconstrained, as_of);
    if all == 0 || all_others == 0 {
        return (
            Outcome::Untested,
            "No families of one of the two groups.".to_owned(),
            Vec::new(),
        );
    }
    let p = fisher_two_sided(small, all, small_others, all_others);
    let share = |small: u32, all: u32| f64::from(small) / f64::from(all);
    let outcome = match (
        p < 0.05,
        share(small, all) > share(small_others, all_others),
    ) {
        (false, _) => Outcome::Neither,
        (true, true) => Outcome::Endogenous,
        (true, false) => Outcome::Arrow,
    };
    let families = data
        .export_control
        .families
        .iter()
        .filter(|family| family.released_by <= as_of)
        .count();
    let finding = format!(
        "{small} of {all} released sizes among constrained makers, {small_others} of {all_others} among the others (Fisher's exact \
         test, p = {}). {families} families found by chance are no sample: neither the printed difference (47 % against 25 %) nor \
         equality can be judged from them.",
        fixed(p, 3),
    );
    let evidence = data
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
            decides: true,
        });
    (outcome, finding, evidence.collect())
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

/// Two-sided p-value of Fisher's exact test that two shares are one: the probability, given both margins, of tables
/// no more likely than the one seen.
fn fisher_two_sided(small: u32, all: u32, small_others: u32, all_others: u32) -> f64 {
    let ln_choose = |n: u32, k: u32| -> f64 {
        (1..=k)
            .map(|i| (f64::from(n - k + i) / f64::from(i)).ln())
            .sum()
    };
    let successes = small + small_others;
    let total = ln_choose(all + all_others, successes);
    let probability =
        |x: u32| (ln_choose(all, x) + ln_choose(all_others, successes - x) - total).exp();
    let seen = probability(small);
    let (from, to) = (successes.saturating_sub(all_others), successes.min(all));
    // Equal probabilities differ in the last bits.
    let p: f64 = (from..=to)
        .map(probability)
        .filter(|p| *p <= seen * (1.0 + 1e-9))
        .sum();
    p.min(1.0)
}

/// One row an observable.
#[must_use]
pub fn table(comparisons: &[Comparison]) -> Table {
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
pub fn json(comparisons: &[Comparison]) -> Value {
    let one = |comparison: &Comparison| {
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

#[cfg(test)]
mod tests {
    use super::fisher_two_sided;

    #[test]
    fn the_lady_tasting_tea_needs_all_cups_right() {
        // Fisher (1935): three of four right gives 34/70 two-sided, all four 2/70.
        assert!((fisher_two_sided(3, 4, 1, 4) - 34.0 / 70.0).abs() < 1e-12);
        assert!((fisher_two_sided(4, 4, 0, 4) - 2.0 / 70.0).abs() < 1e-12);
    }
}
