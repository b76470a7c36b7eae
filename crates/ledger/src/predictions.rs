//! The 22 dated predictions of both versions as executable tests.
//!
//! Each prediction has a test: a rule over typed data and dated observations that knows the threshold, the deadline and
//! the failure condition, and says what follows on a given day. No status is written down. A test reads observations
//! by their `measure`, so that a row added to `prediction_observations.csv` can turn a status without a change of code;
//! `docs/predictions.md` lists the measures. Where the paper leaves a choice open, the other choices are computed as
//! [`PredictionReading`]s.
//!
//! | file | predictions |
//! |---|---|
//! | `hardware` | stacked memory, dollars per GB/s |
//! | `device` | the 70B device of both versions |
//! | `capex` | inference spending falls while training spending does not |
//! | `stablecoin` | Treasuries of stablecoin issuers |
//! | `elasticity` | learning elasticities stay in their band |
//! | `break_test` | the HBM series grows long enough for a break test |
//! | `distribution` | R₀, tipping, two waves, the trough, the lag: all need the distributed share |
//! | `friction` | three proxies of coordination friction |
//! | `open_weight` | open-weight share of tokens |
//! | `training` | training stays centralised, in few hands |
//! | `overcapacity` | memory prices fall below trend |
//! | `export_control` | the five competing predictions of v2 section 5.1 |

pub mod export_control;

mod break_test;
mod capex;
mod device;
mod distribution;
mod elasticity;
mod friction;
mod hardware;
mod open_weight;
mod output;
mod overcapacity;
mod record;
mod stablecoin;
mod training;

use endodec_empirics::{Datasets, Date, Grade};
use endodec_paper::Constants;

use crate::error::LedgerError;

pub use output::{json, table};
use record::Record;

/// What follows from the data for a prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The threshold was reached in time.
    Met,
    /// The failure condition holds.
    Failed,
    /// Neither, and the time is not over.
    Open,
    /// Neither can be said: something that the test needs is not observed, or the paper leaves a gap between success
    /// and failure and the outcome lies in it.
    Undecidable,
}

impl Status {
    /// `met`, `failed`, `open` or `undecidable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Failed => "failed",
            Self::Open => "open",
            Self::Undecidable => "undecidable",
        }
    }
}

/// A row of data that bears on a prediction.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceRow {
    /// What was measured.
    pub observable: String,
    /// When, as written.
    pub date: String,
    /// The value, as written.
    pub value: String,
    /// The value where it is one number.
    pub number: Option<f64>,
    /// Its unit.
    pub unit: String,
    /// Where it comes from.
    pub source: String,
    /// How good it is.
    pub grade: Grade,
    /// Whether the test reads it; otherwise it is context.
    pub decides: bool,
}

/// The same prediction under a choice that the paper leaves open.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictionReading {
    /// The choice.
    pub choice: String,
    /// What would follow.
    pub status: Status,
    /// From which numbers.
    pub finding: String,
}

/// A prediction, held against the data of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// Identifier.
    pub id: String,
    /// `v1`, `v2` or `both`.
    pub version: String,
    /// What is predicted.
    pub statement: String,
    /// What must be measured.
    pub observable: String,
    /// When it is met.
    pub threshold: String,
    /// By when.
    pub deadline: String,
    /// When it has failed.
    pub failure_condition: String,
    /// What follows.
    pub status: Status,
    /// From which numbers, computed.
    pub finding: String,
    /// Observables that the test needs and nobody measures.
    pub missing: Vec<String>,
    /// Other choices and what would follow from them.
    pub readings: Vec<PredictionReading>,
    /// Rows that the test read, then rows of context.
    pub evidence: Vec<EvidenceRow>,
}

impl Prediction {
    /// Finding, what is missing, and which choice would change the status, in sentences.
    #[must_use]
    pub fn note(&self) -> String {
        let mut sentences = vec![self.finding.clone()];
        if !self.missing.is_empty() {
            sentences.push(format!("Not observed: {}.", self.missing.join("; ")));
        }
        for reading in &self.readings {
            let turn = if reading.status == self.status {
                "still"
            } else {
                "instead"
            };
            sentences.push(format!(
                "If {}: {turn} {}. {}",
                reading.choice,
                reading.status.as_str(),
                reading.finding
            ));
        }
        sentences.retain(|sentence| !sentence.is_empty());
        sentences.join(" ")
    }
}

/// What a test finds.
#[derive(Debug, Clone)]
struct Judgement {
    status: Status,
    finding: String,
    missing: Vec<String>,
    readings: Vec<PredictionReading>,
    evidence: Vec<EvidenceRow>,
}

impl Judgement {
    fn new(status: Status, finding: impl Into<String>) -> Self {
        Self {
            status,
            finding: finding.into(),
            missing: Vec::new(),
            readings: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Nothing follows because these observables are not measured.
    fn undecidable<const N: usize>(missing: [&str; N], finding: impl Into<String>) -> Self {
        let missing = missing.into_iter().map(str::to_owned).collect();
        Self {
            missing,
            ..Self::new(Status::Undecidable, finding)
        }
    }

    fn reading(
        mut self,
        choice: impl Into<String>,
        status: Status,
        finding: impl Into<String>,
    ) -> Self {
        self.readings.push(PredictionReading {
            choice: choice.into(),
            status,
            finding: finding.into(),
        });
        self
    }

    fn evidence(mut self, rows: impl IntoIterator<Item = EvidenceRow>) -> Self {
        for row in rows {
            if !self.evidence.contains(&row) {
                self.evidence.push(row);
            }
        }
        self
    }
}

type Test = fn(&Record<'_>) -> Result<Judgement, LedgerError>;

/// The test of each prediction.
static TESTS: &[(&str, Test)] = &[
    ("both-p1-stacked-16gb", hardware::stacked_memory),
    ("v1-p2-70b-device", device::dense_70b),
    ("v2-p2-70b-device", device::quality_70b),
    ("both-p2star-r0", distribution::self_sustaining),
    ("v1-p3-capex", capex::with_statement),
    ("v2-p3-capex", capex::without_statement),
    ("both-p4-stablecoin", stablecoin::treasuries),
    ("v1-p5-alpha", elasticity::memory_band),
    ("v2-p5-alpha", elasticity::packaging_band),
    ("v2-p5-break-test-2028", break_test::series_length),
    ("both-p6-tipping", distribution::tipping),
    ("both-p7-two-wave", distribution::two_waves),
    ("v1-p7star-trough", distribution::trough),
    ("v1-p8-friction", friction::proxies),
    ("v2-p8-open-weight", open_weight::share_of_tokens),
    ("both-p9-training", training::centralised),
    ("v1-p9-org-count", training::organisations),
    ("both-overcapacity", overcapacity::below_trend),
    ("v2-overcapacity-lag", overcapacity::packaging_lag),
    ("v2-supercycle-temporary", overcapacity::supercycle),
    ("both-ai-lag-compressed", distribution::lag),
    ("v1-gap-closes-2028-2030", hardware::gap),
];

/// Holds every stated prediction against what was known on a day, in the order of `predictions.csv`.
///
/// A stated prediction without a test, as a user's file may hold, is undecidable and says so.
///
/// # Errors
///
/// When a learning curve cannot be fitted to the given data.
pub fn evaluate(
    data: &Datasets,
    constants: &Constants,
    as_of: Date,
) -> Result<Vec<Prediction>, LedgerError> {
    let newest = newest_observation(data);
    data.predictions
        .stated
        .iter()
        .map(|stated| {
            let record = Record::new((data, constants), stated, as_of);
            let judgement = match TESTS.iter().find(|(id, _)| *id == stated.id) {
                Some((_, test)) => held_without_doubt(*test, &record)?,
                None => Judgement::undecidable(
                    ["a test for this identifier"],
                    "No rule is known for it.",
                ),
            };
            let context = record.context();
            let mut judgement = judgement.evidence(context);
            let settled = matches!(judgement.status, Status::Met | Status::Failed);
            if let Some(newest) = newest.filter(|newest| *newest < as_of && !settled) {
                judgement.missing.push(format!("anything after {newest}"));
            }
            Ok(Prediction {
                id: stated.id.clone(),
                version: stated.version.clone(),
                statement: stated.statement.clone(),
                observable: stated.observable.clone(),
                threshold: stated.threshold.clone(),
                deadline: stated.deadline.clone(),
                failure_condition: stated.failure_condition.clone(),
                status: judgement.status,
                finding: judgement.finding,
                missing: judgement.missing,
                readings: judgement.readings,
                evidence: judgement.evidence,
            })
        })
        .collect()
}

/// The judgement on rows that nothing speaks against; where the others turn the prediction or one of its readings, each
/// turn is a reading of its own that names them and the doubt. Such a row decides nothing alone.
fn held_without_doubt(test: Test, record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let mut judgement = test(record)?;
    let doubtful = record.doubtful();
    if doubtful.is_empty() {
        return Ok(judgement);
    }
    let named: Vec<String> = doubtful
        .iter()
        .filter_map(|row| {
            Some(format!(
                "{}, {} {} on {} ({})",
                row.observable,
                row.value.text(),
                row.unit,
                row.date,
                row.doubt.as_deref()?
            ))
        })
        .collect();
    let counted = format!(
        "what something speaks against were counted: {}",
        named.join("; ")
    );
    let other = test(&record.with_doubtful())?;
    let mut turned = Vec::new();
    if other.status != judgement.status {
        turned.push((counted.clone(), other.status, other.finding));
    }
    for reading in other.readings {
        let same = judgement
            .readings
            .iter()
            .any(|known| known.choice == reading.choice && known.status == reading.status);
        if !same {
            let choice = format!("{}, and {counted}", reading.choice);
            turned.push((choice, reading.status, reading.finding));
        }
    }
    for (choice, status, finding) in turned {
        judgement = judgement.reading(choice, status, finding);
    }
    Ok(judgement)
}

/// The day of the newest observation in the data: the default of `--as-of`, so that a verdict never depends on the
/// clock.
#[must_use]
pub fn newest_observation(data: &Datasets) -> Option<Date> {
    let routed = data
        .openrouter
        .monthly
        .iter()
        .map(|month| month.through)
        .max();
    data.predictions.newest().max(routed)
}
