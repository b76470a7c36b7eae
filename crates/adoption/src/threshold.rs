//! Cumulative output at which adoption first sustains itself.

mod elasticities;

pub use elasticities::ThresholdElasticity;

use crate::ecosystem::Ecosystem;
use crate::error::AdoptionError;
use endodec_learning::{Elasticity, WrightCurve};
use endodec_numerics::parameter::positive;

/// A point that a learning curve `c(Q) = c₀(Q/Q₀)^{−α}` passes through, with its elasticity.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct LearningAnchor {
    /// `Q₀`: cumulative output at the point, for example in EB. Positive.
    pub output: f64,
    /// `c₀`: cost there, in the unit of `c*`. Positive.
    pub cost: f64,
    /// `α`: fall of log cost per unit of log cumulative output (an elasticity, not a learning rate). Positive.
    pub elasticity: f64,
}

impl LearningAnchor {
    /// Round numbers to try the models with: a cost that halves with every sixteenfold output.
    pub const EXAMPLE: Self = Self {
        output: 2.0,
        cost: 10.0,
        elasticity: 0.25,
    };

    /// The curve through this point.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if a value is not finite and positive.
    pub fn curve(&self) -> Result<WrightCurve, AdoptionError> {
        positive("curve output", self.output)?;
        positive("curve cost", self.cost)?;
        positive("curve elasticity", self.elasticity)?;
        Ok(WrightCurve::new(
            self.cost,
            self.output,
            Elasticity::new(self.elasticity)?,
        )?)
    }
}

/// Cost at a positive output, NaN at any other.
pub(crate) fn cost_at(curve: &WrightCurve, output: f64) -> f64 {
    curve.cost_at(output).unwrap_or(f64::NAN)
}

/// Output at a positive cost, NaN at any other.
pub(crate) fn output_at(curve: &WrightCurve, cost: f64) -> f64 {
    curve.threshold(cost).unwrap_or(f64::NAN)
}

/// Whether friction or the network decides after cost parity; v1 Definition 3, v2 §3.9.3, with the case they leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum CrossingRegime {
    /// `R₀ ≤ 1` at cost parity: cost must fall further, `Q̄* ≥ Q̄`.
    FrictionDominated,
    /// `R₀ > 1` at cost parity already.
    NetworkDominated,
    /// `R₀ < 1` even at no cost at all.
    Never,
}

impl CrossingRegime {
    /// `friction-dominated`, `network-dominated` or `never`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FrictionDominated => "friction-dominated",
            Self::NetworkDominated => "network-dominated",
            Self::Never => "never",
        }
    }
}

/// The output threshold, present only where there is one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Threshold {
    /// `R₀ ≤ 1` at parity: it passes one at `output ≥ Q̄`, where the cost is `critical_cost ≤ c*`.
    FrictionDominated {
        /// `c**`.
        critical_cost: f64,
        /// `Q̄*`.
        output: f64,
    },
    /// `R₀ > 1` at parity, and it passed one earlier, at `output < Q̄` (all forms of β but v2's).
    NetworkDominated {
        /// `c** > c*`.
        critical_cost: f64,
        /// `Q̄*`.
        output: f64,
    },
    /// `R₀ > 1` at every output: v2's β with `λγ > κ + μ`, where eq. (15) would print a number below `Q̄`.
    Always,
    /// `R₀ < 1` at every output.
    Never,
}

impl std::fmt::Display for Threshold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::FrictionDominated {
                critical_cost,
                output,
            } => write!(
                f,
                "R₀ = 1 at output {output:.4} (cost {critical_cost:.4}), after cost parity"
            ),
            Self::NetworkDominated {
                critical_cost,
                output,
            } => write!(
                f,
                "R₀ = 1 at output {output:.4} (cost {critical_cost:.4}), before cost parity"
            ),
            Self::Always => f.write_str("R₀ > 1 at every output"),
            Self::Never => f.write_str("R₀ < 1 at every output"),
        }
    }
}

impl Threshold {
    /// The regime, without the numbers.
    #[must_use]
    pub fn regime(&self) -> CrossingRegime {
        match self {
            Self::FrictionDominated { .. } => CrossingRegime::FrictionDominated,
            Self::NetworkDominated { .. } | Self::Always => CrossingRegime::NetworkDominated,
            Self::Never => CrossingRegime::Never,
        }
    }

    /// `Q̄*` where it exists.
    #[must_use]
    pub fn output(&self) -> Option<f64> {
        match *self {
            Self::FrictionDominated { output, .. } | Self::NetworkDominated { output, .. } => {
                Some(output)
            }
            Self::Always | Self::Never => None,
        }
    }

    /// `c**` where it exists.
    #[must_use]
    pub fn critical_cost(&self) -> Option<f64> {
        match *self {
            Self::FrictionDominated { critical_cost, .. }
            | Self::NetworkDominated { critical_cost, .. } => Some(critical_cost),
            Self::Always | Self::Never => None,
        }
    }
}

/// An ecosystem on a learning curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThresholdModel {
    ecosystem: Ecosystem,
    anchor: LearningAnchor,
    curve: WrightCurve,
}

impl ThresholdModel {
    /// Checks the curve; the ecosystem is checked already.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] if a parameter of the curve is not positive.
    pub fn new(ecosystem: Ecosystem, anchor: LearningAnchor) -> Result<Self, AdoptionError> {
        Ok(Self {
            ecosystem,
            anchor,
            curve: anchor.curve()?,
        })
    }

    /// The ecosystem.
    #[must_use]
    pub fn ecosystem(&self) -> &Ecosystem {
        &self.ecosystem
    }

    /// The point that the learning curve was given by.
    #[must_use]
    pub fn anchor(&self) -> &LearningAnchor {
        &self.anchor
    }

    /// The learning curve.
    #[must_use]
    pub fn curve(&self) -> &WrightCurve {
        &self.curve
    }

    /// `Q̄`: output at cost parity, `c(Q̄) = c*`.
    #[must_use]
    pub fn parity_output(&self) -> f64 {
        output_at(&self.curve, self.ecosystem.params().parity_cost)
    }

    /// `R₀` at cumulative output `output`.
    #[must_use]
    pub fn reproduction_number(&self, output: f64) -> f64 {
        self.ecosystem
            .reproduction_number(cost_at(&self.curve, output))
    }

    /// `B = c**/c*`, what eq. (15) of v2 has in brackets; `None` where no positive cost makes R₀ one.
    #[must_use]
    pub fn bracket(&self) -> Option<f64> {
        self.ecosystem
            .critical_cost()
            .map(|cost| cost / self.ecosystem.params().parity_cost)
    }

    /// The threshold and its regime.
    ///
    /// ```text
    /// Q̄* = Q̄·B^{−1/α},   B = c**/c*,   linear: B = 1 − (κ + μ)/(β₀γc*) + λ/(β₀c*)      (v1 eq. 13, v2 eq. 15)
    /// ```
    ///
    /// ```
    /// # use endodec_adoption::{Ecosystem, EcosystemParams, ThresholdModel};
    /// # use endodec_adoption::threshold::{LearningAnchor, CrossingRegime};
    /// let ecosystem = Ecosystem::new(EcosystemParams::EXAMPLE)?;
    /// let model = ThresholdModel::new(ecosystem, LearningAnchor::EXAMPLE)?;
    /// let threshold = model.threshold();
    /// assert_eq!(threshold.regime(), CrossingRegime::FrictionDominated);
    /// // Friction asks for more output than parity, and there R₀ is one.
    /// let output = threshold.output().unwrap_or(f64::NAN);
    /// assert!(output > model.parity_output());
    /// assert!((model.reproduction_number(output) - 1.0).abs() < 1e-12);
    /// # Ok::<(), endodec_adoption::AdoptionError>(())
    /// ```
    #[must_use]
    pub fn threshold(&self) -> Threshold {
        let at_parity = self.ecosystem.reproduction_at_parity();
        match self.ecosystem.critical_cost() {
            None if at_parity > 1.0 => Threshold::Always,
            None => Threshold::Never,
            Some(critical_cost) => {
                let output = output_at(&self.curve, critical_cost);
                if at_parity > 1.0 {
                    Threshold::NetworkDominated {
                        critical_cost,
                        output,
                    }
                } else {
                    Threshold::FrictionDominated {
                        critical_cost,
                        output,
                    }
                }
            }
        }
    }
}
