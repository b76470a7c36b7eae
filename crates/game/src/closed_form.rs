//! The closed form shared by every regime.
//!
//! Whatever the regime, `v = shadow cost / its largest possible scale` obeys
//!
//! ```text
//! v − ln v = v₀ − ln v₀ + κx                 (v1 and v2: C-exact, N-exact)
//! ```
//!
//! so that `v = −W₀(−v₀e^{−v₀−κx})` with Lambert's `W`. That expression loses digits near
//! `v₀ = 1` and underflows beyond `κx ≈ 745`. A place is known here by what keeps its digits
//! instead, with both `v₀` and `s₀ = 1 − v₀` given, neither subtracted from one:
//!
//! ```text
//! d = v₀ − v,    w = ln(v₀/v) = κx + d
//! s₀w + v₀h(w) = κx,    h(w) = w − 1 + e^{−w}
//! ```
//!
//! [`crate::root`] finds both. Value, output and time are then short expressions in `d`, `v` and
//! `w` without cancellation.

use crate::lambert::Root;
use crate::root::Roots;
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
    /// `d = v₀ − v`.
    rise: D,
    /// `v`.
    v: D,
}

impl<D: Scalar> ClosedForm<D> {
    /// Prepares [`Self::locate`].
    pub(crate) fn roots(&self) -> Roots {
        Roots::new(self.s0.real(), self.v0.real())
    }

    /// The place at distance `x`.
    #[inline]
    pub(crate) fn locate(&self, roots: &Roots, x: D) -> Place<D> {
        let target = self.rate * x;
        let root = roots.at(target.real());
        if D::IMPLICIT_STEPS == 0 {
            return Self::of_root(root);
        }
        let mut w = D::constant(root.w);
        for _ in 0..D::IMPLICIT_STEPS {
            let risen = w.risen_and_fallen().0;
            w = w
                - (scaled_distance(self.s0, self.v0, w, self.v0 * risen) - target)
                    / (self.s0 + self.v0 * risen);
        }
        self.place(w)
    }

    /// The place of a root.
    #[inline(always)]
    pub(crate) fn of_root(root: Root) -> Place<D> {
        Place {
            w: D::constant(root.w),
            rise: D::constant(root.rise),
            v: D::constant(root.v),
        }
    }

    /// The place where `w` has the given value.
    #[inline]
    pub(crate) fn place(&self, w: D) -> Place<D> {
        let (risen, fallen) = w.risen_and_fallen();
        Place {
            w,
            rise: self.v0 * risen,
            v: self.v0 * fallen,
        }
    }

    /// Distance of a place: the inverse of [`Self::locate`].
    pub(crate) fn distance(&self, place: Place<D>) -> D {
        scaled_distance(self.s0, self.v0, place.w, place.rise) / self.rate
    }

    /// `dx/dw`.
    pub(crate) fn distance_slope(&self, place: Place<D>) -> D {
        (self.s0 + place.rise) / self.rate
    }

    /// Value above the boundary value, `V − S`.
    #[inline(always)]
    pub(crate) fn gain(&self, place: Place<D>) -> D {
        self.value_scale * place.rise * (self.s0 + self.s0 + place.rise)
    }

    /// Value.
    #[inline(always)]
    pub(crate) fn value(&self, place: Place<D>) -> D {
        let gain = self.gain(place);
        if gain.real() < -0.5 * self.boundary.real() {
            // Far above the steady state most of S is lost on the way: count from the other end,
            // V = V(∞) − K·v(2 − v) with v < 0, a sum of positive terms.
            self.rest - self.value_scale * place.v * (D::constant(2.0) - place.v)
        } else {
            self.boundary + gain
        }
    }

    /// Shadow cost `V′`.
    #[inline]
    pub(crate) fn shadow_cost(&self, place: Place<D>) -> D {
        self.shadow_scale * place.v
    }

    /// Industry output.
    #[inline(always)]
    pub(crate) fn output(&self, place: Place<D>) -> D {
        let one = D::constant(1.0);
        let s = self.s0 + place.rise;
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
                let log = self.relative_rise(place, weight, floor).ln_1p();
                (place.w - floor / weight * log) / (self.rate * scale)
            }
        }
    }

    /// How much faster than at crossing the distance shrinks, as a share.
    #[inline(always)]
    fn relative_rise(&self, place: Place<D>, weight: D, floor: D) -> D {
        let at_crossing = floor + weight * self.s0;
        weight * place.rise / at_crossing
    }
}

impl ClosedForm<f64> {
    /// The place from which `time` is left until crossing: the inverse of
    /// [`ClosedForm::crossing_time`].
    pub(crate) fn locate_before_crossing(&self, time: f64) -> Place<f64> {
        match self.depletion {
            Depletion::Hotelling { scale } => self.place(time * (self.rate * scale)),
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
                    let (risen, fallen) = w.risen_and_fallen();
                    let d = weight * self.v0 * risen;
                    let residual = w - ratio * libm::log1p(d / at_crossing) - target;
                    let slope = 1.0 - floor * self.v0 * fallen / (at_crossing + d);
                    let step = residual / slope;
                    w -= step;
                    if step.abs() <= 1e-15 * w.abs() {
                        break;
                    }
                }
                self.place(w)
            }
        }
    }
}

/// `s₀w + v₀h(w)` with `h(w) = w − 1 + e^{−w}`, as a sum of terms of one sign; `rise` is
/// `v₀(1 − e^{−w})`.
#[inline]
fn scaled_distance<D: Scalar>(s0: D, v0: D, w: D, rise: D) -> D {
    if v0.real() < 0.0 || w.real().abs() >= 0.5 {
        // The same as w − v₀(1 − e^{−w}). Both terms are positive where v₀ < 0; elsewhere the
        // difference is at least a fifth of w.
        w - rise
    } else {
        s0 * w + v0 * h_series(w)
    }
}

/// `h(w) = w − 1 + e^{−w}` by its series, for `|w| < ½`, where the difference would lose more
/// than two bits. Even and odd terms apart, so that two chains run side by side.
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
