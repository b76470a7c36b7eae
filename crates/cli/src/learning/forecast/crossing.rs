//! When a target is crossed.

use endodec_learning::forecast::CrossingDistribution;
use serde::Serialize;

use super::when::{At, Time, When};
use crate::failure::Failure;
use crate::output::significant;

/// Bands shown, in names of columns.
const LEVELS: [&str; 3] = ["50", "80", "95"];

/// When a target is crossed, in steps from the last observation.
#[derive(Serialize)]
pub(super) struct Crossing {
    pub(super) target: f64,
    pub(super) median: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    median_time: Option<Time>,
    interval_50: Band,
    pub(super) interval_80: Band,
    interval_95: Band,
    /// `None` when the plain extrapolation never crosses.
    plain_extrapolation: Option<f64>,
    pub(super) probability_by: Vec<ProbabilityBy>,
    draws: usize,
    seed: u64,
    horizon: usize,
}

/// Ends of a band; `None` beyond the horizon.
pub(super) type Band = [Option<f64>; 2];

#[derive(Serialize)]
pub(super) struct ProbabilityBy {
    #[serde(flatten)]
    pub(super) at: At,
    pub(super) probability: Option<f64>,
}

impl Crossing {
    pub(super) fn of(
        dates: &CrossingDistribution,
        plain: Option<f64>,
        horizon: usize,
        when: &When,
    ) -> Result<Self, Failure> {
        let band = |level| -> Result<Band, Failure> {
            let band = dates.band(level)?;
            Ok([band.lower, band.upper])
        };
        Ok(Self {
            target: dates.target,
            median: dates.median(),
            median_time: dates.median().and_then(|steps| when.after(steps)),
            interval_50: band(0.5)?,
            interval_80: band(0.8)?,
            interval_95: band(0.95)?,
            plain_extrapolation: plain,
            probability_by: (1..=horizon)
                .map(|steps| {
                    let at = At::steps(steps, when);
                    ProbabilityBy {
                        probability: dates.probability_by(at.horizon),
                        at,
                    }
                })
                .collect(),
            draws: dates.params.draws,
            seed: dates.params.seed,
            horizon: dates.params.horizon,
        })
    }

    pub(super) fn text(&self, times: &When) -> String {
        let number = |value: f64| significant(value, 4);
        let when = |steps: Option<f64>| match steps {
            None => format!("beyond {} steps", self.horizon),
            Some(steps) => times.shown(steps),
        };
        let mut text = format!(
            "\ncrossing of {}   median {}\n",
            number(self.target),
            when(self.median)
        );
        let bands = [self.interval_50, self.interval_80, self.interval_95];
        for ([lower, upper], name) in bands.into_iter().zip(LEVELS) {
            text.push_str(&format!(
                "{name} % band   {} to {}\n",
                when(lower),
                when(upper)
            ));
        }
        let plain = match self.plain_extrapolation {
            None => "never".to_owned(),
            steps => when(steps),
        };
        text.push_str(&format!("plain extrapolation   {plain}\n"));
        text
    }
}
