//! Non-linear least squares by Levenberg–Marquardt on an orthogonal factorisation.

const MAX_ITERATIONS: usize = 300;

/// A curve of at most `P` parameters and the observations it is fitted to.
pub trait Problem<const P: usize> {
    /// Number of observations.
    fn observations(&self) -> usize;

    /// Writes observation less fitted value, and returns the sum of the squares; infinity where the
    /// parameters mean nothing or the sum is not finite.
    fn residuals(&self, theta: &[f64; P], out: &mut [f64]) -> f64;

    /// Writes the derivatives of the fitted values by the parameters at the positions `free`, one
    /// column each, as long as there are observations.
    fn jacobian(&self, theta: &[f64; P], free: &[usize], columns: &mut [Vec<f64>]);
}

/// Where the minimisation ended.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Fitted<const P: usize> {
    /// The parameters.
    pub theta: [f64; P],
    /// Sum of squared residuals.
    pub rss: f64,
    /// Iterations.
    pub iterations: usize,
    /// Whether it settled before they ran out.
    pub converged: bool,
}

/// One problem with residuals, Jacobian and factorisation, reused between iterations.
///
/// ```
/// use endodec_numerics::minimise::least_squares::{LeastSquares, Problem};
///
/// /// y = θ₀·e^{θ₁·t} at t = 0, 1, 2.
/// struct Growth([f64; 3]);
///
/// impl Problem<2> for Growth {
///     fn observations(&self) -> usize {
///         3
///     }
///     fn residuals(&self, theta: &[f64; 2], out: &mut [f64]) -> f64 {
///         let mut sum = 0.0;
///         for ((t, y), out) in (0..).zip(&self.0).zip(out) {
///             *out = y - theta[0] * libm::exp(theta[1] * f64::from(t));
///             sum += *out * *out;
///         }
///         sum
///     }
///     fn jacobian(&self, theta: &[f64; 2], free: &[usize], columns: &mut [Vec<f64>]) {
///         for (&j, column) in free.iter().zip(columns) {
///             for (t, slope) in (0..).map(f64::from).zip(column) {
///                 let risen = libm::exp(theta[1] * t);
///                 *slope = if j == 0 { risen } else { theta[0] * t * risen };
///             }
///         }
///     }
/// }
///
/// let data = Growth([2.0, 2.0 * libm::exp(0.3), 2.0 * libm::exp(0.6)]);
/// let minimum = LeastSquares::new(&data, &[0, 1]).minimise([1.0, 0.0]);
/// assert!(minimum.converged && (minimum.theta[1] - 0.3).abs() < 1e-12);
/// ```
#[derive(Debug)]
pub struct LeastSquares<'a, M, const P: usize> {
    problem: &'a M,
    /// Positions of the parameters that are free.
    free: Vec<usize>,
    residuals: Vec<f64>,
    /// Columns of the Jacobian of the fitted values, one per free parameter.
    jacobian: Vec<Vec<f64>>,
    trial: Vec<f64>,
    factor: Factor<P>,
}

/// `R` of a QR factorisation with column scaling, and `Qᵀ` applied to a right-hand side.
#[derive(Debug)]
struct Factor<const P: usize> {
    columns: Vec<Vec<f64>>,
    rhs: Vec<f64>,
    r: [[f64; P]; P],
    qtb: [f64; P],
    scale: [f64; P],
}

impl<'a, M: Problem<P>, const P: usize> LeastSquares<'a, M, P> {
    /// Over the parameters at the positions `free`, in increasing order and each below `P`; the
    /// others stay where they start.
    #[must_use]
    pub fn new(problem: &'a M, free: &[usize]) -> Self {
        let n = problem.observations();
        let rows = n + free.len();
        Self {
            problem,
            residuals: vec![0.0; n],
            jacobian: vec![vec![0.0; n]; free.len()],
            trial: vec![0.0; n],
            factor: Factor {
                columns: vec![vec![0.0; rows]; free.len()],
                rhs: vec![0.0; rows],
                r: [[0.0; P]; P],
                qtb: [0.0; P],
                scale: [1.0; P],
            },
            free: free.to_vec(),
        }
    }

    /// Sum of squared residuals at `theta`, which are left in `trial`.
    fn sum_of_squares(&mut self, theta: &[f64; P]) -> f64 {
        self.problem.residuals(theta, &mut self.trial)
    }

    fn fill_jacobian(&mut self, theta: &[f64; P]) {
        self.problem.jacobian(theta, &self.free, &mut self.jacobian);
    }

    /// Minimises from `theta`; not converged, and where it started, if the sum is not finite there.
    pub fn minimise(&mut self, theta: [f64; P]) -> Fitted<P> {
        let mut theta = theta;
        let mut rss = self.sum_of_squares(&theta);
        let mut minimum = Fitted {
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
            minimum = Fitted {
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
    #[must_use]
    pub fn triangle(&mut self, theta: &[f64; P]) -> ([[f64; P]; P], [f64; P]) {
        self.fill_jacobian(theta);
        self.factor.decompose(&self.jacobian, &self.residuals, 0.0);
        (self.factor.r, self.factor.scale)
    }
}

impl<const P: usize> Factor<P> {
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
    fn solve(&self, p: usize) -> Option<[f64; P]> {
        let mut step = [0.0; P];
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
