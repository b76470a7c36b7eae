//! All resamples of a small sample, with their probabilities.

use super::Scheme;
use super::line::{Line, Resample};
use super::outcomes::Outcomes;

/// A statistic of each resample.
pub(super) fn enumerate<T>(
    line: &Line,
    scheme: Scheme,
    errors: &[f64],
    statistic: impl Fn(Resample<'_>) -> Option<T>,
) -> Outcomes<T> {
    match scheme {
        Scheme::Pairs => multisets(line.n(), statistic),
        Scheme::Residual => assignments(errors, statistic),
        Scheme::Wild => sign_patterns(errors, statistic),
    }
}

/// Each multiset of n observations once, weighted `n!/(Π kᵢ!)/nⁿ`.
fn multisets<T>(n: usize, statistic: impl Fn(Resample<'_>) -> Option<T>) -> Outcomes<T> {
    let mut outcomes = Outcomes {
        values: Vec::new(),
        weights: Vec::new(),
        without: 0,
        without_probability: 0.0,
    };
    // Number of ordered samples that are this multiset, and of all: integers, exact up to n = 8.
    let mut left_out = 0.0;
    let mut kept = 0.0;
    compositions(
        n,
        &mut Vec::with_capacity(n),
        0,
        factorial(n),
        &mut |places, orderings| match statistic(Resample::Pairs(places)) {
            Some(value) => {
                outcomes.values.push(value);
                outcomes.weights.push(orderings);
                kept += orderings;
            }
            None => {
                outcomes.without += 1;
                left_out += orderings;
            }
        },
    );
    for weight in &mut outcomes.weights {
        *weight /= kept;
    }
    outcomes.without_probability = left_out / (kept + left_out);
    outcomes
}

/// Calls `visit` with every way to fill `places` up to `n` with observations from number `from` on,
/// in ascending order, and the number of orderings: `orderings` divided by the factorials of how
/// often each is there.
fn compositions(
    n: usize,
    places: &mut Vec<u32>,
    from: u32,
    orderings: f64,
    visit: &mut dyn FnMut(&[u32], f64),
) {
    let filled = places.len();
    let last = from as usize + 1 == n;
    for k in if last { n - filled } else { 0 }..=n - filled {
        places.resize(filled + k, from);
        let orderings = orderings / factorial(k);
        if last {
            visit(places, orderings);
        } else {
            compositions(n, places, from + 1, orderings, visit);
        }
        places.truncate(filled);
    }
}

/// Each of the nⁿ assignments of residuals to places, all equally likely.
fn assignments<T>(errors: &[f64], statistic: impl Fn(Resample<'_>) -> Option<T>) -> Outcomes<T> {
    let n = errors.len();
    let total = n.pow(u32::try_from(n).unwrap_or(u32::MAX));
    let mut values = Vec::with_capacity(total);
    let mut chosen = vec![0_usize; n];
    let mut drawn = vec![errors[0]; n];
    loop {
        values.extend(statistic(Resample::Errors(&drawn)));
        // The next number of n digits in base n.
        let mut place = 0;
        loop {
            if place == n {
                return Outcomes::equally_likely(values, total);
            }
            chosen[place] = (chosen[place] + 1) % n;
            drawn[place] = errors[chosen[place]];
            if chosen[place] != 0 {
                break;
            }
            place += 1;
        }
    }
}

/// Each of the 2ⁿ patterns of signs, all equally likely.
fn sign_patterns<T>(errors: &[f64], statistic: impl Fn(Resample<'_>) -> Option<T>) -> Outcomes<T> {
    let total = 1 << errors.len();
    let mut drawn = errors.to_vec();
    let values = (0..total)
        .filter_map(|pattern: usize| {
            for (i, (slot, e)) in drawn.iter_mut().zip(errors).enumerate() {
                *slot = if pattern >> i & 1 == 1 { *e } else { -e };
            }
            statistic(Resample::Errors(&drawn))
        })
        .collect();
    Outcomes::equally_likely(values, total)
}

fn factorial(k: usize) -> f64 {
    (1..=k).map(|i| i as f64).product()
}
