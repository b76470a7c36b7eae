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
    /// Value far from crossing, where `v = 0`.
    pub(crate) rest: D,
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

/// A place on the solution.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<D> {
    /// `w = ln(v₀/v)`.
    pub(crate) w: D,
    /// `1 − e^{−w}`.
    risen: D,
    /// `e^{−w}`.
    fallen: D,
}

impl<D: Scalar> Place<D> {
    /// The place where `w` has the given value.
    #[inline]
    pub(crate) fn at(w: D) -> Self {
        let (risen, fallen) = exponentials(w);
        Self { w, risen, fallen }
    }
}

impl<D: Scalar> ClosedForm<D> {
    /// The place at distance `x`.
    #[inline]
    pub(crate) fn locate(&self, x: D) -> Place<D> {
        let target = self.rate * x;
        let root = solve(self.s0.real(), self.v0.real(), target.real());
        if D::IMPLICIT_STEPS == 0 {
            return Place {
                w: D::constant(root.w),
                risen: D::constant(root.risen),
                fallen: D::constant(root.fallen),
            };
        }
        let mut w = D::constant(root.w);
        for _ in 0..D::IMPLICIT_STEPS {
            let (risen, _) = exponentials(w);
            w = w
                - (scaled_distance(self.s0, self.v0, w, risen) - target)
                    / (self.s0 + self.v0 * risen);
        }
        Place::at(w)
    }

    /// Distance of a place: the inverse of [`Self::locate`].
    pub(crate) fn distance(&self, place: Place<D>) -> D {
        scaled_distance(self.s0, self.v0, place.w, place.risen) / self.rate
    }

    /// `dx/dw`.
    pub(crate) fn distance_slope(&self, place: Place<D>) -> D {
        (self.s0 + self.v0 * place.risen) / self.rate
    }

    /// Value above the boundary value, `V − S`.
    #[inline]
    pub(crate) fn gain(&self, place: Place<D>) -> D {
        let d = self.v0 * place.risen;
        self.value_scale * d * (self.s0 + self.s0 + d)
    }

    /// Value.
    #[inline]
    pub(crate) fn value(&self, place: Place<D>) -> D {
        let gain = self.gain(place);
        if gain.real() < -0.5 * self.boundary.real() {
            // Far above the steady state most of S is lost on the way: count from the other end,
            // V = V(∞) − K·v(2 − v) with v < 0, a sum of positive terms.
            let v = self.v0 * place.fallen;
            self.rest - self.value_scale * v * (D::constant(2.0) - v)
        } else {
            self.boundary + gain
        }
    }

    /// Shadow cost `V′`.
    #[inline]
    pub(crate) fn shadow_cost(&self, place: Place<D>) -> D {
        self.shadow_scale * self.v0 * place.fallen
    }

    /// Industry output.
    #[inline]
    pub(crate) fn output(&self, place: Place<D>) -> D {
        let one = D::constant(1.0);
        let s = self.s0 + self.v0 * place.risen;
        // (1 − c) + c·s is 1 − c·v without cancellation near v = 1, where c = 1.
        self.output_scale * ((one - self.output_weight) + self.output_weight * s)
    }

    /// Time until crossing.
    #[inline]
    pub(crate) fn crossing_time(&self, place: Place<D>) -> D {
        match self.depletion {
            Depletion::Hotelling { scale } => place.w / (self.rate * scale),
            Depletion::Weighted {
                scale,
                weight,
                floor,
            } => {
                let at_crossing = floor + weight * self.s0;
                let log = (weight * self.v0 * place.risen / at_crossing).ln_1p();
                (place.w - floor / weight * log) / (self.rate * scale)
            }
        }
    }
}

impl ClosedForm<f64> {
    /// The place from which `time` is left until crossing: the inverse of
    /// [`ClosedForm::crossing_time`].
    pub(crate) fn locate_before_crossing(&self, time: f64) -> Place<f64> {
        match self.depletion {
            Depletion::Hotelling { scale } => Place::at(time * (self.rate * scale)),
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
                    let (risen, fallen) = exponentials(w);
                    let d = weight * self.v0 * risen;
                    let residual = w - ratio * libm::log1p(d / at_crossing) - target;
                    let slope = 1.0 - floor * self.v0 * fallen / (at_crossing + d);
                    let step = residual / slope;
                    w -= step;
                    if step.abs() <= 1e-15 * w.abs() {
                        break;
                    }
                }
                Place::at(w)
            }
        }
    }
}

/// `1 − e^{−w}` and `e^{−w}` from one evaluation, each to full precision.
#[inline]
fn exponentials<D: Scalar>(w: D) -> (D, D) {
    let one = D::constant(1.0);
    if w.real().abs() < 0.5 {
        let risen = w - h_series(w);
        (risen, one - risen)
    } else {
        let fallen = (-w).exp();
        (one - fallen, fallen)
    }
}

/// `s₀w + v₀h(w)` with `h(w) = w − 1 + e^{−w}`, as a sum of terms of one sign.
#[inline]
fn scaled_distance<D: Scalar>(s0: D, v0: D, w: D, risen: D) -> D {
    if v0.real() < 0.0 {
        // The same as w − v₀(1 − e^{−w}), and both terms are positive.
        w - v0 * risen
    } else if w.real().abs() < 0.5 {
        s0 * w + v0 * h_series(w)
    } else {
        s0 * w + v0 * (w - risen)
    }
}

/// `h(w) = w − 1 + e^{−w}` by its series, for `|w| < ½`, where the difference would lose more
/// than two bits. Even and odd terms apart, so that two chains run side by side.
#[inline]
fn h_series<D: Scalar>(w: D) -> D {
    let square = w * w;
    let chain = |terms: [f64; 7]| {
        terms.into_iter().fold(D::constant(0.0), |sum, term| {
            sum * square + D::constant(term)
        })
    };
    // 1/2! − w/3! + w²/4! − … − w¹³/15!
    let even = chain([
        1.0 / 87_178_291_200.0,
        1.0 / 479_001_600.0,
        1.0 / 3_628_800.0,
        1.0 / 40_320.0,
        1.0 / 720.0,
        1.0 / 24.0,
        1.0 / 2.0,
    ]);
    let odd = chain([
        1.0 / 1_307_674_368_000.0,
        1.0 / 6_227_020_800.0,
        1.0 / 39_916_800.0,
        1.0 / 362_880.0,
        1.0 / 5_040.0,
        1.0 / 120.0,
        1.0 / 6.0,
    ]);
    square * (even - w * odd)
}

/// Root of `s₀w + v₀h(w) = target`.
///
/// All derivatives of the left side are `±v₀e^{−w}` from the second on, so that one exponential
/// serves a correction of any order: with `v = v₀e^{−w}`, slope `1 − v`, Newton's step `ν` and
/// `m = v/(1 − v)` the exact step `δ` solves
///
/// ```text
/// δ + m·h(δ) = ν
/// ```
///
/// which for small `δ` is a polynomial. The starting points are within 0.004 of the root; a
/// Householder step in closed form leaves `δ` right to about 1e−10 and one Newton step on the
/// polynomial to the last bit, for a single exponential in all.
#[inline]
fn solve(s0: f64, v0: f64, target: f64) -> Place<f64> {
    if target <= 0.0 {
        return Place {
            w: 0.0,
            risen: 0.0,
            fallen: 1.0,
        };
    }
    let mut w = start(s0, v0, target);
    for _ in 0..100 {
        let (risen, fallen) = exponentials(w);
        let inverse_slope = 1.0 / (s0 + v0 * risen);
        let newton = (target - scaled_distance(s0, v0, w, risen)) * inverse_slope;
        let m = v0 * fallen * inverse_slope;
        if newton.abs() > 0.01 {
            // Halley's step; only continuation values above the steady state get here.
            w += newton / (1.0 + 0.5 * newton * m);
            continue;
        }
        let half = 0.5 * m * newton;
        // Its denominator is 1 + z with |z| below 0.01, whose inverse four terms give to 1e−8.
        let z = half + half - m * newton * newton * (1.0 / 6.0);
        let step = newton * (1.0 + half) * (1.0 - z * (1.0 - z * (1.0 - z)));
        let bend = h_polynomial(step);
        // The slope of the polynomial is 1 + g; its inverse to three terms is exact enough for a
        // correction of this size.
        let g = m * (step - bend);
        let step = step - (step - newton + m * bend) * (1.0 - g + g * g);
        let change = fallen * (step - h_polynomial(step));
        return Place {
            w: w + step,
            risen: risen + change,
            fallen: fallen - change,
        };
    }
    Place::at(w)
}

/// `h(δ)` for `|δ| ≤ 0.01`, where the first term left out is below 1e−17.
#[inline]
fn h_polynomial(step: f64) -> f64 {
    let square = step * step;
    let even = 0.5 + square * (1.0 / 24.0 + square * (1.0 / 720.0));
    let odd = 1.0 / 6.0 + square * (1.0 / 120.0);
    square * (even - step * odd)
}

/// Starting point for [`solve`], within 0.004 of the root where `v₀ ≥ 0`.
#[inline]
fn start(s0: f64, v0: f64, target: f64) -> f64 {
    if v0 < 0.0 {
        // Left of the root of a concave function.
        return (target / s0).max(target + v0);
    }
    if target < 0.4 {
        // h(w) ≈ w²/2 solved, then corrected twice for the terms −w³/6 and w⁴/24.
        let q = 2.0 * target / (s0 + (s0 * s0 + 2.0 * v0 * target).sqrt());
        let k = v0 / (s0 + v0 * q);
        let square = q * q;
        let first = k * square * q / 6.0;
        return q + k * (square * (q / 6.0 + 0.5 * first - square / 24.0) - 0.5 * first * first);
    }
    // w = target + v₀ − v, where v = z(1 − z/2)/(1 − 3z/2) up to z⁴ at z = v₀e^{−v₀−target}; a
    // rational function stands in for the exponential.
    let t = target + v0;
    let u = 1.0 + t * (0.125 + t * 0.007_812_5);
    let u2 = u * u;
    let u4 = u2 * u2;
    let u8 = u4 * u4;
    // With z = v₀/u⁸, as one division.
    t - v0 * (u8 - 0.5 * v0) / (u8 * (u8 - 1.5 * v0))
}
