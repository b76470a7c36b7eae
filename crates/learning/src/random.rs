//! Draws from ChaCha streams, and work shared out over them in a fixed order.

use core::ops::Range;

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// Stream number `index` of the seed's ChaCha8, independent of all others.
pub(crate) fn stream(seed: u64, index: u64) -> ChaCha8Rng {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(index);
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

/// Numbers from 0 to `n − 1`, each with the same probability, several to a word of 64 bits.
///
/// With `P = nᵏ`, `⌊w·P/2⁶⁴⌋` of a word `w` is a number below P, and its k digits in base n are k
/// numbers below n: multiply by n, take off what is above 64 bits, go on with the rest. Each of the
/// P numbers has `⌊2⁶⁴/P⌋` words or one more; leaving out the words with `w·P mod 2⁶⁴ < 2⁶⁴ mod P`
/// takes the one away, so the draw is exactly uniform (Brackett-Rozinsky & Lemire 2025,
/// doi:10.1002/spe.3369).
pub(crate) struct Indices {
    n: u32,
    /// k: as many as keep P below 2⁴⁸, so that words are hardly ever left out.
    per_word: usize,
    power: u64,
    /// `2⁶⁴ mod P`.
    left_out: u64,
}

impl Indices {
    /// `n` is at least 2, and below 2³²: a larger sample does not fit in memory.
    pub(crate) fn new(n: usize) -> Self {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        let (mut per_word, mut power) = (1, u64::from(n));
        while power * u64::from(n) <= 1 << 48 {
            power *= u64::from(n);
            per_word += 1;
        }
        Self {
            n,
            per_word,
            power,
            left_out: power.wrapping_neg() % power,
        }
    }

    /// Fills a slice, each word of the generator giving the next k numbers; what is over of the
    /// last word is dropped.
    #[inline]
    pub(crate) fn fill(&self, rng: &mut ChaCha8Rng, out: &mut [u32]) {
        for numbers in out.chunks_mut(self.per_word) {
            let mut word = rng.next_u64();
            while !self.keeps(word) {
                word = rng.next_u64();
            }
            self.digits(word, numbers);
        }
    }

    #[inline]
    fn keeps(&self, word: u64) -> bool {
        word.wrapping_mul(self.power) >= self.left_out
    }

    #[inline]
    fn digits(&self, mut word: u64, out: &mut [u32]) {
        for digit in out {
            let wide = u128::from(word) * u128::from(self.n);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "above 64 bits a digit below n, and the 64 bits below"
            )]
            {
                *digit = (wide >> 64) as u32;
                word = wide as u64;
            }
        }
    }
}

/// `values` with random signs, 64 to a draw.
pub(crate) fn signs(rng: &mut ChaCha8Rng, values: &[f64], out: &mut [f64]) {
    for (out, values) in out.chunks_mut(64).zip(values.chunks(64)) {
        // A set bit keeps the sign.
        let mut flips = !rng.next_u64();
        for (signed, value) in out.iter_mut().zip(values) {
            *signed = f64::from_bits(value.to_bits() ^ flips << 63);
            flips >>= 1;
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
    let mut all = Vec::with_capacity(draws);
    for block in made {
        all.extend(block);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_gives_the_digits_of_a_number_in_base_n() {
        let mut rng = stream(1, 0);
        for n in [2, 3, 6, 40, 41, 1000, 70_000] {
            let indices = Indices::new(n);
            let mut digits = vec![0; indices.per_word];
            for _ in 0..100 {
                let word = rng.next_u64();
                indices.digits(word, &mut digits);
                let number = digits
                    .iter()
                    .fold(0, |value, d| value * n as u64 + u64::from(*d));
                let whole = (u128::from(word) * u128::from(indices.power)) >> 64;
                assert_eq!(u128::from(number), whole, "n = {n}");
            }
        }
    }

    /// The words of the number v are consecutive, from ⌈v·2⁶⁴/P⌉ on, and their products with P
    /// leave remainders P apart: only the first can be among those left out.
    #[test]
    fn each_number_has_as_many_words_as_any_other() {
        let mut rng = stream(2, 0);
        for n in [3, 6, 7, 40, 41, 64, 1000, 70_000] {
            let indices = Indices::new(n);
            let power = u128::from(indices.power);
            let first = |v: u128| (v << 64).div_ceil(power);
            let any = u128::from(rng.next_u64()) % power;
            for v in [0, 1, any, power - 1] {
                let words = first(v + 1) - first(v);
                let word = u64::try_from(first(v)).unwrap();
                let left_out = u128::from(!indices.keeps(word));
                assert!(indices.keeps(word + 1), "n = {n}");
                assert_eq!(words - left_out, (1_u128 << 64) / power, "n = {n}, v = {v}");
            }
        }
    }
}
