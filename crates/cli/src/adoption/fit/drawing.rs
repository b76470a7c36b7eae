//! What the figure of a diffusion fit needs beside the answer.

use endodec_adoption::diffusion::{DiffusionData, DiffusionFit};

use super::SeriesArguments;
use super::clock::Clock;

/// Points of a curve.
const STEPS: u32 = 160;

/// The series and the fitted level, as the figure needs them.
pub(crate) struct Drawing {
    pub(super) time: String,
    pub(super) adopters: String,
    pub(super) cumulative: bool,
    pub(super) calendar: bool,
    pub(super) observed: Vec<(f64, f64)>,
    pub(super) level: Vec<(f64, f64)>,
}

impl Drawing {
    /// The level is drawn from launch to the end of what is observed or forecast.
    pub(super) fn of(
        series: &SeriesArguments,
        data: &DiffusionData,
        fit: &DiffusionFit,
        ahead: &[f64],
        clock: &Clock,
    ) -> Self {
        let times = data.times();
        let end = times
            .iter()
            .chain(ahead)
            .copied()
            .fold(fit.launch, f64::max);
        let step = (end - fit.launch) / f64::from(STEPS);
        Self {
            time: series.time.clone(),
            adopters: series.adopters.clone(),
            cumulative: series.cumulative,
            calendar: clock.is_calendar(),
            observed: times
                .into_iter()
                .zip(data.values().iter().copied())
                .collect(),
            level: (0..=STEPS)
                .map(|i| fit.launch + step * f64::from(i))
                .map(|time| (time, fit.cumulative(time)))
                .collect(),
        }
    }
}
