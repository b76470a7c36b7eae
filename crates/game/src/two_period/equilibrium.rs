//! Equilibria in pure strategies.

use super::{TwoPeriod, TwoPeriodParams};
use endodec_numerics::root::bisect;

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

impl TwoPeriod {
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
}
