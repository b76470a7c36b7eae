//! Between a regression and a random walk.

use super::Slope;
use super::increments::Increments;

/// Persistences that are weighed against each other: autocorrelations over a gap of the mean length.
const PERSISTENCES: u32 = 20;

/// For a number of observations: the persistence below which the regression's error counts alone, the stretch over which
/// the random walk's takes over, and the logarithm of what widens the interval. Chosen so that 95 per cent intervals cover
/// as the table in `docs/coverage.md` says, by a simulation of autocorrelations from 0 to 1.
const CALIBRATION: [(f64, [f64; 3]); 4] = [
    (8.0, [-1.0, 1.0, 0.03]),
    (22.0, [0.375, 0.066, 0.115]),
    (40.0, [0.39, 0.42, 0.20]),
    (100.0, [0.52, 0.48, 0.33]),
];

/// Slope and error given the persistence.
struct Given {
    slope: f64,
    std_error: f64,
    log_likelihood: f64,
}

/// The slope averaged over persistences, each weighed by its restricted likelihood; the error between that of independent
/// noise and that of a random walk, by the mean persistence.
///
/// Eight observations cannot tell the two apart: there the error is the random walk's.
pub(super) fn slope(increments: &Increments) -> Slope {
    let (x, z) = increments.levels();
    let mut all: Vec<(f64, Given)> = (0..PERSISTENCES)
        .map(|i| f64::from(i) / f64::from(PERSISTENCES))
        .map(|rho| (rho, given(increments, &x, &z, rho)))
        .collect();
    all.push((1.0, walk(increments)));
    let top = all
        .iter()
        .map(|(_, given)| given.log_likelihood)
        .fold(f64::NEG_INFINITY, f64::max);
    let (mut weights, mut persistence, mut estimate) = (0.0, 0.0, 0.0);
    for (rho, given) in &all {
        let weight = libm::exp(given.log_likelihood - top);
        weights += weight;
        persistence += weight * rho;
        estimate += weight * given.slope;
    }
    let [from, over, widening] = calibration(x.len() as f64);
    let share = ((persistence / weights - from) / over).clamp(0.0, 1.0);
    let error = |at: usize| libm::log(all[at].1.std_error);
    let last = all.len() - 1;
    Slope {
        estimate: estimate / weights,
        std_error: libm::exp((1.0 - share) * error(0) + share * error(last)),
        widening: libm::exp(widening),
        local_level: None,
    }
}

/// The calibration at a number of observations, linear in its logarithm between the entries.
fn calibration(n: f64) -> [f64; 3] {
    let first = CALIBRATION[0];
    let mut before = first;
    for entry in CALIBRATION {
        if n <= entry.0 {
            if entry.0 <= before.0 {
                return entry.1;
            }
            let share = libm::log(n / before.0) / libm::log(entry.0 / before.0);
            let mut mixed = before.1;
            for (value, to) in mixed.iter_mut().zip(entry.1) {
                *value += share * (to - *value);
            }
            return mixed;
        }
        before = entry;
    }
    before.1
}

/// Levels with errors of autocorrelation ρ^g over a gap g, intercept and slope free.
fn given(increments: &Increments, x: &[f64], z: &[f64], rho: f64) -> Given {
    let stationary = 1.0 - rho * rho;
    let root = libm::sqrt(stationary);
    // The first observation has the stationary variance, each later one the innovation of its gap.
    let mut rows = vec![(root, root * x[0], root * z[0])];
    let mut log_determinant = -0.5 * libm::log(stationary);
    for (i, gap) in increments.gaps.iter().enumerate() {
        let kept = if rho > 0.0 { libm::pow(rho, *gap) } else { 0.0 };
        let deviation = libm::sqrt((1.0 - kept * kept) / stationary);
        log_determinant += libm::log(deviation);
        rows.push((
            (1.0 - kept) / deviation,
            (x[i + 1] - kept * x[i]) / deviation,
            (z[i + 1] - kept * z[i]) / deviation,
        ));
    }
    let sum = |of: fn(&(f64, f64, f64)) -> f64| rows.iter().map(of).sum::<f64>();
    let (ones, with_x, with_z) = (sum(|r| r.0 * r.0), sum(|r| r.0 * r.1), sum(|r| r.0 * r.2));
    let (mut xx, mut xz, mut zz) = (0.0, 0.0, 0.0);
    for (one, x, z) in &rows {
        let (x, z) = (x - one * with_x / ones, z - one * with_z / ones);
        xx += x * x;
        xz += x * z;
        zz += z * z;
    }
    let slope = xz / xx;
    let freedom = x.len() as f64 - 2.0;
    let ssr = (zz - slope * xz).max(f64::MIN_POSITIVE);
    Given {
        slope,
        std_error: libm::sqrt(ssr / freedom / xx),
        log_likelihood: -log_determinant
            - 0.5 * libm::log(ones)
            - 0.5 * libm::log(xx)
            - 0.5 * freedom * libm::log(ssr),
    }
}

/// The limit of ρ = 1.
fn walk(increments: &Increments) -> Given {
    let (slope, std_error) = increments.random_walk();
    let xx: f64 = increments
        .x
        .iter()
        .zip(&increments.gaps)
        .map(|(x, gap)| x * x / gap)
        .sum();
    let freedom = increments.count() - 1.0;
    let ssr = (std_error * std_error * xx * freedom).max(f64::MIN_POSITIVE);
    let log_determinant: f64 = increments
        .gaps
        .iter()
        .map(|gap| 0.5 * libm::log(*gap))
        .sum();
    Given {
        slope,
        std_error,
        log_likelihood: -log_determinant - 0.5 * libm::log(xx) - 0.5 * freedom * libm::log(ssr),
    }
}
