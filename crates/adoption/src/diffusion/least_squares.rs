//! A curve and its data as a problem of least squares.

use super::DiffusionModel;
use super::data::{Counting, DiffusionData};
use endodec_numerics::minimise::least_squares::{LeastSquares, Problem};

/// The misses of one model on one series.
pub(super) struct Misses<'a> {
    pub(super) model: DiffusionModel,
    pub(super) data: &'a DiffusionData,
}

impl Misses<'_> {
    /// Ready to be minimised over all parameters, or all but `fixed`.
    pub(super) fn over_all_but(&self, fixed: Option<usize>) -> LeastSquares<'_, Self, 4> {
        let free: Vec<usize> = (0..self.model.parameters().len())
            .filter(|&j| Some(j) != fixed)
            .collect();
        LeastSquares::new(self, &free)
    }

    /// Scale that fits best when `theta` has a scale of one, for models whose first parameter multiplies the curve.
    pub(super) fn project_scale(&self, theta: &[f64; 4]) -> Option<f64> {
        let (mut cross, mut square) = (0.0, 0.0);
        for (fitted, value) in self.fitted(theta).iter().zip(self.data.values()) {
            cross += fitted * value;
            square += fitted * fitted;
        }
        let scale = cross / square;
        scale.is_finite().then_some(scale)
    }

    /// Values that the model gives at `theta`, as the data count them; NaN where the model does not admit it.
    pub(super) fn fitted(&self, theta: &[f64; 4]) -> Vec<f64> {
        let mut residuals = vec![f64::NAN; self.observations()];
        self.residuals(theta, &mut residuals);
        self.data
            .values()
            .iter()
            .zip(&residuals)
            .map(|(value, residual)| value - residual)
            .collect()
    }
}

impl Problem<4> for Misses<'_> {
    fn observations(&self) -> usize {
        self.data.values().len()
    }

    fn residuals(&self, theta: &[f64; 4], out: &mut [f64]) -> f64 {
        if !self.model.admits(theta) {
            return f64::INFINITY;
        }
        let per_period = self.data.counting() == Counting::PerPeriod;
        // Where the last period ended, and the level there: most periods start where the last one ended.
        let mut last = (
            0.0_f64,
            if per_period {
                self.model.curve(theta, 0.0).0
            } else {
                0.0
            },
        );
        let mut sum = 0.0;
        let spans = self.data.starts().iter().zip(self.data.since_launch());
        for ((slot, (&start, &end)), &value) in out.iter_mut().zip(spans).zip(self.data.values()) {
            let level = self.model.curve(theta, end).0;
            let before = match per_period && start.total_cmp(&last.0).is_ne() {
                true => self.model.curve(theta, start).0,
                false => last.1,
            };
            *slot = value - (level - before);
            if per_period {
                last = (end, level);
            }
            sum += *slot * *slot;
        }
        if sum.is_finite() { sum } else { f64::INFINITY }
    }

    fn jacobian(&self, theta: &[f64; 4], free: &[usize], columns: &mut [Vec<f64>]) {
        let per_period = self.data.counting() == Counting::PerPeriod;
        let nothing = [0.0; 4];
        let mut last = (
            0.0_f64,
            if per_period {
                self.model.curve(theta, 0.0).1
            } else {
                nothing
            },
        );
        let spans = self.data.starts().iter().zip(self.data.since_launch());
        for (i, (&start, &end)) in spans.enumerate() {
            let gradient = self.model.curve(theta, end).1;
            let before = match per_period && start.total_cmp(&last.0).is_ne() {
                true => self.model.curve(theta, start).1,
                false => last.1,
            };
            for (column, &j) in columns.iter_mut().zip(free) {
                column[i] = gradient[j] - before[j];
            }
            if per_period {
                last = (end, gradient);
            }
        }
    }
}
