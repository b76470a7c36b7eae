//! What single observations and windows do to an elasticity.

use crate::LearningError;
use crate::series::{at_least, same_length};
use crate::wright::{WrightFit, fit};

/// A fit without one observation.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WithoutOne {
    /// The observation left out, counted from 1.
    pub omitted: usize,
    /// The fit on all others.
    pub fit: WrightFit,
}

/// A fit on consecutive observations.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Window {
    /// First observation, counted from 1.
    pub from: usize,
    /// Last observation, counted from 1.
    pub to: usize,
    /// The fit on those observations.
    pub fit: WrightFit,
}

/// Fits Wright's law without each observation in turn; the result is in the order of the data.
///
/// # Errors
///
/// As [`fit`], with at least 4 observations; [`LearningError::Leverage`] if output is constant without
/// one of them.
pub fn leave_one_out(quantity: &[f64], cost: &[f64]) -> Result<Vec<WithoutOne>, LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    at_least("leave-one-out", 4, quantity.len())?;
    let without = |values: &[f64], i: usize| [&values[..i], &values[i + 1..]].concat();
    (0..quantity.len())
        .map(|i| {
            Ok(WithoutOne {
                omitted: i + 1,
                fit: fit(&without(quantity, i), &without(cost, i)).map_err(
                    |error| match error {
                        // Its numbers would be those of a sample that the reader does not see.
                        LearningError::RankDeficient { .. } if varies(quantity) => {
                            LearningError::Leverage { observation: i + 1 }
                        }
                        other => other,
                    },
                )?,
            })
        })
        .collect()
}

/// Fits Wright's law on the first `smallest`, `smallest + 1`, … , n observations.
///
/// # Errors
///
/// As [`fit`]; `smallest` is at least 3 and at most n.
pub fn expanding_windows(
    quantity: &[f64],
    cost: &[f64],
    smallest: usize,
) -> Result<Vec<Window>, LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    let n = quantity.len();
    at_least("a window with a standard error", 3, smallest)?;
    at_least("an expanding window", smallest, n)?;
    (smallest..=n)
        .map(|to| window(quantity, cost, 0, to))
        .collect()
}

/// Fits Wright's law on every run of `width` consecutive observations.
///
/// # Errors
///
/// As [`fit`]; `width` is at least 3 and at most n.
pub fn rolling_windows(
    quantity: &[f64],
    cost: &[f64],
    width: usize,
) -> Result<Vec<Window>, LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    let n = quantity.len();
    at_least("a window with a standard error", 3, width)?;
    at_least("a rolling window", width, n)?;
    (0..=n - width)
        .map(|start| window(quantity, cost, start, start + width))
        .collect()
}

fn varies(values: &[f64]) -> bool {
    values.windows(2).any(|w| w[0].total_cmp(&w[1]).is_ne())
}

fn window(
    quantity: &[f64],
    cost: &[f64],
    start: usize,
    end: usize,
) -> Result<Window, LearningError> {
    Ok(Window {
        from: start + 1,
        to: end,
        fit: fit(&quantity[start..end], &cost[start..end]).map_err(|e| e.shifted(start))?,
    })
}
