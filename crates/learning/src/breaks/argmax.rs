//! Where a two-sided Brownian motion with drift is greatest: the limit of an estimated break date.
//!
//! ```text
//! V(s) = W₁(−s) − |s|/2                      for s ≤ 0
//! V(s) = √ξ·(φ₂/φ₁)·W₂(s) − ξ·s/2             for s > 0
//! ```
//!
//! The distribution of `argmax V` is Bai's (1997, Appendix B, doi:10.1162/003465397557132). Only
//! its left tail is coded, in terms of the scaled complementary error function, so that no product
//! of a huge and a tiny number is formed; the right tail is the left tail of the process read
//! backwards, in its own unit of time.

use endodec_numerics::root::bisect;
use std::f64::consts::PI;

/// Ratios of variances beyond these are taken at them: one side is then certain to all digits that
/// matter.
const LEAST_RATIO: f64 = 1e-8;

/// The distribution of `argmax V`.
#[derive(Debug, Clone, Copy)]
pub(super) struct ArgmaxDistribution {
    /// `a = φ₁²/φ₂²`.
    ratio: f64,
}

impl ArgmaxDistribution {
    /// From the variances `φ₁²` and `φ₂²`, not both zero.
    pub(super) fn new(phi1_squared: f64, phi2_squared: f64) -> Self {
        let ratio = phi1_squared / phi2_squared;
        Self {
            ratio: ratio.clamp(LEAST_RATIO, 1.0 / LEAST_RATIO),
        }
    }

    /// The `p`-quantile: negative in units of `φ₁²/δ'Q₁δ` observations, positive in units of
    /// `φ₂²/δ'Q₂δ`.
    pub(super) fn quantile(self, p: f64) -> f64 {
        let a = self.ratio;
        if p < a / (1.0 + a) {
            -inverse_tail(p, a)
        } else {
            inverse_tail(1.0 - p, 1.0 / a)
        }
    }
}

/// `P(argmax V < −t)`.
///
/// ```text
/// e^{−t/8}·[ −√(t/2π) − ½C·erfcx(β√(t/2)) + ½(D − 2 + t/2)·erfcx(√(t/8)) ]
/// β = a + ½,   C = (1 + 2a)/(a(1 + a)),   D = (1 + 2a)²/(a(1 + a))
/// ```
///
/// The absolute error is of order `1e−16/a`. A quantile `p` is looked for here only if `p < a/(1 +
/// a)`, so it is found to `1e−16/p`.
fn tail(t: f64, a: f64) -> f64 {
    let c = (1.0 + 2.0 * a) / (a * (1.0 + a));
    let d = (1.0 + 2.0 * a) * c;
    let near = erfcx((t / 8.0).sqrt());
    let far = erfcx((a + 0.5) * (t / 2.0).sqrt());
    let bracket = -(t / (2.0 * PI)).sqrt() - 0.5 * c * far + 0.5 * (d - 2.0 + 0.5 * t) * near;
    libm::exp(-t / 8.0) * bracket.max(0.0)
}

/// The `t` with `P(argmax V < −t) = p`, by halving: the tail falls monotonically to zero.
fn inverse_tail(p: f64, a: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while tail(high, a) > p {
        low = high;
        high *= 2.0;
    }
    bisect(low, high, |t| tail(t, a) > p).middle()
}

/// `e^{x²}·erfc(x)` for `x ≥ 0`.
fn erfcx(x: f64) -> f64 {
    if x < 5.0 {
        return libm::exp(x * x) * libm::erfc(x);
    }
    // Laplace's continued fraction, which at x = 5 has converged to the last digit after some
    // thirty terms.
    let mut fraction = 0.0;
    for k in (1..=40).rev() {
        fraction = 0.5 * f64::from(k) / (x + fraction);
    }
    1.0 / (PI.sqrt() * (x + fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scaled_error_function_is_continuous_where_its_two_forms_meet() {
        let below = libm::exp(25.0) * libm::erfc(5.0);
        // exp(25) carries 25 roundings of its argument.
        assert!((erfcx(5.0) / below - 1.0).abs() < 1e-13);
        // Asymptotic series at 100: 1/(x√π)(1 − 1/(2x²) + 3/(4x⁴)), the next term 1e−12 of it.
        let series = (1.0 - 0.5e-4 + 0.75e-8) / (100.0 * PI.sqrt());
        assert!((erfcx(100.0) / series - 1.0).abs() < 3e-12);
    }

    #[test]
    fn the_side_with_the_larger_variance_is_the_likelier_one() {
        // The suprema of the two sides are exponential with rates 1 and a, so the left is the
        // greater with a/(1 + a).
        for a in [0.01, 0.3, 1.0, 4.0, 250.0] {
            assert!((tail(0.0, a) - a / (1.0 + a)).abs() < 1e-12);
            assert!((tail(0.0, a) + tail(0.0, 1.0 / a) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_tail_falls_and_the_quantile_inverts_it() {
        for a in [1e-4, 0.2, 1.0, 7.0, 1e4] {
            let values: Vec<f64> = (0..200).map(|i| tail(f64::from(i) * 0.5, a)).collect();
            assert!(values.windows(2).all(|w| w[1] <= w[0]));
            for p in [0.001, 0.025, 0.2] {
                let p = p * a / (1.0 + a);
                // C and D are of order 1/a, and so is the rounding error.
                assert!((tail(inverse_tail(p, a), a) - p).abs() < 1e-15 / a + 1e-14);
            }
        }
    }

    #[test]
    fn the_tail_agrees_with_the_sum_over_the_height_of_the_maximum() {
        // Independent of the closed form: the left maximum lies beyond −t at height y if W − s/2
        // reaches y first after t; P(argmax < −t) = ∫ f(y)·P(right supremum < y) dy by quadrature
        // over the value x at time t and the excess over the running maximum m of [0, t], whose
        // joint density is known (reflection principle with drift).
        let (a, t) = (0.6_f64, 3.0_f64);
        let mut sum = 0.0;
        let step = 0.02;
        let count = 700;
        for i in 0..count {
            let m = (f64::from(i) + 0.5) * step;
            for j in 0..2 * count {
                let x = m - (f64::from(j) + 0.5) * step;
                let u = 2.0 * m - x;
                let density = 2.0 * u / (t * (2.0 * PI * t).sqrt())
                    * libm::exp(-u * u / (2.0 * t) - 0.5 * x - t / 8.0);
                // After t the supremum is x + Exp(1); it must exceed m and the right supremum,
                // Exp(a).
                let tail_from = |level: f64| libm::exp(-(level - x));
                let beats = tail_from(m) - libm::exp(-a * m) * tail_from(m) / (1.0 + a);
                sum += density * beats * step * step;
            }
        }
        // Midpoint rule with step 0.02 on a smooth integrand.
        assert!((sum - tail(t, a)).abs() < 2e-4, "{sum} {}", tail(t, a));
    }
}
