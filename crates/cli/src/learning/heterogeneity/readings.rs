//! Which estimates a printed Q is of.

use endodec_learning::LearningError;
use endodec_learning::heterogeneity::{SubsetReading, subsets_with_q};
use endodec_numerics::Rounded;
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{aligned, records};

/// The selections of the estimates whose Q rounds to a printed one.
#[derive(Serialize)]
pub(super) struct Readings {
    printed_q: String,
    subsets: usize,
    matching: Vec<Selection>,
}

#[derive(Serialize)]
struct Selection {
    members: Vec<String>,
    q: f64,
    p_value: f64,
}

impl Readings {
    /// Readings of a printed number: half a unit of its last digit either way.
    pub(super) fn of(
        printed: &str,
        [estimates, errors]: [&[f64]; 2],
        names: &[String],
    ) -> Result<Self, Failure> {
        let value: Rounded = printed.parse().map_err(|_| {
            Failure::argument("--printed-q", "a number above 0 as printed, 2.1", printed)
        })?;
        let readings: Vec<SubsetReading> =
            subsets_with_q(estimates, errors, value).map_err(|error: LearningError| {
                match Failure::from(error) {
                    Failure::Sample(error) => Failure::Input(error.to_string()),
                    failure => failure,
                }
            })?;
        Ok(Self {
            printed_q: printed.to_owned(),
            subsets: readings.len(),
            matching: readings
                .iter()
                .filter(|reading| reading.matches)
                .map(|reading| Selection {
                    members: reading.members.iter().map(|&i| names[i].clone()).collect(),
                    q: reading.q,
                    p_value: reading.p_value,
                })
                .collect(),
        })
    }

    pub(super) fn text(&self) -> Result<String, Failure> {
        #[derive(Serialize)]
        struct Row {
            q: f64,
            p_value: f64,
            members: String,
        }
        let rows = self.matching.iter().map(|selection| Row {
            q: selection.q,
            p_value: selection.p_value,
            members: selection.members.join(", "),
        });
        Ok(format!(
            "\n{} of {} subsets have a Q that prints {}\n{}",
            self.matching.len(),
            self.subsets,
            self.printed_q,
            aligned(&records(rows, "q, p_value, members")?)
        ))
    }
}
