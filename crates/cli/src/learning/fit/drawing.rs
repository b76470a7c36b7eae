//! What the figure of a curve needs beside the answer.

use super::super::series::Series;

/// What was read, as the figure needs it.
pub(crate) struct Drawing {
    pub(super) quantity: Vec<f64>,
    pub(super) cost: Vec<f64>,
    /// Names of the observations, where they have any and are few.
    pub(super) names: Vec<String>,
    /// Changes of logarithms, of output and of cost, where these were fitted.
    pub(super) changes: Vec<(f64, f64)>,
    /// First and last observation of each regime, counted from 1.
    pub(super) regimes: Vec<(usize, usize)>,
}

/// Observations whose names may be drawn.
const MOST_NAMED: usize = 2_000;

impl Drawing {
    /// Regimes are first and last rows.
    pub(super) fn of(
        series: Series,
        first_difference: bool,
        regimes: impl Iterator<Item = (usize, usize)>,
    ) -> Self {
        let order = &series.order;
        let named = order.has_names() && order.len() <= MOST_NAMED;
        let names = if named { order.names() } else { Vec::new() };
        let left_out = order.changes_left_out() > 0;
        let gaps = order.timeline.gaps();
        let changes = if first_difference {
            (1..order.len())
                .filter(|at| !(left_out && gaps.contains(at)))
                .map(|at| {
                    let change = |values: &[f64]| libm::log(values[at]) - libm::log(values[at - 1]);
                    (change(&series.quantity), change(&series.cost))
                })
                .collect()
        } else {
            Vec::new()
        };
        let observation = |row: usize| (1..=order.len()).find(|&at| order.row(at) == row);
        let regimes = regimes
            .filter_map(|(from, to)| Some((observation(from)?, observation(to)?)))
            .collect();
        Self {
            names,
            changes,
            regimes,
            quantity: series.quantity,
            cost: series.cost,
        }
    }
}
