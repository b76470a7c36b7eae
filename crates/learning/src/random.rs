//! Draws from ChaCha streams, and work shared out over them in a fixed order.

use core::ops::Range;

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// Stream number `index` of the seed's ChaCha8, independent of all others.
pub(crate) fn stream(seed: u64, index: usize) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(index as u64);
    rng
}

/// A number from 0 to `n − 1`, each with the same probability (Lemire 2019,
/// doi:10.1145/3230636: multiply, and reject the few values that would favour some).
#[inline]
pub(crate) fn below(rng: &mut ChaCha8Rng, n: u32) -> usize {
    let mut wide = u64::from(rng.next_u32()) * u64::from(n);
    let mut low = wide & 0xffff_ffff;
    if low < u64::from(n) {
        let threshold = u64::from(n.wrapping_neg() % n);
        while low < threshold {
            wide = u64::from(rng.next_u32()) * u64::from(n);
            low = wide & 0xffff_ffff;
        }
    }
    (wide >> 32) as usize
}

/// Random signs, 64 to a draw.
pub(crate) fn signs(rng: &mut ChaCha8Rng, out: &mut [f64]) {
    for chunk in out.chunks_mut(64) {
        let mut bits = rng.next_u64();
        for sign in chunk {
            *sign = if bits & 1 == 1 { 1.0 } else { -1.0 };
            bits >>= 1;
        }
    }
}

/// A number from [0, 1), 53 bits of it random.
pub(crate) fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "53 bits fit in a double exactly"
    )]
    let uniform = (rng.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
    uniform
}

/// A standard normal, and its independent twin (Box–Muller).
pub(crate) fn normal_pair(rng: &mut ChaCha8Rng) -> (f64, f64) {
    // (0, 1] for the logarithm, [0, 1) for the angle.
    let radius = libm::sqrt(-2.0 * libm::log(1.0 - uniform(rng)));
    let angle = 2.0 * core::f64::consts::PI * uniform(rng);
    (radius * libm::cos(angle), radius * libm::sin(angle))
}

/// Fills a slice with independent standard normals.
pub(crate) fn normals(rng: &mut ChaCha8Rng, out: &mut [f64]) {
    for pair in out.chunks_mut(2) {
        let (a, b) = normal_pair(rng);
        pair[0] = a;
        if let Some(second) = pair.get_mut(1) {
            *second = b;
        }
    }
}

/// Draws that are made together.
const BLOCK: usize = 128;

/// Makes `draws` draws in blocks, which threads share out, and returns them in order. `make` gets
/// the numbers of the draws of one block; what it draws must follow from those numbers and a seed
/// alone (see [`stream`]), so that it does not matter which thread makes it.
pub(crate) fn in_blocks<T: Send>(
    draws: usize,
    make: impl Fn(Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    let run = |block: usize| make(block * BLOCK..draws.min((block + 1) * BLOCK));
    let blocks = draws.div_ceil(BLOCK);
    #[cfg(feature = "parallel")]
    let made: Vec<Vec<T>> = {
        use rayon::prelude::*;
        (0..blocks).into_par_iter().map(run).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let made: Vec<Vec<T>> = (0..blocks).map(run).collect();
    made.into_iter().flatten().collect()
}
