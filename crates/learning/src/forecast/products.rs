//! Moore's law over many products: one θ for all, and how its forecasts fared.

use super::hindcast::score;
use super::joint::restricted_log_likelihood;
use super::{ForecastModel, HindcastError, count, differences};
use crate::series::{at_least, logarithms};
use crate::{Interval, LearningError};
use endodec_numerics::distribution::normal_quantile;
use endodec_numerics::minimise::line;
use endodec_numerics::parameter::{self, open_unit};
use endodec_numerics::root;

/// θ of Moore's law with noise, from the prices of several products.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct PooledCorrelation {
    /// θ̂.
    pub estimate: f64,
    /// Where twice the log likelihood has fallen by the quantile of χ²₁; ends at −1 and 1.
    pub interval: Interval,
    /// Products.
    pub products: usize,
    /// Changes of all of them.
    pub differences: usize,
}

/// Cells in which maxima of the likelihood are looked for.
const CELLS: u32 = 100;

/// The θ that all products share, by restricted maximum likelihood, each with a drift and a variance of its own.
///
/// ```text
/// Δln cₜ = μⱼ + vₜ + θ·vₜ₋₁,   Var(v) = Kⱼ²
/// ```
///
/// `costs` holds the prices of each product at equal steps of time, oldest first, at least 4 of each.
///
/// # Errors
///
/// [`LearningError`] without products, for one that is too short, not positive or without noise, and unless `level` is
/// strictly between 0 and 1.
///
/// # References
///
/// Farmer & Lafond (2016), doi:10.1016/j.respol.2015.11.001; they match the errors of hindcasts instead.
pub fn moore_correlation(costs: &[&[f64]], level: f64) -> Result<PooledCorrelation, LearningError> {
    open_unit("level", level)?;
    at_least("a θ that products share", 1, costs.len())?;
    let mut changes = Vec::with_capacity(costs.len());
    for cost in costs {
        at_least("the noise of a product", 4, cost.len())?;
        let changed = differences(&logarithms("cost", cost)?);
        let first = changed[0];
        if changed
            .iter()
            .all(|c| (c - first).abs() <= 1e-12 * first.abs())
        {
            return Err(LearningError::NoStatistic {
                test: "θ",
                reason: "a product’s price changes by the same factor at each step, so it has no noise",
            });
        }
        changes.push(changed);
    }
    let ones: Vec<Vec<f64>> = changes.iter().map(|c| vec![1.0; c.len()]).collect();
    let minus = |theta: f64| -> f64 {
        changes
            .iter()
            .zip(&ones)
            .map(|(changes, ones)| -restricted_log_likelihood(ones, changes, theta))
            .sum()
    };
    let at = |cell: u32| -1.0 + 2.0 * f64::from(cell) / f64::from(CELLS);
    let heights: Vec<f64> = (0..=CELLS).map(|cell| minus(at(cell))).collect();
    let mut best = (at(0), heights[0]);
    for (cell, height) in (1..=CELLS).zip(&heights[1..]) {
        if *height < best.1 {
            best = (at(cell), *height);
        }
    }
    let width = 2.0 / f64::from(CELLS);
    let inside = line::minimum(
        minus,
        (best.0 - width).max(-1.0),
        (best.0 + width).min(1.0),
        |_| false,
    );
    if minus(inside) < best.1 {
        best = (inside, minus(inside));
    }
    let z = normal_quantile(0.5 + 0.5 * level);
    let excess = |theta: f64| minus(theta) - best.1 - 0.5 * z * z;
    let end = |bound: f64| -> Result<f64, LearningError> {
        if excess(bound) <= 0.0 {
            return Ok(bound);
        }
        Ok(root::bracketed("an end of an interval", excess, best.0, bound)?.x)
    };
    Ok(PooledCorrelation {
        estimate: best.0,
        interval: Interval {
            level,
            lower: end(-1.0)?,
            upper: end(1.0)?,
        },
        products: costs.len(),
        differences: changes.iter().map(Vec::len).sum(),
    })
}

/// Forecasts each price from every earlier one with `window` changes behind it and at most `horizon` steps away, by
/// Moore's law with this θ, from prices alone.
///
/// # Errors
///
/// As [`hindcast`](super::hindcast()).
pub fn moore_hindcast(
    cost: &[f64],
    window: usize,
    horizon: usize,
    theta: f64,
) -> Result<Vec<HindcastError>, LearningError> {
    let y = logarithms("cost", cost)?;
    parameter::at_least("window", window, 3, "at least 3")?;
    parameter::at_least("horizon", horizon, 1, "at least 1")?;
    at_least("a hindcast", window + 2, y.len())?;
    let mut errors = Vec::new();
    for last in window..y.len() - 1 {
        let model = ForecastModel::moore(&cost[last - window..=last], theta)?;
        for ahead in 1..=horizon.min(y.len() - 1 - last) {
            errors.push(score(
                last,
                y[last + ahead],
                model.ahead(ahead, count(ahead)),
            )?);
        }
    }
    Ok(errors)
}
