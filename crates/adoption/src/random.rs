//! Draws from a seeded generator, the same on every platform.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// One stream per replicate, so that replicates can be drawn in any order.
pub(crate) fn stream(seed: u64, replicate: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(replicate);
    rng
}

/// Uniform on (0, 1), never an end.
pub(crate) fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    // 53 bits, shifted by half a step off zero.
    ((rng.next_u64() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

/// An index below `n`.
pub(crate) fn index(rng: &mut ChaCha8Rng, n: usize) -> usize {
    let wide = u128::from(rng.next_u64()) * (n as u128);
    usize::try_from(wide >> 64).unwrap_or(0)
}

/// A standard normal draw (Box–Muller).
pub(crate) fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let radius = (-2.0 * libm::log(uniform(rng))).sqrt();
    radius * libm::cos(2.0 * std::f64::consts::PI * uniform(rng))
}

/// Quantile of a sorted sample, linear between order statistics (type 7 of Hyndman and Fan).
pub(crate) fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let position = probability.clamp(0.0, 1.0) * last as f64;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "between 0 and the length of a slice"
    )]
    let low = libm::floor(position) as usize;
    let high = (low + 1).min(last);
    sorted[low] + (position - low as f64) * (sorted[high] - sorted[low])
}
