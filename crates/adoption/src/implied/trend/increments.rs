//! A series of shares as increments that are linear in R₀.

use super::super::{ImpliedParams, ShareModel, ShareObservation, Step, logit, r0_between};
use crate::error::AdoptionError;

/// Between neighbouring observations: `zᵢ = b·xᵢ + eᵢ` over gaps of time `gᵢ`.
pub(super) struct Increments {
    /// What b multiplies: months (logistic), or months of the share that has not adopted (SIS).
    pub(super) x: Vec<f64>,
    pub(super) z: Vec<f64>,
    /// Months, in units of their mean.
    pub(super) gaps: Vec<f64>,
    /// Mean of the gaps, months.
    pub(super) mean_gap: f64,
    /// δ, which z is divided by.
    pub(super) delta: f64,
    /// What rounding alone leaves in a z.
    rounding: f64,
}

impl Increments {
    pub(super) fn of(
        series: &[ShareObservation],
        params: &ImpliedParams,
    ) -> Result<Self, AdoptionError> {
        let delta = params.contact_rate;
        let mut all = Self {
            x: Vec::with_capacity(series.len()),
            z: Vec::with_capacity(series.len()),
            gaps: Vec::with_capacity(series.len()),
            mean_gap: 0.0,
            delta,
            rounding: 0.0,
        };
        let mut largest = 0.0_f64;
        for pair in series.windows(2) {
            let (first, second) = (pair[0].share, pair[1].share);
            let months = (pair[1].day - pair[0].day) / params.days_per_month;
            let (x, z) = match params.model {
                ShareModel::Logistic => {
                    largest = largest.max(logit(first).abs()).max(logit(second).abs());
                    (months, (logit(second) - logit(first)) / delta)
                }
                ShareModel::Sis => {
                    let logs = (libm::log(first), libm::log(second));
                    largest = largest.max(logs.0.abs()).max(logs.1.abs());
                    let z = (logs.1 - logs.0) / delta + months;
                    (left_to_adopt(first, second, months, z, params)?, z)
                }
            };
            all.x.push(x);
            all.z.push(z);
            all.gaps.push(months);
        }
        all.mean_gap = all.gaps.iter().sum::<f64>() / all.count();
        for gap in &mut all.gaps {
            *gap /= all.mean_gap;
        }
        all.rounding = 16.0 * f64::EPSILON * largest.max(1.0) / delta;
        Ok(all)
    }

    pub(super) fn count(&self) -> f64 {
        self.z.len() as f64
    }

    /// Running sums of x and z from the first observation.
    pub(super) fn levels(&self) -> (Vec<f64>, Vec<f64>) {
        let sums = |values: &[f64]| {
            let mut sum = 0.0;
            std::iter::once(0.0)
                .chain(values.iter().map(|value| {
                    sum += value;
                    sum
                }))
                .collect()
        };
        (sums(&self.x), sums(&self.z))
    }

    /// b and its standard error for independent increments with variances in proportion to the gaps.
    pub(super) fn random_walk(&self) -> (f64, f64) {
        let (mut xx, mut xz) = (0.0, 0.0);
        for ((x, z), gap) in self.x.iter().zip(&self.z).zip(&self.gaps) {
            xx += x * x / gap;
            xz += x * z / gap;
        }
        let b = xz / xx;
        let ssr: f64 = self
            .x
            .iter()
            .zip(&self.z)
            .zip(&self.gaps)
            .map(|((x, z), gap)| (z - b * x) * (z - b * x) / gap)
            .sum();
        (b, libm::sqrt(ssr / (self.count() - 1.0) / xx))
    }

    /// Whether one b explains every increment up to rounding.
    pub(super) fn exact(&self) -> bool {
        let (b, _) = self.random_walk();
        self.x
            .iter()
            .zip(&self.z)
            .all(|(x, z)| (z - b * x).abs() <= self.rounding.max(4.0 * f64::EPSILON * z.abs()))
    }
}

/// `∫(1 − s)dt` between two observations, as the step takes the path between them.
fn left_to_adopt(
    first: f64,
    second: f64,
    months: f64,
    z: f64,
    params: &ImpliedParams,
) -> Result<f64, AdoptionError> {
    let middle = (1.0 - 0.5 * (first + second)) * months;
    match params.step {
        Step::Midpoint => Ok(middle),
        Step::Exact => {
            let r0 = r0_between(first, second, months, params)?;
            // Without new adopters the share only decays, at rate δ.
            Ok(if r0.abs() < 1e-6 {
                months - (first - second) / params.contact_rate
            } else {
                z / r0
            })
        }
    }
}
