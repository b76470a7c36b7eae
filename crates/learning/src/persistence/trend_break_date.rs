//! Perron and Yabu's Wald statistic at one date.

use super::TrendShift;
use super::adf::{dot, take};
use super::as_f64;
use super::long_run::quadratic_spectral;

/// 5 per cent points of the t of α̂ − 1 in a trend with a break at 0–.1, .1–.2, … of the sample
/// (Perron & Yabu 2009): where the correction of Roy and Fuller starts.
const LOW_SLOPE: [f64; 10] = [
    -4.27, -4.41, -4.51, -4.55, -4.56, -4.57, -4.51, -4.38, -4.26, -4.26,
];
const LOW_LEVEL_AND_SLOPE: [f64; 10] = [
    -4.38, -4.65, -4.78, -4.81, -4.90, -4.88, -4.75, -4.70, -4.41, -4.41,
];

/// Where the middle branch of Roy and Fuller's correction ends.
const FAR: f64 = 10.0;

/// Most regressors: constant, trend, level, slope.
const MOST: usize = 4;

/// Regressors of one break date, and bases of their span.
#[derive(Debug)]
pub(super) struct Date {
    date: usize,
    shift: TrendShift,
    /// Highest order of the autoregression.
    order: usize,
    /// Constant, trend, then what is tested, of n rows each; trends in units of the sample.
    columns: Vec<Vec<f64>>,
    /// Orthonormal columns with their span.
    basis: Vec<Vec<f64>>,
    /// The same without the first `order` rows.
    late: Vec<Vec<f64>>,
    /// `columns` with the shifts moved back by 1, 2, …, `order − 1`.
    earlier: Vec<Vec<Vec<f64>>>,
}

/// Room for one statistic.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) wald: Vec<f64>,
    residual: Vec<f64>,
    lagged: Vec<f64>,
    differenced: Vec<f64>,
    noise: Vec<f64>,
}

/// What one date gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    pub(super) wald: f64,
    pub(super) ssr: f64,
    pub(super) alpha: f64,
    pub(super) order: usize,
}

impl Date {
    pub(super) fn new(n: usize, date: usize, shift: TrendShift, order: usize) -> Self {
        let columns = regressors(n, date, 0, shift);
        Self {
            date,
            shift,
            order,
            basis: orthonormal(columns.clone()),
            late: orthonormal(columns.iter().map(|c| c[order..].to_vec()).collect()),
            earlier: (1..order)
                .map(|back| regressors(n, date, back, shift))
                .collect(),
            columns,
        }
    }

    pub(super) fn date(&self) -> usize {
        self.date
    }

    /// `None` where the residuals are rounding, whose sum of squares is at most `floor`.
    pub(super) fn wald(&self, y: &[f64], floor: f64, room: &mut Room) -> Option<Verdict> {
        let n = y.len();
        room.residual.clear();
        room.residual.extend_from_slice(y);
        project(&mut room.residual, &self.basis);
        let ssr = dot(&room.residual, &room.residual);
        if ssr <= floor {
            return None;
        }
        let order = self.choose_order(y, room)?;
        let (alpha, std_error) = autoregression(&room.residual, order, &mut room.lagged)?;
        let alpha = self.corrected(alpha, std_error, order, n);

        quasi_difference(y, alpha, &mut room.noise);
        let fitted = generalised(&self.columns, alpha, room)?;
        let mut shift = fitted.shift;
        let variance = if order == 1 {
            dot(&room.noise, &room.noise) / as_f64(n)
        } else if alpha < 1.0 {
            quadratic_spectral(&room.noise)
        } else {
            let beta = noise_autoregression(&room.noise, order - 1)?;
            let long_run = beta.variance / ((1.0 - beta.sum) * (1.0 - beta.sum));
            if self.shift == TrendShift::LevelAndSlope {
                // The level of integrated noise shifts in one step, which short-run variance
                // measures; what of it lagged errors carry is taken out.
                let mut level = shift[0];
                for (columns, b) in self.earlier.iter().zip(&beta.coefficients) {
                    quasi_difference(y, alpha, &mut room.noise);
                    level -= b * generalised(columns, alpha, room)?.shift[0];
                }
                shift[0] = libm::sqrt(long_run / beta.variance) * level;
            }
            long_run
        };
        let factor = &fitted.factor;
        let (first, second) = (
            factor[0] * shift[0] + factor[1] * shift[1],
            factor[2] * shift[1],
        );
        Some(Verdict {
            wald: (first * first + second * second) / variance,
            ssr,
            alpha,
            order,
        })
    }

    /// Order of the autoregression of y about the broken trend, by BIC, at least 1.
    fn choose_order(&self, y: &[f64], room: &mut Room) -> Option<usize> {
        if self.order == 1 {
            return Some(1);
        }
        let rows = y.len() - self.order;
        let lagged = &mut room.lagged;
        lagged.clear();
        for lag in 0..=self.order {
            lagged.extend_from_slice(&y[self.order - lag..y.len() - lag]);
        }
        for column in lagged.chunks_exact_mut(rows) {
            project(column, &self.late);
        }
        let (now, lags) = lagged.split_at_mut(rows);
        let count = as_f64(rows);
        let mut best = (count * libm::log(dot(now, now) / count), 0);
        let mut rest = lags;
        for k in 1..=self.order {
            let (this, after) = rest.split_at_mut(rows);
            let squares = dot(this, this);
            if squares <= 0.0 {
                return None;
            }
            let product = dot(this, now) / squares;
            take(now, this, product);
            for other in after.chunks_exact_mut(rows) {
                let product = dot(this, other) / squares;
                take(other, this, product);
            }
            let value = count * libm::log(dot(now, now) / count) + libm::log(count) * as_f64(k);
            if value < best.0 {
                best = (value, k);
            }
            rest = after;
        }
        Some(best.1.max(1))
    }

    /// α̂ with Roy and Fuller's correction, set to 1 where it is within `n^(−½)` of it.
    fn corrected(&self, alpha: f64, std_error: f64, order: usize, n: usize) -> f64 {
        let low = match self.shift {
            TrendShift::Slope => LOW_SLOPE,
            TrendShift::LevelAndSlope => LOW_LEVEL_AND_SLOPE,
        };
        // λ in (.1·i, .1·(i + 1)], in whole numbers.
        let tenth = (10 * self.date).div_ceil(n).clamp(1, 10) - 1;
        let low = low[tenth];
        let size = as_f64(n);
        let terms = as_f64(self.columns.len() + 1);
        let half = as_f64(order.div_ceil(2));
        let tau = (alpha - 1.0) / std_error;
        let slope =
            (terms * size - low * low * (half + size)) / (low * (low + FAR) * (half + size));
        let correction = if tau > low {
            -tau
        } else if tau > -FAR {
            half * tau / size - terms / (tau + slope * (tau + FAR))
        } else if tau > -libm::sqrt(terms * size) {
            half * tau / size - terms / tau
        } else {
            0.0
        };
        let corrected = alpha + correction * std_error;
        if corrected >= 1.0 || libm::sqrt(size) * (corrected - 1.0).abs() <= 1.0 {
            1.0
        } else {
            corrected.max(-0.99)
        }
    }
}

/// Constant, trend, shift of level (if asked for) and of slope; the shifts start `back` earlier than
/// the break.
fn regressors(n: usize, date: usize, back: usize, shift: TrendShift) -> Vec<Vec<f64>> {
    let after = |t: &usize| *t > date - back;
    let unit = 1.0 / as_f64(n);
    let times = || 1..=n;
    let mut columns = vec![
        vec![1.0; n],
        times().map(|t| unit * as_f64(t)).collect::<Vec<f64>>(),
    ];
    if shift == TrendShift::LevelAndSlope {
        columns.push(times().map(|t| if after(&t) { 1.0 } else { 0.0 }).collect());
    }
    columns.push(
        times()
            .map(|t| {
                if after(&t) {
                    unit * (as_f64(t) - as_f64(date))
                } else {
                    0.0
                }
            })
            .collect(),
    );
    columns
}

fn orthonormal(mut columns: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    for i in 0..columns.len() {
        let (before, from) = columns.split_at_mut(i);
        let this = &mut from[0];
        // Twice is enough.
        project(this, before);
        project(this, before);
        let scale = 1.0 / libm::sqrt(dot(this, this));
        for value in this {
            *value *= scale;
        }
    }
    columns
}

/// Takes the span of orthonormal columns out of a vector.
fn project(values: &mut [f64], basis: &[Vec<f64>]) {
    for direction in basis {
        let product = dot(values, direction);
        take(values, direction, product);
    }
}

/// α̂ and its standard error in `uₜ = α·uₜ₋₁ + Σ_{i<order} ζᵢ·Δuₜ₋ᵢ + eₜ`.
fn autoregression(u: &[f64], order: usize, room: &mut Vec<f64>) -> Option<(f64, f64)> {
    let rows = u.len() - order;
    room.clear();
    room.extend_from_slice(&u[order - 1..u.len() - 1]);
    room.extend_from_slice(&u[order..]);
    for lag in 1..order {
        let from = order - lag - 1;
        room.extend(u[from..=from + rows].windows(2).map(|w| w[1] - w[0]));
    }
    let (pair, mut rest) = room.split_at_mut(2 * rows);
    let (level, now) = pair.split_at_mut(rows);
    while !rest.is_empty() {
        let (this, after) = rest.split_at_mut(rows);
        let squares = dot(this, this);
        if squares <= 0.0 {
            return None;
        }
        for other in after.chunks_exact_mut(rows).chain([&mut *level, &mut *now]) {
            let product = dot(this, other) / squares;
            take(other, this, product);
        }
        rest = after;
    }
    let squares = dot(level, level);
    if squares <= 0.0 {
        return None;
    }
    let alpha = dot(level, now) / squares;
    take(now, level, alpha);
    let variance = dot(now, now) / as_f64(rows);
    Some((alpha, libm::sqrt(variance / squares)))
}

/// `(y₁, y₂ − α·y₁, …)`.
fn quasi_difference(y: &[f64], alpha: f64, out: &mut Vec<f64>) {
    out.clear();
    out.push(y[0]);
    out.extend(y.windows(2).map(|w| w[1] - alpha * w[0]));
}

/// Coefficients of the shifts, and the factor F of the inverse of their covariance, `F'F`.
struct Generalised {
    /// Level and slope, or slope and 0.
    shift: [f64; 2],
    /// `F = [f₀ f₁; 0 f₂]`.
    factor: [f64; 3],
}

/// Least squares of the quasi-differenced response, which is in `room.noise` and is left as the
/// residual there.
fn generalised(columns: &[Vec<f64>], alpha: f64, room: &mut Room) -> Option<Generalised> {
    let n = room.noise.len();
    room.differenced.clear();
    for column in columns {
        room.differenced.push(column[0]);
        room.differenced
            .extend(column.windows(2).map(|w| w[1] - alpha * w[0]));
    }
    let mut products = [0.0; MOST];
    let mut norms = [0.0; MOST];
    let mut cross = 0.0;
    let mut rest: &mut [f64] = &mut room.differenced;
    let last = columns.len() - 1;
    for i in 0..=last {
        let (this, after) = rest.split_at_mut(n);
        norms[i] = dot(this, this);
        if norms[i] <= 0.0 {
            return None;
        }
        products[i] = dot(this, &room.noise) / norms[i];
        take(&mut room.noise, this, products[i]);
        for other in after.chunks_exact_mut(n) {
            let product = dot(this, other) / norms[i];
            take(other, this, product);
            if i + 1 == last {
                cross = product;
            }
        }
        rest = after;
    }
    if columns.len() == 3 {
        return Some(Generalised {
            shift: [products[2], 0.0],
            factor: [libm::sqrt(norms[2]), 0.0, 0.0],
        });
    }
    let root = libm::sqrt(norms[2]);
    Some(Generalised {
        shift: [products[2] - cross * products[3], products[3]],
        factor: [root, root * cross, libm::sqrt(norms[3])],
    })
}

/// An autoregression of the noise without terms.
struct NoiseAutoregression {
    coefficients: Vec<f64>,
    sum: f64,
    /// Variance of its errors.
    variance: f64,
}

fn noise_autoregression(v: &[f64], order: usize) -> Option<NoiseAutoregression> {
    let rows = v.len() - order;
    let mut now = v[order..].to_vec();
    let mut lags: Vec<Vec<f64>> = (1..=order)
        .map(|lag| v[order - lag..order - lag + rows].to_vec())
        .collect();
    // Upper triangle of the factor: lag j = Σᵢ upper[i][j]·(orthogonal lag i).
    let mut upper = vec![vec![0.0; order]; order];
    let mut products = vec![0.0; order];
    for i in 0..order {
        let (before, after) = lags.split_at_mut(i + 1);
        let this = &before[i];
        let squares = dot(this, this);
        if squares <= 0.0 {
            return None;
        }
        products[i] = dot(this, &now) / squares;
        take(&mut now, this, products[i]);
        for (j, other) in after.iter_mut().enumerate() {
            let product = dot(this, other) / squares;
            take(other, this, product);
            upper[i][i + 1 + j] = product;
        }
    }
    let mut coefficients = products;
    for i in (0..order).rev() {
        for j in i + 1..order {
            coefficients[i] -= upper[i][j] * coefficients[j];
        }
    }
    Some(NoiseAutoregression {
        sum: coefficients.iter().sum(),
        variance: dot(&now, &now) / as_f64(v.len() - order - 1),
        coefficients,
    })
}
