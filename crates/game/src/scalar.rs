//! The arithmetic that the closed form needs, so that one text of the formula serves both plain
//! numbers (through `libm`, the same bits everywhere) and dual numbers (exact derivatives).

use std::ops::{Add, Div, Mul, Neg, Sub};

use num_dual::DualNum;

use crate::exponential;

pub(crate) trait Scalar:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// Newton steps that carry a root found in plain numbers to all derivatives of this type.
    const IMPLICIT_STEPS: usize;
    fn constant(value: f64) -> Self;
    fn real(self) -> f64;
    fn sqrt(self) -> Self;
    /// `1 − e^{−w}` and `e^{−w}`, each to full relative precision.
    fn risen_and_fallen(self) -> (Self, Self);
    fn ln_1p(self) -> Self;
}

impl Scalar for f64 {
    const IMPLICIT_STEPS: usize = 0;

    #[inline]
    fn constant(value: f64) -> Self {
        value
    }

    #[inline]
    fn real(self) -> f64 {
        self
    }

    #[inline]
    fn sqrt(self) -> Self {
        // Correctly rounded on every platform, unlike the transcendentals.
        Self::sqrt(self)
    }

    #[inline]
    fn risen_and_fallen(self) -> (Self, Self) {
        exponential::risen_and_fallen(self)
    }

    #[inline]
    fn ln_1p(self) -> Self {
        libm::log1p(self)
    }
}

/// Gradient and Hessian by the three numbers that a game in its own units has.
pub(crate) type Hessian = num_dual::Dual2SVec64<3>;

/// num-dual calls std's transcendentals: derivatives are not bit-identical across platforms.
impl Scalar for Hessian {
    // Each Newton step doubles the order that is exact: one for gradients, two for Hessians.
    const IMPLICIT_STEPS: usize = 2;

    fn constant(value: f64) -> Self {
        Self::from_re(value)
    }

    fn real(self) -> f64 {
        self.re
    }

    fn sqrt(self) -> Self {
        DualNum::sqrt(&self)
    }

    fn risen_and_fallen(self) -> (Self, Self) {
        (-DualNum::exp_m1(&-self), DualNum::exp(&-self))
    }

    fn ln_1p(self) -> Self {
        DualNum::ln_1p(&self)
    }
}
