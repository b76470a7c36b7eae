//! What autocorrelation does to the intervals of dates.

use std::fmt::Write as _;

use endodec_learning::breaks::BreakRegression;
use serde::Serialize;

use super::columns::Rows;
use crate::failure::Failure;
use crate::output::significant;

/// Autocorrelation from which the usual intervals of dates are not to be trusted.
const NOTICED: f64 = 0.2;
/// Samples, and the longest series for which they are drawn: each is divided anew.
const DRAWS: usize = 400;
const LONGEST: usize = 300;

/// Dates of breaks where errors persist.
#[derive(Serialize)]
pub(super) struct Persistence {
    /// Of the residuals, corrected for the bias of short regimes.
    autocorrelation: f64,
    /// Intervals from samples as autocorrelated as the residuals; null where they are not, or the series is long.
    intervals_95: Option<Vec<[usize; 2]>>,
    /// What their ends are called.
    #[serde(skip)]
    names: Vec<[String; 2]>,
}

impl Persistence {
    /// Nothing without breaks, or without residuals.
    pub(super) fn of(
        model: &BreakRegression,
        breaks: &[usize],
        rows: &Rows,
    ) -> Result<Option<Self>, Failure> {
        if breaks.is_empty() {
            return Ok(None);
        }
        let autocorrelation = model.residual_autocorrelation(breaks)?;
        let drawn = autocorrelation > NOTICED && model.observations() <= LONGEST;
        let intervals = if drawn {
            model
                .persistent_date_intervals(breaks, 0.95, DRAWS, 1)?
                .intervals
        } else {
            Vec::new()
        };
        let ends = || intervals.iter().map(|i| [i.lower, i.upper]);
        Ok(Some(Self {
            autocorrelation,
            intervals_95: drawn.then(|| ends().map(|end| end.map(|at| rows.number(at))).collect()),
            names: ends().map(|end| end.map(|at| rows.name(at))).collect(),
        }))
    }

    pub(super) fn text(&self) -> String {
        if self.autocorrelation <= NOTICED {
            return String::new();
        }
        let mut text = format!(
            "Residuals are autocorrelated ({}): the intervals presume that they are not, and hold the date too seldom (docs/coverage.md).\n",
            significant(self.autocorrelation, 2)
        );
        match &self.intervals_95 {
            None => text.push_str(
                "Intervals for such errors are drawn for series of at most 300 observations.\n",
            ),
            Some(_) => {
                let each: Vec<String> = self
                    .names
                    .iter()
                    .map(|[from, to]| format!("{from} to {to}"))
                    .collect();
                let _ = writeln!(
                    text,
                    "From samples with errors like these, 95 % of each: {}",
                    each.join("; ")
                );
            }
        }
        text
    }
}
