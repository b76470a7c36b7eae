//! How the numbers moved: what twelve drafts print for each claim, where faults first appear, and the claims that the last
//! draft adds.

pub mod appendix;
pub mod stories;

use crate::claims::printed::numbers;
use crate::claims::{Assessment, Evidence, Verdict};
use endodec_empirics::{DRAFTS, DraftValue, OUR_VERSIONS};
use endodec_table::{Cell, Table};

/// What a draft does with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftStep {
    /// Found for the first time.
    First,
    /// The numbers are those of the draft in which it was found before.
    Same,
    /// Some number differs from the draft in which it was found before.
    Changed,
    /// Not found.
    Absent,
}

impl DraftStep {
    /// In words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Absent => "not found",
        }
    }
}

/// A claim draft by draft, [`DRAFTS`] in their order.
#[must_use]
pub fn steps<'a>(e: &Evidence<'a>, claim: &str) -> Vec<(DraftStep, Option<&'a DraftValue>)> {
    let values = e.inputs.data.drafts.of(claim);
    let mut before: Option<&DraftValue> = None;
    (0..DRAFTS.len())
        .map(|draft| {
            let Some(&found) = values.iter().find(|one| one.draft == draft) else {
                return (DraftStep::Absent, None);
            };
            let step = match before {
                None => DraftStep::First,
                Some(before) if same_numbers(&before.printed, &found.printed) => DraftStep::Same,
                Some(_) => DraftStep::Changed,
            };
            before = Some(found);
            (step, Some(found))
        })
        .collect()
}

/// Numbers alone are compared: units, commas and trailing zeros come and go with the typesetting.
fn same_numbers(one: &str, other: &str) -> bool {
    let values = |text: &str| {
        numbers(text)
            .iter()
            .map(|number| number.value)
            .collect::<Vec<_>>()
    };
    let (one_values, other_values) = (values(one), values(other));
    if one_values.is_empty() && other_values.is_empty() {
        one == other
    } else {
        one_values == other_values
    }
}

/// One claim as a table, a row a draft.
#[must_use]
pub fn table(e: &Evidence<'_>, claim: &str) -> Table {
    let mut table = Table::new(["draft", "ours", "step", "printed", "unit", "location"]);
    for (draft, (step, value)) in DRAFTS.iter().zip(steps(e, claim)) {
        let ours = OUR_VERSIONS.iter().position(|one| one == draft);
        let text = |text: Option<&String>| match text {
            Some(text) if !text.is_empty() => Cell::from(text.as_str()),
            _ => Cell::Missing,
        };
        table.push([
            Cell::from(*draft),
            ours.map_or(Cell::Missing, |at| Cell::from(["v1", "v2"][at])),
            Cell::from(step.as_str()),
            text(value.map(|value| &value.printed)),
            text(value.map(|value| &value.unit)),
            text(value.map(|value| &value.location)),
        ]);
    }
    table
}

/// What the drafts do with one claim.
struct Course {
    /// Whether it does not hold.
    fault: bool,
    /// One step a draft.
    steps: Vec<DraftStep>,
}

/// The drafts, a row each: claims found, found for the first time, with changed numbers; and of the claims that do not
/// hold, how many appear here for the first time and how many of those found before are not found here.
#[must_use]
pub fn summary(e: &Evidence<'_>, assessments: &[Assessment]) -> Table {
    let mut table = Table::new([
        "draft",
        "found",
        "first_found",
        "numbers_changed",
        "faults_first_found",
        "faults_no_longer_found",
    ]);
    let all: Vec<Course> = assessments
        .iter()
        .map(|one| {
            let steps = steps(e, one.claim.id)
                .into_iter()
                .map(|(step, _)| step)
                .collect();
            Course {
                fault: one.verdict == Verdict::NotReproduced,
                steps,
            }
        })
        .collect();
    for (at, draft) in DRAFTS.iter().enumerate() {
        let count = |is: &dyn Fn(&Course) -> bool| all.iter().filter(|one| is(one)).count();
        table.push([
            Cell::from(*draft),
            Cell::from(count(&|one| one.steps[at] != DraftStep::Absent)),
            Cell::from(count(&|one| one.steps[at] == DraftStep::First)),
            Cell::from(count(&|one| one.steps[at] == DraftStep::Changed)),
            Cell::from(count(&|one| one.fault && one.steps[at] == DraftStep::First)),
            Cell::from(count(&|one| {
                one.fault
                    && at > 0
                    && one.steps[at] == DraftStep::Absent
                    && one.steps[at - 1] != DraftStep::Absent
            })),
        ]);
    }
    table
}

/// The claims that do not hold: the draft that first prints each, the last one, and whether its numbers changed between.
#[must_use]
pub fn faults(e: &Evidence<'_>, assessments: &[Assessment]) -> Table {
    let mut table = Table::new([
        "claim",
        "first",
        "last",
        "what_became_of_it",
        "numbers_changed",
        "printed_first",
        "printed_last",
    ]);
    for one in assessments
        .iter()
        .filter(|one| one.verdict == Verdict::NotReproduced)
    {
        let steps = steps(e, one.claim.id);
        let found: Vec<&DraftValue> = steps.iter().filter_map(|(_, value)| *value).collect();
        let (Some(first), Some(last)) = (found.first(), found.last()) else {
            continue;
        };
        let changes = steps
            .iter()
            .filter(|(step, _)| *step == DraftStep::Changed)
            .count();
        table.push([
            Cell::from(one.claim.id),
            Cell::from(DRAFTS[first.draft]),
            Cell::from(DRAFTS[last.draft]),
            Cell::from(if last.draft + 1 == DRAFTS.len() {
                "stands in the last draft"
            } else {
                "not found after"
            }),
            Cell::from(changes),
            Cell::from(first.printed.as_str()),
            Cell::from(last.printed.as_str()),
        ]);
    }
    table
}
