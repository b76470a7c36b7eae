//! Forms of the adoption rate β.

use crate::error::AdoptionError;
use endodec_numerics::parameter::{finite, positive};

/// How the adoption rate β depends on the cost of the distributed alternative.
///
/// `c*` is the cost of the central alternative, `c` that of the distributed one, `λ` the latency advantage.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum AdoptionFunction {
    /// `β = β₀(c* − c) + λ`, v1 Table 8 row 1 with `β₀ = 1`; also what v2's eq. (12)–(15) use.
    ///
    /// Negative where `c > c* + λ/β₀`: dear hardware drives adopters away.
    Linear {
        /// `β₀`, adoption rate per unit of cost saved.
        slope: f64,
    },
    /// `β = β₀(c* − c)⁺ + λ`, v2 eq. (10): a cost disadvantage does no harm, so β never falls below λ.
    Floored {
        /// `β₀`, adoption rate per unit of cost saved.
        slope: f64,
    },
    /// `β = ((c* − c) + λ)ᵖ`, v1 Table 8 row 2; zero where the base is negative.
    Power {
        /// `p`, positive.
        exponent: f64,
    },
    /// `β = 1/(1 + e^{−k(c* − c + λ − c_m)})`, v1 Table 8 row 3 (where the midpoint is written `c₀`).
    Logistic {
        /// `k`, positive.
        steepness: f64,
        /// `c_m`, the advantage at which β is one half.
        midpoint: f64,
    },
}

/// Which side of its kinks β is on; within one branch it is smooth, even past the kink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Branch {
    /// `c ≤ c*`.
    pub(crate) cheaper: bool,
    /// `c ≤ c* + λ`.
    pub(crate) attractive: bool,
}

impl Branch {
    pub(crate) fn of(saving: f64, latency: f64) -> Self {
        Self {
            cheaper: saving >= 0.0,
            attractive: saving + latency >= 0.0,
        }
    }
}

impl AdoptionFunction {
    /// β at cost saving `saving = c* − c`, on the given branch.
    pub(crate) fn rate(self, saving: f64, latency: f64, branch: Branch) -> f64 {
        match self {
            Self::Linear { slope } => slope * saving + latency,
            Self::Floored { slope } if branch.cheaper => slope * saving + latency,
            Self::Floored { .. } => latency,
            Self::Power { exponent } if branch.attractive => {
                libm::pow((saving + latency).max(0.0), exponent)
            }
            Self::Power { .. } => 0.0,
            Self::Logistic {
                steepness,
                midpoint,
            } => 1.0 / (1.0 + libm::exp(-steepness * (saving + latency - midpoint))),
        }
    }

    /// Whether the parameters are in range.
    pub(crate) fn check(&self) -> Result<(), AdoptionError> {
        match *self {
            Self::Linear { slope } | Self::Floored { slope } => {
                positive("slope", slope)?;
            }
            Self::Power { exponent } => {
                positive("exponent", exponent)?;
            }
            Self::Logistic {
                steepness,
                midpoint,
            } => {
                positive("steepness", steepness)?;
                finite("midpoint", midpoint)?;
            }
        }
        Ok(())
    }
}
