//! The equilibrium in time, and what a firm earns that does not play along.

use super::{Model, Policy};
use crate::GameError;
use endodec_numerics::ode::runge_kutta;
use endodec_numerics::parameter::{positive, require};
use endodec_numerics::root::bisect;

/// A state on a simulated path.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PolicyPoint {
    /// Model time.
    pub time: f64,
    /// Distance to the threshold.
    pub distance: f64,
    /// Second state `n`.
    pub second: f64,
    /// Industry output.
    pub output: f64,
    /// Price.
    pub price: f64,
    /// Profit per firm and unit of time.
    pub profit: f64,
    /// Profits of a firm so far, discounted to the start.
    pub earned: f64,
}

impl<M: Model> Policy<M> {
    /// Simulates the equilibrium from `(x, n)` over a horizon in `steps` equal steps of the
    /// classical Runge–Kutta method, one firm scaling its own output by `scale` (1 in
    /// equilibrium). The profit is that firm's.
    ///
    /// The path ends when `x` reaches a terminal lower end, or at the horizon; where the game goes
    /// on at the lower end, `x` stays there and output is static.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if the start is outside the grid, or horizon or steps are not
    /// above zero.
    pub fn simulate(
        &self,
        x: f64,
        n: f64,
        horizon: f64,
        steps: usize,
        scale: f64,
    ) -> Result<Vec<PolicyPoint>, GameError> {
        self.simulate_deviation(x, n, horizon, steps, &|_, _| scale)
    }

    /// As [`simulate`](Self::simulate), with a scale that depends on the state: `scale(x, n)` times
    /// its equilibrium output is what the firm produces there, while its rivals keep to theirs. Any
    /// Markov strategy of one firm can be written so.
    ///
    /// # Errors
    ///
    /// As [`simulate`](Self::simulate).
    pub fn simulate_deviation(
        &self,
        x: f64,
        n: f64,
        horizon: f64,
        steps: usize,
        scale: &dyn Fn(f64, f64) -> f64,
    ) -> Result<Vec<PolicyPoint>, GameError> {
        let (low, high) = self.range();
        require(
            "distance x",
            x,
            "within the solved range",
            (low..=high).contains(&x),
        )?;
        require(
            "second state n",
            n,
            "between 0 and 1",
            (0.0..=1.0).contains(&n),
        )?;
        positive("horizon", horizon)?;
        positive("number of steps", steps as f64)?;
        let h = horizon / steps as f64;
        let mut path = vec![self.read(0.0, [x, n, 0.0], scale)];
        let mut state = [x, n, 0.0];
        for k in 0..steps {
            let time = h * k as f64;
            let next = self.step(time, state, h, scale);
            if next[0] <= low && state[0] > low && !self.model.continues_at_lower_end() {
                // Land on the crossing: shrink the last step until it just reaches the end.
                let above = |part: f64| self.step(time, state, part, scale)[0] > low;
                let long = bisect(0.0, h, above).high;
                let end = self.step(time, state, long, scale);
                path.push(self.read(time + long, end, scale));
                return Ok(path);
            }
            state = [next[0].max(low), next[1], next[2]];
            path.push(self.read(time + h, state, scale));
        }
        Ok(path)
    }

    /// Outputs of the deviating firm and of the industry.
    fn outputs(&self, x: f64, n: f64, scale: &dyn Fn(f64, f64) -> f64) -> (f64, f64) {
        let scale = scale(x, n);
        let (low, _) = self.range();
        let firms = self.model.firms();
        if x <= low && self.model.continues_at_lower_end() {
            let all = self.model.market(n).cournot_output(firms);
            return (scale * all / firms, all * (1.0 + (scale - 1.0) / firms));
        }
        let all = self.output(x, n);
        (scale * all / firms, all * (1.0 + (scale - 1.0) / firms))
    }

    fn rates(&self, time: f64, [x, n, _]: [f64; 3], scale: &dyn Fn(f64, f64) -> f64) -> [f64; 3] {
        let (low, _) = self.range();
        let (own, all) = self.outputs(x, n, scale);
        let discounted = libm::exp(-self.model.discount() * time);
        let profit = discounted * self.model.market(n).price(all) * own;
        let moves = !(x <= low && self.model.continues_at_lower_end());
        let distance = if moves {
            -all - self.model.drift(n)
        } else {
            0.0
        };
        [distance, self.model.motion(x.max(low), n), profit]
    }

    fn step(
        &self,
        time: f64,
        state: [f64; 3],
        h: f64,
        scale: &dyn Fn(f64, f64) -> f64,
    ) -> [f64; 3] {
        runge_kutta::step(|t, &state| self.rates(t, state, scale), time, &state, h)
    }

    fn read(
        &self,
        time: f64,
        [x, n, earned]: [f64; 3],
        scale: &dyn Fn(f64, f64) -> f64,
    ) -> PolicyPoint {
        let (own, all) = self.outputs(x, n, scale);
        let price = self.model.market(n).price(all);
        PolicyPoint {
            time,
            distance: x,
            second: n,
            output: all,
            price,
            profit: price * own,
            earned,
        }
    }
}
