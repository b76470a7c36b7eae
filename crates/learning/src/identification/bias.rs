//! What measurement error and simultaneity of given size do to an estimated elasticity.

use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{finite, positive};

use crate::{Elasticity, LearningError};

/// Cumulative output observed with error.
///
/// ```text
/// x = ln Q + u,   λ = Var(ln Q)/(Var(ln Q) + Var(u)),   plim α̂ = λ·α
/// ```
///
/// # References
///
/// Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, §4.4.2.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MeasurementError {
    reliability: f64,
}

impl MeasurementError {
    /// From the reliability λ of ln Q.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `0 < λ ≤ 1`.
    pub fn from_reliability(reliability: f64) -> Result<Self, LearningError> {
        if reliability > 0.0 && reliability <= 1.0 {
            Ok(Self { reliability })
        } else {
            Err(LearningError::Parameter(ParameterError {
                name: "reliability",
                requirement: "above 0 and at most 1",
                given: reliability,
            }))
        }
    }

    /// From the standard deviation of the error in ln Q and that of ln Q as observed.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `0 ≤ error < observed`.
    pub fn from_standard_deviations(error: f64, observed: f64) -> Result<Self, LearningError> {
        let ratio = finite("error in ln Q", error)? / positive("spread of ln Q", observed)?;
        Self::from_reliability(1.0 - ratio * ratio)
    }

    /// λ.
    #[must_use]
    pub fn reliability(&self) -> f64 {
        self.reliability
    }

    /// What least squares converges to when the true elasticity is `truth`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] outside the domain of [`Elasticity`].
    pub fn estimated(&self, truth: Elasticity) -> Result<Elasticity, LearningError> {
        Elasticity::new(truth.value() * self.reliability)
    }

    /// The true elasticity behind a large-sample estimate.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] outside the domain of [`Elasticity`].
    pub fn corrected(&self, estimate: Elasticity) -> Result<Elasticity, LearningError> {
        Elasticity::new(estimate.value() / self.reliability)
    }
}

/// Output that responds to cost while cost falls with output.
///
/// ```text
/// ln c = −α·ln Q + u,   ln Q = z − φ·ln c,   k = Var(u)/Var(z), u and z independent
/// plim α̂ = (α + φ·k)/(1 + φ²·k)
/// ```
///
/// φ is the elasticity of cumulative output with respect to cost: where buyers respond, a cost
/// shock moves output the other way, and least squares books the response as learning.
///
/// ```
/// use endodec_learning::Elasticity;
/// use endodec_learning::identification::Simultaneity;
/// let none = Simultaneity::new(0.0, 0.5)?;
/// let some = Simultaneity::new(1.0, 0.5)?;
/// let truth = Elasticity::new(0.3)?;
/// // Without a response there is no bias; with one, a modest elasticity looks larger.
/// assert!((none.estimated(truth)?.value() - 0.3).abs() < 1e-15);
/// assert!(some.estimated(truth)? > truth);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Simultaneity {
    response: f64,
    noise_ratio: f64,
}

impl Simultaneity {
    /// From φ and k.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless both are finite and not negative.
    pub fn new(response: f64, noise_ratio: f64) -> Result<Self, LearningError> {
        for (parameter, value) in [("response", response), ("noise ratio", noise_ratio)] {
            if !(value.is_finite() && value >= 0.0) {
                return Err(LearningError::Parameter(ParameterError {
                    name: parameter,
                    requirement: "finite and not negative",
                    given: value,
                }));
            }
        }
        Ok(Self {
            response,
            noise_ratio,
        })
    }

    /// What least squares converges to when the true elasticity is `truth`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] when `φ·α ≥ 1`, where a fall in cost would feed on itself
    /// without end, or outside the domain of [`Elasticity`].
    pub fn estimated(&self, truth: Elasticity) -> Result<Elasticity, LearningError> {
        self.stable(truth)?;
        let Self {
            response: phi,
            noise_ratio: k,
        } = *self;
        Elasticity::new((truth.value() + phi * k) / (1.0 + phi * phi * k))
    }

    /// The true elasticity behind a large-sample estimate.
    ///
    /// # Errors
    ///
    /// As [`Self::estimated`].
    pub fn corrected(&self, estimate: Elasticity) -> Result<Elasticity, LearningError> {
        let Self {
            response: phi,
            noise_ratio: k,
        } = *self;
        let truth = Elasticity::new(estimate.value() * (1.0 + phi * phi * k) - phi * k)?;
        self.stable(truth)?;
        Ok(truth)
    }

    fn stable(&self, truth: Elasticity) -> Result<(), LearningError> {
        let feedback = self.response * truth.value();
        if feedback < 1.0 {
            Ok(())
        } else {
            Err(LearningError::Parameter(ParameterError {
                name: "response × elasticity",
                requirement: "below 1, or falling cost and rising output feed on each other without end",
                given: feedback,
            }))
        }
    }
}
