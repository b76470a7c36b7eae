//! Breaks as a figure.

use endodec_figures::{Break, Breaks, Figure, ObservationOrder, Profile};
use endodec_learning::breaks::{BreakCovariance, BreakRegression, DateInterval, RegimeRegression};
use rayon::prelude::*;

use super::Arguments;
use super::columns::{Design, Rows};

/// Dates at which the sum of squares is computed, for each break.
const DATES: usize = 160;

/// What the figure is drawn from; observations are counted from 1.
pub(crate) struct Drawing {
    response: String,
    order: ObservationOrder,
    values: Vec<f64>,
    fitted: Vec<f64>,
    breaks: Vec<Break>,
    model: BreakRegression,
    selected_by: String,
}

impl Drawing {
    pub(super) fn new(
        arguments: &Arguments,
        model: &BreakRegression,
        rows: &Rows,
        design: &Design,
        breaks: &[usize],
        intervals: &[DateInterval],
        regimes: &RegimeRegression,
    ) -> Self {
        let mut fitted = vec![0.0; design.response.len()];
        for regime in &regimes.regimes {
            let columns = || regime.coefficients.iter().zip(&design.changing);
            for (i, fit) in (regime.from - 1..regime.to).zip(&mut fitted[regime.from - 1..]) {
                *fit = columns()
                    .map(|(coefficient, column)| coefficient * column[i])
                    .sum();
            }
        }
        for (coefficient, column) in regimes.fixed_coefficients.iter().zip(&design.fixed) {
            for (fit, value) in fitted.iter_mut().zip(column) {
                *fit += coefficient * value;
            }
        }
        let method = arguments.select.to_string();
        Self {
            response: if arguments.log {
                format!("ln {}", arguments.y)
            } else {
                arguments.y.clone()
            },
            order: rows.drawn.clone(),
            values: design.response.clone(),
            fitted,
            breaks: breaks
                .iter()
                .zip(intervals)
                .map(|(&after, ends)| Break {
                    after,
                    interval: [ends.lower, ends.upper],
                })
                .collect(),
            model: model.clone(),
            selected_by: match method.as_str() {
                "bic" | "lwz" | "kt" => method.to_uppercase(),
                "sequential" => "sequential tests".to_owned(),
                "repartition" => "sequential tests and repartition".to_owned(),
                other => other.replace("global:", "the least sum of squares with "),
            },
        }
    }

    pub(super) fn figure(&self) -> Figure {
        Breaks {
            response: self.response.clone(),
            order: self.order.clone(),
            values: self.values.clone(),
            fitted: self.fitted.clone(),
            breaks: self.breaks.clone(),
            profiles: self.profiles(),
            selected_by: self.selected_by.clone(),
        }
        .figure()
    }

    /// The sum of squares as each break is moved between its neighbours, or of one break where there is none.
    fn profiles(&self) -> Vec<Profile> {
        let (n, shortest) = (self.values.len(), self.model.minimum_segment());
        let breaks: Vec<usize> = self.breaks.iter().map(|at| at.after).collect();
        let squares = |at: usize, j: Option<usize>| -> Option<(usize, f64)> {
            let mut dates = breaks.clone();
            match j {
                Some(j) => dates[j] = at,
                None => dates = vec![at],
            }
            let regimes = self.model.regimes(&dates, &BreakCovariance::HOMOSKEDASTIC);
            Some((at, regimes.ok()?.ssr))
        };
        let over = |from: usize, to: usize, own: Option<usize>, j: Option<usize>| {
            let steps = to.saturating_sub(from).div_ceil(DATES).max(1);
            let mut dates: Vec<usize> = (from..=to).step_by(steps).collect();
            dates.extend(own);
            dates.sort_unstable();
            dates.dedup();
            Profile {
                points: dates.par_iter().filter_map(|&at| squares(at, j)).collect(),
            }
        };
        if breaks.is_empty() {
            return vec![over(shortest, n.saturating_sub(shortest), None, None)];
        }
        (0..breaks.len())
            .map(|j| {
                let before = if j == 0 { 0 } else { breaks[j - 1] };
                let after = breaks.get(j + 1).copied().unwrap_or(n);
                let (from, to) = (before + shortest, after.saturating_sub(shortest));
                over(from, to, Some(breaks[j]), Some(j))
            })
            .collect()
    }
}
