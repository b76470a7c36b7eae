//! All resamples of a small sample, with their probabilities.

use super::Scheme;
use super::line::{Line, Replicates};

pub(super) fn enumerate(line: &Line, scheme: Scheme, errors: &[f64]) -> Replicates {
    match scheme {
        Scheme::Pairs => multisets(line),
        Scheme::Residual => assignments(line, errors),
        Scheme::Wild => sign_patterns(line, errors),
    }
}

/// Each multiset of n observations once, weighted `n!/(Π kᵢ!)/nⁿ`.
fn multisets(line: &Line) -> Replicates {
    let n = line.n();
    let mut replicates = Replicates::default();
    let mut counts = vec![0.0; n];
    // Number of ordered samples that are this multiset, and of all: integers, exact up to n = 8.
    let mut left_out = 0.0;
    let mut kept = 0.0;
    compositions(
        n,
        &mut counts,
        0,
        factorial(n),
        &mut |counts, orderings| match line.pairs(counts) {
            Some(replicate) => {
                replicates.push(replicate);
                replicates.weights.push(orderings);
                kept += orderings;
            }
            None => {
                replicates.without_slope += 1;
                left_out += orderings;
            }
        },
    );
    for weight in &mut replicates.weights {
        *weight /= kept;
    }
    replicates.without_slope_probability = left_out / (kept + left_out);
    replicates
}

/// Calls `visit` with every way to fill `counts[from..]` with `left` observations in total and the
/// number of orderings, `orderings` divided by the factorials of the counts.
fn compositions(
    left: usize,
    counts: &mut [f64],
    from: usize,
    orderings: f64,
    visit: &mut dyn FnMut(&[f64], f64),
) {
    let here = |k: usize| orderings / factorial(k);
    if from + 1 == counts.len() {
        counts[from] = as_count(left);
        visit(counts, here(left));
        return;
    }
    for k in 0..=left {
        counts[from] = as_count(k);
        compositions(left - k, counts, from + 1, here(k), visit);
    }
}

/// Each of the nⁿ assignments of residuals to places, all equally likely.
fn assignments(line: &Line, errors: &[f64]) -> Replicates {
    let n = line.n();
    let total = n.pow(u32::try_from(n).unwrap_or(u32::MAX));
    let mut replicates = Replicates::default();
    replicates.elasticities.reserve_exact(total);
    replicates.std_errors.reserve_exact(total);
    let mut chosen = vec![0_usize; n];
    let mut drawn = vec![errors[0]; n];
    let mut buffer = vec![0.0; n];
    loop {
        replicates.push(line.with_errors(&drawn, Scheme::Residual, &mut buffer));
        // The next number of n digits in base n.
        let mut place = 0;
        loop {
            if place == n {
                return replicates;
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
fn sign_patterns(line: &Line, errors: &[f64]) -> Replicates {
    let mut replicates = Replicates::default();
    let mut drawn = vec![0.0; line.n()];
    let mut buffer = vec![0.0; line.n()];
    for pattern in 0_u32..1 << line.n() {
        for (i, (slot, e)) in drawn.iter_mut().zip(errors).enumerate() {
            *slot = if pattern >> i & 1 == 1 { *e } else { -e };
        }
        replicates.push(line.with_errors(&drawn, Scheme::Wild, &mut buffer));
    }
    replicates
}

fn factorial(k: usize) -> f64 {
    (1..=k).map(as_count).product()
}

#[expect(clippy::cast_precision_loss, reason = "at most 8")]
fn as_count(k: usize) -> f64 {
    k as f64
}
