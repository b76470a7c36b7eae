//! The local level: shocks that stay, and errors of observation that do not.

use super::Slope;
use super::increments::Increments;
use endodec_numerics::minimise::line;

/// Cells in which maxima of the likelihood are looked for.
const CELLS: u32 = 200;

/// Variances of a local level around a trend.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LocalLevel {
    /// Of an observation, in the square of log odds (logistic) or of log shares (SIS).
    pub observation_variance: f64,
    /// Of the level, gained a month.
    pub level_variance: f64,
}

/// Generalised least squares given the share of the noise that is of observation.
struct Given {
    slope: f64,
    std_error: f64,
    /// Variance of an increment over a gap of the mean length, without its errors of observation, over 1 − share.
    variance: f64,
    log_likelihood: f64,
}

/// Slope at the global maximum of the restricted likelihood.
///
/// ```text
/// Var(eᵢ) = (1 − s)·gᵢ + 2s,  Cov(eᵢ, eᵢ₊₁) = −s,   0 ≤ s ≤ 1
/// ```
///
/// Every cell of a grid that holds a local maximum is searched, and the bounds are compared with it.
pub(super) fn slope(increments: &Increments) -> Slope {
    let minus = |share: f64| -given(increments, share).log_likelihood;
    let at = |cell: u32| f64::from(cell) / f64::from(CELLS);
    let heights: Vec<f64> = (0..=CELLS).map(|cell| minus(at(cell))).collect();
    let mut best = (0.0, heights[0]);
    let mut offer = |share: f64, height: f64| {
        if height < best.1 {
            best = (share, height);
        }
    };
    offer(1.0, heights[heights.len() - 1]);
    for (cell, three) in (1..CELLS).zip(heights.windows(3)) {
        if three[1] <= three[0] && three[1] <= three[2] {
            let share = line::minimum(minus, at(cell - 1), at(cell + 1), |_| false);
            offer(share, minus(share));
        }
    }
    // A maximum inside the first or the last cell leaves no trace on the grid.
    for (from, to) in [(0.0, at(1)), (at(CELLS - 1), 1.0)] {
        let share = line::minimum(minus, from, to, |_| false);
        offer(share, minus(share));
    }
    let found = given(increments, best.0);
    Slope {
        estimate: found.slope,
        std_error: found.std_error,
        widening: 1.0,
        local_level: Some(LocalLevel {
            observation_variance: best.0 * found.variance,
            level_variance: (1.0 - best.0) * found.variance,
        }),
    }
}

impl LocalLevel {
    /// From gaps in units of their mean to months, and from increments over δ to themselves.
    pub(super) fn per(self, increments: &Increments) -> Self {
        let scale = increments.delta * increments.delta;
        Self {
            observation_variance: self.observation_variance * scale,
            level_variance: self.level_variance * scale / increments.mean_gap,
        }
    }
}

fn given(increments: &Increments, share: f64) -> Given {
    let Increments { x, z, gaps, .. } = increments;
    // Cholesky of the tridiagonal covariance, solved as it goes.
    let (mut log_determinant, mut below) = (0.0, 0.0);
    let (mut x_before, mut z_before) = (0.0, 0.0);
    let (mut xx, mut xz, mut zz) = (0.0, 0.0, 0.0);
    for ((x, z), gap) in x.iter().zip(z).zip(gaps) {
        let diagonal = libm::sqrt((1.0 - share) * gap + 2.0 * share - below * below);
        let (x, z) = (
            (x - below * x_before) / diagonal,
            (z - below * z_before) / diagonal,
        );
        xx += x * x;
        xz += x * z;
        zz += z * z;
        log_determinant += libm::log(diagonal);
        (x_before, z_before) = (x, z);
        below = -share / diagonal;
    }
    let slope = xz / xx;
    let freedom = increments.count() - 1.0;
    let ssr = (zz - slope * xz).max(f64::MIN_POSITIVE);
    let variance = ssr / freedom;
    Given {
        slope,
        std_error: libm::sqrt(variance / xx),
        variance,
        log_likelihood: -log_determinant - 0.5 * libm::log(xx) - 0.5 * freedom * libm::log(ssr),
    }
}
