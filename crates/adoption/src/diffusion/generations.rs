//! Norton and Bass: a second generation that wins new users and takes over those of the first.

use super::bass;
use super::fit::covariance;
use crate::error::AdoptionError;
use endodec_numerics::minimise::least_squares::{Fitted, LeastSquares, Problem};
use endodec_numerics::parameter::positive;

/// Users of two generations of a product at times since the launch of the first.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerationsData {
    /// Times since the launch of the first generation, increasing and positive.
    pub times: Vec<f64>,
    /// Users of the first generation then; `None` where not observed.
    pub first: Vec<Option<f64>>,
    /// Users of the second; what is given before its launch is not used.
    pub second: Vec<Option<f64>>,
    /// Launch of the second generation, after that of the first.
    pub launch: f64,
}

/// Two generations fitted by least squares.
///
/// ```text
/// S₁(t) = F₁(t)·m₁·(1 − F₂(t − τ)),   S₂(t) = F₂(t − τ)·(m₂ + F₁(t)·m₁)
/// ```
///
/// Fᵢ is Bass's share with pᵢ and qᵢ, zero before its launch; S are users at a time, not sales of a period, and the sum of
/// squares of both is unweighted.
///
/// # References
/// Norton, J. A. & Bass, F. M. (1987), Management Science 33(9), 1069–1086, doi:10.1287/mnsc.33.9.1069.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct GenerationsFit {
    /// m₁, p₁, q₁.
    pub first: [f64; 3],
    /// m₂ (users that the first generation would not have won), p₂, q₂.
    pub second: [f64; 3],
    /// Standard errors of `first`.
    pub first_std_errors: [f64; 3],
    /// Standard errors of `second`.
    pub second_std_errors: [f64; 3],
    /// Whether both generations have one p and q.
    pub shared: bool,
    /// Launch of the second generation.
    pub launch: f64,
    /// Sum of squared residuals.
    pub rss: f64,
    /// `σ = √(RSS/(n − k))`, with k = 4 parameters where p and q are shared and 6 otherwise.
    pub sigma: f64,
    /// Observations of both generations.
    pub n: usize,
}

impl GenerationsFit {
    /// Users of the first and of the second generation at time `t` since the launch of the first.
    #[must_use]
    pub fn users(&self, t: f64) -> (f64, f64) {
        let [m1, p1, q1] = self.first;
        let [m2, p2, q2] = self.second;
        users(&[m1, m2, p1, q1, p2, q2], t, t - self.launch).0
    }
}

/// Users, and their gradients by (m₁, m₂, p₁, q₁, p₂, q₂).
fn users(theta: &[f64; 6], t: f64, later: f64) -> ((f64, f64), [[f64; 6]; 2]) {
    let [m1, m2, p1, q1, p2, q2] = *theta;
    let (f, [_, f_p, f_q, _]) = bass::curve(&[1.0, p1, q1, 0.0], t);
    let (g, [_, g_p, g_q, _]) = if later > 0.0 {
        bass::curve(&[1.0, p2, q2, 0.0], later)
    } else {
        (0.0, [0.0; 4])
    };
    let base = m2 + f * m1;
    (
        (f * m1 * (1.0 - g), g * base),
        [
            [
                f * (1.0 - g),
                0.0,
                f_p * m1 * (1.0 - g),
                f_q * m1 * (1.0 - g),
                -f * m1 * g_p,
                -f * m1 * g_q,
            ],
            [g * f, g, g * f_p * m1, g * f_q * m1, g_p * base, g_q * base],
        ],
    )
}

/// An observation: time, time since the second launch, generation, value.
type Observed = (f64, f64, usize, f64);

struct Misses {
    observed: Vec<Observed>,
    shared: bool,
}

impl Misses {
    /// All six parameters, of which a shared fit moves the first four.
    fn full(&self, theta: &[f64; 6]) -> [f64; 6] {
        let mut full = *theta;
        if self.shared {
            (full[4], full[5]) = (full[2], full[3]);
        }
        full
    }
}

impl Problem<6> for Misses {
    fn observations(&self) -> usize {
        self.observed.len()
    }

    fn residuals(&self, theta: &[f64; 6], out: &mut [f64]) -> f64 {
        let full = self.full(theta);
        let [m1, m2, p1, q1, p2, q2] = full;
        let admitted =
            m1 > 0.0 && m2 > -m1 && p1 > 0.0 && p2 > 0.0 && p1 + q1 > 0.0 && p2 + q2 > 0.0;
        if !admitted {
            return f64::INFINITY;
        }
        let mut sum = 0.0;
        for (slot, &(t, later, generation, value)) in out.iter_mut().zip(&self.observed) {
            let ((first, second), _) = users(&full, t, later);
            *slot = value - if generation == 0 { first } else { second };
            sum += *slot * *slot;
        }
        if sum.is_finite() { sum } else { f64::INFINITY }
    }

    fn jacobian(&self, theta: &[f64; 6], free: &[usize], columns: &mut [Vec<f64>]) {
        let full = self.full(theta);
        for (i, &(t, later, generation, _)) in self.observed.iter().enumerate() {
            let mut gradient = users(&full, t, later).1[generation];
            if self.shared {
                gradient[2] += gradient[4];
                gradient[3] += gradient[5];
            }
            for (column, &j) in columns.iter_mut().zip(free) {
                column[i] = gradient[j];
            }
        }
    }
}

/// Fits two generations, with one p and q for both or with their own.
///
/// # Errors
/// [`AdoptionError::Lengths`] if the series differ in length, [`AdoptionError::Observation`] at a time or a value out of range,
/// [`AdoptionError::TooFew`] unless there are more observations than parameters, [`AdoptionError::NotIdentified`] where the
/// data leave a parameter open.
pub fn fit_generations(
    data: &GenerationsData,
    shared: bool,
) -> Result<GenerationsFit, AdoptionError> {
    let misses = Misses {
        observed: observed(data)?,
        shared,
    };
    let k = if shared { 4 } else { 6 };
    let n = misses.observed.len();
    if n <= k {
        return Err(AdoptionError::TooFew {
            what: "a fit of two generations",
            required: k + 1,
            given: n,
        });
    }
    let free: Vec<usize> = (0..k).collect();
    let mut problem = LeastSquares::new(&misses, &free);
    let best = starts(data, &misses)
        .into_iter()
        .map(|theta| problem.minimise(theta))
        .filter(|minimum| minimum.converged && minimum.rss.is_finite())
        .min_by(|a, b| a.rss.total_cmp(&b.rss));
    let open = |at: usize, value: f64| AdoptionError::NotIdentified {
        model: "norton_bass",
        parameter: ["m1", "m2", "p1", "q1", "p2", "q2"][at],
        value,
    };
    let Some(best) = best else {
        return Err(open(1, f64::NAN));
    };
    let (r, scale) = problem.triangle(&best.theta);
    if let Some(at) = (0..k).find(|&j| r[j][j] <= 1e-8 || r[j][j].is_nan()) {
        return Err(open(at, best.theta[at]));
    }
    Ok(describe(
        &misses,
        &best,
        k,
        covariance(&r, &scale, k, best.rss / (n - k) as f64),
        data.launch,
    ))
}

fn describe(
    misses: &Misses,
    best: &Fitted<6>,
    k: usize,
    covariance: Vec<Vec<f64>>,
    launch: f64,
) -> GenerationsFit {
    let n = misses.observed.len();
    let [m1, m2, p1, q1, p2, q2] = misses.full(&best.theta);
    let error = |j: usize| covariance[j][j].sqrt();
    let (p, q) = if misses.shared { (2, 3) } else { (4, 5) };
    GenerationsFit {
        first: [m1, p1, q1],
        second: [m2, p2, q2],
        first_std_errors: [error(0), error(2), error(3)],
        second_std_errors: [error(1), error(p), error(q)],
        shared: misses.shared,
        launch,
        rss: best.rss,
        sigma: (best.rss / (n - k) as f64).sqrt(),
        n,
    }
}

fn observed(data: &GenerationsData) -> Result<Vec<Observed>, AdoptionError> {
    positive("launch of the second generation", data.launch)?;
    for (second, series) in [
        ("first generation", &data.first),
        ("second generation", &data.second),
    ] {
        if series.len() != data.times.len() {
            return Err(AdoptionError::Lengths {
                first: "times",
                first_len: data.times.len(),
                second,
                second_len: series.len(),
            });
        }
    }
    let mut all = Vec::new();
    let mut before = 0.0;
    for (i, &t) in data.times.iter().enumerate() {
        let fail = |name, requirement, value| AdoptionError::Observation {
            index: i + 1,
            name,
            requirement,
            value,
        };
        if !t.is_finite() || t <= before {
            return Err(fail(
                "time since launch",
                "positive, finite and later than the one before",
                t,
            ));
        }
        before = t;
        let later = t - data.launch;
        for (generation, value) in [data.first[i], data.second[i]].into_iter().enumerate() {
            let Some(value) = value else { continue };
            if !value.is_finite() {
                return Err(fail("users", "finite", value));
            }
            if generation == 0 || later > 0.0 {
                all.push((t, later, generation, value));
            }
        }
    }
    Ok(all)
}

/// Speeds over the horizon, with markets of the size of the largest values seen; the own p and q start from the shared ones.
fn starts(data: &GenerationsData, misses: &Misses) -> Vec<[f64; 6]> {
    let horizon = data.times.last().copied().unwrap_or(1.0);
    let largest = |generation: usize| {
        let of = misses.observed.iter().filter(|o| o.2 == generation);
        of.fold(0.0_f64, |most, o| most.max(o.3))
    };
    let (first, second) = (largest(0), largest(1));
    let mut all = Vec::new();
    for speed in [3.0, 8.0, 15.0] {
        for ratio in [0.01, 0.1] {
            for market in [1.0, 2.0] {
                let (q, m1) = (speed / horizon, market * first);
                let (p, m2) = (ratio * q, (second - m1).max(0.3 * second));
                all.push([m1, m2, p, q, p, q]);
            }
        }
    }
    all
}
