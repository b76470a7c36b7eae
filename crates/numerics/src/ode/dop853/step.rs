//! One step of the pair: the attempt, its error, and its interpolant.

use super::super::Tolerances;
use super::coefficients::{self, DENSE_NODES, NODES, Slopes};

/// One accepted step as a polynomial of degree 7.
#[derive(Debug, Clone)]
pub struct DenseStep<const N: usize> {
    /// Time at which it starts.
    pub start: f64,
    /// How long it is.
    pub width: f64,
    /// State at its start.
    pub initial: [f64; N],
    coefficients: [[f64; N]; 7],
}

impl<const N: usize> DenseStep<N> {
    /// Time at which it ends.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.start + self.width
    }

    /// State at a time inside the step.
    #[must_use]
    pub fn at(&self, t: f64) -> [f64; N] {
        let x = (t - self.start) / self.width;
        let mut sum = [0.0; N];
        for (k, coefficient) in self.coefficients.iter().rev().enumerate() {
            let factor = if k % 2 == 0 { x } else { 1.0 - x };
            for (s, c) in sum.iter_mut().zip(coefficient) {
                *s = (*s + c) * factor;
            }
        }
        std::array::from_fn(|i| self.initial[i] + sum[i])
    }
}

pub(super) struct Attempt<const N: usize> {
    pub(super) slopes: Slopes<N>,
    pub(super) end: [f64; N],
}

#[inline]
pub(super) fn attempt<const N: usize>(
    rhs: &impl Fn(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    first: &[f64; N],
    h: f64,
) -> Attempt<N> {
    let mut k: Slopes<N> = [[0.0; N]; 16];
    k[0] = *first;
    macro_rules! stages {
        ($($stage:literal $increment:ident)*) => {
            $(
                let inner: [f64; N] = std::array::from_fn(|i| y[i] + h * coefficients::$increment(&k, i));
                k[$stage] = rhs(t + NODES[$stage - 1] * h, &inner);
            )*
        };
    }
    stages! {
        1 stage_1 2 stage_2 3 stage_3 4 stage_4 5 stage_5 6 stage_6
        7 stage_7 8 stage_8 9 stage_9 10 stage_10 11 stage_11
    }
    let end: [f64; N] = std::array::from_fn(|i| y[i] + h * coefficients::solution(&k, i));
    k[12] = rhs(t + h, &end);
    Attempt { slopes: k, end }
}

/// Hairer's blend of the two estimates, scaled so that one is the tolerance.
pub(super) fn error_norm<const N: usize>(
    attempt: &Attempt<N>,
    y: &[f64; N],
    h: f64,
    tolerances: &Tolerances,
) -> f64 {
    let (mut sum_5, mut sum_3, mut count) = (0.0, 0.0, 0.0);
    for (i, (before, after)) in y.iter().zip(&attempt.end).enumerate() {
        let scale = tolerances.atol + tolerances.rtol * before.abs().max(after.abs());
        let five = coefficients::error_5(&attempt.slopes, i) / scale;
        let three = coefficients::error_3(&attempt.slopes, i) / scale;
        sum_5 += five * five;
        sum_3 += three * three;
        count += 1.0;
    }
    let denominator: f64 = sum_5 + 0.01 * sum_3;
    if denominator <= 0.0 {
        0.0
    } else {
        h.abs() * sum_5 / (denominator * count).sqrt()
    }
}

pub(super) fn dense<const N: usize>(
    rhs: &impl Fn(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    attempt: &Attempt<N>,
    h: f64,
) -> DenseStep<N> {
    let mut k = attempt.slopes;
    macro_rules! stages {
        ($($stage:literal $increment:ident)*) => {
            $(
                let inner: [f64; N] = std::array::from_fn(|i| y[i] + h * coefficients::$increment(&k, i));
                k[$stage] = rhs(t + DENSE_NODES[$stage - 13] * h, &inner);
            )*
        };
    }
    stages! { 13 stage_13 14 stage_14 15 stage_15 }
    let mut coefficients = [[0.0; N]; 7];
    for i in 0..N {
        let change = attempt.end[i] - y[i];
        coefficients[0][i] = change;
        coefficients[1][i] = h * k[0][i] - change;
        coefficients[2][i] = 2.0 * change - h * (k[12][i] + k[0][i]);
        coefficients[3][i] = h * coefficients::interpolant_3(&k, i);
        coefficients[4][i] = h * coefficients::interpolant_4(&k, i);
        coefficients[5][i] = h * coefficients::interpolant_5(&k, i);
        coefficients[6][i] = h * coefficients::interpolant_6(&k, i);
    }
    DenseStep {
        start: t,
        width: h,
        initial: *y,
        coefficients,
    }
}
