//! Value and shadow cost as functions of output, and the outputs between which a regime moves.

use super::{Demand, GeneralDemandParams};
use crate::GameError;
use endodec_numerics::root::bisect;

/// A demand as one regime sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Regime<D> {
    pub(super) demand: D,
    pub(super) params: GeneralDemandParams,
    /// `N` for Nash, 1 for the cartel: the number of decision makers.
    pub(super) players: f64,
}

impl<D: Demand> Regime<D> {
    /// `N·rV` as a function of output.
    pub(super) fn flow(&self, output: f64) -> f64 {
        -output
            * (output * self.demand.slope(output)
                + (self.players - 1.0) * self.demand.price(output))
    }

    /// Its derivative.
    pub(super) fn flow_slope(&self, output: f64) -> f64 {
        let (price, slope) = (self.demand.price(output), self.demand.slope(output));
        let one = self.players - 1.0;
        -(2.0 + one) * output * slope
            - output * output * self.demand.curvature(output)
            - one * price
    }

    /// Shadow cost per decision maker.
    pub(super) fn shadow(&self, output: f64) -> f64 {
        self.demand.price(output) + self.demand.slope(output) * output / self.players
    }

    /// `dx/dQ = (dV/dQ)/V′`, with `V = flow/(Nr)` and `V′ = shadow·players/N`.
    pub(super) fn distance_slope(&self, output: f64) -> f64 {
        self.flow_slope(output) / (self.players * self.params.discount * self.shadow(output))
    }

    /// Output at which the shadow cost vanishes: `η = players`.
    pub(super) fn rest(&self) -> Result<f64, GameError> {
        let demand = &self.demand;
        let ceiling = demand.largest_output();
        let missing = GameError::NoInteriorEquilibrium {
            requirement: "the inverse elasticity -QP'/P of demand must rise through N-1 and N (through 1 for a cartel)",
            given: self.players,
        };
        let (low, high) = if ceiling.is_finite() {
            (1e-9 * ceiling, ceiling * (1.0 - 1e-12))
        } else {
            // The unit of output is anyone's: from one up or down to where the shadow cost changes sign.
            let mut high = 1.0;
            while self.shadow(high) > 0.0 && high < 1e300 {
                high *= 2.0;
            }
            let mut low = 1e-12 * high;
            while self.shadow(low) <= 0.0 && low > 1e-300 {
                high = low;
                low *= 1e-12;
            }
            (low, high)
        };
        if !(self.shadow(low) > 0.0 && self.shadow(high) <= 0.0) {
            return Err(missing);
        }
        let root = bisect(low, high, |output| self.shadow(output) > 0.0);
        let low = root.low;
        // The slope of N·rV must be positive there: −QP″/P′ < players + 1/players.
        if self.flow_slope(low) <= 0.0 {
            return Err(GameError::NoInteriorEquilibrium {
                requirement: "demand must not be too convex: -QP''/P' below N + 1/N at the static output",
                given: -low * demand.curvature(low) / demand.slope(low),
            });
        }
        Ok(root.middle())
    }

    /// Output at crossing: `N·rV = N·rS` on the branch where it increases with output.
    pub(super) fn start(&self, rest: f64) -> Result<f64, GameError> {
        let target = self.params.firms * self.params.discount * self.params.continuation_value;
        let flow = |output: f64| self.flow(output);
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
                if output > 0.0 && self.flow_slope(output) <= 0.0 {
                    return Err(unreachable(self.params.continuation_value));
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
            let ceiling = self.demand.largest_output();
            while flow(high) < target {
                low = high;
                high = if ceiling.is_finite() {
                    0.5 * (high + ceiling)
                } else {
                    2.0 * high
                };
                let stuck = high - low <= 1e-12 * high || high > 1e12 * rest;
                if stuck || self.flow_slope(high) <= 0.0 {
                    return Err(unreachable(self.params.continuation_value));
                }
            }
        }
        let below = |output: f64| output <= 0.0 || flow(output) < target;
        Ok(bisect(low, high, below).high)
    }
}
