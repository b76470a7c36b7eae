//! One draw of the limit of every statistic: a Gaussian random walk in five dimensions, and the
//! best partitions of it.
//!
//! With `S` a random walk of `N` standard normal steps in `q` dimensions, the limit of `m·supF(m)`
//! is
//!
//! ```text
//! max over 0 = b₀ < b₁ < … < b_{m+1} = N, b_i − b_{i−1} ≥ εN, of  Σᵢ |S(bᵢ) − S(bᵢ₋₁)|² / (bᵢ − bᵢ₋₁) − |S(N)|² / N
//! ```
//!
//! (the reduction of the sum of squares that the partition brings, Bai and Perron 1998, Proposition
//! 6), found by dynamic programming over all partitions. Single precision: its rounding, 1e−6 of
//! the value, is a thousand times below the sampling error.

#![expect(
    clippy::cast_possible_truncation,
    reason = "single precision is enough, as said above"
)]

use rand_chacha::ChaCha8Rng;
use rand_core::Rng;

/// Largest number of regressors whose coefficients change.
pub(crate) const REGRESSORS: usize = 5;
/// Trimmings in hundredths, and the largest number of breaks simulated for each.
pub(crate) const TRIMMINGS: [(usize, usize); 5] = [(5, 9), (10, 8), (15, 5), (20, 3), (25, 2)];
/// Statistics of one grid and one number of regressors: `Σ` of the numbers of breaks above.
pub(crate) const STATISTICS: usize = 27;
/// Every walk is also looked at on these coarser grids: each step, each second, each fifth.
pub(crate) const STRIDES: [usize; 3] = [1, 2, 5];

/// A random walk: `position[d][t]`, `t = 0..=steps`, in each dimension `d`.
pub(crate) struct Walk {
    position: Vec<Vec<f64>>,
    steps: usize,
}

impl Walk {
    /// Draws the next walk of the generator.
    pub(crate) fn draw(rng: &mut ChaCha8Rng, steps: usize) -> Self {
        let position = (0..REGRESSORS)
            .map(|_| {
                let mut path = Vec::with_capacity(steps + 2);
                let mut at = 0.0;
                path.push(at);
                while path.len() <= steps {
                    let (a, b) = normal_pair(rng);
                    at += a;
                    path.push(at);
                    at += b;
                    path.push(at);
                }
                path.truncate(steps + 1);
                path
            })
            .collect();
        Self { position, steps }
    }

    /// `supF(1)` for each number of regressors (outer), and each trimming, on the grid of every
    /// `stride`-th step.
    pub(crate) fn single_break(&self, stride: usize, out: &mut Vec<f32>) {
        let n = self.steps / stride;
        let mut squares = vec![0.0_f64; n + 1];
        for path in &self.position {
            let total = path[n * stride];
            for (t, square) in squares.iter_mut().enumerate() {
                let bridge = path[t * stride] - total * t as f64 / n as f64;
                *square += bridge * bridge;
            }
            for (trimming, _) in TRIMMINGS {
                let h = n * trimming / 100;
                let sup = (h..=n - h)
                    .map(|t| squares[t] * n as f64 / (t as f64 * (n - t) as f64))
                    .fold(0.0, f64::max);
                out.push((sup / stride as f64) as f32);
            }
        }
    }

    /// `supF(m)` for each number of regressors (outer), each trimming and each `m`, on the grid of
    /// every `stride`-th step.
    pub(crate) fn all_breaks(&self, stride: usize, out: &mut Vec<f32>) {
        let n = self.steps / stride;
        let scale = 1.0 / (stride as f64).sqrt();
        let walk: Vec<Vec<f32>> = self
            .position
            .iter()
            .map(|path| {
                path.iter()
                    .step_by(stride)
                    .map(|x| (x * scale) as f32)
                    .collect()
            })
            .collect();
        let inverse: Vec<f32> = (0..=n).map(|k| 1.0 / k as f32).collect();
        let mut searches: Vec<Vec<Search>> = (0..REGRESSORS)
            .map(|_| {
                TRIMMINGS
                    .iter()
                    .map(|&(t, m)| Search::new(n, n * t / 100, m))
                    .collect()
            })
            .collect();
        let mut squares = vec![0.0_f32; n + 1];
        let mut gain = vec![0.0_f32; n + 1];
        let smallest = n * TRIMMINGS[0].0 / 100;
        for a in std::iter::once(0).chain(smallest..=n - smallest) {
            let length = n - a;
            squares[..=length].fill(0.0);
            for (path, of_q) in walk.iter().zip(&mut searches) {
                let here = path[a];
                let later = path[a..].iter().zip(&inverse);
                for ((square, g), (x, inv)) in squares.iter_mut().zip(&mut gain).zip(later) {
                    let d = x - here;
                    *square += d * d;
                    *g = *square * inv;
                }
                for search in of_q {
                    search.start_at(a, &gain[..=length]);
                }
            }
        }
        for search in searches.iter().flatten() {
            search.statistics(out);
        }
    }
}

/// The dynamic programme of one trimming: the best sum over `k` segments that end at `b`.
struct Search {
    n: usize,
    h: usize,
    /// `best[k − 1][b]`, `k = 1..=m`.
    best: Vec<Vec<f32>>,
    /// The best sum with `m` breaks over the whole walk, `m = 0..=max`.
    whole: Vec<f32>,
}

impl Search {
    fn new(n: usize, h: usize, breaks: usize) -> Self {
        Self {
            n,
            h,
            best: vec![vec![f32::NEG_INFINITY; n + 1]; breaks],
            whole: vec![f32::NEG_INFINITY; breaks + 1],
        }
    }

    /// Takes in every segment that starts after `a`; `gain[k]` is the gain of the segment
    /// `a+1..=a+k`.
    fn start_at(&mut self, a: usize, gain: &[f32]) {
        let (n, h) = (self.n, self.h);
        if a == 0 {
            self.best[0][h..].copy_from_slice(&gain[h..]);
            self.whole[0] = gain[n];
            return;
        }
        if a < h || a > n - h {
            return;
        }
        for (whole, best) in self.whole[1..].iter_mut().zip(&self.best) {
            *whole = whole.max(best[a] + gain[n - a]);
        }
        if a + 2 * h > n {
            return;
        }
        for k in 1..self.best.len() {
            let base = self.best[k - 1][a];
            if base == f32::NEG_INFINITY {
                break;
            }
            let ends = &mut self.best[k][a + h..=n - h];
            for (best, g) in ends.iter_mut().zip(&gain[h..]) {
                let candidate = base + g;
                *best = if candidate > *best { candidate } else { *best };
            }
        }
    }

    fn statistics(&self, out: &mut Vec<f32>) {
        for (m, whole) in self.whole.iter().enumerate().skip(1) {
            out.push((whole - self.whole[0]) / m as f32);
        }
    }
}

/// Two independent standard normal numbers (Box and Muller).
fn normal_pair(rng: &mut ChaCha8Rng) -> (f64, f64) {
    const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
    let u = ((rng.next_u64() >> 11) as f64 + 1.0) * UNIT;
    let v = (rng.next_u64() >> 11) as f64 * UNIT;
    let radius = (-2.0 * libm::log(u)).sqrt();
    let (sin, cos) = libm::sincos(2.0 * std::f64::consts::PI * v);
    (radius * cos, radius * sin)
}
