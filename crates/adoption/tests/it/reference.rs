//! The parameters that the references under `tests/oracles` were computed with.

use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::implied::ImpliedParams;
use endodec_adoption::scenario::{CentralOutput, Fragmentation, InitialState, SpreadParams};
use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{AdoptionFunction, EcosystemParams, Scenario};

/// 2.5 EB at 12 $/GB, α = .23.
pub(crate) const STACKED_MEMORY: LearningAnchor = LearningAnchor {
    output: 2.5,
    cost: 12.0,
    elasticity: 0.23,
};

/// Rates per year, costs in $/GB.
pub(crate) const ECOSYSTEM: EcosystemParams = EcosystemParams {
    function: AdoptionFunction::Floored { slope: 1.33 },
    parity_cost: 5.0,
    latency: 2.88,
    network: 1.0,
    friction: 2.4,
    churn: 1.2,
};

/// One contact a month.
pub(crate) const MONTHLY: ImpliedParams = ImpliedParams::midpoint(1.0);

/// Fixed friction, no external adoption, output by the central firms alone: cost parity in 2027.8 and `R₀ = 1` two and a
/// half years later.
pub(crate) const FIXED_FRICTION: Scenario = Scenario {
    start: 2024.0,
    end: 2044.0,
    points_per_year: 12,
    curve: STACKED_MEMORY,
    central_output: CentralOutput {
        rate: 28.939_178_512_322_81,
        growth: 0.0,
    },
    adoption_output: 0.0,
    adoption: SpreadParams {
        function: AdoptionFunction::Floored { slope: 1.33 },
        parity_cost: 5.0,
        latency: 2.88,
        network: 1.0,
        churn: 1.2,
        external: 0.0,
    },
    friction: FrictionLaw::Constant { friction: 2.4 },
    investment_response: 1.0,
    initial: InitialState {
        output: 2.5,
        share: 0.01,
        investment: 0.0,
        fragmentation: 0.0,
    },
    fragmentation: None,
    shock: None,
};

/// Friction that falls exponentially as the ecosystem invests, adoption that adds to output, and a trickle of
/// external adoption.
pub(crate) const DECLINING_FRICTION: Scenario = Scenario {
    adoption_output: 60.0,
    adoption: SpreadParams {
        function: AdoptionFunction::Floored { slope: 1.2 },
        external: 0.02,
        ..FIXED_FRICTION.adoption
    },
    friction: FrictionLaw::Exponential {
        initial: 4.2,
        decay: 0.79,
    },
    ..FIXED_FRICTION
};

/// Fragmentation until a standard arrives: a peak, a trough and a second wave.
pub(crate) const TWO_WAVES: Scenario = Scenario {
    end: 2036.0,
    adoption: SpreadParams {
        function: AdoptionFunction::Floored { slope: 9.0 },
        external: 0.005,
        ..FIXED_FRICTION.adoption
    },
    adoption_output: 60.0,
    friction: FrictionLaw::Exponential {
        initial: 2.4,
        decay: 2.0,
    },
    initial: InitialState {
        share: 0.02,
        ..FIXED_FRICTION.initial
    },
    fragmentation: Some(Fragmentation {
        growth: 5.0,
        friction: 14.0,
        consolidation_before: 0.0,
        consolidation_after: 6.0,
        standard_at: 2.14,
    }),
    ..FIXED_FRICTION
};
