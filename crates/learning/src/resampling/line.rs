//! The slope of one resample.

use super::Scheme;
use crate::LearningError;
use crate::regression::Regression;

/// One minus a leverage below this is zero up to rounding.
pub(super) const FULL_LEVERAGE: f64 = 1e-10;

/// A sum of squares around the mean below this fraction of the one around the mean of the sample
/// has lost four digits.
const CANCELLED: f64 = 1e-4;

/// What is drawn in the place of the sample.
#[derive(Clone, Copy)]
pub(super) enum Resample<'a> {
    /// Which observation stands in each of the n places, counted from 0.
    Pairs(&'a [u32]),
    /// The errors on the fitted line, in the order of the data.
    Errors(&'a [f64]),
}

/// The sample, centred, and its fitted line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
    /// x, x², xy and y of each observation: all that a slope needs, side by side, in the order in
    /// which it is used, so that the compiler adds two at a time.
    moments: Vec<[f64; 4]>,
    pub(super) slope: f64,
    pub(super) sum_of_squares: f64,
}

impl Line {
    pub(super) fn new(x: &[f64], y: &[f64], fit: &Regression) -> Self {
        let y_mean = crate::series::mean(y);
        let x: Vec<f64> = x.iter().map(|v| v - fit.x_mean).collect();
        let y: Vec<f64> = y.iter().map(|v| v - y_mean).collect();
        Self {
            moments: x
                .iter()
                .zip(&y)
                .map(|(x, y)| [*x, x * x, x * y, *y])
                .collect(),
            x,
            y,
            slope: fit.slope.estimate,
            sum_of_squares: fit.x_sum_of_squares,
        }
    }

    pub(super) fn n(&self) -> usize {
        self.x.len()
    }

    pub(super) fn count(&self) -> f64 {
        self.n() as f64
    }

    /// The errors that a scheme resamples, in the order of the data; none for pairs.
    pub(super) fn errors(
        &self,
        scheme: Scheme,
        fit: &Regression,
    ) -> Result<Vec<f64>, LearningError> {
        let root = match scheme {
            Scheme::Pairs => return Ok(Vec::new()),
            Scheme::Residual => true,
            Scheme::Wild => false,
        };
        let mut errors = fit
            .residuals
            .iter()
            .zip(&fit.leverages)
            .enumerate()
            .map(|(i, (e, h))| {
                let left = 1.0 - h;
                if left < FULL_LEVERAGE {
                    return Err(LearningError::Leverage { observation: i + 1 });
                }
                Ok(e / if root { libm::sqrt(left) } else { left })
            })
            .collect::<Result<Vec<f64>, _>>()?;
        if root {
            let mean = crate::series::mean(&errors);
            for e in &mut errors {
                *e -= mean;
            }
        }
        Ok(errors)
    }

    /// The elasticity, minus the slope, of a resample; `None` where output is constant.
    #[inline]
    pub(super) fn elasticity(&self, resample: Resample<'_>) -> Option<f64> {
        match resample {
            Resample::Pairs(drawn) => self.slope_of(drawn).map(|slope| -slope),
            Resample::Errors(errors) => Some(-(self.slope + self.shift(errors))),
        }
    }

    /// What errors on the fitted line add to its slope.
    #[inline]
    pub(super) fn shift(&self, errors: &[f64]) -> f64 {
        let (e4, e_rest) = errors.as_chunks::<4>();
        let (x4, x_rest) = self.x.as_chunks::<4>();
        let mut partial = [0.0; 4];
        for (e, x) in e4.iter().zip(x4) {
            for lane in 0..4 {
                partial[lane] += e[lane] * x[lane];
            }
        }
        let mut sum = (partial[0] + partial[1]) + (partial[2] + partial[3]);
        for (e, x) in e_rest.iter().zip(x_rest) {
            sum += e * x;
        }
        sum / self.sum_of_squares
    }

    #[inline]
    fn slope_of(&self, drawn: &[u32]) -> Option<f64> {
        let n = self.count();
        let [sx, raw_xx, raw_xy, sy] = self.sums(drawn);
        let mean = sx / n;
        let xx = raw_xx - sx * mean;
        if xx <= CANCELLED * raw_xx {
            return self.around_the_mean(drawn).map(|c| c.xy / c.xx);
        }
        Some((raw_xy - sy * mean) / xx)
    }

    /// Sums of the moments over a resample, in two interleaved partial sums so that additions need
    /// not wait for one another.
    #[inline]
    fn sums(&self, drawn: &[u32]) -> [f64; 4] {
        let mut partial = [[0.0; 4]; 2];
        let (pairs, rest) = drawn.as_chunks::<2>();
        for pair in pairs {
            for (sum, i) in partial.iter_mut().zip(pair) {
                let moments = &self.moments[*i as usize];
                for k in 0..4 {
                    sum[k] += moments[k];
                }
            }
        }
        for i in rest {
            for (sum, moment) in partial[0].iter_mut().zip(&self.moments[*i as usize]) {
                *sum += moment;
            }
        }
        core::array::from_fn(|k| partial[0][k] + partial[1][k])
    }

    /// Second moments of a resample about its own means; `None` where output is constant.
    pub(super) fn around_the_mean(&self, drawn: &[u32]) -> Option<Centred> {
        let places = || drawn.iter().map(|i| *i as usize);
        let first = self.x[places().next()?];
        if places().all(|i| self.x[i].total_cmp(&first).is_eq()) {
            return None;
        }
        let n = self.count();
        let x_mean = places().map(|i| self.x[i]).sum::<f64>() / n;
        let y_mean = places().map(|i| self.y[i]).sum::<f64>() / n;
        let mut centred = Centred {
            x_mean,
            y_mean,
            xx: 0.0,
            xy: 0.0,
            yy: 0.0,
        };
        for i in places() {
            let (dx, dy) = (self.x[i] - x_mean, self.y[i] - y_mean);
            centred.xx += dx * dx;
            centred.xy += dx * dy;
            centred.yy += dy * dy;
        }
        Some(centred)
    }
}

/// Means of a resample of pairs, and sums of squares and products about them.
pub(super) struct Centred {
    pub(super) x_mean: f64,
    pub(super) y_mean: f64,
    pub(super) xx: f64,
    pub(super) xy: f64,
    pub(super) yy: f64,
}
