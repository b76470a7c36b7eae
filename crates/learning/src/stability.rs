//! Whether the elasticity of a rolling window stays above a floor, with grace for a spell below it.

use crate::ols::slope;
use crate::series::{at_least, log_pairs, same_length};
use crate::{Elasticity, LearningError};
use endodec_numerics::parameter::{finite, positive};

/// The terms of the test.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StabilityTerms {
    /// Length of the rolling window, in years: observations of the last `window` years, both the
    /// year itself and the `window − 1` before it.
    pub window: f64,
    /// Elasticity below which a window is evidence against.
    pub floor: Elasticity,
    /// Years after the end of what excuses a spell below the floor within which it must be back.
    pub grace: f64,
}

/// Elasticity of one rolling window.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RollingElasticity {
    /// Date of the last observation.
    pub date: f64,
    /// Number of observations.
    pub n: usize,
    /// Estimate of the window.
    pub elasticity: Elasticity,
}

/// What the data say so far.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case", tag = "verdict")
)]
pub enum StabilityVerdict {
    /// No window is below the floor.
    NeverBelow,
    /// Windows went below and came back in time.
    Returned {
        /// Date of the first window below.
        below: f64,
        /// Date of the first window back at or above the floor, after which none is below.
        back: f64,
    },
    /// The last window is below, and the time to come back has not run out (or what excuses it
    /// lasts).
    Open {
        /// Date of the first window of the present spell below.
        below: f64,
    },
    /// Still below, or back too late, after the years of grace.
    Failed {
        /// Date of the first window of the spell below.
        below: f64,
        /// Last date at which it could have come back.
        deadline: f64,
    },
}

/// Result of the test.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct StabilityTest {
    /// Every window with at least two observations, by date.
    pub windows: Vec<RollingElasticity>,
    /// The verdict.
    pub verdict: StabilityVerdict,
}

/// Tests a series of cumulative output and unit cost: is the elasticity of every rolling window at or
/// above the floor, or back there in time?
///
/// `dates` are in years and increase; `quantity` and `cost` belong to them; all of one length ≥ 2.
/// `resolved` is the date at which what excuses a spell below the floor ended (a shortage, say),
/// `None` while it lasts. A spell that has not ended `grace` years after that date (or after its own
/// start, if later) is a failure.
///
/// # Errors
///
/// [`LearningError`] when the series differ in length or are not positive, dates do not increase,
/// the terms are not positive, or output does not change within a window.
///
/// ```
/// use endodec_learning::Elasticity;
/// use endodec_learning::stability::{StabilityTerms, StabilityVerdict, rolling_stability};
/// // A curve of constant elasticity above the floor is never evidence against.
/// let dates = [2025.0, 2026.0, 2027.0, 2028.0, 2029.0];
/// let quantity = [1.0, 2.0, 4.0, 8.0, 16.0];
/// let cost = quantity.map(|q: f64| 12.0 * q.powf(-0.23));
/// let terms = StabilityTerms {
///     window: 3.0,
///     floor: Elasticity::new(0.15)?,
///     grace: 2.0,
/// };
/// let test = rolling_stability(&dates, &quantity, &cost, None, &terms)?;
/// assert_eq!(test.verdict, StabilityVerdict::NeverBelow);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
pub fn rolling_stability(
    dates: &[f64],
    quantity: &[f64],
    cost: &[f64],
    resolved: Option<f64>,
    terms: &StabilityTerms,
) -> Result<StabilityTest, LearningError> {
    same_length(("date", dates), ("quantity", quantity))?;
    let (x, y) = log_pairs(quantity, cost)?;
    at_least("a rolling elasticity", 2, x.len())?;
    positive("window", terms.window)?;
    positive("grace", terms.grace)?;
    for (index, pair) in dates.windows(2).enumerate() {
        // Negated so that a date that is not a number is caught as well.
        if !(pair[1] > pair[0] && pair[0].is_finite() && pair[1].is_finite()) {
            return Err(LearningError::Observation {
                series: "date",
                index: index + 1,
                requirement: "later than the one before it",
                value: pair[1],
            });
        }
    }
    let windows = rolling(dates, &x, &y, terms.window)?;
    let deadline = resolved
        .map(|end| finite("end of the excuse", end).map(|end| end + terms.grace))
        .transpose()?;
    Ok(StabilityTest {
        verdict: verdict(&windows, deadline, terms),
        windows,
    })
}

fn rolling(
    dates: &[f64],
    x: &[f64],
    y: &[f64],
    window: f64,
) -> Result<Vec<RollingElasticity>, LearningError> {
    let mut windows = Vec::new();
    for (last, &date) in dates.iter().enumerate() {
        // A hair of room for dates given as fractions of a year.
        let first = dates.partition_point(|&d| d <= date - window + 1e-9);
        let n = last + 1 - first;
        if n < 2 {
            continue;
        }
        let slope =
            slope(&x[first..=last], &y[first..=last]).ok_or(LearningError::RankDeficient {
                from: first + 1,
                to: last + 1,
            })?;
        windows.push(RollingElasticity {
            date,
            n,
            elasticity: Elasticity::new(-slope)?,
        });
    }
    Ok(windows)
}

fn verdict(
    windows: &[RollingElasticity],
    deadline: Option<f64>,
    terms: &StabilityTerms,
) -> StabilityVerdict {
    let below = |w: &RollingElasticity| w.elasticity < terms.floor;
    // Spells below the floor: first date below, and the date back (none while it lasts).
    let mut spells: Vec<(f64, Option<f64>)> = Vec::new();
    for window in windows {
        match (below(window), spells.last_mut()) {
            (true, None | Some((_, Some(_)))) => spells.push((window.date, None)),
            (false, Some((_, back @ None))) => *back = Some(window.date),
            _ => {}
        }
    }
    let latest = windows.last().map_or(f64::NEG_INFINITY, |w| w.date);
    for &(start, back) in &spells {
        if let Some(deadline) = deadline {
            let deadline = deadline.max(start + terms.grace);
            if back.unwrap_or(latest) > deadline {
                return StabilityVerdict::Failed {
                    below: start,
                    deadline,
                };
            }
        }
    }
    match spells.last() {
        None => StabilityVerdict::NeverBelow,
        Some(&(below, None)) => StabilityVerdict::Open { below },
        Some(&(_, Some(back))) => StabilityVerdict::Returned {
            below: spells[0].0,
            back,
        },
    }
}
