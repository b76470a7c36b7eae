//! The centralised market: linear inverse demand.

use crate::GameError;
use endodec_numerics::parameter::positive;

/// The inverse demand for centralised output.
///
/// ```text
/// P = a − bQ                                                     (v2 eq. 4)
/// ```
///
/// `Q` is the industry's output per unit of time; any pair with `a, b > 0` is a market.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Market {
    /// Demand intercept `a`: the price at zero output.
    pub intercept: f64,
    /// Demand slope `b`: the price fall per unit of output.
    pub slope: f64,
}

impl Market {
    /// Checks that both coefficients are finite and above zero.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] names the coefficient that is not.
    pub fn validated(self) -> Result<Self, GameError> {
        positive("intercept a", self.intercept)?;
        positive("slope b", self.slope)?;
        Ok(self)
    }

    /// Price at industry output `Q`, `a − bQ`.
    #[must_use]
    pub fn price(&self, output: f64) -> f64 {
        self.intercept - self.slope * output
    }

    /// Industry output of `N` Cournot firms without a shadow cost, `N·a/(b(N+1))`.
    #[must_use]
    pub fn cournot_output(&self, firms: f64) -> f64 {
        firms * self.intercept / (self.slope * (firms + 1.0))
    }

    /// Industry profit of `N` Cournot firms, `N·a²/(b(N+1)²)`: the paper's pre-crossing
    /// inference profit `S_I`.
    #[must_use]
    pub fn cournot_profit(&self, firms: f64) -> f64 {
        let markup = self.intercept / (firms + 1.0);
        firms * markup * (markup / self.slope)
    }

    /// Output of a static monopolist, `a/(2b)`.
    #[must_use]
    pub fn monopoly_output(&self) -> f64 {
        self.intercept / (2.0 * self.slope)
    }

    /// Consumers' surplus per unit of time at industry output `Q`, `bQ²/2`.
    #[must_use]
    pub fn consumer_surplus(&self, output: f64) -> f64 {
        0.5 * self.slope * output * output
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the numbers are exact in binary")]
mod tests {
    use super::Market;

    #[test]
    fn one_cournot_firm_is_the_monopolist() {
        let market = Market {
            intercept: 10.0,
            slope: 0.5,
        };
        assert_eq!(market.cournot_output(1.0), market.monopoly_output());
        assert_eq!(market.cournot_profit(1.0), market.price(10.0) * 10.0);
    }

    #[test]
    fn a_market_without_demand_is_refused() {
        assert!(
            Market {
                intercept: 0.0,
                slope: 0.5
            }
            .validated()
            .is_err()
        );
        assert!(
            Market {
                intercept: 1.0,
                slope: f64::NAN
            }
            .validated()
            .is_err()
        );
    }
}
