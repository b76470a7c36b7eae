//! The root of the closed form's equation, for every continuation value.

use crate::exponential::risen_and_fallen;
use crate::lambert::{Lambert, Root};

/// The roots of one solution, as a function of `τ = κx`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Roots {
    /// `S` at or below the steady state: explicit.
    Below(Lambert),
    /// `S` above the steady state, `v₀ < 0`: by iteration.
    Above { s0: f64, v0: f64 },
}

impl Roots {
    pub(crate) fn new(s0: f64, v0: f64) -> Self {
        if v0 < 0.0 {
            Self::Above { s0, v0 }
        } else {
            Self::Below(Lambert::new(s0, v0))
        }
    }

    /// The root at `τ`; at or below zero that is `v₀` itself.
    #[inline]
    pub(crate) fn at(&self, tau: f64) -> Root {
        match self {
            Self::Below(lambert) => lambert.root(tau),
            &Self::Above { s0, v0 } => above(s0, v0, tau),
        }
    }
}

/// Root of `w − v₀(1 − e^{−w}) = τ` for `v₀ < 0`, a sum of positive terms, by Halley's method.
///
/// The left side rises and is concave, and the start is left of the root. Convergence is cubic with
/// a constant below one, so that a last step below 1e−6 leaves an error below the last bit; far out
/// the equation is linear.
pub(crate) fn above(s0: f64, v0: f64, tau: f64) -> Root {
    let mut w = if tau <= 0.0 {
        0.0
    } else {
        (tau / s0).max(tau + v0)
    };
    for _ in 0..60 {
        let (risen, fallen) = risen_and_fallen(w);
        let slope = s0 + v0 * risen;
        let newton = (tau.max(0.0) - (w - v0 * risen)) / slope;
        let step = newton / (1.0 + 0.5 * newton * v0 * fallen / slope);
        w += step;
        if step.abs() <= 1e-6 * w.min(1.0) {
            break;
        }
    }
    let (risen, fallen) = risen_and_fallen(w);
    Root {
        w,
        rise: v0 * risen,
        v: v0 * fallen,
    }
}
