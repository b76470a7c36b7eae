//! When observations were made, and what becomes of a gap between two.

use crate::LearningError;

/// What a gap in a series is: an interval of more than one period between two observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Gap {
    /// Periods that no one observed: what reaches over them is no change of one period and is left out.
    #[default]
    Missing,
    /// Periods that the observation behind them includes: a change over k of them is k periods of
    /// drift and of noise.
    Accumulated,
}

/// Times of observations in increasing order, counted in periods.
///
/// ```
/// use endodec_learning::Timeline;
/// let months = Timeline::new(&[2020.0, 2020.25, 2020.5, 2021.0])?;
/// assert_eq!(months.period(), 0.25);
/// assert_eq!(months.steps().collect::<Vec<_>>(), [1.0, 1.0, 2.0]);
/// assert_eq!(months.gaps(), [3]);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    len: usize,
    /// Periods since the first observation; `None` where every observation is one after the other.
    elapsed: Option<Vec<f64>>,
    period: f64,
}

/// Times are written with a few digits, and a third of a year is never one exactly.
const ROUNDING: f64 = 1e-6;

impl Timeline {
    /// Times in increasing order; the period is the shortest interval between two of them.
    ///
    /// # Errors
    ///
    /// [`LearningError::Observation`] at a time that is not finite or not later than the one before.
    pub fn new(times: &[f64]) -> Result<Self, LearningError> {
        let shortest = times
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(f64::INFINITY, f64::min);
        Self::with_period(times, if shortest.is_finite() { shortest } else { 1.0 })
    }

    /// Times in increasing order, and the length of a period in their unit.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn with_period(times: &[f64], period: f64) -> Result<Self, LearningError> {
        let mut elapsed = Vec::with_capacity(times.len());
        let mut since = 0.0;
        for (index, &time) in times.iter().enumerate() {
            let step = index.checked_sub(1).map(|before| time - times[before]);
            if !time.is_finite() || step.is_some_and(|step| step <= 0.0) {
                return Err(LearningError::Observation {
                    series: "time",
                    index,
                    requirement: "finite and later than the one before",
                    value: time,
                });
            }
            if let Some(step) = step {
                let periods = step / period;
                let whole = periods.round();
                let near = whole >= 1.0 && (periods - whole).abs() <= ROUNDING * whole;
                since += if near { whole } else { periods };
            }
            elapsed.push(since);
        }
        Ok(Self::of(elapsed, period))
    }

    fn of(elapsed: Vec<f64>, period: f64) -> Self {
        let even = elapsed.windows(2).all(|pair| is_one(pair[1] - pair[0]));
        let from_zero = elapsed.first().is_none_or(|first| *first <= 0.0);
        Self {
            len: elapsed.len(),
            elapsed: (!even || !from_zero).then_some(elapsed),
            period,
        }
    }

    /// `n` observations, one a period.
    #[must_use]
    pub fn even(n: usize) -> Self {
        Self {
            len: n,
            elapsed: None,
            period: 1.0,
        }
    }

    /// Number of observations.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no observation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Length of a period in the unit of the times.
    #[must_use]
    pub fn period(&self) -> f64 {
        self.period
    }

    /// Periods since the first observation, in the order of the observations.
    #[must_use]
    pub fn elapsed(&self) -> Vec<f64> {
        (0..self.len).map(|at| self.at(at)).collect()
    }

    fn at(&self, at: usize) -> f64 {
        self.elapsed
            .as_ref()
            .map_or(at as f64, |elapsed| elapsed[at])
    }

    /// Periods between each observation and the next.
    pub fn steps(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        (1..self.len).map(|at| self.at(at) - self.at(at - 1))
    }

    /// Whether every observation is one period after the one before.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.elapsed.is_none() || self.steps().all(is_one)
    }

    /// Observations, counted from 1, that the next one does not follow after one period.
    #[must_use]
    pub fn gaps(&self) -> Vec<usize> {
        self.steps()
            .zip(1..)
            .filter_map(|(step, at)| (!is_one(step)).then_some(at))
            .collect()
    }

    /// The same observations without those that `keep` denies.
    pub(crate) fn filtered(&self, keep: impl Fn(usize) -> bool) -> Self {
        let kept = (0..self.len).filter(|at| keep(*at));
        Self::of(kept.map(|at| self.at(at)).collect(), self.period)
    }

    /// Whole periods between each observation and the next.
    pub(crate) fn whole_steps(&self) -> Result<Vec<usize>, LearningError> {
        self.steps()
            .enumerate()
            .map(|(at, step)| {
                if step.fract() != 0.0 {
                    return Err(LearningError::Observation {
                        series: "time",
                        index: at + 1,
                        requirement: "whole periods after the one before, in periods since the first",
                        value: self.at(at + 1),
                    });
                }
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a whole number of at least 1"
                )]
                Ok(step as usize)
            })
            .collect()
    }
}

/// Steps of one period were rounded to it.
pub(crate) fn is_one(step: f64) -> bool {
    step.total_cmp(&1.0).is_eq()
}

#[cfg(test)]
mod tests {
    use super::Timeline;

    #[test]
    fn thirds_of_a_year_are_even() {
        let times: Vec<f64> = (0..30).map(|at| 2000.0 + f64::from(at) / 3.0).collect();
        assert!(Timeline::new(&times).unwrap().is_even());
    }

    #[test]
    fn times_that_stand_still_are_refused() {
        assert!(Timeline::new(&[1.0, 2.0, 2.0]).is_err());
        assert!(Timeline::new(&[1.0, f64::NAN]).is_err());
        assert!(Timeline::new(&[]).unwrap().is_even());
    }
}
