//! Firms with different costs and continuation values (v1 Corollary 2, v2 Corollaries 2 and 3),
//! firms that stop producing included.
//!
//! ```text
//! rVᵢ = bqᵢ² − (a − cᵢ − bQ − bqᵢ)(Q − qᵢ),   Vᵢ(0) = Sᵢ
//! ```
//!
//! is linear in `qᵢ` given `Q`, so the outputs at given values are explicit: with
//! `hᵢ = 1/(a − cᵢ)`, `H = Σhᵢ` and `G = ΣrVᵢhᵢ` over the `m` active firms
//!
//! ```text
//! qᵢ = max(0, Q + hᵢ(rVᵢ − bQ²)),   Q = [(m−1) + √((m−1)² + 4bHG)]/(2bH)
//! Vᵢ′ = a − cᵢ − bQ − bqᵢ if qᵢ > 0,   −rVᵢ/Q otherwise
//! ```
//!
//! and what is left is one ordinary differential equation in `x` per firm.
//!
//! What the corollaries get wrong: with equal costs the value gaps are
//! `Vⱼ − Vᵢ = (Sⱼ − Sᵢ)e^{−brx/a}` and industry output depends on the *mean* of `S` alone, so
//! Corollary 3's "aggregate output increases" is the effect of the higher mean, not of asymmetry.
//! With unequal costs it fails far from crossing, and Corollary 2 fails pointwise from a
//! heterogeneous base with inactive firms.

use crate::{GameError, Market};
use endodec_numerics::ConvergenceError;
use endodec_numerics::ode::extrapolation::integrate;
use endodec_numerics::parameter::{non_negative, positive, require};

/// An industry of unequal firms.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OligopolyParams {
    /// The market.
    pub market: Market,
    /// Discount rate `r`.
    pub discount: f64,
    /// Unit cost `cᵢ` of each firm, from 0 to below `a`.
    pub costs: Vec<f64>,
    /// Continuation value `Sᵢ` of each firm, in the same order.
    pub continuation_values: Vec<f64>,
}

/// A validated industry.
#[derive(Debug, Clone, PartialEq)]
pub struct Oligopoly(OligopolyParams);

/// The equilibrium at one distance.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Equilibrium {
    /// Model time until crossing.
    pub crossing_time: f64,
    /// Industry output.
    pub output: f64,
    /// The firms, in the order of the parameters.
    pub firms: Vec<Firm>,
}

/// One firm in equilibrium.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Firm {
    /// Unit cost.
    pub cost: f64,
    /// Continuation value.
    pub continuation_value: f64,
    /// Value at this distance.
    pub value: f64,
    /// Its derivative by distance.
    pub shadow_cost: f64,
    /// Output; zero for a firm that waits.
    pub output: f64,
    /// Share of the industry's profit per unit of time at this distance.
    pub profit_share: f64,
}

impl Oligopoly {
    /// Validates the industry.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`]: fewer than two firms, lists of different length, a cost outside
    /// `[0, a)`, a negative continuation value, or an invalid market or discount rate.
    pub fn new(params: OligopolyParams) -> Result<Self, GameError> {
        params.market.validated()?;
        positive("discount r", params.discount)?;
        let firms = params.costs.len();
        require("number of firms", firms as f64, "at least 2", firms >= 2)?;
        require(
            "number of continuation values",
            params.continuation_values.len() as f64,
            "the number of costs",
            params.continuation_values.len() == firms,
        )?;
        for &cost in &params.costs {
            let below = (0.0..params.market.intercept).contains(&cost);
            require("cost", cost, "at least 0 and below the intercept a", below)?;
        }
        for &value in &params.continuation_values {
            non_negative("continuation value", value)?;
        }
        Ok(Self(params))
    }

    /// The parameters.
    #[must_use]
    pub const fn params(&self) -> &OligopolyParams {
        &self.0
    }

    /// Writes each firm's output at the given values and returns the industry's.
    fn outputs(&self, values: &[f64], outputs: &mut [f64]) -> f64 {
        let OligopolyParams {
            market,
            discount,
            costs,
            ..
        } = &self.0;
        let (a, b) = (market.intercept, market.slope);
        let leaves_at = |i: usize| {
            let h = 1.0 / (a - costs[i]);
            (1.0 + (1.0 + 4.0 * b * h * h * discount * values[i]).sqrt()) / (2.0 * b * h)
        };
        // A firm is active while industry output stays below the level at which it leaves.
        let mut order: Vec<usize> = (0..costs.len()).collect();
        order.sort_by(|&i, &j| leaves_at(j).total_cmp(&leaves_at(i)));
        let (mut h_sum, mut g_sum, mut total) = (0.0, 0.0, 0.0);
        for (earlier, &i) in order.iter().enumerate() {
            if earlier > 0 && total >= leaves_at(i) {
                break;
            }
            let h = 1.0 / (a - costs[i]);
            h_sum += h;
            g_sum += discount * values[i] * h;
            let rivals = earlier as f64;
            total =
                (rivals + (rivals * rivals + 4.0 * b * h_sum * g_sum).sqrt()) / (2.0 * b * h_sum);
        }
        for (i, output) in outputs.iter_mut().enumerate() {
            let h = 1.0 / (a - costs[i]);
            *output = (total + h * (discount * values[i] - b * total * total)).max(0.0);
        }
        total
    }

    fn shadow_cost(&self, i: usize, value: f64, output: f64, total: f64) -> f64 {
        let OligopolyParams {
            market,
            discount,
            costs,
            ..
        } = &self.0;
        if output > 0.0 {
            market.price(total) - costs[i] - market.slope * output
        } else {
            -discount * value / total
        }
    }
}

/// Solves the industry at distance `x`.
///
/// # Errors
///
/// [`GameError::Parameter`] if `x` is negative; [`GameError::NotConverged`] if the integration
/// fails, as it does when a single firm is active with a continuation value of zero.
///
/// ```
/// use endodec_game::asymmetric::{self, Oligopoly, OligopolyParams};
/// use endodec_game::Market;
/// let industry = Oligopoly::new(OligopolyParams {
///     market: Market { intercept: 10.0, slope: 0.5 },
///     discount: 0.05,
///     costs: vec![0.0, 0.0, 1.0],
///     continuation_values: vec![20.0, 15.0, 15.0],
/// })?;
/// let equilibrium = asymmetric::solve(&industry, 10.0)?;
/// let [patient, other, costly] = equilibrium.firms[..] else { unreachable!() };
/// // Who loses less at crossing produces more; who produces at a higher cost produces less.
/// assert!(patient.output > other.output && other.output > costly.output);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(oligopoly: &Oligopoly, x: f64) -> Result<Equilibrium, GameError> {
    non_negative("distance x", x)?;
    let mut equilibria = profile(oligopoly, &[x])?;
    equilibria
        .pop()
        .ok_or(GameError::NotConverged(ConvergenceError {
            method: "extrapolated midpoint rule",
            residual: x,
            iterations: 0,
            bracket: None,
        }))
}

/// Solves the industry at several distances, given in increasing order, in one pass.
///
/// # Errors
///
/// As [`solve`]; [`GameError::Parameter`] also if the distances are not increasing.
pub fn profile(oligopoly: &Oligopoly, distances: &[f64]) -> Result<Vec<Equilibrium>, GameError> {
    let params = oligopoly.params();
    let firms = params.costs.len();
    // The values, and the time to crossing as one more state.
    let mut state = params.continuation_values.clone();
    state.push(0.0);
    let derivative = |state: &[f64], slope: &mut [f64]| {
        let mut outputs = vec![0.0; firms];
        let total = oligopoly.outputs(&state[..firms], &mut outputs);
        for i in 0..firms {
            slope[i] = oligopoly.shadow_cost(i, state[i], outputs[i], total);
        }
        slope[firms] = 1.0 / total;
    };
    let mut reached = 0.0;
    let mut equilibria = Vec::with_capacity(distances.len());
    for &x in distances {
        require(
            "distance x",
            x,
            "at least the distance before it and 0",
            x >= reached,
        )?;
        state = integrate(derivative, x - reached, &state, 1e-13)?;
        reached = x;
        equilibria.push(read(oligopoly, &state));
    }
    Ok(equilibria)
}

fn read(oligopoly: &Oligopoly, state: &[f64]) -> Equilibrium {
    let params = oligopoly.params();
    let firms = params.costs.len();
    let mut outputs = vec![0.0; firms];
    let total = oligopoly.outputs(&state[..firms], &mut outputs);
    let price = params.market.price(total);
    // A firm that waits has a share of zero, not of minus zero.
    let profit = |i: usize| (price - params.costs[i]) * outputs[i] + 0.0;
    let industry: f64 = (0..firms).map(profit).sum();
    Equilibrium {
        crossing_time: state[firms],
        output: total,
        firms: (0..firms)
            .map(|i| Firm {
                cost: params.costs[i],
                continuation_value: params.continuation_values[i],
                value: state[i],
                shadow_cost: oligopoly.shadow_cost(i, state[i], outputs[i], total),
                output: outputs[i],
                profit_share: if industry > 0.0 {
                    profit(i) / industry
                } else {
                    0.0
                },
            })
            .collect(),
    }
}
