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

pub use demand::{ConstantCurvature, Demand, Exponential, Isoelastic, Logit};

use crate::{GameError, Market, Point};
use endodec_numerics::ConvergenceError;
use endodec_numerics::parameter::{non_negative, positive, require};
use endodec_numerics::quadrature::gauss_legendre;
use endodec_numerics::root::bisect;

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

/// One regime under a general demand, solved in output space.
#[derive(Debug)]
#[must_use]
pub struct GeneralDemandSolution<'a, D> {
    regime: Regime<'a, D>,
    /// Output at crossing.
    start: f64,
    /// Output without a shadow cost, the limit far from crossing.
    rest: f64,
    /// Distances reached at the ends of unit panels in `y = ln((rest − start)/(rest − Q))`, and
    /// the crossing times there.
    knots: Vec<(f64, f64)>,
}

#[derive(Debug)]
struct Regime<'a, D> {
    demand: &'a D,
    params: GeneralDemandParams,
    /// `N` for Nash, 1 for the cartel: the number of decision makers.
    players: f64,
}

impl<D: Demand> Regime<'_, D> {
    /// `N·rV` as a function of output.
    fn flow(&self, output: f64) -> f64 {
        -output
            * (output * self.demand.slope(output)
                + (self.players - 1.0) * self.demand.price(output))
    }

    /// Its derivative.
    fn flow_slope(&self, output: f64) -> f64 {
        let (price, slope) = (self.demand.price(output), self.demand.slope(output));
        let one = self.players - 1.0;
        -(2.0 + one) * output * slope
            - output * output * self.demand.curvature(output)
            - one * price
    }

    /// Shadow cost per decision maker.
    fn shadow(&self, output: f64) -> f64 {
        self.demand.price(output) + self.demand.slope(output) * output / self.players
    }

    /// `dx/dQ = (dV/dQ)/V′`, with `V = flow/(Nr)` and `V′ = shadow·players/N`.
    fn distance_slope(&self, output: f64) -> f64 {
        self.flow_slope(output) / (self.players * self.params.discount * self.shadow(output))
    }
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
) -> Result<GeneralDemandSolution<'_, D>, GameError> {
    solve(demand, params, params.firms)
}

/// Solves the cartel under a demand.
///
/// # Errors
///
/// As [`nash`].
pub fn cooperative<D: Demand>(
    demand: &D,
    params: GeneralDemandParams,
) -> Result<GeneralDemandSolution<'_, D>, GameError> {
    solve(demand, params, 1.0)
}

fn solve<D: Demand>(
    demand: &D,
    params: GeneralDemandParams,
    players: f64,
) -> Result<GeneralDemandSolution<'_, D>, GameError> {
    require(
        "firms N",
        params.firms,
        "a finite number of at least 2",
        params.firms >= 2.0,
    )?;
    positive("discount r", params.discount)?;
    non_negative("continuation value S", params.continuation_value)?;
    demand.validate()?;
    let regime = Regime {
        demand,
        params,
        players,
    };
    let rest = rest(&regime)?;
    let start = start(&regime, rest)?;
    let mut solution = GeneralDemandSolution {
        regime,
        start,
        rest,
        knots: vec![(0.0, 0.0)],
    };
    // 36 panels reach outputs within 1e−15 of the static one.
    if (rest - start).abs() > 1e-14 * rest {
        for panel in 0_u32..36 {
            let (mut x, mut t) = solution.knots[solution.knots.len() - 1];
            x += solution.panel(panel, 1.0, |_| 1.0);
            t += solution.panel(panel, 1.0, |output| 1.0 / output);
            solution.knots.push((x, t));
        }
    }
    Ok(solution)
}

/// Output at which the shadow cost vanishes: `η = players`.
fn rest<D: Demand>(regime: &Regime<'_, D>) -> Result<f64, GameError> {
    let demand = regime.demand;
    let ceiling = demand.largest_output();
    let missing = GameError::NoInteriorEquilibrium {
        requirement: "the inverse elasticity -QP'/P of demand must rise through N-1 and N (through 1 for a cartel)",
        given: regime.players,
    };
    let (low, high) = if ceiling.is_finite() {
        (1e-9 * ceiling, ceiling * (1.0 - 1e-12))
    } else {
        // The unit of output is anyone's: from one up or down to where the shadow cost changes sign.
        let mut high = 1.0;
        while regime.shadow(high) > 0.0 && high < 1e300 {
            high *= 2.0;
        }
        let mut low = 1e-12 * high;
        while regime.shadow(low) <= 0.0 && low > 1e-300 {
            high = low;
            low *= 1e-12;
        }
        (low, high)
    };
    if !(regime.shadow(low) > 0.0 && regime.shadow(high) <= 0.0) {
        return Err(missing);
    }
    let root = bisect(low, high, |output| regime.shadow(output) > 0.0);
    let low = root.low;
    // The slope of N·rV must be positive there: −QP″/P′ < players + 1/players.
    if regime.flow_slope(low) <= 0.0 {
        return Err(GameError::NoInteriorEquilibrium {
            requirement: "demand must not be too convex: -QP''/P' below N + 1/N at the static output",
            given: -low * demand.curvature(low) / demand.slope(low),
        });
    }
    Ok(root.middle())
}

/// Output at crossing: `N·rV = N·rS` on the branch where it increases with output.
fn start<D: Demand>(regime: &Regime<'_, D>, rest: f64) -> Result<f64, GameError> {
    let target = regime.params.firms * regime.params.discount * regime.params.continuation_value;
    let flow = |output: f64| regime.flow(output);
    let unreachable = |given: f64| GameError::NoInteriorEquilibrium {
        requirement: "the continuation value must be reachable on the branch where value rises with output",
        given,
    };
    let (mut low, mut high);
    if flow(rest) >= target {
        // Walk down from the static output while the flow still falls with output.
        high = rest;
        low = rest;
        const STEPS: u32 = 4000;
        for k in 1..=STEPS {
            let output = rest * (1.0 - f64::from(k) / f64::from(STEPS));
            if output > 0.0 && regime.flow_slope(output) <= 0.0 {
                return Err(unreachable(regime.params.continuation_value));
            }
            low = output;
            if output <= 0.0 || flow(output) < target {
                break;
            }
            high = output;
        }
    } else {
        // Above the steady state: firms want to cross, output starts above the static one.
        low = rest;
        high = rest;
        let ceiling = regime.demand.largest_output();
        while flow(high) < target {
            low = high;
            high = if ceiling.is_finite() {
                0.5 * (high + ceiling)
            } else {
                2.0 * high
            };
            let stuck = high - low <= 1e-12 * high || high > 1e12 * rest;
            if stuck || regime.flow_slope(high) <= 0.0 {
                return Err(unreachable(regime.params.continuation_value));
            }
        }
    }
    let below = |output: f64| output <= 0.0 || flow(output) < target;
    Ok(bisect(low, high, below).high)
}

impl<D: Demand> GeneralDemandSolution<'_, D> {
    /// Output at the stretched coordinate `y`.
    fn output_at(&self, y: f64) -> f64 {
        self.rest - (self.rest - self.start) * libm::exp(-y)
    }

    /// Integral of `weight(Q)·dx` over part of a panel in `y`. The stretching removes the
    /// logarithmic pole of `dx/dQ` at the static output.
    fn panel(&self, panel: u32, upto: f64, weight: impl Fn(f64) -> f64) -> f64 {
        let from = f64::from(panel);
        gauss_legendre(
            |y| {
                let output = self.output_at(y);
                weight(output) * self.regime.distance_slope(output) * (self.rest - output)
            },
            from,
            from + upto,
            1,
        )
    }

    /// Output at crossing.
    #[must_use]
    pub const fn crossing_output(&self) -> f64 {
        self.start
    }

    /// Output far from crossing, without a shadow cost.
    #[must_use]
    pub const fn static_output(&self) -> f64 {
        self.rest
    }

    /// The solution at distance `x`. Beyond the distance at which output is within 1e−15 of the
    /// static one, the limits are returned with the time continued at that output.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if `x` is negative or not finite; [`GameError::NotConverged`] if
    /// the root for the output is not found.
    pub fn at(&self, x: f64) -> Result<Point, GameError> {
        non_negative("distance x", x)?;
        let last = self.knots.len() - 1;
        let (end, end_time) = self.knots[last];
        if x >= end {
            let at_rest = if last == 0 { self.start } else { self.rest };
            return Ok(self.point(at_rest, end_time + (x - end) / at_rest));
        }
        let index = self.knots.partition_point(|&(reached, _)| reached <= x) - 1;
        #[expect(clippy::cast_possible_truncation, reason = "there are 36 panels")]
        let panel = index as u32;
        let (reached, time) = self.knots[index];
        // Newton with the exact slope, kept inside the panel by bisection.
        let (mut low, mut high) = (0.0, 1.0);
        let mut share = (x - reached) / (self.knots[index + 1].0 - reached);
        let mut residual = f64::INFINITY;
        const LIMIT: usize = 60;
        for _ in 0..LIMIT {
            residual = reached + self.panel(panel, share, |_| 1.0) - x;
            if residual.abs() <= 1e-14 * x {
                break;
            }
            if residual > 0.0 {
                high = share;
            } else {
                low = share;
            }
            let output = self.output_at(f64::from(panel) + share);
            let slope = self.regime.distance_slope(output) * (self.rest - output);
            let newton = share - residual / slope;
            share = if newton > low && newton < high {
                newton
            } else {
                0.5 * (low + high)
            };
            if high - low <= f64::EPSILON {
                residual = 0.0;
                break;
            }
        }
        if residual.abs() > 1e-12 * x {
            return Err(GameError::NotConverged(ConvergenceError {
                method: "Newton's method for the output",
                residual,
                iterations: LIMIT,
                bracket: None,
            }));
        }
        let output = self.output_at(f64::from(panel) + share);
        // At x = 0 output may vanish, and no time is left.
        let part = if share > 0.0 {
            self.panel(panel, share, |output| 1.0 / output)
        } else {
            0.0
        };
        Ok(self.point(output, time + part))
    }

    fn point(&self, output: f64, crossing_time: f64) -> Point {
        let GeneralDemandParams {
            firms, discount, ..
        } = self.regime.params;
        Point {
            value: self.regime.flow(output) / (firms * discount),
            shadow_cost: self.regime.shadow(output) * self.regime.players / firms,
            output,
            price: self.regime.demand.price(output),
            crossing_time,
        }
    }
}

/// The linear demand of the paper as one case of the general one.
impl Demand for Market {
    fn price(&self, output: f64) -> f64 {
        Self::price(self, output)
    }

    fn slope(&self, _output: f64) -> f64 {
        -self.slope
    }

    fn curvature(&self, _output: f64) -> f64 {
        0.0
    }

    fn largest_output(&self) -> f64 {
        self.intercept / self.slope
    }

    fn validate(&self) -> Result<(), GameError> {
        self.validated().map(|_| ())
    }
}
