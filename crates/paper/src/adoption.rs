//! The baseline of adoption. The paper prints no calibration, so this one is ours.
//!
//! What is printed fixes three of its numbers: at cost parity the adoption rate is the latency advantage λ, so that
//! `λγ` is the printed `βγ ≈ 0.24` a month, 2.88 a year, and churn is the printed 0.10 a month, 1.2 a year (both v2
//! section 5.4.3). Friction starts at 4.2 a year, which puts R₀ at parity at 0.53, inside the 0.4 to 0.8 that v2 section
//! 5.4.4 prints for the present, and falls with what the ecosystem invests, as v1 section 3.9, v1 Appendix C.3 and
//! Prediction 2* say it must; its decay puts R₀ = 1 two and a half years after parity.
//!
//! Beside it stands the reading under which v1 section 3.9.2 replaces `Q̄` by `Q̄*(κ)`: friction fixed, at the 2.4 a year
//! that put R₀ at parity at 0.8, the upper end of what is printed, and R₀ = 1 two and a half years later without any fall
//! of friction. It is a comparison, not the baseline: Prediction 8 and v2 section 5.4.4 rule it out.

use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::friction_bounds::FrictionBoundParams;
use endodec_adoption::implied::ImpliedParams;
use endodec_adoption::scenario::{CentralOutput, Fragmentation, InitialState, SpreadParams};
use endodec_adoption::{AdoptionFunction, EcosystemParams, Scenario};

use crate::Constants;

const MONTHS: f64 = 12.0;

/// [`Constants::output_rate`] of the paper to four digits, as sliders and options start from it, EB a year.
pub const OUTPUT_RATE: f64 = 28.94;

impl Constants {
    /// `λ` per year: twelve times the printed `βγ` of a month, over `γ`.
    #[must_use]
    pub const fn latency(&self) -> f64 {
        MONTHS * self.gain_monthly / self.network
    }

    /// `μ` per year: twelve months over a mean stay of `1/μ` months.
    #[must_use]
    pub const fn churn(&self) -> f64 {
        MONTHS / (1.0 / self.churn_monthly)
    }

    /// How v2 Table 10 reads R₀ off a series: eq. (17), δ normalised to a month, months of 30.44 days.
    #[must_use]
    pub const fn implied_r0(&self) -> ImpliedParams {
        ImpliedParams::midpoint(self.contact_rate_monthly)
    }

    /// `βγ` and `μ` per month as v2 section 5.4.3 prints them.
    #[must_use]
    pub const fn friction_bounds(&self) -> FrictionBoundParams {
        FrictionBoundParams {
            gain: self.gain_monthly,
            churn: self.churn_monthly,
        }
    }

    /// The baseline of adoption, with the friction it starts from.
    ///
    /// ```
    /// use endodec_adoption::Ecosystem;
    /// use endodec_paper::Constants;
    ///
    /// let r0 = Ecosystem::new(Constants::PAPER.ecosystem())?.reproduction_at_parity();
    /// // v2 section 5.4.4: 0.4 to 0.8 in the current period.
    /// assert!((0.4..=0.8).contains(&r0));
    /// # Ok::<(), endodec_adoption::AdoptionError>(())
    /// ```
    #[must_use]
    pub const fn ecosystem(&self) -> EcosystemParams {
        self.with_friction(self.adoption_slope, self.friction)
    }

    /// The comparison with fixed friction.
    #[must_use]
    pub const fn fixed_friction_ecosystem(&self) -> EcosystemParams {
        self.with_friction(self.fixed_friction_slope, self.fixed_friction)
    }

    const fn with_friction(&self, slope: f64, friction: f64) -> EcosystemParams {
        EcosystemParams {
            function: AdoptionFunction::Floored { slope },
            parity_cost: self.low_target_usd_per_gb,
            latency: self.latency(),
            network: self.network,
            friction,
            churn: self.churn(),
        }
    }

    /// Output of the central firms, EB a year: the straight line from the cumulative output of 2024 that reaches cost
    /// parity when the printed Nash time says, `(Q̄ − Q₀)/T_N`.
    #[must_use]
    pub fn output_rate(&self) -> f64 {
        (self.parity_output() - self.cumulative_eb) / self.nash_time
    }

    /// Friction that falls exponentially as the ecosystem invests, adoption that adds to output, and a trickle of
    /// external adoption: the baseline, whose take-off lies inside the windows of Prediction 2*.
    #[must_use]
    pub fn declining_friction(&self) -> Scenario {
        Scenario {
            adoption_output: self.adoption_output,
            adoption: SpreadParams {
                external: self.external,
                ..self.adoption(self.adoption_slope)
            },
            friction: FrictionLaw::Exponential {
                initial: self.friction,
                decay: self.friction_decay,
            },
            ..self.fixed_friction()
        }
    }

    /// The comparison with fixed friction, no external adoption, and output by the central firms alone: v1 section 3.9
    /// as it stands.
    #[must_use]
    pub fn fixed_friction(&self) -> Scenario {
        Scenario {
            start: self.start_year,
            end: self.start_year + 20.0,
            points_per_year: 12,
            curve: self.anchor(),
            central_output: CentralOutput {
                rate: self.output_rate(),
                growth: 0.0,
            },
            adoption_output: 0.0,
            adoption: self.adoption(self.fixed_friction_slope),
            friction: FrictionLaw::Constant {
                friction: self.fixed_friction,
            },
            investment_response: self.investment_response,
            initial: InitialState {
                output: self.cumulative_eb,
                share: self.initial_share,
                investment: 0.0,
                fragmentation: 0.0,
            },
            fragmentation: None,
            shock: None,
        }
    }

    /// Fragmentation until a standard arrives: peak, trough and second wave near the dates of Prediction 7.
    #[must_use]
    pub fn two_waves(&self) -> Scenario {
        let fixed = self.fixed_friction();
        Scenario {
            end: self.start_year + 12.0,
            adoption: SpreadParams {
                external: 0.005,
                ..self.adoption(9.0)
            },
            adoption_output: self.adoption_output,
            friction: FrictionLaw::Exponential {
                initial: self.fixed_friction,
                decay: 2.0,
            },
            initial: InitialState {
                share: 0.02,
                ..fixed.initial
            },
            fragmentation: Some(Fragmentation {
                growth: 5.0,
                friction: 14.0,
                consolidation_before: 0.0,
                consolidation_after: 6.0,
                standard_at: 2.14,
            }),
            ..fixed
        }
    }

    const fn adoption(&self, slope: f64) -> SpreadParams {
        SpreadParams {
            function: AdoptionFunction::Floored { slope },
            parity_cost: self.low_target_usd_per_gb,
            latency: self.latency(),
            network: self.network,
            churn: self.churn(),
            external: 0.0,
        }
    }
}
