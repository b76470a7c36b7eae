//! The solution on two states: reading, simulating and judging it.

use super::scheme::{Grid, Layer, Model, march};
use crate::GameError;
use endodec_numerics::ode::runge_kutta;
use endodec_numerics::parameter::{positive, require};
use endodec_numerics::root::bisect;

/// Value and strategy on the grid of `(x, n)`.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Policy<M> {
    model: M,
    layers: Vec<Layer>,
    nodes: usize,
    steps: usize,
}

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

/// Solves the symmetric Markov perfect equilibrium from the lower end up to distance `upto`.
///
/// # Errors
///
/// [`GameError::Parameter`] for an invalid grid, `upto` not above the lower end, or a march that
/// would take more than 2·10¹⁰ steps times nodes;
/// [`GameError::NotConverged`] if the march breaks down.
pub fn solve<M: Model>(model: M, grid: Grid, upto: f64) -> Result<Policy<M>, GameError> {
    let (layers, steps) = march(&model, grid, upto)?;
    Ok(Policy {
        model,
        layers,
        nodes: grid.nodes,
        steps,
    })
}

impl<M: Model> Policy<M> {
    /// The model that was solved.
    #[must_use]
    pub const fn model(&self) -> &M {
        &self.model
    }

    /// Steps in `x` that the march took.
    #[must_use]
    pub const fn steps(&self) -> usize {
        self.steps
    }

    /// Range of distances covered, lower end first.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        (self.layers[0].x, self.layers[self.layers.len() - 1].x)
    }

    /// Value per firm at `(x, n)`, by cubic interpolation; outside the grid, at its edge.
    #[must_use]
    pub fn value(&self, x: f64, n: f64) -> f64 {
        self.interpolate(x, n, |layer| &layer.value)
    }

    /// Shadow cost `Vₓ` per firm at `(x, n)`.
    #[must_use]
    pub fn shadow_cost(&self, x: f64, n: f64) -> f64 {
        self.interpolate(x, n, |layer| &layer.shadow_cost)
    }

    /// Industry output at `(x, n)`.
    #[must_use]
    pub fn output(&self, x: f64, n: f64) -> f64 {
        let firms = self.model.firms();
        let market = self.model.market(n);
        firms * (market.intercept - self.shadow_cost(x, n)) / (market.slope * (firms + 1.0))
    }

    fn interpolate(&self, x: f64, n: f64, field: impl Fn(&Layer) -> &[f64]) -> f64 {
        let (low, high) = self.range();
        let along = (x.clamp(low, high) - low) / (high - low) * (self.layers.len() - 1) as f64;
        let across = n.clamp(0.0, 1.0) * (self.nodes - 1) as f64;
        let (i, wx) = stencil(along, self.layers.len());
        let (j, wn) = stencil(across, self.nodes);
        wx.iter()
            .enumerate()
            .map(|(k, weight)| {
                let row = &field(&self.layers[i + k])[j..j + 4];
                weight
                    * wn.iter()
                        .zip(row)
                        .map(|(weight, value)| weight * value)
                        .sum::<f64>()
            })
            .sum()
    }

    /// Largest residual of the equilibrium equation over the interior of the kept layers where
    /// the second state is at least `from`, relative to the largest `rV`: how far `Vₓ`, taken
    /// from the kept *values* by central differences, is from what the equation demands.
    ///
    /// Next to an unstable rest point of `n` the value has a vertical tangent (`V ~ n^{r/ρ}` at
    /// `n = 0` if adoption grows at the rate `ρ > r` there), and differences say nothing.
    #[must_use]
    pub fn residual(&self, from: f64) -> f64 {
        let (n, r) = (self.model.firms(), self.model.discount());
        let spacing = 1.0 / (self.nodes - 1) as f64;
        let largest = self
            .layers
            .iter()
            .flat_map(|layer| &layer.value)
            .fold(0.0_f64, |largest, value| largest.max(value.abs()));
        let mut worst = 0.0_f64;
        for triple in self.layers.windows(3) {
            let [below, here, above] = triple else {
                continue;
            };
            for i in 1..self.nodes - 1 {
                let share = i as f64 * spacing;
                if share < from {
                    continue;
                }
                let market = self.model.market(share);
                let p = (above.value[i] - below.value[i]) / (above.x - below.x);
                let across = (here.value[i + 1] - here.value[i - 1]) / (2.0 * spacing);
                let profit = (market.intercept - p) * (market.intercept - n * n * p)
                    / (market.slope * (n + 1.0) * (n + 1.0));
                let right = profit - self.model.drift(share) * p
                    + self.model.motion(here.x, share) * across;
                worst = worst.max((r * here.value[i] - right).abs());
            }
        }
        worst / (r * largest)
    }

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

/// First index and weights of a four-point Lagrange stencil at a position in units of the
/// spacing.
fn stencil(position: f64, length: usize) -> (usize, [f64; 4]) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the position lies between 0 and the length"
    )]
    let cell = (position.floor() as usize).min(length - 2);
    let first = cell.saturating_sub(1).min(length - 4);
    let t = position - first as f64;
    let (a, b, c) = (t - 1.0, t - 2.0, t - 3.0);
    (
        first,
        [
            -a * b * c / 6.0,
            t * b * c / 2.0,
            -t * a * c / 2.0,
            t * a * b / 6.0,
        ],
    )
}

/// What three grids, each with twice the resolution of the one before, say about the error.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Convergence {
    /// Values on the three grids, coarse first.
    pub values: [f64; 3],
    /// Observed order, `log₂` of the ratio of successive differences.
    pub order: f64,
    /// Richardson's extrapolation at second order.
    pub extrapolated: f64,
}

/// Solves on three grids and compares the value at `(x, n)`. `grid` is the coarsest; the nodes go
/// from `k + 1` to `2k + 1` and `4k + 1`, so that they nest.
///
/// # Errors
///
/// As [`solve`].
pub fn richardson<M: Model + Clone>(
    model: &M,
    grid: Grid,
    x: f64,
    n: f64,
) -> Result<Convergence, GameError> {
    let mut values = [0.0; 3];
    for (value, factor) in values.iter_mut().zip([1, 2, 4]) {
        let nodes = (grid.nodes - 1) * factor + 1;
        *value = solve(model.clone(), Grid { nodes, ..grid }, x)?.value(x, n);
    }
    let [coarse, middle, fine] = values;
    Ok(Convergence {
        values,
        order: libm::log2(((middle - coarse) / (fine - middle)).abs()),
        extrapolated: fine + (fine - middle) / 3.0,
    })
}
