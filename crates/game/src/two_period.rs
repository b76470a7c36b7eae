//! The two-period model of Appendix A, solved by enumeration of best replies.
//!
//! In period one firm `i` invests `Iᵢ` and earns `(a − bΣI)Iᵢ − cᵢIᵢ`. If `ΣI` exceeds the
//! threshold `Q̄`, each firm's second period is worth `S` (plus what it captures of the consumers'
//! gain), below it `π̄ > S`; it counts with the factor `β`. The paper leaves open what happens at
//! `ΣI = Q̄` exactly. Here firms get the better of the two there, which is what they can get as
//! nearly as they like by investing a trifle less or more.
//!
//! The printed first-order condition ignores the jump at `Q̄`. Because of the jump a best reply
//! has two candidates, the interior optimum and the level that just makes the threshold, and there
//! are equilibria of both kinds: firms stop at `Q̄` where crossing is a loss, and leap to it where
//! what they capture makes crossing a gain.

mod equilibrium;
mod planner;

pub use equilibrium::{Kind, TwoPeriodEquilibrium};
pub use planner::Cooperative;

use crate::{GameError, Market};
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{non_negative, positive, require};

/// Parameters of the two-period model.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TwoPeriodParams {
    /// The market of period one.
    pub market: Market,
    /// Unit cost of each firm.
    pub costs: Vec<f64>,
    /// Discount factor `β` between the periods, in [0, 1].
    pub discount_factor: f64,
    /// Crossing threshold `Q̄`.
    pub threshold: f64,
    /// Second-period profit per firm without crossing, `π̄`.
    pub retained: f64,
    /// Second-period value per firm after crossing, `S = S_T + S_I`.
    pub crossed: f64,
    /// What an integrated firm captures of the consumers' gain from crossing, `θ·CS` (A2).
    pub captured: f64,
    /// Upper bound on each firm's investment (A3), infinite if there is none.
    pub capacity: f64,
}

/// The validated model.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoPeriod(TwoPeriodParams);

impl TwoPeriod {
    /// Validates the parameters.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`]: fewer than two firms, a cost outside `[0, a)`, `β` outside
    /// `[0, 1]`, `π̄` not above `S`, or another value out of range.
    pub fn new(params: TwoPeriodParams) -> Result<Self, GameError> {
        params.market.validated()?;
        let firms = params.costs.len();
        require("number of firms", firms as f64, "at least 2", firms >= 2)?;
        for &cost in &params.costs {
            let below = (0.0..params.market.intercept).contains(&cost);
            require("cost", cost, "at least 0 and below the intercept a", below)?;
        }
        let beta = params.discount_factor;
        require(
            "discount factor",
            beta,
            "between 0 and 1",
            (0.0..=1.0).contains(&beta),
        )?;
        positive("threshold", params.threshold)?;
        non_negative("value after crossing S", params.crossed)?;
        non_negative("captured consumer surplus", params.captured)?;
        require(
            "retained profit",
            params.retained,
            "above the value after crossing S",
            params.retained > params.crossed,
        )?;
        if params.capacity.is_nan() || params.capacity <= 0.0 {
            return Err(GameError::Parameter(ParameterError {
                name: "capacity",
                requirement: "above 0",
                given: params.capacity,
            }));
        }
        Ok(Self(params))
    }

    /// The parameters.
    #[must_use]
    pub const fn params(&self) -> &TwoPeriodParams {
        &self.0
    }

    /// Second-period value of crossing less that of not crossing, per firm.
    fn gain_from_crossing(&self) -> f64 {
        self.0.crossed + self.0.captured - self.0.retained
    }

    /// Whether a total crosses. At the threshold, up to rounding, it does if firms are the better
    /// for it.
    fn crosses(&self, total: f64) -> bool {
        let rounding = if self.gain_from_crossing() > 0.0 {
            -1e-12
        } else {
            1e-12
        };
        total > self.0.threshold * (1.0 + rounding)
    }

    /// Second-period value of a firm given the total.
    fn later(&self, total: f64) -> f64 {
        if self.crosses(total) {
            self.0.crossed + self.0.captured
        } else {
            self.0.retained
        }
    }

    /// Payoff of a firm over both periods.
    #[must_use]
    pub fn payoff(&self, firm: usize, own: f64, rivals: f64) -> f64 {
        let TwoPeriodParams {
            market,
            costs,
            discount_factor,
            ..
        } = &self.0;
        let total = own + rivals;
        (market.price(total) - costs[firm]) * own + discount_factor * self.later(total)
    }

    /// Best reply of a firm to its rivals' total: the better of the interior optimum and just
    /// making the threshold, each cut to the capacity.
    #[must_use]
    pub fn best_reply(&self, firm: usize, rivals: f64) -> f64 {
        let TwoPeriodParams {
            market,
            costs,
            threshold,
            capacity,
            ..
        } = &self.0;
        let feasible = |own: f64| own.clamp(0.0, *capacity);
        let interior = feasible(
            (market.intercept - costs[firm] - market.slope * rivals) / (2.0 * market.slope),
        );
        let at_threshold = feasible(threshold - rivals);
        if self.payoff(firm, at_threshold, rivals) > self.payoff(firm, interior, rivals) {
            at_threshold
        } else {
            interior
        }
    }

    /// Periods until cumulative investment exceeds the threshold if all firms invest at a cap
    /// `κ ≤ I*` in every period: `⌊Q̄/(Nκ)⌋ + 1`; the delay over crossing in the first period is
    /// one less, at most `⌈Q̄/(Nκ)⌉` (A3).
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if the cap is not finite and above zero.
    pub fn periods_to_cross(&self, cap: f64) -> Result<f64, GameError> {
        positive("capacity", cap)?;
        let exact = self.0.threshold / (self.0.costs.len() as f64 * cap);
        // A whole number of periods, up to rounding, ends at the threshold and does not exceed it.
        let whole = exact.round();
        let complete = if (exact - whole).abs() <= 1e-12 * exact {
            whole
        } else {
            exact.floor()
        };
        Ok(complete + 1.0)
    }
}
