//! What a simulation starts from; the shape of a scenario file.

use crate::adoption_function::AdoptionFunction;
use crate::ecosystem::{Ecosystem, EcosystemParams};
use crate::error::AdoptionError;
use crate::friction::FrictionLaw;
use crate::threshold::LearningAnchor;
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{finite, non_negative, open_unit, positive, require};

/// A coupled path of output, ecosystem investment and share. Time in years, rates per year.
///
/// ```text
/// Q′ = q(t) + q_d·s
/// E′ = φ·(c* − c(Q))⁺                                                  (v1 App. C.3)
/// s′ = βγ·s(1 − s) + p(1 − s) − (κ(E) + κ_F·F + μ)·s                   (v2 eq. 8, with p and F added)
/// F′ = a·s(1 − F) − σ(E)·F
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Scenario {
    /// Calendar year at which the path starts.
    pub start: f64,
    /// Calendar year at which it ends.
    pub end: f64,
    /// Points per year in the answer.
    #[cfg_attr(feature = "serde", serde(default = "monthly"))]
    pub points_per_year: u32,
    /// Learning curve of the distributed alternative.
    pub curve: LearningAnchor,
    /// Output by the central firms.
    pub central_output: CentralOutput,
    /// `q_d`: output per year at full adoption, in the unit of `curve.output`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub adoption_output: f64,
    /// Adoption rate and losses other than friction.
    pub adoption: SpreadParams,
    /// `κ(E)`.
    pub friction: FrictionLaw,
    /// `φ`: investment per year and unit of cost advantage.
    #[cfg_attr(feature = "serde", serde(default))]
    pub investment_response: f64,
    /// State at the start.
    pub initial: InitialState,
    /// Competition between incompatible standards; without it there is one wave at most.
    #[cfg_attr(feature = "serde", serde(default))]
    pub fragmentation: Option<Fragmentation>,
    /// A temporary rise of the distributed cost.
    #[cfg_attr(feature = "serde", serde(default))]
    pub shock: Option<SupplyShock>,
}

#[cfg(feature = "serde")]
fn monthly() -> u32 {
    12
}

/// Output of the central firms per year: `q(t) = rate·e^{growth·(t − start)}`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CentralOutput {
    /// Output per year at the start.
    pub rate: f64,
    /// Growth of that rate, per year.
    #[cfg_attr(feature = "serde", serde(default))]
    pub growth: f64,
}

/// Adoption in a scenario: [`EcosystemParams`] without friction, which is a law there, and external adoption.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SpreadParams {
    /// Form of β.
    pub function: AdoptionFunction,
    /// `c*`.
    pub parity_cost: f64,
    /// `λ`, per year.
    pub latency: f64,
    /// `γ`.
    #[cfg_attr(feature = "serde", serde(default = "one"))]
    pub network: f64,
    /// `μ`, per year.
    pub churn: f64,
    /// `p`: adoption that needs no adopters before it, per year. The paper has none, and then the share decays to
    /// nothing before R₀ passes one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub external: f64,
}

#[cfg(feature = "serde")]
fn one() -> f64 {
    1.0
}

/// State at the start of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InitialState {
    /// `Q`, cumulative output.
    pub output: f64,
    /// `s`, distributed share; 0 only where someone adopts from outside.
    pub share: f64,
    /// `E`, ecosystem investment.
    #[cfg_attr(feature = "serde", serde(default))]
    pub investment: f64,
    /// `F`, fragmentation in [0, 1].
    #[cfg_attr(feature = "serde", serde(default))]
    pub fragmentation: f64,
}

/// The smallest extension that can make two waves: adoption breeds incompatible standards, a standard ends them.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Fragmentation {
    /// `a`: growth of fragmentation per year at full adoption.
    pub growth: f64,
    /// `κ_F`: friction per year at full fragmentation.
    pub friction: f64,
    /// `σ` before the standard, per year.
    #[cfg_attr(feature = "serde", serde(default))]
    pub consolidation_before: f64,
    /// `σ` from the standard on, per year.
    pub consolidation_after: f64,
    /// `E` at which the standard arrives.
    pub standard_at: f64,
}

/// The distributed cost is multiplied by `factor` from `start` for `duration` years.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SupplyShock {
    /// Calendar year at which it starts.
    pub start: f64,
    /// Years that it lasts.
    pub duration: f64,
    /// What the cost is multiplied by.
    pub factor: f64,
}

impl Scenario {
    /// Round numbers to try the model with, years and $/GB: friction falls as the ecosystem invests, adoption adds to output.
    pub const EXAMPLE: Self = Self {
        start: 0.0,
        end: 20.0,
        points_per_year: 12,
        curve: LearningAnchor::EXAMPLE,
        central_output: CentralOutput {
            rate: 20.0,
            growth: 0.0,
        },
        adoption_output: 50.0,
        adoption: SpreadParams {
            function: AdoptionFunction::Floored { slope: 1.0 },
            parity_cost: 5.0,
            latency: 3.0,
            network: 1.0,
            churn: 1.0,
            external: 0.02,
        },
        friction: FrictionLaw::Exponential {
            initial: 4.0,
            decay: 0.8,
        },
        investment_response: 1.0,
        initial: InitialState {
            output: 2.0,
            share: 0.01,
            investment: 0.0,
            fragmentation: 0.0,
        },
        fragmentation: None,
        shock: None,
    };

    /// Checks every field.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] naming the first field outside its range.
    pub fn check(&self) -> Result<(), AdoptionError> {
        finite("start", self.start)?;
        require(
            "end",
            self.end,
            "later than the start",
            self.end > self.start,
        )?;
        require(
            "points per year",
            f64::from(self.points_per_year),
            "between 1 and 10000",
            (1..=10_000).contains(&self.points_per_year),
        )?;
        require(
            "end",
            self.end,
            "at most 1000 years after the start",
            self.end - self.start <= 1000.0,
        )?;
        self.curve.curve()?;
        non_negative("central output rate", self.central_output.rate)?;
        finite("central output growth", self.central_output.growth)?;
        non_negative("adoption output", self.adoption_output)?;
        non_negative("external adoption", self.adoption.external)?;
        self.friction.check()?;
        non_negative("investment response", self.investment_response)?;
        positive("initial output", self.initial.output)?;
        if self.initial.share == 0.0 {
            require(
                "initial share",
                self.initial.share,
                "above 0 where no one adopts from outside (external adoption 0)",
                self.adoption.external > 0.0,
            )?;
        } else {
            open_unit("initial share", self.initial.share)?;
        }
        non_negative("initial investment", self.initial.investment)?;
        let fragmentation = self.initial.fragmentation;
        require(
            "initial fragmentation",
            fragmentation,
            "between 0 and 1",
            (0.0..=1.0).contains(&fragmentation),
        )?;
        if let Some(fragmentation) = &self.fragmentation {
            non_negative("fragmentation growth", fragmentation.growth)?;
            non_negative("friction of fragmentation", fragmentation.friction)?;
            non_negative(
                "consolidation before the standard",
                fragmentation.consolidation_before,
            )?;
            non_negative(
                "consolidation after the standard",
                fragmentation.consolidation_after,
            )?;
            let at = fragmentation.standard_at;
            if at.is_nan() || at <= 0.0 {
                return Err(AdoptionError::Parameter(ParameterError {
                    name: "investment at which the standard arrives",
                    requirement: "positive (infinite if it never does)",
                    given: at,
                }));
            }
        }
        if let Some(shock) = &self.shock {
            finite("shock start", shock.start)?;
            positive("shock duration", shock.duration)?;
            positive("shock factor", shock.factor)?;
        }
        // Friction is a law of its own, so any positive value shows whether the rest is in range.
        Ecosystem::new(self.ecosystem_params(1.0)).map(|_| ())
    }

    /// The ecosystem of this scenario at friction `friction`, per year.
    #[must_use]
    pub fn ecosystem_params(&self, friction: f64) -> EcosystemParams {
        let SpreadParams {
            function,
            parity_cost,
            latency,
            network,
            churn,
            ..
        } = self.adoption;
        EcosystemParams {
            function,
            parity_cost,
            latency,
            network,
            friction,
            churn,
        }
    }
}
