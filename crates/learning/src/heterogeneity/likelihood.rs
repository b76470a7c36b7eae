//! All maxima of a likelihood of τ², by enclosure.

use endodec_numerics::ConvergenceError;
use endodec_numerics::root::bracketed;

use super::contrasts::Contrast;
use crate::LearningError;

/// A maximum of a likelihood of τ² over τ² ≥ 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Maximum {
    /// τ².
    pub tau_squared: f64,
    /// The logarithm of the likelihood there, all constants included.
    pub log_likelihood: f64,
}

/// A Gaussian likelihood of τ², but for constants
///
/// ```text
/// −½·[Σⱼ nⱼ·ln(νⱼ + τ²) + Σⱼ cⱼ/(λⱼ + τ²)]
/// ```
///
/// The restricted one has `ν = λ`, the variances of the contrasts; the full one has those of the
/// estimates.
pub(super) struct Likelihood<'a> {
    contrasts: &'a [Contrast],
    /// ν and n.
    logarithms: Vec<(f64, f64)>,
    smallest: f64,
}

/// The parts of twice the score `f − g` and of its derivative `g' − f'`, all of them falling in τ².
#[derive(Clone, Copy)]
struct Parts {
    tau_squared: f64,
    /// `Σ c/(λ + τ²)²`.
    f: f64,
    /// `Σ n/(ν + τ²)`.
    g: f64,
    /// `2·Σ c/(λ + τ²)³`.
    f_slope: f64,
    /// `Σ n/(ν + τ²)²`.
    g_slope: f64,
}

/// No likelihood of any number of estimates that fits into memory has come near this.
const MOST_INTERVALS: usize = 10_000_000;

impl<'a> Likelihood<'a> {
    pub(super) fn restricted(contrasts: &'a [Contrast]) -> Self {
        let logarithms = contrasts.iter().map(|c| (c.variance, c.count)).collect();
        Self::new(contrasts, logarithms)
    }

    pub(super) fn full(contrasts: &'a [Contrast], variances: &[f64]) -> Self {
        Self::new(contrasts, variances.iter().map(|&v| (v, 1.0)).collect())
    }

    fn new(contrasts: &'a [Contrast], logarithms: Vec<(f64, f64)>) -> Self {
        let all = logarithms.iter().map(|(variance, _)| *variance);
        Self {
            contrasts,
            smallest: all.fold(f64::INFINITY, f64::min),
            logarithms,
        }
    }

    /// Every maximum, in ascending order of τ².
    ///
    /// Both parts of the score fall in τ², so their values at the ends of an interval enclose the
    /// score on all of it, and likewise its derivative. An interval on which the score has no zero
    /// is left, one on which the score is monotone holds one zero at most, and any other is
    /// divided. Above the largest `c/n − λ` the score is negative, which ends the search.
    ///
    /// # Errors
    ///
    /// [`LearningError::NotConverged`] where squares of the estimates leave double precision.
    pub(super) fn maxima(&self) -> Result<Vec<Maximum>, LearningError> {
        let above = self
            .contrasts
            .iter()
            .map(|c| c.square / c.count - c.variance);
        let top = above.fold(0.0, f64::max);
        // A little beyond: where one contrast is all there is, the score vanishes at that very place.
        let top = if top > 0.0 {
            top + 1e-6 * (top + self.smallest)
        } else {
            0.0
        };
        let first = self.parts(0.0);
        let mut found = Vec::new();
        if first.score() <= 0.0 {
            found.push(self.maximum(0.0));
        }
        let mut open = if top > 0.0 {
            vec![(first, self.parts(top))]
        } else {
            Vec::new()
        };
        let mut tried = 0;
        while let Some((left, right)) = open.pop() {
            tried += 1;
            if tried > MOST_INTERVALS || !(left.f + right.f + left.g_slope).is_finite() {
                return Err(LearningError::NotConverged(ConvergenceError {
                    method: "the search for all maxima of the likelihood of τ²",
                    iterations: tried,
                    residual: left.score(),
                    bracket: Some((left.tau_squared, right.tau_squared)),
                }));
            }
            let slopes = [right.g_slope - left.f_slope, left.g_slope - right.f_slope];
            if no_zero(&left, &right, slopes) {
                continue;
            }
            let crosses = left.score() > 0.0 && right.score() <= 0.0;
            let middle = self.middle(left.tau_squared, right.tau_squared);
            match middle {
                Some(middle) if slopes[0] <= 0.0 && slopes[1] >= 0.0 => {
                    let middle = self.parts(middle);
                    open.push((middle, right));
                    open.push((left, middle));
                }
                _ if crosses => {
                    let at = bracketed(
                        "a maximum of the likelihood of τ²",
                        |t| self.parts(t).score(),
                        left.tau_squared,
                        right.tau_squared,
                    )?;
                    found.push(self.maximum(at.x));
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// A point between two, halfway in the logarithm of the smallest variance; `None` where there
    /// is no room for one.
    fn middle(&self, low: f64, high: f64) -> Option<f64> {
        let room = high - low > 4.0 * f64::EPSILON * (high + self.smallest);
        let geometric =
            libm::sqrt(low + self.smallest) * libm::sqrt(high + self.smallest) - self.smallest;
        let halved = 0.5 * (low + high);
        let point = if geometric > low && geometric < high {
            geometric
        } else {
            halved
        };
        (room && point > low && point < high).then_some(point)
    }

    fn parts(&self, tau_squared: f64) -> Parts {
        let mut parts = Parts {
            tau_squared,
            f: 0.0,
            g: 0.0,
            f_slope: 0.0,
            g_slope: 0.0,
        };
        for contrast in self.contrasts {
            let weight = 1.0 / (contrast.variance + tau_squared);
            let pull = contrast.square * weight * weight;
            parts.f += pull;
            parts.f_slope += 2.0 * pull * weight;
        }
        for (variance, count) in &self.logarithms {
            let weight = 1.0 / (variance + tau_squared);
            parts.g += count * weight;
            parts.g_slope += count * weight * weight;
        }
        parts
    }

    fn maximum(&self, tau_squared: f64) -> Maximum {
        let logarithms: f64 = self
            .logarithms
            .iter()
            .map(|(variance, count)| {
                count * libm::log(2.0 * core::f64::consts::PI * (variance + tau_squared))
            })
            .sum();
        Maximum {
            tau_squared,
            log_likelihood: -0.5 * (logarithms + q_at(self.contrasts, tau_squared)),
        }
    }
}

impl Parts {
    fn score(&self) -> f64 {
        self.f - self.g
    }
}

/// Whether the enclosures leave no zero of the score strictly inside the interval.
fn no_zero(left: &Parts, right: &Parts, slopes: [f64; 2]) -> bool {
    let width = right.tau_squared - left.tau_squared;
    let below = [
        right.f - left.g,
        left.score() + slopes[0].min(0.0) * width,
        right.score() - slopes[1].max(0.0) * width,
    ];
    let above = [
        left.f - right.g,
        left.score() + slopes[1].max(0.0) * width,
        right.score() - slopes[0].min(0.0) * width,
    ];
    below.iter().any(|v| *v > 0.0) || above.iter().any(|v| *v < 0.0)
}

/// Cochran's Q with weights `1/(vᵢ + τ²)`.
pub(super) fn q_at(contrasts: &[Contrast], tau_squared: f64) -> f64 {
    contrasts
        .iter()
        .map(|c| c.square / (c.variance + tau_squared))
        .sum()
}

/// The τ² ≥ 0 at which Q has come down to `target`; 0 where it is not above it.
///
/// `1/Q` is concave in τ², so Newton's steps on it from 0 never pass the root.
pub(super) fn q_equals(contrasts: &[Contrast], target: f64) -> f64 {
    let smallest = contrasts
        .iter()
        .map(|c| c.variance)
        .fold(f64::INFINITY, f64::min);
    let mut tau_squared = 0.0;
    for _ in 0..500 {
        let q = q_at(contrasts, tau_squared);
        if q.partial_cmp(&target) != Some(core::cmp::Ordering::Greater) {
            break;
        }
        let slope: f64 = contrasts
            .iter()
            .map(|c| {
                let weight = 1.0 / (c.variance + tau_squared);
                c.square * weight * weight
            })
            .sum();
        let step = q / slope * (q / target - 1.0);
        tau_squared += step;
        if step <= f64::EPSILON * (tau_squared + smallest) {
            break;
        }
    }
    tau_squared
}
