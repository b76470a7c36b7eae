//! Non-linear least squares by Levenberg–Marquardt on an orthogonal factorisation.

use super::DiffusionModel;
use super::data::{DiffusionData, Reading};

const MAX_ITERATIONS: usize = 300;

/// Where the minimisation ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Minimum {
    pub(super) theta: [f64; 4],
    pub(super) rss: f64,
    pub(super) iterations: usize,
    pub(super) converged: bool,
}

/// Residuals, Jacobian and factorisation of one problem, reused between iterations.
pub(super) struct LeastSquares<'a> {
    model: DiffusionModel,
    data: &'a DiffusionData,
    /// Positions of the parameters that are free.
    free: Vec<usize>,
    residuals: Vec<f64>,
    /// Columns of the Jacobian of the fitted values, one per free parameter.
    jacobian: Vec<Vec<f64>>,
    trial: Vec<f64>,
    factor: Factor,
}

/// `R` of a QR factorisation with column scaling, and `Qᵀ` applied to a right-hand side.
struct Factor {
    columns: Vec<Vec<f64>>,
    rhs: Vec<f64>,
    r: [[f64; 4]; 4],
    qtb: [f64; 4],
    scale: [f64; 4],
}

impl<'a> LeastSquares<'a> {
    /// All parameters free, or all but `fixed`.
    pub(super) fn new(
        model: DiffusionModel,
        data: &'a DiffusionData,
        fixed: Option<usize>,
    ) -> Self {
        let free: Vec<usize> = (0..model.parameters().len())
            .filter(|&j| Some(j) != fixed)
            .collect();
        let n = data.values().len();
        let rows = n + free.len();
        Self {
            model,
            data,
            residuals: vec![0.0; n],
            jacobian: vec![vec![0.0; n]; free.len()],
            trial: vec![0.0; n],
            factor: Factor {
                columns: vec![vec![0.0; rows]; free.len()],
                rhs: vec![0.0; rows],
                r: [[0.0; 4]; 4],
                qtb: [0.0; 4],
                scale: [1.0; 4],
            },
            free,
        }
    }

    /// Sum of squared residuals at `theta`, which are left in `trial`.
    fn sum_of_squares(&mut self, theta: &[f64; 4]) -> f64 {
        if !self.model.admits(theta) {
            return f64::INFINITY;
        }
        let mut before = match self.data.reading() {
            Reading::PerPeriod => self.model.curve(theta, 0.0).0,
            Reading::Cumulative => 0.0,
        };
        let mut sum = 0.0;
        for ((slot, &t), &value) in self
            .trial
            .iter_mut()
            .zip(self.data.times())
            .zip(self.data.values())
        {
            let level = self.model.curve(theta, t).0;
            *slot = value - (level - before);
            if self.data.reading() == Reading::PerPeriod {
                before = level;
            }
            sum += *slot * *slot;
        }
        if sum.is_finite() { sum } else { f64::INFINITY }
    }

    fn fill_jacobian(&mut self, theta: &[f64; 4]) {
        let per_period = self.data.reading() == Reading::PerPeriod;
        let mut before = if per_period {
            self.model.curve(theta, 0.0).1
        } else {
            [0.0; 4]
        };
        for (i, &t) in self.data.times().iter().enumerate() {
            let gradient = self.model.curve(theta, t).1;
            for (column, &j) in self.jacobian.iter_mut().zip(&self.free) {
                column[i] = gradient[j] - before[j];
            }
            if per_period {
                before = gradient;
            }
        }
    }

    /// Minimises from `theta`.
    pub(super) fn minimise(&mut self, theta: [f64; 4]) -> Minimum {
        let mut theta = theta;
        let mut rss = self.sum_of_squares(&theta);
        let mut minimum = Minimum {
            theta,
            rss,
            iterations: 0,
            converged: false,
        };
        if !rss.is_finite() {
            return minimum;
        }
        std::mem::swap(&mut self.residuals, &mut self.trial);
        let mut damping = 1e-3;
        for iterations in 1..=MAX_ITERATIONS {
            self.fill_jacobian(&theta);
            let mut accepted = false;
            let mut settled = false;
            // Twenty rejections raise the damping by 10^20: nothing smaller than that step helps.
            for _ in 0..20 {
                self.factor
                    .decompose(&self.jacobian, &self.residuals, damping);
                let Some(step) = self.factor.solve(self.free.len()) else {
                    damping *= 10.0;
                    continue;
                };
                let mut moved = theta;
                let mut relative = 0.0_f64;
                for (&j, change) in self.free.iter().zip(step) {
                    moved[j] += change;
                    relative = relative.max(change.abs() / (theta[j].abs() + 1e-300));
                }
                let sum = self.sum_of_squares(&moved);
                if sum <= rss {
                    let gain = rss - sum;
                    settled = relative < 1e-12 || (relative < 1e-7 && gain <= 1e-15 * rss);
                    theta = moved;
                    rss = sum;
                    std::mem::swap(&mut self.residuals, &mut self.trial);
                    damping = (damping * 0.1).max(1e-14);
                    accepted = true;
                    break;
                }
                if relative < 1e-11 {
                    // Rounding in the sum of squares hides any further gain.
                    settled = true;
                    break;
                }
                damping *= 10.0;
            }
            minimum = Minimum {
                theta,
                rss,
                iterations,
                converged: settled,
            };
            if settled || !accepted || rss == 0.0 {
                minimum.converged = settled || rss == 0.0;
                break;
            }
        }
        minimum
    }

    /// `R` of the undamped Jacobian at `theta`, columns scaled to unit length, with the scales; row by row.
    pub(super) fn triangle(&mut self, theta: &[f64; 4]) -> ([[f64; 4]; 4], [f64; 4]) {
        self.fill_jacobian(theta);
        self.factor.decompose(&self.jacobian, &self.residuals, 0.0);
        (self.factor.r, self.factor.scale)
    }

    /// Scale that fits best when `theta` has a scale of one, for models whose first parameter multiplies the curve.
    pub(super) fn project_scale(&mut self, theta: &[f64; 4]) -> Option<f64> {
        self.sum_of_squares(theta);
        let (mut cross, mut square) = (0.0, 0.0);
        for (residual, value) in self.trial.iter().zip(self.data.values()) {
            let fitted = value - residual;
            cross += fitted * value;
            square += fitted * fitted;
        }
        let scale = cross / square;
        scale.is_finite().then_some(scale)
    }

    /// Values that the model gives at `theta`, as the data count them.
    pub(super) fn fitted(&mut self, theta: &[f64; 4]) -> Vec<f64> {
        self.sum_of_squares(theta);
        self.data
            .values()
            .iter()
            .zip(&self.trial)
            .map(|(value, residual)| value - residual)
            .collect()
    }
}

impl Factor {
    /// Modified Gram–Schmidt on the Jacobian with rows of damping below it.
    fn decompose(&mut self, jacobian: &[Vec<f64>], residuals: &[f64], damping: f64) {
        let (n, p) = (residuals.len(), jacobian.len());
        let root = damping.sqrt();
        for (j, (column, source)) in self.columns.iter_mut().zip(jacobian).enumerate() {
            let norm = source.iter().map(|v| v * v).sum::<f64>().sqrt();
            self.scale[j] = if norm > 0.0 { norm } else { 1.0 };
            for (slot, value) in column.iter_mut().zip(source) {
                *slot = value / self.scale[j];
            }
            for slot in &mut column[n..] {
                *slot = 0.0;
            }
            column[n + j] = root;
        }
        self.rhs[..n].copy_from_slice(residuals);
        for slot in &mut self.rhs[n..] {
            *slot = 0.0;
        }
        for j in 0..p {
            let (done, rest) = self.columns.split_at_mut(j + 1);
            let column = &mut done[j];
            let norm = column.iter().map(|v| v * v).sum::<f64>().sqrt();
            self.r[j][j] = norm;
            if norm > 0.0 {
                for value in column.iter_mut() {
                    *value /= norm;
                }
            }
            for (k, other) in rest.iter_mut().enumerate() {
                let dot: f64 = column.iter().zip(other.iter()).map(|(a, b)| a * b).sum();
                self.r[j][j + 1 + k] = dot;
                for (slot, value) in other.iter_mut().zip(column.iter()) {
                    *slot -= dot * value;
                }
            }
            let dot: f64 = column.iter().zip(&self.rhs).map(|(a, b)| a * b).sum();
            self.qtb[j] = dot;
            for (slot, value) in self.rhs.iter_mut().zip(column.iter()) {
                *slot -= dot * value;
            }
        }
    }

    /// Step in the original parameters.
    fn solve(&self, p: usize) -> Option<[f64; 4]> {
        let mut step = [0.0; 4];
        for j in (0..p).rev() {
            let known: f64 = (j + 1..p).map(|k| self.r[j][k] * step[k]).sum();
            step[j] = (self.qtb[j] - known) / self.r[j][j];
            if !step[j].is_finite() {
                return None;
            }
        }
        for (value, scale) in step.iter_mut().zip(&self.scale) {
            *value /= scale;
        }
        Some(step)
    }
}
