//! Coordination friction as the ecosystem invests.

use crate::error::AdoptionError;
use endodec_numerics::parameter::{non_negative, positive};

/// Friction κ as a function of cumulative ecosystem investment E; v1 Appendix C.3.
///
/// Any `Fn(f64) -> f64` that is smooth will do.
pub trait Friction {
    /// `κ(E)`, per unit of time.
    fn at(&self, investment: f64) -> f64;

    /// `dκ/dE`; by central differences unless said otherwise.
    fn slope(&self, investment: f64) -> f64 {
        // Truncation h² and rounding ε/h balance near the cube root of ε.
        let h = 6e-6 * investment.abs().max(1.0);
        (self.at(investment + h) - self.at(investment - h)) / (2.0 * h)
    }

    /// Investment at which κ jumps, if there is one.
    fn jump(&self) -> Option<f64> {
        None
    }
}

impl<F: Fn(f64) -> f64> Friction for F {
    fn at(&self, investment: f64) -> f64 {
        self(investment)
    }
}

/// The laws that v1 Appendix C.3 names, and constant friction.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum FrictionLaw {
    /// `κ = κ₀`.
    Constant {
        /// `κ₀`, per unit of time.
        friction: f64,
    },
    /// `κ = κ₀·e^{−ηE}`.
    Exponential {
        /// `κ₀`, per unit of time.
        initial: f64,
        /// `η`, per unit of investment.
        decay: f64,
    },
    /// `κ = κ₀(1 + E/E₀)^{−η}`; v1 prints `κ₀E^{−η}`, which is infinite before the first investment.
    Power {
        /// `κ₀`, per unit of time.
        initial: f64,
        /// `E₀`, investment that divides friction by `2^η`.
        scale: f64,
        /// `η`.
        exponent: f64,
    },
    /// `κ` falls at once when a standard emerges.
    Threshold {
        /// `κ` below the threshold.
        before: f64,
        /// `κ` from the threshold on.
        after: f64,
        /// `Ē`, the investment at which the standard emerges.
        at: f64,
    },
}

impl FrictionLaw {
    pub(crate) fn check(&self) -> Result<(), AdoptionError> {
        match *self {
            Self::Constant { friction } => {
                non_negative("friction", friction)?;
            }
            Self::Exponential { initial, decay } => {
                non_negative("initial friction", initial)?;
                non_negative("friction decay", decay)?;
            }
            Self::Power {
                initial,
                scale,
                exponent,
            } => {
                non_negative("initial friction", initial)?;
                positive("investment scale of friction", scale)?;
                non_negative("friction exponent", exponent)?;
            }
            Self::Threshold { before, after, at } => {
                non_negative("friction before the standard", before)?;
                non_negative("friction after the standard", after)?;
                positive("investment at which the standard emerges", at)?;
            }
        }
        Ok(())
    }
}

impl Friction for FrictionLaw {
    fn at(&self, investment: f64) -> f64 {
        match *self {
            Self::Constant { friction } => friction,
            Self::Exponential { initial, decay } => initial * libm::exp(-decay * investment),
            Self::Power {
                initial,
                scale,
                exponent,
            } => initial * libm::pow(1.0 + investment / scale, -exponent),
            Self::Threshold { before, after, at } => {
                if investment < at {
                    before
                } else {
                    after
                }
            }
        }
    }

    fn slope(&self, investment: f64) -> f64 {
        match *self {
            Self::Constant { .. } | Self::Threshold { .. } => 0.0,
            Self::Exponential { decay, .. } => -decay * self.at(investment),
            Self::Power {
                scale, exponent, ..
            } => -exponent / (scale + investment) * self.at(investment),
        }
    }

    fn jump(&self) -> Option<f64> {
        match *self {
            Self::Threshold { at, .. } => Some(at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Friction, FrictionLaw};

    #[test]
    fn slopes_are_the_derivatives_and_a_closure_gets_them_too() {
        for law in [
            FrictionLaw::Exponential {
                initial: 4.2,
                decay: 0.79,
            },
            FrictionLaw::Power {
                initial: 4.2,
                scale: 1.3,
                exponent: 1.06,
            },
        ] {
            let closure = |investment: f64| law.at(investment);
            for investment in [0.0, 0.4, 3.0] {
                assert!(
                    (Friction::slope(&closure, investment) - law.slope(investment)).abs() < 1e-9
                );
            }
        }
    }
}
