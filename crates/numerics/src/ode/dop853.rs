//! The pair of Dormand and Prince, with an interpolant, for right-hand sides that are smooth within a step.
//!
//! Explicit Runge–Kutta of order 8 with error control and an interpolant of order 7. Kinks and jumps are the caller's
//! business: a step can be cut short with [`Integrator::restart`] where one is located.

mod coefficients;
mod step;

pub use step::DenseStep;

use super::Tolerances;
use crate::ConvergenceError;
use step::{attempt, dense, error_norm};

const SAFETY: f64 = 0.9;
const SMALLEST_FACTOR: f64 = 0.2;
const LARGEST_FACTOR: f64 = 8.0;

/// State of a running integration.
#[derive(Debug, Clone)]
pub struct Integrator<const N: usize> {
    t: f64,
    y: [f64; N],
    slope: Option<[f64; N]>,
    width: Option<f64>,
    tolerances: Tolerances,
    steps: usize,
    evaluations: usize,
}

impl<const N: usize> Integrator<N> {
    /// Starts at time `t` in state `y`.
    #[must_use]
    pub fn new(t: f64, y: [f64; N], tolerances: Tolerances) -> Self {
        Self {
            t,
            y,
            slope: None,
            width: None,
            tolerances,
            steps: 0,
            evaluations: 0,
        }
    }

    /// The time reached.
    #[must_use]
    pub const fn t(&self) -> f64 {
        self.t
    }

    /// The state there.
    #[must_use]
    pub const fn y(&self) -> &[f64; N] {
        &self.y
    }

    /// Steps so far, rejected ones included.
    #[must_use]
    pub const fn steps(&self) -> usize {
        self.steps
    }

    /// Evaluations of the right-hand side so far.
    #[must_use]
    pub const fn evaluations(&self) -> usize {
        self.evaluations
    }

    /// One accepted step that does not pass `limit` and is not wider than `widest`.
    ///
    /// # Errors
    ///
    /// [`ConvergenceError`] if the tolerances allow no step, or no more steps.
    pub fn advance(
        &mut self,
        rhs: &impl Fn(f64, &[f64; N]) -> [f64; N],
        limit: f64,
        widest: f64,
    ) -> Result<DenseStep<N>, ConvergenceError> {
        let first = match self.slope {
            Some(slope) => slope,
            None => {
                self.evaluations += 1;
                rhs(self.t, &self.y)
            }
        };
        let proposed = match self.width {
            Some(width) => width,
            None => self.first_width(rhs, &first),
        };
        let mut width = proposed.min(widest);
        let mut rejected = false;
        loop {
            if self.steps >= self.tolerances.max_steps {
                return Err(self.gives_up(limit - self.t));
            }
            self.steps += 1;
            let remaining = limit - self.t;
            // A sliver left over at the limit would cost a step of its own.
            let last = width >= remaining * 0.99;
            let h = if last { remaining } else { width };
            let smallest = 16.0 * f64::EPSILON * self.t.abs().max(1e-8);
            let attempt = attempt(rhs, self.t, &self.y, &first, h);
            self.evaluations += 12;
            let error = error_norm(&attempt, &self.y, h, &self.tolerances);
            if error <= 1.0 {
                let growth = if error == 0.0 {
                    LARGEST_FACTOR
                } else {
                    SAFETY * libm::pow(error, -1.0 / 8.0)
                };
                let growth =
                    growth.clamp(SMALLEST_FACTOR, if rejected { 1.0 } else { LARGEST_FACTOR });
                // A step shortened from outside says nothing about how long the next may be.
                let shortened = !rejected && h < proposed;
                self.width = Some(if shortened {
                    proposed.max(h * growth)
                } else {
                    h * growth
                });
                let step = dense(rhs, self.t, &self.y, &attempt, h);
                self.evaluations += 3;
                self.t = if last { limit } else { self.t + h };
                self.y = attempt.end;
                self.slope = Some(attempt.slopes[12]);
                return Ok(step);
            }
            rejected = true;
            width = if error.is_finite() {
                h * (SAFETY * libm::pow(error, -1.0 / 8.0)).max(SMALLEST_FACTOR)
            } else {
                h * SMALLEST_FACTOR
            };
            if width < smallest {
                return Err(self.gives_up(error));
            }
        }
    }

    /// Goes back to time `t` inside the step just taken and continues from there under another right-hand side.
    ///
    /// The state there is computed by a step of its own, not by interpolation.
    pub fn restart(
        &mut self,
        rhs: &impl Fn(f64, &[f64; N]) -> [f64; N],
        step: &DenseStep<N>,
        t: f64,
    ) {
        let first = rhs(step.start, &step.initial);
        self.y = attempt(rhs, step.start, &step.initial, &first, t - step.start).end;
        self.evaluations += 13;
        self.t = t;
        self.slope = None;
    }

    /// Forgets the slope at the current point because the right-hand side has changed there.
    pub fn refresh(&mut self) {
        self.slope = None;
    }

    fn gives_up(&self, residual: f64) -> ConvergenceError {
        ConvergenceError::new("integration by DOP853", self.steps, residual)
    }

    /// Width of a first step that moves the state by about a hundredth of its size, and no more than its slope allows.
    fn first_width(&mut self, rhs: &impl Fn(f64, &[f64; N]) -> [f64; N], first: &[f64; N]) -> f64 {
        let scale = |i: usize| self.tolerances.atol + self.tolerances.rtol * self.y[i].abs();
        let norm = |v: &[f64; N]| {
            let sum: f64 = (0..N).map(|i| (v[i] / scale(i)) * (v[i] / scale(i))).sum();
            sum.sqrt()
        };
        let (size, speed) = (norm(&self.y), norm(first));
        let trial = if size < 1e-5 || speed < 1e-5 {
            1e-6
        } else {
            0.01 * size / speed
        };
        let moved: [f64; N] = std::array::from_fn(|i| self.y[i] + trial * first[i]);
        let second = rhs(self.t + trial, &moved);
        self.evaluations += 1;
        let bend: [f64; N] = std::array::from_fn(|i| second[i] - first[i]);
        let curvature = norm(&bend) / trial;
        let largest = speed.max(curvature);
        let width = if largest <= 1e-15 {
            (trial * 1e-3).max(1e-6)
        } else {
            libm::pow(0.01 / largest, 1.0 / 8.0)
        };
        width.min(100.0 * trial)
    }
}

#[cfg(test)]
mod tests {
    use super::{Integrator, Tolerances, attempt, dense};

    /// y = 1/(1 + t), and the oscillator sin t, cos t beside it.
    fn rhs(_: f64, y: &[f64; 3]) -> [f64; 3] {
        [-y[0] * y[0], y[2], -y[1]]
    }

    /// Errors of one step of the oscillator: at its end, and the largest inside.
    fn errors(h: f64) -> (f64, f64) {
        let y = [1.0, 0.0, 1.0];
        let first = rhs(0.0, &y);
        let step = attempt(&rhs, 0.0, &y, &first, h);
        let dense = dense(&rhs, 0.0, &y, &step, h);
        let inner = (1..10)
            .map(|k| h * f64::from(k) / 10.0)
            .map(|t| (dense.at(t)[1] - libm::sin(t)).abs());
        (
            (step.end[1] - libm::sin(h)).abs(),
            inner.fold(0.0, f64::max),
        )
    }

    #[test]
    fn one_step_has_local_order_nine_and_its_interpolant_eight() {
        let (coarse, fine) = (errors(1.0), errors(0.5));
        let order = |a: f64, b: f64| libm::log2(a / b);
        assert!(order(coarse.0, fine.0) > 8.5, "{}", order(coarse.0, fine.0));
        assert!(order(coarse.1, fine.1) > 7.5, "{}", order(coarse.1, fine.1));
    }

    #[test]
    fn the_oscillator_comes_back_after_a_period() {
        let period = 2.0 * std::f64::consts::PI;
        let mut run = Integrator::new(0.0, [1.0, 0.0, 1.0], Tolerances::default());
        while run.t < period {
            let step = run.advance(&rhs, period, f64::INFINITY).unwrap();
            let middle = step.start + 0.5 * step.width;
            assert!((step.at(middle)[1] - libm::sin(middle)).abs() < 1e-10);
        }
        assert!((run.y[0] - 1.0 / (1.0 + period)).abs() < 1e-11);
        assert!(run.y[1].abs() < 1e-10 && (run.y[2] - 1.0).abs() < 1e-10);
    }

    #[test]
    fn a_step_cut_short_continues_as_if_it_had_not_been() {
        let mut run = Integrator::new(0.0, [1.0, 0.0, 1.0], Tolerances::default());
        let step = run.advance(&rhs, 1.0, f64::INFINITY).unwrap();
        let t = step.start + 0.37 * step.width;
        run.restart(&rhs, &step, t);
        while run.t < 1.0 {
            run.advance(&rhs, 1.0, f64::INFINITY).unwrap();
        }
        assert!((run.y[0] - 0.5).abs() < 1e-11 && (run.y[1] - libm::sin(1.0)).abs() < 1e-11);
    }
}
