//! Sobol' points: direction numbers of Joe and Kuo (2008), in the order of the Gray code, with any point at hand at once.

use sobol::Sobol;
use sobol::params::JoeKuoD6;

/// Bits of a point.
const BITS: usize = 53;
/// Dimensions for which there are direction numbers.
const LARGEST: usize = 100;

/// The sequence in some dimensions, plain or scrambled.
///
/// ```text
/// xᵢ = ⊕ⱼ gⱼ·vⱼ,  g = i ⊕ ⌊i/2⌋        (point i; v are the direction numbers of a dimension)
/// ```
///
/// The first 2ᵏ points hold one point in each of the 2ᵏ equal parts of every axis, scrambled or not. Plain points are those
/// of `scipy.stats.qmc.Sobol(scramble=False)` bit for bit; the first of them is 0 in every dimension.
#[derive(Debug, Clone)]
pub struct SobolPoints {
    /// Direction numbers of each dimension, aligned to the highest bit.
    directions: Vec<Vec<u64>>,
    /// What scrambles each dimension; none where points are plain.
    scrambles: Vec<Option<u64>>,
    /// The point, before it is scrambled.
    state: Vec<u64>,
    index: u64,
}

impl SobolPoints {
    /// The sequence from its first point on; scrambled by `seed` if there is one. `None` beyond 100 dimensions.
    #[must_use]
    pub fn new(dimensions: usize, seed: Option<u64>) -> Option<Self> {
        if dimensions > LARGEST {
            return None;
        }
        let tables = JoeKuoD6::minimal();
        Some(Self {
            directions: Sobol::<f64>::init_direction_vals::<u32>(dimensions, BITS, &tables),
            scrambles: (0_u64..)
                .take(dimensions)
                .map(|dimension| seed.map(|seed| mixed(mixed(seed) ^ dimension)))
                .collect(),
            state: vec![0; dimensions],
            index: 0,
        })
    }

    /// Goes to a point, counted from 0; there are 2⁵³.
    pub fn seek(&mut self, index: u64) {
        let gray = index ^ (index >> 1);
        for (state, directions) in self.state.iter_mut().zip(&self.directions) {
            *state = directions
                .iter()
                .enumerate()
                .filter(|&(bit, _)| gray >> bit & 1 == 1)
                .fold(0, |sum, (_, direction)| sum ^ direction);
        }
        self.index = index;
    }

    /// A coordinate of the point, at least 0 and below 1.
    #[must_use]
    pub fn coordinate(&self, dimension: usize) -> f64 {
        // 53 bits are exact.
        (self.bits(dimension) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// The same in the middle of its part of 2⁻⁵²: neither 0 nor 1, where quantiles are infinite.
    #[must_use]
    pub fn inner(&self, dimension: usize) -> f64 {
        ((self.bits(dimension) >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }

    /// Goes to the next point.
    pub fn advance(&mut self) {
        let bit = self.index.trailing_ones() as usize;
        for (state, directions) in self.state.iter_mut().zip(&self.directions) {
            *state ^= directions.get(bit).copied().unwrap_or(0);
        }
        self.index += 1;
    }

    fn bits(&self, dimension: usize) -> u64 {
        let plain = self.state[dimension];
        self.scrambles[dimension].map_or(plain, |seed| scrambled(plain, seed))
    }
}

/// A permutation under which a bit depends on the bits above it alone, so that parts of an axis stay parts (Owen 1995), by
/// arithmetic on the reversed bits (after Laine and Karras 2011): a sum, a product with an odd number and `x ⊕ x·even` carry
/// upwards only.
fn scrambled(bits: u64, seed: u64) -> u64 {
    let mut x = bits.reverse_bits();
    x = x.wrapping_add(seed);
    x ^= x.wrapping_mul(0x9e6c_63d0_876a_6c7a);
    x = x.wrapping_mul(seed.rotate_left(32) | 1);
    x ^= x.wrapping_mul(0xd6e8_feb8_6659_fd92);
    x = x.wrapping_add(seed.rotate_left(17));
    x ^= x.wrapping_mul(0xc2b2_ae3d_27d4_eb4e);
    x.reverse_bits()
}

/// A number whose bits all depend on all bits of the given one (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
fn mixed(x: u64) -> u64 {
    let mut x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "the number of a part")]
mod tests {
    use super::SobolPoints;

    #[test]
    fn a_point_sought_is_the_point_reached_step_by_step() {
        let mut walked = SobolPoints::new(8, Some(3)).unwrap();
        for index in 0..5_000 {
            let mut sought = SobolPoints::new(8, Some(3)).unwrap();
            sought.seek(index);
            assert_eq!(sought.state, walked.state, "{index}");
            walked.advance();
        }
    }

    #[test]
    fn scrambled_points_keep_one_in_every_part_of_every_axis_and_of_the_first_plane() {
        for seed in [0, 1, 77] {
            let mut points = SobolPoints::new(20, Some(seed)).unwrap();
            let count = 1_usize << 12;
            let mut seen = vec![vec![false; count]; 20];
            // Boxes of 2⁻ᵃ by 2⁻ᵇ with a + b = 12.
            let mut boxes = vec![vec![false; count]; 13];
            for _ in 0..count {
                let part = |x: f64, parts: usize| (x * parts as f64) as usize;
                for (dimension, seen) in seen.iter_mut().enumerate() {
                    let at = part(points.inner(dimension), count);
                    assert!(!std::mem::replace(&mut seen[at], true), "{dimension} {at}");
                }
                for (a, seen) in boxes.iter_mut().enumerate() {
                    let (wide, high) = (1 << a, 1 << (12 - a));
                    let at =
                        part(points.coordinate(0), wide) * high + part(points.coordinate(1), high);
                    assert!(!std::mem::replace(&mut seen[at], true), "{a} {at}");
                }
                points.advance();
            }
        }
    }

    #[test]
    fn seeds_give_different_points_and_their_products_have_the_mean_of_independence() {
        let mean = |seed| {
            let mut points = SobolPoints::new(2, Some(seed)).unwrap();
            let mut sum = 0.0;
            for _ in 0..1 << 14 {
                sum += points.inner(0) * points.inner(1);
                points.advance();
            }
            sum / f64::from(1 << 14)
        };
        // Plain Monte Carlo would be off by 2e-3.
        for seed in 0..20 {
            assert!((mean(seed) - 0.25).abs() < 2e-5, "{seed}: {}", mean(seed));
        }
        assert_ne!(mean(1).to_bits(), mean(2).to_bits());
    }
}
