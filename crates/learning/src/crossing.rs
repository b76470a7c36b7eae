//! Crossing dates when output and efficiency both grow: dual convergence.

use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{finite, positive};

use crate::{LearningError, WrightCurve};

/// What a gain in algorithmic efficiency relaxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Relaxes {
    /// The unit cost that must be reached rises: the same service needs less of the component.
    /// `c*(t) = c*·(1 + e)^t`.
    RequiredCost,
    /// The cumulative output that must be reached falls. `Q̄(t) = Q̄·(1 + e)^(−t)`.
    RequiredOutput,
}

/// Crossing of a falling threshold by rising output, growth of output given as a fraction a year.
///
/// ```text
/// x(t) = Q̄_eff(η(t)) − Q(t)                                                         (v2 §5.3)
/// required cost     T = ln(c₀/c*)/(α·ln(1 + g) + ln(1 + e))
/// required output   T = ln(c₀/c*)/(α·[ln(1 + g) + ln(1 + e)])
/// ```
///
/// `g` is the growth of cumulative output and `e` the gain in efficiency, fractions a year. With
/// `e = 0` both are `ln(c₀/c*)/(α·ln(1 + g))`, the formula behind v2 Table 2.
///
/// ```
/// use endodec_learning::crossing::{DualConvergence, Relaxes};
/// use endodec_learning::{Elasticity, WrightCurve};
/// let curve = WrightCurve::new(12.0, 2.5, Elasticity::new(0.23)?)?;
/// let dual = DualConvergence::new(curve, 5.0, Relaxes::RequiredCost)?;
/// // Efficiency brings the crossing forward, and never postpones it.
/// let (slow, fast) = (dual.years(0.25, 0.0)?, dual.years(0.25, 0.5)?);
/// assert!(fast.unwrap() < slow.unwrap());
/// // Without growth of any kind there is no crossing.
/// assert_eq!(dual.years(0.0, 0.0)?, None);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DualConvergence {
    alpha: f64,
    fall: f64,
    relaxes: Relaxes,
}

impl DualConvergence {
    /// Crossing of the unit cost `target` along `curve`, from the curve's known point.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `target` is finite and positive and α above 0.
    pub fn new(curve: WrightCurve, target: f64, relaxes: Relaxes) -> Result<Self, LearningError> {
        Ok(Self {
            alpha: positive("elasticity", curve.elasticity().value())?,
            fall: libm::log(curve.cost() / positive("target cost", target)?),
            relaxes,
        })
    }

    /// Years to the crossing: 0 when it has happened, `None` when it never will.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless both growth rates are finite and above −1.
    pub fn years(
        &self,
        output_growth: f64,
        efficiency_growth: f64,
    ) -> Result<Option<f64>, LearningError> {
        let (output, efficiency) = (
            log_growth("output growth", output_growth)?,
            log_growth("efficiency growth", efficiency_growth)?,
        );
        if self.fall <= 0.0 {
            return Ok(Some(0.0));
        }
        let speed = match self.relaxes {
            Relaxes::RequiredCost => self.alpha * output + efficiency,
            Relaxes::RequiredOutput => self.alpha * (output + efficiency),
        };
        Ok((speed > 0.0)
            .then(|| self.fall / speed)
            .filter(|years| years.is_finite()))
    }

    /// Efficiency growth, a fraction a year, that puts the crossing exactly `years` from now at the
    /// given growth of output: one point of the contour of a date. Negative where output alone
    /// would be early.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `years > 0` and `output_growth > −1`.
    pub fn efficiency_for(&self, years: f64, output_growth: f64) -> Result<f64, LearningError> {
        let needed = self.fall / positive("years", years)?;
        let output = log_growth("output growth", output_growth)?;
        Ok(libm::expm1(match self.relaxes {
            Relaxes::RequiredCost => needed - self.alpha * output,
            Relaxes::RequiredOutput => needed / self.alpha - output,
        }))
    }
}

/// ln(1 + growth).
pub(crate) fn log_growth(parameter: &'static str, value: f64) -> Result<f64, LearningError> {
    finite(parameter, value)?;
    if value > -1.0 {
        Ok(libm::log1p(value))
    } else {
        Err(LearningError::Parameter(ParameterError {
            name: parameter,
            requirement: "above −1",
            given: value,
        }))
    }
}
