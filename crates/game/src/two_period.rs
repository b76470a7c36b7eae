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

use crate::{GameError, Market};
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{non_negative, positive, require};
use endodec_numerics::root::bisect;

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

/// Where an equilibrium lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Kind {
    /// Total investment exceeds the threshold; the first-order conditions hold.
    Crossing,
    /// Total investment stays below the threshold; the first-order conditions hold.
    Below,
    /// Total investment is exactly the threshold. Where this is an equilibrium there is a continuum
    /// of divisions; the one reported moves all Cournot investments by the same amount, as far as
    /// zero, the capacity and the firms' patience allow.
    AtThreshold,
}

/// An equilibrium in pure strategies.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct TwoPeriodEquilibrium {
    /// Where it lies.
    pub kind: Kind,
    /// Investment of each firm, in the order of the costs.
    pub investments: Vec<f64>,
    /// Their sum.
    pub total: f64,
    /// Payoff of each firm over both periods.
    pub payoffs: Vec<f64>,
}

/// The planner's choice.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Cooperative {
    /// Total investment.
    pub total: f64,
    /// Whether it crosses the threshold.
    pub crosses: bool,
    /// Joint payoff over both periods.
    pub payoff: f64,
}

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

    /// Cournot investments when the second period does not react, inactive and capped firms
    /// included.
    fn cournot(&self) -> Vec<f64> {
        let TwoPeriodParams {
            market,
            costs,
            capacity,
            ..
        } = &self.0;
        // The total solves ΣI(total) = total with Iᵢ = (a − cᵢ − b·total)/b clipped: decreasing
        // in the total, so bisection finds it.
        let invest = |total: f64, cost: f64| {
            ((market.intercept - cost) / market.slope - total).clamp(0.0, *capacity)
        };
        let sum = |total: f64| costs.iter().map(|&cost| invest(total, cost)).sum::<f64>();
        let total = bisect(0.0, market.intercept / market.slope, |total| {
            sum(total) > total
        })
        .low;
        costs.iter().map(|&cost| invest(total, cost)).collect()
    }

    /// The equilibria in pure strategies: at most one by the first-order conditions, and one at
    /// the threshold where that is an equilibrium. Each candidate is checked against every firm's
    /// best reply.
    #[must_use]
    pub fn equilibria(&self) -> Vec<TwoPeriodEquilibrium> {
        let cournot = self.cournot();
        let total: f64 = cournot.iter().sum();
        let kind = if self.crosses(total) {
            Kind::Crossing
        } else {
            Kind::Below
        };
        let mut found = Vec::new();
        if self.is_equilibrium(&cournot) {
            found.push(self.describe(kind, cournot));
        }
        if let Some(division) = self.division_of_threshold()
            && self.is_equilibrium(&division)
        {
            found.push(self.describe(Kind::AtThreshold, division));
        }
        found
    }

    /// A division of the threshold among the firms with which none would rather leave it; `None`
    /// if there is none, or if the first-order conditions hold there.
    ///
    /// At the total `Q̄` a firm's first-order condition holds at `gᵢ = (a − cᵢ)/b − Q̄`. Away from
    /// it by `s` it would gain `bs²/4` from its interior optimum, against `β` times what the
    /// second period is better at the threshold. Firms whose first-order conditions add up to more
    /// than `Q̄` stop below theirs, if crossing is a loss; others leap above it, if it is a gain.
    fn division_of_threshold(&self) -> Option<Vec<f64>> {
        let TwoPeriodParams {
            market,
            costs,
            discount_factor,
            threshold,
            capacity,
            ..
        } = &self.0;
        let gain = self.gain_from_crossing();
        // What a firm stands to lose, as the square of an amount of investment.
        let patience = discount_factor * gain.abs() / market.slope;
        let reach = 2.0 * patience.sqrt();
        // Lowest and highest level at which a firm does not leave; a corner takes from what it
        // would gain.
        let range = |cost: f64| {
            let own = (market.intercept - cost) / market.slope - threshold;
            let (low, high) = if gain < 0.0 {
                let low = own - reach;
                let capped = capacity - patience / (own - capacity);
                // Its optimum (own + low)/2 would be above the capacity: it gains less.
                (
                    if 0.5 * (own + low) > *capacity {
                        capped
                    } else {
                        low
                    },
                    own,
                )
            } else {
                let high = own + reach;
                // Its optimum would be below zero.
                (
                    own,
                    if own + high < 0.0 {
                        patience / -own
                    } else {
                        high
                    },
                )
            };
            (low.clamp(0.0, *capacity), high.clamp(0.0, *capacity))
        };
        let ranges: Vec<(f64, f64)> = costs.iter().map(|&cost| range(cost)).collect();
        let divide = |moved: f64| -> Vec<f64> {
            costs
                .iter()
                .zip(&ranges)
                .map(|(&cost, &(low, high))| {
                    let own = (market.intercept - cost) / market.slope - threshold;
                    (own + moved).clamp(low, high)
                })
                .collect()
        };
        let sum = |moved: f64| divide(moved).iter().sum::<f64>();
        let (mut low, mut high) = (-reach - threshold, 0.0);
        let exists = if gain < 0.0 {
            sum(low) <= *threshold && sum(high) > *threshold
        } else {
            (low, high) = (0.0, reach + threshold);
            sum(low) < *threshold && sum(high) >= *threshold
        };
        if !exists {
            return None;
        }
        Some(divide(
            bisect(low, high, |moved| sum(moved) < *threshold).high,
        ))
    }

    fn is_equilibrium(&self, investments: &[f64]) -> bool {
        let total: f64 = investments.iter().sum();
        investments.iter().enumerate().all(|(firm, &own)| {
            let rivals = total - own;
            let best = self.payoff(firm, self.best_reply(firm, rivals), rivals);
            let here = self.payoff(firm, own, rivals);
            here >= best - 1e-12 * (best.abs() + here.abs())
        })
    }

    fn describe(&self, kind: Kind, investments: Vec<f64>) -> TwoPeriodEquilibrium {
        let total = investments.iter().sum();
        let payoffs = investments
            .iter()
            .enumerate()
            .map(|(firm, &own)| self.payoff(firm, own, total - own))
            .collect();
        TwoPeriodEquilibrium {
            kind,
            investments,
            total,
            payoffs,
        }
    }

    /// The planner's choice of total investment, made at the least cost, each firm up to its
    /// capacity: the better of the monopoly level and just making the threshold.
    #[must_use]
    pub fn cooperative(&self) -> Cooperative {
        let TwoPeriodParams {
            market,
            costs,
            discount_factor,
            threshold,
            capacity,
            ..
        } = &self.0;
        let firms = costs.len() as f64;
        let mut order = costs.clone();
        order.sort_by(f64::total_cmp);
        let cost = |total: f64| {
            let mut left = total;
            order.iter().fold(0.0, |sum, cost| {
                let made = left.min(*capacity);
                left -= made;
                sum + cost * made
            })
        };
        let payoff = |total: f64| {
            market.price(total) * total - cost(total) + discount_factor * firms * self.later(total)
        };
        // Each firm in turn, while marginal revenue a − 2bQ is above its cost.
        let monopoly = order.iter().fold(0.0, |total: f64, cost| {
            let wanted = (market.intercept - cost) / (2.0 * market.slope);
            total + (wanted - total).clamp(0.0, *capacity)
        });
        let at_threshold = threshold.min(firms * capacity);
        let total = if payoff(at_threshold) > payoff(monopoly) {
            at_threshold
        } else {
            monopoly
        };
        Cooperative {
            total,
            crosses: self.crosses(total),
            payoff: payoff(total),
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
