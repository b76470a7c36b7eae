//! Adoption of distributed architectures: when it sustains itself, how it moves, what data say about it.
//!
//! Cost parity is not enough for a distributed architecture to spread: adopters must win others faster than
//! friction and churn take them away. This crate computes that condition, the cumulative output at which it
//! first holds, the dynamics around it, and what observed shares imply.
//!
//! * [`Ecosystem`]: adoption rate β, reproduction number R₀, critical cost, steady state.
//! * [`ThresholdModel`]: the threshold Q̄* on a learning curve, as a [`Threshold`] that exists only where it does.
//! * [`Sis`]: the share path at constant rates, in closed form.
//! * [`implied_r0`]: R₀ implied by a dated series of shares.
//!
//! Rates are per unit of time; which unit is the caller's choice, the same for all rates of one model.
//! Everything here is computed with `libm`, without files, clocks or threads.

mod adoption_function;
mod date;
mod diffusion;
mod dynamics;
mod ecosystem;
mod error;
mod friction;
mod friction_bounds;
mod implied;
mod lag;
mod scenario;
mod sis;
mod threshold;
mod tipping;

pub use adoption_function::AdoptionFunction;
pub use date::{DAYS_PER_MONTH, Date};
pub use diffusion::{
    Bass, Bootstrap, BootstrapParams, DiffusionData, DiffusionFit, DiffusionModel, ForecastPoint,
    GammaShiftedGompertz, Gompertz, Logistic, ProfileInterval, Reading, SisThresholds,
    akaike_weights, bootstrap, cascade, fit, forecast, profile_interval,
};
pub use dynamics::{Event, EventKind, Path, PathPoint, QuasiStatic, simulate, simulate_with};
pub use ecosystem::{Ecosystem, EcosystemParams};
pub use endodec_numerics::ode::Tolerances;
pub use error::AdoptionError;
pub use friction::{Friction, FrictionLaw};
pub use friction_bounds::{
    Decomposition, DecompositionParams, FrictionBound, FrictionBoundParams, decompose,
    distributed_r0_consistent, distributed_r0_printed, friction_bounds,
};
pub use implied::{
    BandParams, CONTACT_RATE_CAVEAT, ImpliedBand, ImpliedInterval, ImpliedParams, ShareModel,
    ShareObservation, Step, TrendR0, implied_bands, implied_r0, mean_r0, share_noise, trend_r0,
};
pub use lag::{
    LagRange, Transition, dated_lag, exponential_output_lag, first_at_or_below, linear_output_lag,
    output_crossing, path_lag, transition,
};
pub use scenario::{
    AdoptionParams, CentralOutput, Fragmentation, InitialState, Scenario, SupplyShock,
};
pub use sis::Sis;
pub use threshold::{LearningAnchor, Regime, Threshold, ThresholdElasticity, ThresholdModel};
pub use tipping::{ComplexContagion, CostFeedback, Replicator, attractor_r0};
