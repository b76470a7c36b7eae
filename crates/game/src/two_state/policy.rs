//! The solution on two states, and reading it.

use super::scheme::{Grid, Layer, Model, march};
use crate::GameError;

/// Value and strategy on the grid of `(x, n)`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Policy<M> {
    pub(super) model: M,
    pub(super) layers: Vec<Layer>,
    pub(super) nodes: usize,
    steps: usize,
}

/// Solves the symmetric Markov perfect equilibrium from the lower end up to distance `upto`.
///
/// # Errors
///
/// [`GameError::Parameter`] for an invalid grid, `upto` not above the lower end, or a march that
/// would take more than 5·10⁸ steps times nodes;
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
