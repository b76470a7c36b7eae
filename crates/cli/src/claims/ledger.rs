//! `endodec claims`: the claims with their verdicts.

use endodec_ledger::claims::{self, Answer as Computed, Assessment};
use serde::{Serialize, Serializer};

use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records, significant};

/// The claims asked for, assessed.
pub(super) struct Ledger {
    assessments: Vec<Assessment>,
    /// Whether they were asked for one by one.
    in_full: bool,
}

impl Ledger {
    pub(super) fn new(assessments: Vec<Assessment>, in_full: bool) -> Self {
        Self {
            assessments,
            in_full,
        }
    }
}

impl Serialize for Ledger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        claims::json(&self.assessments).serialize(serializer)
    }
}

impl Answer for Ledger {
    fn records(&self) -> Result<Table, Failure> {
        Ok(claims::table(&self.assessments))
    }

    fn text(&self) -> Result<String, Failure> {
        if self.in_full {
            let each: Vec<String> = self.assessments.iter().map(in_full).collect();
            Ok(each.join("\n"))
        } else {
            overview(&self.assessments)
        }
    }
}

/// One line a claim, and the counts.
fn overview(assessments: &[Assessment]) -> Result<String, Failure> {
    let rows = assessments.iter().map(|assessment| {
        let claim = assessment.claim;
        [
            claim.id.to_owned(),
            shortened(claim.printed, 32),
            computed(assessment),
            claim.unit.to_owned(),
            assessment.verdict.as_str().to_owned(),
        ]
    });
    let columns = "0 as claim, 1 as printed, 2 as computed, 3 as unit, 4 as verdict";
    let mut text = aligned(&records(rows, columns)?);
    text.push('\n');
    for verdict in claims::Verdict::ALL {
        let count = assessments
            .iter()
            .filter(|assessment| assessment.verdict == verdict)
            .count();
        if count > 0 {
            text.push_str(&format!("{count:>4} {verdict}\n"));
        }
    }
    text.push_str(&format!("{:>4} claims\n", assessments.len()));
    Ok(text)
}

/// Everything about one claim.
fn in_full(assessment: &Assessment) -> String {
    let claim = assessment.claim;
    let mut lines = vec![
        ("claim", claim.id.to_owned()),
        ("version", claim.version.to_string()),
        ("where", claim.location.to_owned()),
        ("what", claim.quantity.to_owned()),
        ("printed", with_unit(claim.printed, claim.unit)),
        ("computed", with_unit(&computed(assessment), claim.unit)),
        ("verdict", assessment.verdict.to_string()),
    ];
    lines.extend(
        assessment
            .reading()
            .map(|reading| ("reading", reading.to_owned())),
    );
    lines.push(("note", assessment.note()));
    lines.push(("code", claim.code()));
    lines
        .into_iter()
        .map(|(name, text)| format!("{name:<9} {text}\n"))
        .collect()
}

fn computed(assessment: &Assessment) -> String {
    match assessment.answer() {
        Computed::Number(value) => significant(value, 6),
        Computed::Text(text) => text,
        Computed::Compared(comparison) => comparison.words(assessment.claim.unit),
        Computed::None => "—".to_owned(),
    }
}

fn with_unit(text: &str, unit: &str) -> String {
    if unit.is_empty() || text == "—" {
        text.to_owned()
    } else {
        format!("{text} {unit}")
    }
}

fn shortened(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        text.to_owned()
    } else {
        text.chars().take(length - 1).chain(['…']).collect()
    }
}
