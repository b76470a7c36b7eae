//! Wright's law: the curve, its thresholds, and its estimation from data.

mod fit;
mod predict;

pub use fit::{WrightFit, fit, fit_changes, fit_first_differences, fit_over, fit_with};
pub use predict::{CostAt, cost_at};

use endodec_numerics::parameter::positive;

use crate::{Elasticity, LearningError, OutputPath};

/// A Wright curve through a known point.
///
/// ```text
/// c(Q) = c₀·(Q/Q₀)^(−α)                                                     (v1 eq. 1, v2 eq. 1)
/// ```
///
/// ```
/// use endodec_learning::{Elasticity, WrightCurve};
/// let curve = WrightCurve::new(12.0, 2.5, Elasticity::new(0.23)?)?;
/// // Each doubling of output takes the same fraction off the cost: the learning rate.
/// let rate = Elasticity::new(0.23)?.learning_rate();
/// for q in [2.5, 40.0, 1e6] {
///     let ratio = curve.cost_at(2.0 * q)? / curve.cost_at(q)?;
///     assert!((ratio - rate.progress_ratio()).abs() < 1e-12);
/// }
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WrightCurve {
    cost: f64,
    output: f64,
    elasticity: Elasticity,
}

impl WrightCurve {
    /// The curve of elasticity α through unit cost `cost` at cumulative output `output`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `cost` and `output` are finite and positive.
    pub fn new(cost: f64, output: f64, elasticity: Elasticity) -> Result<Self, LearningError> {
        Ok(Self {
            cost: positive("cost", cost)?,
            output: positive("cumulative output", output)?,
            elasticity,
        })
    }

    /// α.
    #[must_use]
    pub fn elasticity(&self) -> Elasticity {
        self.elasticity
    }

    /// Unit cost c₀ at the known point.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.cost
    }

    /// Cumulative output Q₀ at the known point.
    #[must_use]
    pub fn output(&self) -> f64 {
        self.output
    }

    /// Unit cost at cumulative output `output`, in the unit of c₀.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `output` is finite and positive.
    pub fn cost_at(&self, output: f64) -> Result<f64, LearningError> {
        let ratio = positive("cumulative output", output)? / self.output;
        Ok(self.cost * libm::exp(-self.elasticity.value() * libm::log(ratio)))
    }

    /// Cumulative output at which unit cost has come to `target`, the threshold Q̄.
    ///
    /// ```text
    /// Q̄ = Q₀·(c₀/c*)^(1/α)                                                  (v1 §3.8, v2 §3.8)
    /// ```
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `target` is finite and positive and α above 0.
    pub fn threshold(&self, target: f64) -> Result<f64, LearningError> {
        let fall = libm::log(self.cost / positive("target cost", target)?);
        let alpha = positive("elasticity", self.elasticity.value())?;
        Ok(self.output * libm::exp(fall / alpha))
    }

    /// Years until unit cost has come to `target` along a path of output that starts at the known
    /// point; `None` when it never does.
    ///
    /// ```text
    /// exponential   T* = ln(c₀/c*)/(α·ln(1 + g))                        (v2 Table 2, see crossing)
    /// linear        T* = (Q̄ − Q₀)/q
    /// ```
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `target` is finite and positive and α above 0.
    pub fn crossing_time(
        &self,
        target: f64,
        path: &OutputPath,
    ) -> Result<Option<f64>, LearningError> {
        let fall = libm::log(self.cost_at(path.today())? / positive("target cost", target)?);
        let alpha = positive("elasticity", self.elasticity.value())?;
        if fall <= 0.0 {
            return Ok(Some(0.0));
        }
        Ok(match *path {
            // In logarithms: the threshold itself overflows when α is small.
            OutputPath::Exponential { growth, .. } => {
                Some(fall / (alpha * libm::log1p(growth))).filter(|t| t.is_finite())
            }
            OutputPath::Linear { .. } => path.time_to(self.threshold(target)?),
        })
    }
}
