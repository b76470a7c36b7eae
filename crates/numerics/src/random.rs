//! Draws from ChaCha streams, and work shared out over them in a fixed order.

use core::ops::Range;

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// One stream of random numbers, the same on every platform.
///
/// ```
/// use endodec_numerics::random::Stream;
/// // The stream of a draw depends on the seed and its number alone.
/// let mut first = Stream::new(1, 7);
/// let mut again = Stream::new(1, 7);
/// assert_eq!(first.uniform(), again.uniform());
/// assert_ne!(Stream::new(1, 8).uniform(), Stream::new(1, 7).uniform());
/// ```
#[derive(Debug, Clone)]
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// Stream number `index` of the seed, independent of all others.
    #[must_use]
    pub fn new(seed: u64, index: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(index);
        Self(rng)
    }

    /// The next 64 bits.
    #[inline]
    pub fn word(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Goes to a word of the stream, counted from 0 in steps of 64 bits.
    ///
    /// ```
    /// use endodec_numerics::random::Stream;
    /// let (mut walked, mut sought) = (Stream::new(1, 7), Stream::new(1, 7));
    /// walked.word();
    /// sought.seek(1);
    /// assert_eq!(walked.word(), sought.word());
    /// ```
    pub fn seek(&mut self, word: u64) {
        self.0.set_word_pos(2 * u128::from(word));
    }

    /// A number from 0 to `n − 1`, each with the same probability (Lemire 2019,
    /// doi:10.1145/3230636: multiply, and reject the few values that would favour some).
    #[inline]
    pub fn below(&mut self, n: u32) -> usize {
        let mut wide = u64::from(self.0.next_u32()) * u64::from(n);
        let mut low = wide & 0xffff_ffff;
        if low < u64::from(n) {
            let threshold = u64::from(n.wrapping_neg() % n);
            while low < threshold {
                wide = u64::from(self.0.next_u32()) * u64::from(n);
                low = wide & 0xffff_ffff;
            }
        }
        (wide >> 32) as usize
    }

    /// A number from 0 to `n − 1` out of one word of 64 bits: each with the same probability up to
    /// `n/2⁶⁴`.
    #[inline]
    pub fn index(&mut self, n: usize) -> usize {
        let wide = u128::from(self.word()) * (n as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from [0, 1), 53 bits of it random.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        (self.word() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A number from (0, 1), never an end: the middles of 2⁵³ equal pieces, the last one rounded down.
    #[inline]
    pub fn uniform_open(&mut self) -> f64 {
        middle(self.word() >> 11)
    }

    /// One standard normal from two uniform numbers (Box–Muller, without the twin).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(self.uniform_open())).sqrt();
        radius * libm::cos(2.0 * core::f64::consts::PI * self.uniform_open())
    }

    /// A standard normal, and its independent twin (Box–Muller).
    pub fn normal_pair(&mut self) -> (f64, f64) {
        // (0, 1] for the logarithm, [0, 1) for the angle.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        let angle = 2.0 * core::f64::consts::PI * self.uniform();
        (radius * libm::cos(angle), radius * libm::sin(angle))
    }

    /// Fills a slice with independent standard normals, in pairs.
    pub fn normals(&mut self, out: &mut [f64]) {
        for pair in out.chunks_mut(2) {
            let (a, b) = self.normal_pair();
            pair[0] = a;
            if let Some(second) = pair.get_mut(1) {
                *second = b;
            }
        }
    }

    /// Writes `values` with random signs, 64 to a word.
    pub fn signs(&mut self, values: &[f64], out: &mut [f64]) {
        for (out, values) in out.chunks_mut(64).zip(values.chunks(64)) {
            // A set bit keeps the sign.
            let mut flips = !self.word();
            for (signed, value) in out.iter_mut().zip(values) {
                *signed = f64::from_bits(value.to_bits() ^ flips << 63);
                flips >>= 1;
            }
        }
    }
}

/// The middle of piece number `piece` of 2⁵³. From 2⁵² on, halves are no doubles and round to the even neighbour: of the
/// last piece that would be 1, so the greatest double below it stands there.
fn middle(piece: u64) -> f64 {
    let below_one = 1.0 - f64::EPSILON / 2.0;
    ((piece as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)).min(below_one)
}

/// Numbers from 0 to `n − 1`, each with the same probability, several to a word of 64 bits.
///
/// With `P = nᵏ`, `⌊w·P/2⁶⁴⌋` of a word `w` is a number below P, and its k digits in base n are k
/// numbers below n: multiply by n, take off what is above 64 bits, go on with the rest. Each of the
/// P numbers has `⌊2⁶⁴/P⌋` words or one more; leaving out the words with `w·P mod 2⁶⁴ < 2⁶⁴ mod P`
/// takes the one away, so the draw is exactly uniform (Brackett-Rozinsky & Lemire 2025,
/// doi:10.1002/spe.3369).
#[derive(Debug, Clone, Copy)]
pub struct Indices {
    n: u32,
    /// k: as many as keep P below 2⁴⁸, so that words are hardly ever left out.
    per_word: usize,
    power: u64,
    /// `2⁶⁴ mod P`.
    left_out: u64,
}

impl Indices {
    /// For numbers below `n`, which is at least 2, and below 2³²: a larger sample does not fit in memory.
    #[must_use]
    pub fn new(n: usize) -> Self {
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
    pub fn fill(&self, stream: &mut Stream, out: &mut [u32]) {
        for numbers in out.chunks_mut(self.per_word) {
            let mut word = stream.word();
            while !self.keeps(word) {
                word = stream.word();
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

/// Draws that are made together.
const BLOCK: usize = 128;

/// Makes `draws` draws in blocks, which threads share out, and returns them in order. `make` gets
/// the numbers of the draws of one block; what it draws must follow from those numbers and a seed
/// alone (see [`Stream::new`]), so that it does not matter which thread makes it.
pub fn in_blocks<T: Send>(draws: usize, make: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
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
    fn normals_of_either_kind_have_mean_zero_and_variance_one() {
        let mut stream = Stream::new(3, 0);
        let mut twins = vec![0.0; 20_000];
        stream.normals(&mut twins);
        let single: Vec<f64> = (0..20_000).map(|_| stream.normal()).collect();
        for sample in [twins, single] {
            let n = sample.len() as f64;
            let mean = sample.iter().sum::<f64>() / n;
            let square = sample.iter().map(|z| z * z).sum::<f64>() / n;
            // Four standard errors, 1/√n and √(2/n).
            assert!(mean.abs() < 0.029, "{mean}");
            assert!((square - 1.0).abs() < 0.041, "{square}");
        }
    }

    #[test]
    fn an_open_uniform_number_is_never_an_end() {
        let pieces: u64 = 1 << 53;
        assert!(middle(0) > 0.0);
        assert!(middle(pieces - 1) < 1.0);
        // Every other piece keeps the bits that it had.
        for piece in [1, pieces / 2 - 1, pieces / 2, pieces - 3, pieces - 2] {
            let plain = (piece as f64 + 0.5) / pieces as f64;
            assert_eq!(middle(piece).to_bits(), plain.to_bits(), "{piece}");
        }
    }

    #[test]
    fn blocks_come_back_in_order() {
        let all = in_blocks(1000, |block| block.collect());
        assert_eq!(all, (0..1000).collect::<Vec<usize>>());
    }

    #[test]
    fn a_word_gives_the_digits_of_a_number_in_base_n() {
        let mut stream = Stream::new(1, 0);
        for n in [2, 3, 6, 40, 41, 1000, 70_000] {
            let indices = Indices::new(n);
            let mut digits = vec![0; indices.per_word];
            for _ in 0..100 {
                let word = stream.word();
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
        let mut stream = Stream::new(2, 0);
        for n in [3, 6, 7, 40, 41, 64, 1000, 70_000] {
            let indices = Indices::new(n);
            let power = u128::from(indices.power);
            let first = |v: u128| (v << 64).div_ceil(power);
            let any = u128::from(stream.word()) % power;
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
