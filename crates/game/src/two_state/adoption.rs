//! Adoption of the distributed alternative as the second state.

use super::Model;
use crate::{GameError, Market};
use endodec_numerics::parameter::{non_negative, positive, require};
use endodec_numerics::quadrature::gauss_legendre;

/// Parameters of the game with adoption.
///
/// ```text
/// ṅ = β(x)·γ·n(1 − n) − (κ + μ)·n
/// β = β₀·max(0, 1 − (Q/Q̄)^{−α}) + λ,   Q = Q̄ − x
/// P = a(1 − φn) − bQ
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct AdoptionParams {
    /// Number of firms `N`.
    pub firms: f64,
    /// Demand intercept `a` without adoption.
    pub intercept: f64,
    /// Demand slope `b`.
    pub slope: f64,
    /// Discount rate `r`.
    pub discount: f64,
    /// Share `φ` of the market that full adoption takes away, in [0, 1).
    pub erosion: f64,
    /// Response `β₀` of transmission to the cost advantage.
    pub transmission: f64,
    /// Transmission `λ` without a cost advantage.
    pub base_transmission: f64,
    /// Contact rate `γ`.
    pub contact: f64,
    /// Friction and abandonment together, `κ + μ`.
    pub friction: f64,
    /// Learning elasticity `α`.
    pub elasticity: f64,
    /// Cumulative output at cost parity `Q̄`.
    pub threshold: f64,
    /// The distance `x_min < 0` beyond parity at which learning is exhausted.
    pub exhausted_at: f64,
}

impl AdoptionParams {
    /// A reference case in normalised units: `a = b = 1`, and the distance and threshold in the
    /// proportion of the paper's 109.5 EB to go of 112.
    pub const REFERENCE: Self = Self {
        firms: 5.0,
        intercept: 1.0,
        slope: 1.0,
        discount: 0.05,
        erosion: 0.8,
        transmission: 2.0,
        base_transmission: 0.3,
        contact: 1.0,
        friction: 0.5,
        elasticity: 0.23,
        threshold: 112.0 * 3.0534 / 109.5,
        exhausted_at: -4.5,
    };
}

impl Default for AdoptionParams {
    fn default() -> Self {
        Self::REFERENCE
    }
}

/// The validated game with adoption.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Adoption(AdoptionParams);

impl Adoption {
    /// Validates the parameters.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] names the one out of range.
    pub fn new(params: AdoptionParams) -> Result<Self, GameError> {
        require(
            "firms N",
            params.firms,
            "a finite number of at least 2",
            params.firms >= 2.0,
        )?;
        Market {
            intercept: params.intercept,
            slope: params.slope,
        }
        .validated()?;
        positive("discount r", params.discount)?;
        let erosion = params.erosion;
        let below = (0.0..1.0).contains(&erosion);
        require("erosion phi", erosion, "at least 0 and below 1", below)?;
        non_negative("transmission", params.transmission)?;
        non_negative("base transmission lambda", params.base_transmission)?;
        non_negative("contact rate gamma", params.contact)?;
        non_negative("friction kappa + mu", params.friction)?;
        non_negative("learning elasticity alpha", params.elasticity)?;
        positive("threshold", params.threshold)?;
        let end = params.exhausted_at;
        require("exhausted_at", end, "a finite number below 0", end < 0.0)?;
        Ok(Self(params))
    }

    /// The parameters.
    #[must_use]
    pub const fn params(&self) -> AdoptionParams {
        self.0
    }

    /// Transmission `β` at distance `x`.
    #[must_use]
    pub fn transmission(&self, x: f64) -> f64 {
        let p = &self.0;
        let output = p.threshold - x;
        if x >= 0.0 || output <= 0.0 {
            return p.base_transmission;
        }
        let cost = libm::exp(-p.elasticity * libm::log(output / p.threshold));
        p.transmission * (1.0 - cost).max(0.0) + p.base_transmission
    }

    /// Basic reproduction number at distance `x`, `βγ/(κ + μ)`.
    #[must_use]
    pub fn reproduction_number(&self, x: f64) -> f64 {
        self.transmission(x) * self.0.contact / self.0.friction
    }

    /// Adoption a time after it was `n`, with `x` at the lower end: the logistic curve.
    fn settled(&self, n: f64, time: f64) -> f64 {
        let spread = self.transmission(self.0.exhausted_at) * self.0.contact;
        let growth = spread - self.0.friction;
        // n(t) = n·e^{ρt}/(1 + n·βγ·(e^{ρt} − 1)/ρ), and the limit βγt of the quotient at ρ = 0.
        // Near ρ = 0, where rounding alone decides its sign, only expm1 keeps that quotient.
        if growth > 0.0 {
            let (decay, fallen) = (libm::exp(-growth * time), -libm::expm1(-growth * time));
            n / (decay + n * spread * fallen / growth)
        } else if growth < 0.0 {
            let (rise, risen) = (libm::exp(growth * time), libm::expm1(growth * time));
            n * rise / (1.0 + n * spread * risen / growth)
        } else {
            n / (1.0 + n * spread * time)
        }
    }
}

impl Model for Adoption {
    fn firms(&self) -> f64 {
        self.0.firms
    }

    fn discount(&self) -> f64 {
        self.0.discount
    }

    fn market(&self, n: f64) -> Market {
        Market {
            intercept: self.0.intercept * (1.0 - self.0.erosion * n),
            slope: self.0.slope,
        }
    }

    fn motions(&self, x: f64, nodes: &[f64], motions: &mut [f64]) {
        // The power law once for the whole layer.
        let spread = self.transmission(x) * self.0.contact;
        for (motion, &n) in motions.iter_mut().zip(nodes) {
            *motion = n * (spread * (1.0 - n) - self.0.friction);
        }
    }

    fn drift(&self, _n: f64) -> f64 {
        0.0
    }

    fn lower_end(&self) -> f64 {
        self.0.exhausted_at
    }

    /// Cournot profits for ever while adoption follows its logistic curve.
    fn boundary_value(&self, n: f64) -> f64 {
        let (r, firms) = (self.0.discount, self.0.firms);
        let flow = |time: f64| {
            let profit = self.market(self.settled(n, time)).cournot_profit(firms) / firms;
            libm::exp(-r * time) * profit
        };
        // The curve moves on the time scale 1/ρ and the discount on 1/r: panels start at the
        // shorter and widen, out to where e^{−rt} is below rounding.
        let spread = self.transmission(self.0.exhausted_at) * self.0.contact;
        let scale = 1.0 / (spread + self.0.friction + r);
        let (mut from, mut width, mut sum) = (0.0, scale, 0.0);
        while from < 40.0 / r {
            sum += gauss_legendre(flow, from, from + width, 1);
            from += width;
            width = (1.3 * width).min(2.0 / r);
        }
        sum
    }

    fn continues_at_lower_end(&self) -> bool {
        true
    }
}
