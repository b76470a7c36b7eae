//! Slope and standard error of one resample.

use super::Scheme;
use crate::LearningError;
use crate::regression::Regression;

/// One minus a leverage below this is zero up to rounding.
pub(super) const FULL_LEVERAGE: f64 = 1e-10;

/// A residual sum of squares below this fraction of the total is zero up to rounding.
const PERFECT: f64 = 1e-24;

/// A sum of squares below this fraction of the raw second moment has lost half its digits.
const CANCELLED: f64 = 1e-8;

/// The sample, centred, and its fitted line.
pub(super) struct Line {
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
    slope: f64,
    sum_of_squares: f64,
}

/// Slope and standard error of a resample, as those of an elasticity.
#[derive(Clone, Copy)]
pub(super) struct Replicate {
    pub(super) elasticity: f64,
    /// 0 when the line fits perfectly.
    pub(super) std_error: f64,
}

/// Resampled elasticities, their standard errors and their probabilities.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Replicates {
    pub(super) elasticities: Vec<f64>,
    pub(super) std_errors: Vec<f64>,
    /// Empty when all have the same probability.
    pub(super) weights: Vec<f64>,
    pub(super) without_slope: usize,
    pub(super) without_slope_probability: f64,
}

impl Replicates {
    pub(super) fn len(&self) -> usize {
        self.elasticities.len()
    }

    pub(super) fn push(&mut self, replicate: Replicate) {
        self.elasticities.push(replicate.elasticity);
        self.std_errors.push(replicate.std_error);
    }

    /// Probability of replicate `i`.
    pub(super) fn weight(&self, i: usize) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of resamples are far below 2^53"
        )]
        self.weights
            .get(i)
            .copied()
            .unwrap_or_else(|| 1.0 / self.len() as f64)
    }

    /// Probability that a replicate (elasticity, standard error) meets a condition.
    pub(super) fn probability(&self, meets: impl Fn(f64, f64) -> bool) -> f64 {
        let hit = |i: &usize| meets(self.elasticities[*i], self.std_errors[*i]);
        if self.weights.is_empty() {
            // Counted, not summed: exact.
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts of resamples are far below 2^53"
            )]
            let share = (0..self.len()).filter(hit).count() as f64 / self.len() as f64;
            share
        } else {
            (0..self.len()).filter(hit).map(|i| self.weights[i]).sum()
        }
    }

    /// Mean and standard deviation; of the population when the resamples are all there are.
    pub(super) fn moments(&self, population: bool) -> (f64, f64) {
        let weighted = |f: &dyn Fn(f64) -> f64| -> f64 {
            self.elasticities
                .iter()
                .enumerate()
                .map(|(i, &a)| self.weight(i) * f(a))
                .sum()
        };
        let mean = weighted(&|a| a);
        let variance = weighted(&|a| (a - mean) * (a - mean));
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of resamples are far below 2^53"
        )]
        let count = self.len() as f64;
        let correction = if population {
            1.0
        } else {
            count / (count - 1.0)
        };
        (mean, libm::sqrt(variance * correction))
    }
}

impl Line {
    pub(super) fn new(x: &[f64], y: &[f64], fit: &Regression) -> Self {
        let y_mean = crate::series::mean(y);
        Self {
            x: x.iter().map(|v| v - fit.x_mean).collect(),
            y: y.iter().map(|v| v - y_mean).collect(),
            slope: fit.slope.estimate,
            sum_of_squares: fit.x_sum_of_squares,
        }
    }

    pub(super) fn n(&self) -> usize {
        self.x.len()
    }

    fn count(&self) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "sample sizes are far below 2^53"
        )]
        let count = self.n() as f64;
        count
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

    /// Standard error of the sample's own slope, of the kind that the scheme's replicates carry.
    pub(super) fn sample_std_error(&self, scheme: Scheme, fit: &Regression) -> f64 {
        self.std_error(&fit.residuals, scheme)
    }

    /// Classical for residuals, which presume one variance; HC1 for the schemes that do not.
    fn std_error(&self, residuals: &[f64], scheme: Scheme) -> f64 {
        let df = self.count() - 2.0;
        let variance = match scheme {
            Scheme::Residual => {
                let ssr: f64 = residuals.iter().map(|e| e * e).sum();
                ssr / df / self.sum_of_squares
            }
            Scheme::Pairs | Scheme::Wild => {
                let meat: f64 = residuals
                    .iter()
                    .zip(&self.x)
                    .map(|(e, x)| x * x * e * e)
                    .sum();
                meat * self.count() / df / (self.sum_of_squares * self.sum_of_squares)
            }
        };
        libm::sqrt(variance)
    }

    /// The resample in which observation i appears `counts[i]` times; `None` without a slope.
    pub(super) fn pairs(&self, counts: &[f64]) -> Option<Replicate> {
        let n = self.count();
        let sums = lanes(counts, &self.x, &self.y, |w, x, y| {
            let wx = w * x;
            [wx, w * y, wx * x, wx * y, w * y * y]
        });
        let [sx, sy, raw_xx, raw_xy, raw_yy] = sums;
        let (x_mean, y_mean) = (sx / n, sy / n);
        let mut xx = raw_xx - sx * x_mean;
        let mut xy = raw_xy - sx * y_mean;
        let mut yy = raw_yy - sy * y_mean;
        if xx <= CANCELLED * raw_xx {
            // Nearly the same output every time: look whether it is the same, and sum again
            // around the mean of the resample.
            let mut drawn = counts.iter().zip(&self.x).filter(|(w, _)| **w > 0.0);
            let first = drawn.next().map(|(_, x)| *x)?;
            if drawn.all(|(_, x)| x.total_cmp(&first).is_eq()) {
                return None;
            }
            [xx, xy, yy] = lanes(counts, &self.x, &self.y, |w, x, y| {
                let (dx, dy) = (x - x_mean, y - y_mean);
                [w * dx * dx, w * dx * dy, w * dy * dy]
            });
        }
        let slope = xy / xx;
        let [ssr, meat] = lanes(counts, &self.x, &self.y, |w, x, y| {
            let dx = x - x_mean;
            let e = y - y_mean - slope * dx;
            let we2 = w * e * e;
            [we2, we2 * dx * dx]
        });
        let variance = if ssr <= PERFECT * yy {
            0.0
        } else {
            meat * n / (n - 2.0) / (xx * xx)
        };
        Some(Replicate {
            elasticity: -slope,
            std_error: libm::sqrt(variance),
        })
    }

    /// The resample with errors `errors` on the fitted line; `buffer` holds n numbers.
    pub(super) fn with_errors(
        &self,
        errors: &[f64],
        scheme: Scheme,
        buffer: &mut [f64],
    ) -> Replicate {
        let mean = crate::series::mean(errors);
        let shift =
            errors.iter().zip(&self.x).map(|(e, x)| x * e).sum::<f64>() / self.sum_of_squares;
        let mut largest = 0.0_f64;
        let mut ssr = 0.0;
        for ((r, e), x) in buffer.iter_mut().zip(errors).zip(&self.x) {
            *r = e - mean - shift * x;
            ssr += *r * *r;
            largest = largest.max(e.abs());
        }
        let perfect = ssr <= PERFECT * self.count() * largest * largest;
        Replicate {
            elasticity: -(self.slope + shift),
            std_error: if perfect {
                0.0
            } else {
                self.std_error(buffer, scheme)
            },
        }
    }
}

/// Sums of `K` terms over the observations, in four interleaved partial sums: an order that the
/// compiler can vectorise, and the same on every machine.
#[inline]
fn lanes<const K: usize>(
    w: &[f64],
    x: &[f64],
    y: &[f64],
    term: impl Fn(f64, f64, f64) -> [f64; K],
) -> [f64; K] {
    let mut partial = [[0.0_f64; 4]; K];
    let (w4, w_rest) = w.as_chunks::<4>();
    let (x4, x_rest) = x.as_chunks::<4>();
    let (y4, y_rest) = y.as_chunks::<4>();
    for ((w, x), y) in w4.iter().zip(x4).zip(y4) {
        for lane in 0..4 {
            let terms = term(w[lane], x[lane], y[lane]);
            for k in 0..K {
                partial[k][lane] += terms[k];
            }
        }
    }
    let mut total = partial.map(|p| (p[0] + p[1]) + (p[2] + p[3]));
    for ((w, x), y) in w_rest.iter().zip(x_rest).zip(y_rest) {
        let terms = term(*w, *x, *y);
        for k in 0..K {
            total[k] += terms[k];
        }
    }
    total
}
