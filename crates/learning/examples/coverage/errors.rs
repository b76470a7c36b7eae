//! Simulated series.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// Errors and their persistence; 1 is a walk.
pub(crate) const ERRORS: [(&str, f64); 4] = [
    ("independent", 0.0),
    ("AR .5", 0.5),
    ("AR .7", 0.7),
    ("integrated", 1.0),
];

/// Numbers of observations.
pub(crate) const SIZES: [usize; 5] = [6, 10, 20, 40, 100];

/// The elasticity behind the series.
pub(crate) const TRUTH: f64 = 0.3;

/// Steps that are not shown to the estimators.
pub(crate) const AHEAD: usize = 5;

/// One series of output and cost, what came after it, and another walk.
#[derive(Debug)]
pub(crate) struct Series {
    pub(crate) quantity: Vec<f64>,
    pub(crate) cost: Vec<f64>,
    /// Cost five steps after the last.
    pub(crate) later: f64,
    /// Growth of ln output over those five steps.
    pub(crate) growth: Vec<f64>,
    /// The errors alone, of standard deviation one (of one step, where they are integrated).
    pub(crate) errors: Vec<f64>,
    /// A walk that has nothing to do with them.
    pub(crate) walk: Vec<f64>,
}

impl Series {
    /// ln Q is a walk with drift .2 and steps of .1; ln c = −.3·ln Q + .1·error.
    pub(crate) fn new(n: usize, persistence: f64, seed: u64, index: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(index);
        let total = n + AHEAD;
        let step = if persistence < 1.0 {
            libm::sqrt(1.0 - persistence * persistence)
        } else {
            1.0
        };
        let (mut output, mut error, mut walk) = (0.0, normal(&mut rng), 0.0);
        let (mut outputs, mut errors, mut walks) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..total {
            output += 0.2 + 0.1 * normal(&mut rng);
            error = persistence * error + step * normal(&mut rng);
            walk += normal(&mut rng);
            outputs.push(output);
            errors.push(error);
            walks.push(walk);
        }
        let costs: Vec<f64> = outputs
            .iter()
            .zip(&errors)
            .map(|(x, u)| libm::exp(0.1 * u - TRUTH * x))
            .collect();
        Self {
            quantity: outputs[..n].iter().map(|x| libm::exp(*x)).collect(),
            cost: costs[..n].to_vec(),
            later: costs[total - 1],
            growth: outputs[n - 1..].windows(2).map(|w| w[1] - w[0]).collect(),
            errors: errors[..n].to_vec(),
            walk: walks[..n].to_vec(),
        }
    }
}

/// A standard normal (Box–Muller).
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let mut uniform = || (f64::from(rng.next_u32()) + 0.5) / 4_294_967_296.0;
    let radius = libm::sqrt(-2.0 * libm::log(uniform()));
    radius * libm::cos(2.0 * core::f64::consts::PI * uniform())
}
