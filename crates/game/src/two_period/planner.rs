//! The cooperative choice of investment.

use super::{TwoPeriod, TwoPeriodParams};

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
}
