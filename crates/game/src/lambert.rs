//! Lambert's `W` in the variables of the game, without an iteration.
//!
//! The root of `v − ln v = v₀ − ln v₀ + τ`, `τ = κx`, for `0 ≤ v₀ ≤ 1`. What the closed forms need
//! is `d = v₀ − v` to full relative precision, however small `τ` is; then `w = ln(v₀/v) = τ + d`.
//! Two expansions of `v` cover all roots, each on one side of [`SWITCH`]:
//!
//! ```text
//! s = 1 − v  as a power series in p = √(2(v − 1 − ln v)):   s = p − p²/3 + p³/36 + …
//! v          as a power series in y = v·e^{−v}:              v = y + y² + 3y³/2 + …
//! ```
//!
//! Along one solution `p² = p₀² + 2τ` and `y = y₀e^{−τ}`, so that `d` is a difference of two values
//! of the same polynomial. Dividing the polynomial by `p − p₀`, or `y − y₀`, *once* leaves
//!
//! ```text
//! d = 2τ/(p + p₀)·M(p),    d = y₀(1 − e^{−τ})·M(e^{−τ})
//! ```
//!
//! where nothing cancels: a point costs a root and a division, or an exponential, and one
//! polynomial.
//!
//! The coefficients are near-minimax for the *derivative* of each series, relative to it: the
//! divided difference is a mean of the derivative, so its relative error is below that of the
//! derivative, 9e−18 and 6e−17 (`tests/oracles/generate_polynomials.py` prints both).

use crate::exponential::{polynomial, risen_and_fallen};

/// A root of the closed form's equation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Root {
    /// `w = ln(v₀/v)`.
    pub(crate) w: f64,
    /// `d = v₀ − v`.
    pub(crate) rise: f64,
    /// `v`.
    pub(crate) v: f64,
}

/// The root for given `s₀` and `v₀ = 1 − s₀`, with what is the same at every point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Lambert {
    v0: f64,
    /// `v₀e^{−v₀}`.
    y0: f64,
    series: Series,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Series {
    /// In `p`, up to `p² = NEAR_END`; beyond, `v` is far enough from `v₀` to be subtracted.
    Near { p0: f64, quotient: [f64; 20] },
    /// In `e^{−τ}`.
    Far { quotient: [f64; 16] },
}

/// Solutions with `v₀` above this use the series in `p`, those below the one in `y`:
/// `v − 1 − ln v = 1.1`.
const SWITCH: f64 = 0.140_999_243_067_743_1;

/// Largest `p²` of the series in `p`: `v − 1 − ln v = 1.35`.
const NEAR_END: f64 = 2.7;

/// `cₖ` of `s = Σ cₖp^{k+1}`.
const NEAR: [f64; 20] = [
    1.0,
    -0.333_333_333_333_333_1,
    0.027_777_777_777_763_954,
    0.003_703_703_704_034_698_6,
    0.000_231_481_477_024_446_3,
    -5.878_890_960_653_618_4e-5,
    -2.553_667_099_982_007_3e-5,
    -4.898_154_045_537_689e-6,
    -2.456_769_664_227_231e-7,
    1.920_359_026_019_528_9e-7,
    6.360_823_831_079_53e-8,
    3.097_904_744_208_801_6e-8,
    -1.677_683_262_591_904_4e-8,
    1.341_613_069_582_622e-8,
    -9.078_823_751_851_596e-9,
    3.979_476_048_437_552_6e-9,
    -1.310_596_361_618_184e-9,
    2.766_042_348_113_348_4e-10,
    -2.807_226_687_391_621_6e-11,
    7.179_572_387_561_94e-13,
];

/// `cₖ` of `v = Σ cₖy^{k+1}`, for `y` up to `e^{−2.1}`.
const FAR: [f64; 16] = [
    1.0,
    1.000_000_000_000_114_4,
    1.499_999_999_947_264,
    2.666_666_677_455_755,
    5.208_332_100_595_509,
    10.800_088_418_580_716,
    23.338_790_861_638_88,
    52.157_085_749_367_64,
    115.101_943_198_131_85,
    338.431_137_720_770_9,
    -173.257_075_497_622_05,
    9_403.697_488_148_598,
    -49_693.876_439_641_164,
    257_246.999_404_426_43,
    -695_727.706_278_028_9,
    1_083_624.473_661_179_7,
];

impl Lambert {
    /// Prepares the roots of `v₀ ∈ [0, 1]`.
    pub(crate) fn new(s0: f64, v0: f64) -> Self {
        let y0 = fallen_start(v0);
        let series = if v0 > SWITCH {
            let p0 = (2.0 * excess(s0, v0)).sqrt();
            Series::Near {
                p0,
                quotient: divided(&NEAR, p0),
            }
        } else {
            Series::Far {
                quotient: far_quotient(y0),
            }
        };
        Self { v0, y0, series }
    }

    /// The root at `τ`; at or below zero that is `v₀` itself.
    #[inline]
    pub(crate) fn root(&self, tau: f64) -> Root {
        if tau <= 0.0 {
            return self.at_crossing();
        }
        match self.side() {
            Side::Near(near) => {
                if near.covers(tau) {
                    near.root(tau)
                } else {
                    self.beyond(tau)
                }
            }
            Side::Far(quotient) => self.far_root(quotient, tau),
        }
    }

    /// Which series the roots come from; [`crate::batch`] asks once for many.
    #[inline]
    pub(crate) fn side(&self) -> Side<'_> {
        match &self.series {
            Series::Near { p0, quotient } => Side::Near(Near {
                v0: self.v0,
                p0: *p0,
                quotient,
            }),
            Series::Far { quotient } => Side::Far(quotient),
        }
    }

    /// The root at `τ = 0`.
    #[inline(always)]
    pub(crate) fn at_crossing(&self) -> Root {
        Root {
            w: 0.0,
            rise: 0.0,
            v: self.v0,
        }
    }

    /// The root beyond the series in `p`, for `v₀` above [`SWITCH`].
    #[inline(always)]
    pub(crate) fn beyond(&self, tau: f64) -> Root {
        beyond(self.v0, self.y0, tau)
    }

    /// The root by the series in `e^{−τ}`, for `v₀` up to [`SWITCH`].
    #[inline(always)]
    pub(crate) fn far_root(&self, quotient: &[f64; 16], tau: f64) -> Root {
        far_root(self.y0, quotient, tau)
    }
}

/// `y₀ = v₀e^{−v₀}`.
#[inline(always)]
fn fallen_start(v0: f64) -> f64 {
    v0 * risen_and_fallen(v0).1
}

/// The divided polynomial in `e^{−τ} = y/y₀`.
#[inline(always)]
fn far_quotient(y0: f64) -> [f64; 16] {
    let mut quotient = divided(&FAR, y0);
    // From powers of y to powers of e^{−τ}.
    let mut power = y0;
    for coefficient in &mut quotient {
        *coefficient *= power;
        power *= y0;
    }
    quotient
}

/// `v` where `y` has fallen from `y₀` to `y₀·fallen`.
#[inline(always)]
fn far(y0: f64, fallen: f64) -> f64 {
    let y = y0 * fallen;
    y * polynomial(&FAR, y)
}

#[inline(always)]
fn beyond(v0: f64, y0: f64, tau: f64) -> Root {
    let v = far(y0, risen_and_fallen(tau).1);
    let rise = v0 - v;
    Root {
        w: tau + rise,
        rise,
        v,
    }
}

#[inline(always)]
fn far_root(y0: f64, quotient: &[f64; 16], tau: f64) -> Root {
    let (risen, fallen) = risen_and_fallen(tau);
    let rise = risen * polynomial(quotient, fallen);
    Root {
        w: tau + rise,
        rise,
        v: far(y0, fallen),
    }
}

/// One root of one solution: what [`Lambert`] prepares for many roots is made for this one, without a branch, so that a loop
/// over solutions holds none. Every expression is that of [`Lambert`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Single {
    pub(crate) v0: f64,
    pub(crate) tau: f64,
}

impl Single {
    /// Whether [`Lambert`] takes the series in `p`.
    #[inline(always)]
    pub(crate) fn is_near(self) -> bool {
        self.v0 > SWITCH
    }

    /// The root by the series in `e^{−τ}`.
    #[inline(always)]
    pub(crate) fn far(self) -> Root {
        let y0 = fallen_start(self.v0);
        far_root(y0, &far_quotient(y0), self.tau)
    }

    /// The root by the series in `p`, where `v₀ − 1 − ln v₀` is `excess`, or beyond it.
    #[inline(always)]
    pub(crate) fn near(self, excess: f64) -> Root {
        let p0 = (2.0 * excess).sqrt();
        let near = Near {
            v0: self.v0,
            p0,
            quotient: &divided(&NEAR, p0),
        };
        let (inside, outside) = (
            near.root(self.tau),
            beyond(self.v0, fallen_start(self.v0), self.tau),
        );
        inside.or(near.covers(self.tau), outside)
    }
}

impl Root {
    /// This root where `this` holds, the other one elsewhere.
    #[inline(always)]
    pub(crate) fn or(self, this: bool, other: Self) -> Self {
        let of = |one: f64, other: f64| if this { one } else { other };
        Self {
            w: of(self.w, other.w),
            rise: of(self.rise, other.rise),
            v: of(self.v, other.v),
        }
    }
}

/// A series, with what it needs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side<'a> {
    /// In `p` as far as it reaches.
    Near(Near<'a>),
    /// In `e^{−τ}`, everywhere.
    Far(&'a [f64; 16]),
}

/// The series in `p`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near<'a> {
    v0: f64,
    p0: f64,
    quotient: &'a [f64; 20],
}

impl Near<'_> {
    /// Whether it reaches `τ`.
    #[inline(always)]
    pub(crate) fn covers(&self, tau: f64) -> bool {
        self.p0 * self.p0 + 2.0 * tau <= NEAR_END
    }

    /// The root, where it is covered.
    #[inline(always)]
    pub(crate) fn root(&self, tau: f64) -> Root {
        let p = (self.p0 * self.p0 + 2.0 * tau).sqrt();
        let rise = 2.0 * tau / (p + self.p0) * polynomial(self.quotient, p);
        Root {
            w: tau + rise,
            rise,
            v: self.v0 - rise,
        }
    }
}

/// `v − 1 − ln v` for `v = 1 − s`, to full relative precision.
pub(crate) fn excess(s: f64, v: f64) -> f64 {
    if s > EXCESS_END {
        -libm::log(v) - s
    } else {
        excess_series(s)
    }
}

/// Largest `s` of [`excess_series`].
pub(crate) const EXCESS_END: f64 = 0.5;

/// `−s − ln(1 − s)`.
#[inline(always)]
pub(crate) fn excess_series(s: f64) -> f64 {
    // With z = s/(2 − s): −ln(1 − s) = 2(z + z³/3 + z⁵/5 + …) and 2z − s = s·z. z is at most ⅓,
    // so that the terms beyond z³⁵ are below the last bit.
    let z = s / (2.0 - s);
    let square = z * z;
    let mut tail = 0.0;
    for odd in (3..=35).rev().step_by(2) {
        tail = tail * square + 1.0 / f64::from(odd);
    }
    s * z + 2.0 * z * square * tail
}

/// Coefficients of `(f(x) − f(x₀))/(x − x₀)` for `f(x) = Σ cₖx^{k+1}`.
#[inline(always)]
fn divided<const N: usize>(coefficients: &[f64; N], x0: f64) -> [f64; N] {
    let mut quotient = *coefficients;
    for k in (1..N).rev() {
        quotient[k - 1] += x0 * quotient[k];
    }
    quotient
}

#[cfg(test)]
mod tests {
    use super::{Lambert, NEAR_END, SWITCH};
    use crate::exponential::risen_and_fallen;

    /// Residual of `w − v₀(1 − e^{−w}) = τ`, relative to w: a few roundings of w at most.
    fn residual(v0: f64, tau: f64) -> f64 {
        let root = Lambert::new(1.0 - v0, v0).root(tau);
        let (risen, _) = risen_and_fallen(root.w);
        (root.w - v0 * risen - tau).abs() / root.w
    }

    #[test]
    fn the_equation_holds_on_both_sides_of_every_switch() {
        let near = |v: f64| [v * (1.0 - 1e-9), v, v * (1.0 + 1e-9)];
        for v0 in [near(SWITCH), [1.0, 0.5, 0.2], [0.1, 1e-3, 1e-200]].concat() {
            // Where p² = NEAR_END, and from tiny to large.
            let end = 0.5 * NEAR_END - (v0 - 1.0 - libm::log(v0));
            let taus = (0..900).map(|k| libm::exp(f64::from(k) * 0.05 - 30.0));
            for tau in taus.chain(near(end.max(1e-3))) {
                assert!(
                    residual(v0, tau) < 2e-15,
                    "{v0} {tau}: {}",
                    residual(v0, tau)
                );
            }
        }
    }
}
