//! Inverse demands.

use crate::{GameError, Market};
use endodec_numerics::parameter::{positive, require};

/// An inverse demand `P(Q)` with two derivatives; a solution keeps a clone of it.
pub trait Demand: Clone {
    /// Price at industry output `Q > 0`.
    fn price(&self, output: f64) -> f64;

    /// `P′(Q)`, negative.
    fn slope(&self, output: f64) -> f64;

    /// `P″(Q)`.
    fn curvature(&self, output: f64) -> f64;

    /// Output at which the price vanishes or demand ends; infinite if there is none.
    fn largest_output(&self) -> f64;

    /// `η = −QP′/P`, the inverse of the price elasticity.
    fn inverse_elasticity(&self, output: f64) -> f64 {
        -output * self.slope(output) / self.price(output)
    }

    /// Checks the demand's own parameters.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] names the one out of range.
    fn validate(&self) -> Result<(), GameError>;
}

/// Demand of constant curvature, `P = a − bQ^k`: linear at `k = 1`, concave above, convex below.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConstantCurvature {
    /// Price at zero output, `a`.
    pub intercept: f64,
    /// Coefficient `b`.
    pub slope: f64,
    /// Exponent `k`; `QP″/P′ = k − 1`.
    pub exponent: f64,
}

impl Demand for ConstantCurvature {
    fn price(&self, output: f64) -> f64 {
        self.intercept - self.slope * libm::pow(output, self.exponent)
    }

    fn slope(&self, output: f64) -> f64 {
        -self.slope * self.exponent * libm::pow(output, self.exponent - 1.0)
    }

    fn curvature(&self, output: f64) -> f64 {
        let k = self.exponent;
        -self.slope * k * (k - 1.0) * libm::pow(output, k - 2.0)
    }

    fn largest_output(&self) -> f64 {
        libm::pow(self.intercept / self.slope, 1.0 / self.exponent)
    }

    fn validate(&self) -> Result<(), GameError> {
        positive("intercept a", self.intercept)?;
        positive("slope b", self.slope)?;
        positive("exponent k", self.exponent)?;
        Ok(())
    }
}

/// Exponential demand, `P = a·e^{−Q/s}`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Exponential {
    /// Price at zero output, `a`.
    pub intercept: f64,
    /// Output `s` over which the price falls by the factor e.
    pub scale: f64,
}

impl Demand for Exponential {
    fn price(&self, output: f64) -> f64 {
        self.intercept * libm::exp(-output / self.scale)
    }

    fn slope(&self, output: f64) -> f64 {
        -self.price(output) / self.scale
    }

    fn curvature(&self, output: f64) -> f64 {
        self.price(output) / (self.scale * self.scale)
    }

    fn largest_output(&self) -> f64 {
        f64::INFINITY
    }

    fn validate(&self) -> Result<(), GameError> {
        positive("intercept a", self.intercept)?;
        positive("scale s", self.scale)?;
        Ok(())
    }
}

/// Logit demand, `Q = M/(1 + e^{(P − m)/s})`, so `P = m + s·ln(M/Q − 1)`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Logit {
    /// Market size `M`.
    pub size: f64,
    /// Price `m` at which half of the market buys.
    pub midpoint: f64,
    /// Dispersion `s` of the willingness to pay.
    pub dispersion: f64,
}

impl Demand for Logit {
    fn price(&self, output: f64) -> f64 {
        self.midpoint + self.dispersion * libm::log(self.size / output - 1.0)
    }

    fn slope(&self, output: f64) -> f64 {
        -self.dispersion * self.size / (output * (self.size - output))
    }

    fn curvature(&self, output: f64) -> f64 {
        let rest = self.size - output;
        self.dispersion * self.size * (self.size - 2.0 * output) / (output * output * rest * rest)
    }

    fn largest_output(&self) -> f64 {
        self.size / (1.0 + libm::exp(-self.midpoint / self.dispersion))
    }

    fn validate(&self) -> Result<(), GameError> {
        positive("market size M", self.size)?;
        positive("dispersion s", self.dispersion)?;
        require("midpoint m", self.midpoint, "a finite number", true)?;
        Ok(())
    }
}

/// Isoelastic demand, `P = k·Q^{−1/ε}`. Its `η = 1/ε` is constant, so it never has an interior
/// equilibrium; it is here to be refused with the reason.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Isoelastic {
    /// Price at unit output, `k`.
    pub scale: f64,
    /// Price elasticity `ε`.
    pub elasticity: f64,
}

impl Demand for Isoelastic {
    fn price(&self, output: f64) -> f64 {
        self.scale * libm::pow(output, -1.0 / self.elasticity)
    }

    fn slope(&self, output: f64) -> f64 {
        -self.price(output) / (self.elasticity * output)
    }

    fn curvature(&self, output: f64) -> f64 {
        let e = 1.0 / self.elasticity;
        e * (1.0 + e) * self.price(output) / (output * output)
    }

    fn largest_output(&self) -> f64 {
        f64::INFINITY
    }

    fn validate(&self) -> Result<(), GameError> {
        positive("scale k", self.scale)?;
        positive("elasticity", self.elasticity)?;
        Ok(())
    }
}

/// The linear demand of the paper as one case of the general one.
impl Demand for Market {
    fn price(&self, output: f64) -> f64 {
        Self::price(self, output)
    }

    fn slope(&self, _output: f64) -> f64 {
        -self.slope
    }

    fn curvature(&self, _output: f64) -> f64 {
        0.0
    }

    fn largest_output(&self) -> f64 {
        self.intercept / self.slope
    }

    fn validate(&self) -> Result<(), GameError> {
        self.validated().map(|_| ())
    }
}
