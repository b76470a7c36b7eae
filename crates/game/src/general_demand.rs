//! Nonlinear demand (v1 section 3.5 claims the result for "any downward-sloping inverse demand").
//!
//! With `η = −QP′/P` at industry output `Q` the first-order conditions make every equation
//! explicit *in output*:
//!
//! ```text
//! Nash:        V′ = P(1 − η/N),   rV = (QP/N)(η − (N−1))
//! cooperative: NV′ = P(1 − η),    rNV = QPη
//! ```
//!
//! so `x` and `T` are quadratures in `Q`, from the output `Q₀` at crossing, where `rV = rS`, to
//! the static output, where `V′ = 0`. An interior equilibrium needs `η` to rise through `N − 1`
//! and `N` (through 1 for the cartel) and `−QP″/P′ < N + 1/N` on the way. Isoelastic demand with
//! elasticity above one has `η < 1` everywhere: `rV < 0`, and there is no interior equilibrium
//! for any `N ≥ 2`. "Any downward-sloping demand" is false.

mod demand;
mod regime;
mod solution;

pub use demand::{ConstantCurvature, Demand, Exponential, Isoelastic, Logit};
pub use solution::GeneralDemandSolution;

use crate::GameError;

/// Parameters other than demand.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GeneralDemandParams {
    /// Number of firms `N ≥ 2`.
    pub firms: f64,
    /// Discount rate `r`.
    pub discount: f64,
    /// Continuation value per firm `S ≥ 0`.
    pub continuation_value: f64,
}

/// Solves the symmetric Markov perfect equilibrium under a demand.
///
/// # Errors
///
/// [`GameError::Parameter`] for `N`, `r` or `S` out of range; [`GameError::NoInteriorEquilibrium`]
/// if demand does not satisfy the conditions in the module's documentation.
///
/// ```
/// use endodec_game::general_demand::{self, Exponential, Isoelastic, GeneralDemandParams};
/// let params = GeneralDemandParams { firms: 3.0, discount: 0.05, continuation_value: 0.5 };
/// let demand = Exponential { intercept: 1.0, scale: 1.0 };
/// let nash = general_demand::nash(&demand, params)?;
/// let cartel = general_demand::cooperative(&demand, params)?;
/// assert!(nash.at(2.0)?.output > cartel.at(2.0)?.output);
/// // Elasticity above one: no interior equilibrium.
/// let luxury = Isoelastic { scale: 1.0, elasticity: 1.5 };
/// assert!(general_demand::nash(&luxury, params).is_err());
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn nash<D: Demand>(
    demand: &D,
    params: GeneralDemandParams,
) -> Result<GeneralDemandSolution<D>, GameError> {
    GeneralDemandSolution::new(demand, params, params.firms)
}

/// Solves the cartel under a demand.
///
/// # Errors
///
/// As [`nash`].
pub fn cooperative<D: Demand>(
    demand: &D,
    params: GeneralDemandParams,
) -> Result<GeneralDemandSolution<D>, GameError> {
    GeneralDemandSolution::new(demand, params, 1.0)
}
