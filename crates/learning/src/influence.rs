//! What single observations and windows do to an elasticity.
//!
//! All fits of a kind come from one pass over the sample, not from a regression each: time and memory
//! grow with the number of observations, not with its square.

use crate::factor::{Factor, Sample, from_each};
use crate::series::{at_least, log_pairs, same_length};
use crate::{Elasticity, LearningError};

/// A Wright curve fitted to part of a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PartFit {
    /// α̂.
    pub elasticity: Elasticity,
    /// Classical standard error of α̂.
    pub std_error: f64,
    /// R² of the regression in logarithms.
    pub r_squared: f64,
    /// Number of observations.
    pub n: usize,
}

/// A fit without one observation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WithoutOne {
    /// The observation left out, counted from 1.
    pub omitted: usize,
    /// The fit on all others.
    pub fit: PartFit,
}

/// A fit on consecutive observations.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Window {
    /// First observation, counted from 1.
    pub from: usize,
    /// Last observation, counted from 1.
    pub to: usize,
    /// The fit on those observations.
    pub fit: PartFit,
}

/// Fits Wright's law without each observation in turn; the result is in the order of the data.
///
/// ```
/// use endodec_learning::{influence::leave_one_out, wright};
/// let (quantity, cost) = ([1.0, 2.0, 4.0, 8.0, 16.0], [10.0, 8.1, 6.3, 5.2, 4.1]);
/// let without_first = leave_one_out(&quantity, &cost)?[0];
/// let refit = wright::fit(&quantity[1..], &cost[1..])?;
/// let difference = without_first.fit.elasticity.value() - refit.elasticity.value();
/// assert!(difference.abs() < 1e-14);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// As [`crate::wright::fit`], with at least 4 observations; [`LearningError::Leverage`] if output is
/// constant without one of them.
pub fn leave_one_out(quantity: &[f64], cost: &[f64]) -> Result<Vec<WithoutOne>, LearningError> {
    let sample = sample(quantity, cost, "leave-one-out", 4)?;
    let n = sample.rows.len();
    let after = from_each(&sample.rows);
    let mut before = Factor::default();
    sample
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let factor = before.and(&after[i + 1]);
            before = before.with(row);
            Ok(WithoutOne {
                omitted: i + 1,
                fit: part_fit(&sample, &factor, 1, n - 1).map_err(|error| match error {
                    // Its numbers would be those of a sample that the reader does not see.
                    LearningError::RankDeficient { .. } if varies(quantity) => {
                        LearningError::Leverage { observation: i + 1 }
                    }
                    other => other,
                })?,
            })
        })
        .collect()
}

/// Fits Wright's law on the first `smallest`, `smallest + 1`, … , n observations.
///
/// # Errors
///
/// As [`crate::wright::fit`]; `smallest` is at least 3 and at most n.
pub fn expanding_windows(
    quantity: &[f64],
    cost: &[f64],
    smallest: usize,
) -> Result<Vec<Window>, LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    at_least("a window with a standard error", 3, smallest)?;
    let sample = sample(quantity, cost, "an expanding window", smallest)?;
    let mut factor = Factor::default();
    let mut windows = Vec::with_capacity(sample.rows.len() + 1 - smallest);
    for row in &sample.rows {
        factor = factor.with(row);
        let to = factor.observations();
        if to >= smallest {
            windows.push(Window {
                from: 1,
                to,
                fit: part_fit(&sample, &factor, 1, to)?,
            });
        }
    }
    Ok(windows)
}

/// Fits Wright's law on every run of `width` consecutive observations.
///
/// # Errors
///
/// As [`crate::wright::fit`]; `width` is at least 3 and at most n.
pub fn rolling_windows(
    quantity: &[f64],
    cost: &[f64],
    width: usize,
) -> Result<Vec<Window>, LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    at_least("a window with a standard error", 3, width)?;
    let sample = sample(quantity, cost, "a rolling window", width)?;
    let n = sample.rows.len();
    let mut windows = Vec::with_capacity(n + 1 - width);
    // Each window is the end of one block of `width` observations and the beginning of the next.
    for start in (0..=n - width).step_by(width) {
        let ends = from_each(&sample.rows[start..start + width]);
        let mut beginning = Factor::default();
        for (skip, end) in ends[..width].iter().enumerate() {
            let from = start + skip;
            if from + width > n {
                break;
            }
            if skip > 0 {
                beginning = beginning.with(&sample.rows[from + width - 1]);
            }
            windows.push(Window {
                from: from + 1,
                to: from + width,
                fit: part_fit(&sample, &end.and(&beginning), from + 1, from + width)?,
            });
        }
    }
    Ok(windows)
}

fn sample(
    quantity: &[f64],
    cost: &[f64],
    method: &'static str,
    required: usize,
) -> Result<Sample, LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    at_least(method, required, quantity.len())?;
    let (x, y) = log_pairs(quantity, cost)?;
    Ok(Sample::new(&x, &y))
}

/// The fit on the observations of `factor`, which are `from` to `to` where an error names them.
fn part_fit(
    sample: &Sample,
    factor: &Factor,
    from: usize,
    to: usize,
) -> Result<PartFit, LearningError> {
    sample.varies(factor, from, to)?;
    let df = factor.observations() as f64 - 2.0;
    let ssr = sample.ssr(factor);
    Ok(PartFit {
        elasticity: Elasticity::new(-factor.slope())?,
        std_error: libm::sqrt(ssr / df / factor.x_squares()),
        r_squared: 1.0 - ssr / factor.y_squares(),
        n: factor.observations(),
    })
}

fn varies(values: &[f64]) -> bool {
    values.windows(2).any(|w| w[0].total_cmp(&w[1]).is_ne())
}
