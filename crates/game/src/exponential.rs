//! The exponential that the closed form needs: with `1 − e^{−w}`, the same bits on every platform,
//! and short enough to be inlined.

/// `cₖ` of `(1 − e^{−ρ})/ρ = Σ cₖρᵏ`, for `|ρ| ≤ 0.35`, to 3e−19.
const RISEN: [f64; 12] = [
    1.0,
    -0.5,
    0.166_666_666_666_666_82,
    -0.041_666_666_666_666_68,
    0.008_333_333_333_318_475,
    -0.001_388_888_888_887_828,
    0.000_198_412_698_930_146_3,
    -2.480_158_733_854_041_5e-5,
    2.755_723_777_338_061e-6,
    -2.755_726_105_550_810_4e-7,
    2.511_118_996_532_136e-8,
    -2.091_895_234_599_852_4e-9,
];

/// `1 − e^{−w}` and `e^{−w}` for `w ≥ 0` from one evaluation, each to full precision.
///
/// `w = k·ln 2 + ρ` with `|ρ| ≤ ½ln 2`; `1 − e^{−w} = (1 − 2^{−k}) + 2^{−k}(1 − e^{−ρ})`, where the
/// first bracket is exact and zero for small `w`. Below 1e−307 the exponential is taken as zero.
#[inline(always)]
pub(crate) fn risen_and_fallen(w: f64) -> (f64, f64) {
    // ln 2 in two parts, the first with 21 zeros at its end, so that k times it is exact.
    const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    // Adding it rounds to the nearest integer, which then is in the lowest bits.
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    if w > 707.0 {
        return (1.0, 0.0);
    }
    let shifted = w * std::f64::consts::LOG2_E + SHIFT;
    let k = shifted - SHIFT;
    let rest = (w - k * LN2_HIGH) - k * LN2_LOW;
    let half_to_k = f64::from_bits(1023_u64.wrapping_sub(shifted.to_bits()) << 52);
    let risen = rest * polynomial(&RISEN, rest);
    (
        (1.0 - half_to_k) + half_to_k * risen,
        half_to_k * (1.0 - risen),
    )
}

/// `Σ cₖxᵏ` in four chains that run side by side; `N` is a multiple of four.
#[inline(always)]
pub(crate) fn polynomial<const N: usize>(coefficients: &[f64; N], x: f64) -> f64 {
    const { assert!(N.is_multiple_of(4)) };
    let square = x * x;
    let fourth = square * square;
    let (blocks, _) = coefficients.as_chunks::<4>();
    let [a, b, c, d] = blocks
        .iter()
        .rev()
        .copied()
        .reduce(|sums, block| {
            [
                sums[0] * fourth + block[0],
                sums[1] * fourth + block[1],
                sums[2] * fourth + block[2],
                sums[3] * fourth + block[3],
            ]
        })
        .unwrap_or_default();
    (a + x * b) + square * (c + x * d)
}

#[cfg(test)]
mod tests {
    use super::risen_and_fallen;

    #[test]
    fn both_agree_with_libm_to_the_last_bits() {
        for k in 0..200_000 {
            // Evenly in w, and from tiny to large by factors.
            for w in [
                f64::from(k) * 0.0035,
                libm::exp(f64::from(k) * 0.0038 - 690.0),
            ] {
                let (risen, fallen) = risen_and_fallen(w);
                let (r, f) = (-libm::expm1(-w), libm::exp(-w));
                assert!(
                    (risen - r).abs() <= 3.0 * f64::EPSILON * r,
                    "{w}: {risen} {r}"
                );
                assert!(
                    (fallen - f).abs() <= 3.0 * f64::EPSILON * f || f < 1e-307,
                    "{w}: {fallen} {f}"
                );
            }
        }
        assert_eq!(risen_and_fallen(0.0), (0.0, 1.0));
        assert_eq!(risen_and_fallen(1e6), (1.0, 0.0));
    }
}
