//! Unbiased draws from a ChaCha stream.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// The generator of block `block`: one stream of the seed's ChaCha8, independent of all others.
pub(super) fn stream(seed: u64, block: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(block);
    rng
}

/// A number from 0 to `n − 1`, each with the same probability (Lemire 2019,
/// doi:10.1145/3230636: multiply, and reject the few values that would favour some).
#[inline]
pub(super) fn below(rng: &mut ChaCha8Rng, n: u32) -> usize {
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
pub(super) fn signs(rng: &mut ChaCha8Rng, out: &mut [f64]) {
    for chunk in out.chunks_mut(64) {
        let mut bits = rng.next_u64();
        for sign in chunk {
            *sign = if bits & 1 == 1 { 1.0 } else { -1.0 };
            bits >>= 1;
        }
    }
}
