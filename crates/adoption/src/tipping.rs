//! Prediction 6's forty per cent: a place where adoption rests, or one from which it tips.
//!
//! Equation (8) has one positive resting point and no tipping point, so the paper's 40 % is an attractor if it is
//! anything of its model. Three small changes make it a tipping point; each says something else about the world.

mod cost_feedback;

pub use cost_feedback::CostFeedback;

use crate::error::AdoptionError;
use endodec_numerics::parameter::{open_unit, positive};

/// R₀ at which equation (8) of v2 rests at `share`.
///
/// ```text
/// s∞ = 1 − 1/R₀   ⇒   R₀ = 1/(1 − s∞)            (5/3 for 40 %)
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if the share is outside (0, 1).
pub fn attractor_r0(share: f64) -> Result<f64, AdoptionError> {
    open_unit("share", share)?;
    Ok(1.0 / (1.0 - share))
}

/// Two architectures that each gain from their own share.
///
/// ```text
/// ds/dt = s(1 − s)·(a_d·s − a_c·(1 − s))
/// ```
///
/// Both ends are stable; between them lies `s* = a_c/(a_c + a_d)`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Replicator {
    /// `a_c`: network advantage of the central architecture, per unit of time.
    pub central: f64,
    /// `a_d`: that of the distributed one.
    pub distributed: f64,
}

impl Replicator {
    /// Checks the parameters.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if one is not positive.
    pub fn check(self) -> Result<Self, AdoptionError> {
        positive("central advantage", self.central)?;
        positive("distributed advantage", self.distributed)?;
        Ok(self)
    }

    /// `ds/dt`.
    #[must_use]
    pub fn velocity(&self, share: f64) -> f64 {
        share * (1.0 - share) * (self.distributed * share - self.central * (1.0 - share))
    }

    /// Share above which the distributed architecture takes all.
    #[must_use]
    pub fn tipping_point(&self) -> f64 {
        self.central / (self.central + self.distributed)
    }
}

/// Adoption that needs two encounters.
///
/// ```text
/// ds/dt = b·s²(1 − s) − d·s
/// ```
///
/// With `b > 4d` there is a tipping point and a resting point above it, the roots of `s(1 − s) = d/b`.
///
/// # References
/// Centola, D. & Macy, M. (2007), American Journal of Sociology 113(3), 702–734, doi:10.1086/521848.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ComplexContagion {
    /// `b`, per unit of time.
    pub gain: f64,
    /// `d`, per unit of time.
    pub loss: f64,
}

impl ComplexContagion {
    /// Checks the parameters.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if one is not positive.
    pub fn check(self) -> Result<Self, AdoptionError> {
        positive("gain", self.gain)?;
        positive("loss", self.loss)?;
        Ok(self)
    }

    /// `ds/dt`.
    #[must_use]
    pub fn velocity(&self, share: f64) -> f64 {
        self.gain * share * share * (1.0 - share) - self.loss * share
    }

    /// Tipping point and the resting point above it; `None` if adoption dies out from everywhere.
    #[must_use]
    pub fn tipping_and_resting_points(&self) -> Option<(f64, f64)> {
        let root = 1.0 - 4.0 * self.loss / self.gain;
        (root > 0.0).then(|| (0.5 * (1.0 - root.sqrt()), 0.5 * (1.0 + root.sqrt())))
    }
}
