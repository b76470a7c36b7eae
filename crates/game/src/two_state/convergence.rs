//! How good a solution on a grid is.

use super::{Grid, Model, Policy, solve};
use crate::GameError;

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

impl<M: Model> Policy<M> {
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
}
