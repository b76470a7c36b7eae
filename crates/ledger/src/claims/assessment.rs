//! A claim with its computed side and the verdict that follows.

use std::fmt;

use serde_json::{Value, json};

use super::claim::{Basis, Check, Claim};
use super::comparison::RelationSides;
use super::planted;
use super::statement::{Computed, Statement};
use crate::error::LedgerError;
use crate::evidence::Evidence;
use endodec_table::number::shortest;
use endodec_table::{Cell, Table};

/// What the computation says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The computed value agrees with the printed one to the printed digits.
    Reproduced,
    /// It agrees under a reading that the paper does not state.
    ReproducedUnderReading,
    /// It does not agree.
    NotReproduced,
    /// It depends on an input that is neither printed nor public.
    NotIdentified,
    /// Later observations decide it.
    Forecast,
    /// No computation decides it.
    Qualitative,
}

impl Verdict {
    /// All verdicts, best first.
    pub const ALL: [Self; 6] = [
        Self::Reproduced,
        Self::ReproducedUnderReading,
        Self::NotReproduced,
        Self::NotIdentified,
        Self::Forecast,
        Self::Qualitative,
    ];

    /// The name used in JSON, CSV and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reproduced => "reproduced",
            Self::ReproducedUnderReading => "reproduced-under-reading",
            Self::NotReproduced => "not-reproduced",
            Self::NotIdentified => "not-identified",
            Self::Forecast => "forecast",
            Self::Qualitative => "qualitative",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What is shown as computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A number.
    Number(f64),
    /// Several numbers or a range.
    Text(String),
    /// The sides of a relation or the values of a sign.
    Compared(RelationSides),
    /// Nothing is computed.
    None,
}

/// A claim, computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The claim.
    pub claim: &'static Claim,
    /// What the program computes for it.
    pub computed: Option<Computed>,
    /// What follows.
    pub verdict: Verdict,
}

impl Claim {
    /// Computes the claim and derives its verdict from computed against printed.
    ///
    /// # Errors
    /// When the inputs cannot be read or a model refuses them.
    pub fn assess(&'static self, evidence: &Evidence<'_>) -> Result<Assessment, LedgerError> {
        Ok(Assessment::new(self, self.compute(evidence)?))
    }
}

impl Assessment {
    fn new(claim: &'static Claim, computed: Option<Computed>) -> Self {
        let agrees = claim
            .statement()
            .zip(computed.as_ref())
            .is_some_and(|(statement, computed)| statement.holds(computed));
        let verdict = match claim.basis {
            Basis::Printed(_) if agrees => Verdict::Reproduced,
            Basis::Reading(..) if agrees => Verdict::ReproducedUnderReading,
            Basis::Printed(_) | Basis::Reading(..) => Verdict::NotReproduced,
            Basis::Missing(_) => Verdict::NotIdentified,
            Basis::Forecast(_) => Verdict::Forecast,
            Basis::Words => Verdict::Qualitative,
        };
        Self {
            claim,
            computed,
            verdict,
        }
    }

    /// The reading under which the claim is computed, where the paper does not state one.
    #[must_use]
    pub fn reading(&self) -> Option<&'static str> {
        match self.claim.basis {
            Basis::Reading(reading, _) => Some(reading),
            _ => None,
        }
    }

    /// The entry's note, with the missing input or the deciding observation in front.
    #[must_use]
    pub fn note(&self) -> String {
        match self.claim.basis {
            Basis::Missing(input) => format!("Missing input: {input}. {}", self.claim.note),
            Basis::Forecast(decides) => format!("Decided by: {decides}. {}", self.claim.note),
            _ => self.claim.note.to_owned(),
        }
    }

    /// What is shown as computed.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let Some(computed) = &self.computed else {
            return Answer::None;
        };
        match (computed, self.claim.check()) {
            (Computed::Numbers(values), _) => match values.as_slice() {
                [value] => Answer::Number(*value),
                values => Answer::Text(joined(values, "; ")),
            },
            (Computed::Range([low, high]), _) if (low - high).abs() <= f64::EPSILON * low.abs() => {
                Answer::Number(*low)
            }
            (Computed::Range(ends), _) => Answer::Text(joined(ends, " to ")),
            (Computed::Sample(values), Some(Check::Sign(..))) => {
                Answer::Compared(RelationSides::of_values(values, self.claim.moved))
            }
            (Computed::Sides(sides), Some(Check::Relation(order, _))) => {
                RelationSides::of_sides(order, sides).map_or(Answer::None, Answer::Compared)
            }
            _ => Answer::None,
        }
    }

    fn json(&self) -> Value {
        let claim = self.claim;
        let answer = self.answer();
        let exhibits: Vec<Value> = claim
            .exhibits()
            .into_iter()
            .map(|(version, exhibit)| json!({"version": version.as_str(), "exhibit": exhibit}))
            .collect();
        json!({
            "id": claim.id,
            "version": claim.version.as_str(),
            "location": claim.location,
            "quantity": claim.quantity,
            "kind": claim.kind().as_str(),
            "printed": claim.printed,
            "computed": match &answer {
                Answer::Number(value) => json!(value),
                Answer::Text(text) => json!(text),
                Answer::Compared(comparison) => json!(comparison.words("")),
                Answer::None => Value::Null,
            },
            "compared": match &answer {
                Answer::Compared(comparison) => json!(comparison),
                _ => Value::Null,
            },
            "unit": claim.unit,
            "verdict": self.verdict.as_str(),
            "reading": self.reading(),
            "note": self.note(),
            "exhibits": exhibits,
            "code": claim.code(),
        })
    }

    /// What the paper would have to print; `None` where the claim stands or nothing is computed.
    #[must_use]
    pub fn correction(&self) -> Option<Statement> {
        let statement = self.claim.statement()?;
        let computed = self.computed.as_ref()?;
        (self.verdict == Verdict::NotReproduced).then(|| planted::corrected(&statement, computed))
    }
}

/// The ledger as a table with the columns of `endodec claims`, and the code behind each row.
#[must_use]
pub fn table(assessments: &[Assessment]) -> Table {
    let mut table = Table::new([
        "id", "version", "location", "quantity", "printed", "computed", "unit", "verdict",
        "reading", "note", "code",
    ]);
    for assessment in assessments {
        let claim = assessment.claim;
        let computed = match assessment.answer() {
            Answer::Number(value) => Cell::from(value),
            Answer::Text(text) => Cell::from(text),
            Answer::Compared(comparison) => Cell::from(comparison.words("")),
            Answer::None => Cell::Missing,
        };
        table.push([
            Cell::from(claim.id),
            Cell::from(claim.version.as_str()),
            Cell::from(claim.location),
            Cell::from(claim.quantity),
            Cell::from(claim.printed),
            computed,
            Cell::from(claim.unit),
            Cell::from(assessment.verdict.as_str()),
            assessment.reading().map_or(Cell::Missing, Cell::from),
            Cell::from(assessment.note()),
            Cell::from(claim.code()),
        ]);
    }
    table
}

/// The ledger as JSON: an array of objects with the keys of `endodec claims`, `kind`, the tables and
/// figures (`exhibits`) and the `code` behind each.
#[must_use]
pub fn json(assessments: &[Assessment]) -> Value {
    assessments.iter().map(Assessment::json).collect()
}

fn joined(values: &[f64], between: &str) -> String {
    values
        .iter()
        .map(|value| significant(*value))
        .collect::<Vec<_>>()
        .join(between)
}

/// Six significant digits, in the shortest form.
pub(crate) fn significant(value: f64) -> String {
    shortest(value, 6)
}
