//! Forecasts from series with gaps.

use super::{ForecastModel, Law, count, differences};
use crate::series::{as_many, log_pairs, logarithms};
use crate::timeline::is_one;
use crate::{Gap, LearningError, Timeline};

impl ForecastModel {
    /// Wright's law on a series whose observations need not be one period apart; a step is a period.
    ///
    /// ```text
    /// missing       only changes of one period count; the noise of missing steps stands between them
    /// accumulated   Yⱼ = ω·Xⱼ + Σ of kⱼ ηs,   ω̂ = Σ(XⱼYⱼ/kⱼ)/Σ(Xⱼ²/kⱼ)
    /// ```
    ///
    /// # Errors
    ///
    /// As [`wright`](Self::wright), of the changes that are left; [`LearningError::Observation`] if two
    /// observations are not a whole number of periods apart.
    pub fn wright_over(
        quantity: &[f64],
        cost: &[f64],
        correlation: f64,
        timeline: &Timeline,
        gap: Gap,
    ) -> Result<Self, LearningError> {
        let (x, y) = log_pairs(quantity, cost)?;
        Self::over(
            Law::Wright,
            &differences(&x),
            &y,
            correlation,
            timeline,
            gap,
        )
    }

    /// Moore's law on a series whose observations need not be one period apart, likewise.
    ///
    /// # Errors
    ///
    /// As [`wright_over`](Self::wright_over).
    pub fn moore_over(
        cost: &[f64],
        correlation: f64,
        timeline: &Timeline,
        gap: Gap,
    ) -> Result<Self, LearningError> {
        let y = logarithms("cost", cost)?;
        let steps: Vec<f64> = timeline.steps().collect();
        Self::over(Law::Moore, &steps, &y, correlation, timeline, gap)
    }

    fn over(
        law: Law,
        change: &[f64],
        log_cost: &[f64],
        correlation: f64,
        timeline: &Timeline,
        gap: Gap,
    ) -> Result<Self, LearningError> {
        as_many(log_cost, timeline)?;
        if timeline.is_even() {
            return Self::new(law, change.to_vec(), log_cost, correlation);
        }
        let steps = timeline.whole_steps()?;
        let mut regressor = vec![0.0; steps.iter().sum()];
        let mut changes = Vec::new();
        let mut means = Vec::new();
        let mut start = 0;
        for (at, &periods) in steps.iter().enumerate() {
            let range = start..start + periods;
            start = range.end;
            if gap == Gap::Accumulated || is_one(count(periods)) {
                regressor[range.clone()].fill(change[at] / count(periods));
                means.push((log_cost[at + 1] - log_cost[at]) / count(periods));
                changes.push(range);
            }
        }
        Self::estimated(law, regressor, changes, &means, log_cost, correlation)
    }
}
