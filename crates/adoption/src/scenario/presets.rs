//! Scenarios with our calibration; the paper prints none.

use super::{CentralOutput, Fragmentation, InitialState, Scenario, SpreadParams};
use crate::adoption_function::AdoptionFunction;
use crate::friction::FrictionLaw;
use crate::threshold::LearningAnchor;

impl Scenario {
    /// Fixed friction, no external adoption, output by the central firms alone: v1 §3.9 as it stands, calibrated so that
    /// cost parity comes in 2027.8 and `R₀ = 1` two and a half years later.
    pub const FIXED_FRICTION: Self = Self {
        start: 2024.0,
        end: 2044.0,
        points_per_year: 12,
        curve: LearningAnchor::STACKED_MEMORY_2024,
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
    /// external adoption: take-off inside the windows of v2 Prediction 2*.
    pub const DECLINING_FRICTION: Self = Self {
        adoption_output: 60.0,
        adoption: SpreadParams {
            function: AdoptionFunction::Floored { slope: 1.2 },
            external: 0.02,
            ..Self::FIXED_FRICTION.adoption
        },
        friction: FrictionLaw::Exponential {
            initial: 4.2,
            decay: 0.79,
        },
        ..Self::FIXED_FRICTION
    };

    /// Fragmentation until a standard arrives: peak, trough and second wave near the dates of Prediction 7.
    pub const TWO_WAVES: Self = Self {
        end: 2036.0,
        adoption: SpreadParams {
            function: AdoptionFunction::Floored { slope: 9.0 },
            external: 0.005,
            ..Self::FIXED_FRICTION.adoption
        },
        adoption_output: 60.0,
        friction: FrictionLaw::Exponential {
            initial: 2.4,
            decay: 2.0,
        },
        initial: InitialState {
            share: 0.02,
            ..Self::FIXED_FRICTION.initial
        },
        fragmentation: Some(Fragmentation {
            growth: 5.0,
            friction: 14.0,
            consolidation_before: 0.0,
            consolidation_after: 6.0,
            standard_at: 2.14,
        }),
        ..Self::FIXED_FRICTION
    };
}
