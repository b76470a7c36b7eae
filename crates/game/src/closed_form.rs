//! The closed form shared by every regime.
//!
//! Whatever the regime, `v = shadow cost / its largest possible scale` obeys
//!
//! ```text
//! v − ln v = v₀ − ln v₀ + κx                 (v1 and v2: C-exact, N-exact)
//! ```
//!
//! so that `v = −W₀(−v₀e^{−v₀−κx})` with Lambert's `W`. That expression loses digits near
//! `v₀ = 1` and underflows beyond `κx ≈ 745`; the unknown here is instead the logarithm
//! `w = ln(v₀/v) ≥ 0`, with both `v₀` and `s₀ = 1 − v₀` given, neither subtracted from one:
//!
//! ```text
//! s₀w + v₀h(w) = κx,    h(w) = w − 1 + e^{−w}
//! ```
//!
//! Value, output and time are then short expressions in `w` without cancellation.

use crate::scalar::Scalar;

/// Constants of a regime. `D` is `f64`, or a dual number when derivatives are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ClosedForm<D> {
    /// Value at crossing.
    pub(crate) boundary: D,
    /// `K` in `V = S + K·d(2s₀ + d)`, `d = v₀ − v`.
    pub(crate) value_scale: D,
    /// Shadow cost at `v = 1`.
    pub(crate) shadow_scale: D,
    /// Rate `κ` in `x`.
    pub(crate) rate: D,
    pub(crate) s0: D,
    pub(crate) v0: D,
    /// Output at `v = 0`.
    pub(crate) output_scale: D,
    /// `c` in `Q = Q(v=0)·(1 − c·v)`.
    pub(crate) output_weight: D,
    /// How fast the distance shrinks, where that differs from output.
    pub(crate) depletion: Depletion<D>,
}

/// `−dx/dt` as `scale·(1 − weight·v)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Depletion<D> {
    /// `weight = 1`: `v` grows at the rate `scale·κ` along the path, Hotelling's rule.
    Hotelling { scale: D },
    /// Any other weight; `floor = 1 − weight`, computed without the subtraction.
    Weighted { scale: D, weight: D, floor: D },
}

impl<D: Scalar> ClosedForm<D> {
    /// `w` at distance `x`.
    #[inline]
    pub(crate) fn log_growth(&self, x: D) -> D {
        let target = self.rate * x;
        let mut w = D::constant(solve(self.s0.real(), self.v0.real(), target.real()));
        for _ in 0..D::IMPLICIT_STEPS {
            w = w
                - (scaled_distance(self.s0, self.v0, w) - target) / (self.s0 + self.v0 * risen(w));
        }
        w
    }

    /// Distance at which `w` is reached: the inverse of [`Self::log_growth`].
    pub(crate) fn distance(&self, w: D) -> D {
        scaled_distance(self.s0, self.v0, w) / self.rate
    }

    /// Value above the boundary value, `V − S`.
    #[inline]
    pub(crate) fn gain(&self, w: D) -> D {
        let d = self.v0 * risen(w);
        self.value_scale * d * (self.s0 + self.s0 + d)
    }

    /// Shadow cost `V′`.
    #[inline]
    pub(crate) fn shadow_cost(&self, w: D) -> D {
        self.shadow_scale * self.v0 * (-w).exp()
    }

    /// Industry output.
    #[inline]
    pub(crate) fn output(&self, w: D) -> D {
        let one = D::constant(1.0);
        let s = self.s0 + self.v0 * risen(w);
        // (1 − c) + c·s is 1 − c·v without cancellation near v = 1, where c = 1.
        self.output_scale * ((one - self.output_weight) + self.output_weight * s)
    }

    /// Time until crossing.
    #[inline]
    pub(crate) fn crossing_time(&self, w: D) -> D {
        match self.depletion {
            Depletion::Hotelling { scale } => w / (self.rate * scale),
            Depletion::Weighted {
                scale,
                weight,
                floor,
            } => {
                let at_crossing = floor + weight * self.s0;
                let log = (weight * self.v0 * risen(w) / at_crossing).ln_1p();
                (w - floor / weight * log) / (self.rate * scale)
            }
        }
    }
}

impl ClosedForm<f64> {
    /// `w` when `time` is left until crossing: the inverse of [`ClosedForm::crossing_time`].
    pub(crate) fn log_growth_before_crossing(&self, time: f64) -> f64 {
        match self.depletion {
            Depletion::Hotelling { scale } => time * (self.rate * scale),
            Depletion::Weighted {
                scale,
                weight,
                floor,
            } => {
                let target = time * (self.rate * scale);
                let at_crossing = floor + weight * self.s0;
                let ratio = floor / weight;
                // T is convex in w where v₀ > 0 and concave where v₀ < 0, so Newton is monotone
                // after its first step; the slope lies between its values at the two ends.
                let mut w = target;
                for _ in 0..60 {
                    let e = libm::exp(-w);
                    let d = self.v0 * risen(w);
                    let residual = w - ratio * libm::log1p(weight * d / at_crossing) - target;
                    let slope = 1.0 - floor * self.v0 * e / (at_crossing + weight * d);
                    let step = residual / slope;
                    w -= step;
                    if step.abs() <= 1e-15 * w.abs() {
                        break;
                    }
                }
                w
            }
        }
    }
}

/// `1 − e^{−w}`.
#[inline]
fn risen<D: Scalar>(w: D) -> D {
    -(-w).exp_m1()
}

/// `s₀w + v₀h(w)`, as a sum of terms of one sign.
#[inline]
fn scaled_distance<D: Scalar>(s0: D, v0: D, w: D) -> D {
    if v0.real() < 0.0 {
        // The same as w − v₀(1 − e^{−w}), and both terms are positive.
        w - v0 * risen(w)
    } else {
        s0 * w + v0 * h(w)
    }
}

/// `h(w) = w − 1 + e^{−w}`.
#[inline]
fn h<D: Scalar>(w: D) -> D {
    // Below ½ the difference would lose more than two bits; the series ends at w¹⁵/15!.
    if w.real().abs() < 0.5 {
        let mut sum = D::constant(1.0 / 1_307_674_368_000.0);
        for reciprocal_factorial in RECIPROCAL_FACTORIALS {
            sum = D::constant(reciprocal_factorial) - w * sum;
        }
        w * w * sum
    } else {
        w + (-w).exp_m1()
    }
}

/// `1/14!` down to `1/2!`.
const RECIPROCAL_FACTORIALS: [f64; 13] = [
    1.0 / 87_178_291_200.0,
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    1.0 / 2.0,
];

/// Root of `s₀w + v₀h(w) = target` by Halley's method.
///
/// The left side is increasing, convex for `v₀ > 0` and concave for `v₀ < 0`; from the starting
/// points below two or three steps reach the last bit. A step smaller than 1e−7·w leaves an
/// error of the order of its cube, which is the reason for that stopping rule.
fn solve(s0: f64, v0: f64, target: f64) -> f64 {
    if target <= 0.0 {
        return 0.0;
    }
    let mut w = start(s0, v0, target);
    for _ in 0..60 {
        let q = risen(w);
        let residual = scaled_distance(s0, v0, w) - target;
        let slope = s0 + v0 * q;
        let newton = residual / slope;
        let curvature = v0 * (1.0 - q) / slope;
        let step = newton / (1.0 - 0.5 * newton * curvature);
        w -= step;
        if step.abs() <= 1e-7 * w {
            break;
        }
    }
    w
}

fn start(s0: f64, v0: f64, target: f64) -> f64 {
    if v0 < 0.0 {
        return (target / s0).max(target + v0);
    }
    if target >= 1.0 {
        return target + v0;
    }
    // h(w) ≈ w²/2 solved, then corrected for the term −w³/6.
    let q = 2.0 * target / (s0 + (s0 * s0 + 2.0 * v0 * target).sqrt());
    q + v0 * q * q * q / (6.0 * (s0 + v0 * q))
}
