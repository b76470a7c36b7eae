//! Which printed statistics can hold together under any series of cumulative output.

use super::statistics::{PrintedStatistics, SeriesStatistics, Statistic};
use crate::LearningError;
use crate::series::{at_least, logarithms};
use endodec_numerics::ConvergenceError;
use endodec_numerics::minimise::{Minimum, evolution, simplex};
use endodec_numerics::parameter;
use endodec_numerics::random::{Stream, in_blocks};

/// A series of cumulative output made up to meet printed statistics. No observation is behind it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct SyntheticSeries {
    /// Cumulative output in the order of the prices, as a fraction of the last.
    pub cumulative: Vec<f64>,
    /// Its statistics.
    pub statistics: SeriesStatistics,
}

/// Whether some statistics can hold together.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Compatibility {
    /// The statistics asked for.
    pub statistics: Vec<Statistic>,
    /// Sum of the squared misses of the best series found, in half units of the last printed digit:
    /// 0 when they hold together.
    pub miss: f64,
    /// The best series found.
    pub best: SyntheticSeries,
}

/// Range of the standard error over the series that meet other statistics.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct StdErrorRange {
    /// The statistics held at their printed values.
    pub statistics: Vec<Statistic>,
    /// Series with the smallest standard error found.
    pub lowest: SyntheticSeries,
    /// Series with the largest standard error found.
    pub highest: SyntheticSeries,
}

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SearchParams {
    /// Number of populations that evolve, each from a random start.
    pub starts: usize,
    /// Evaluations from each start, at least 100.
    pub evaluations: usize,
    /// Seed of the ChaCha8 generator.
    pub seed: u64,
}

impl SearchParams {
    /// 16 starts of 8,000 evaluations.
    pub const STANDARD: Self = Self {
        starts: 16,
        evaluations: 8_000,
        seed: 1,
    };
}

impl Default for SearchParams {
    /// [`SearchParams::STANDARD`].
    fn default() -> Self {
        Self::STANDARD
    }
}

/// Logarithms of the increases of ln Q that are tried: from a rise of a thousandth of a per cent
/// between two observations to one by a factor of e⁵⁰.
const INCREASES: core::ops::RangeInclusive<f64> = -11.5..=3.912;

/// Descents from random points beside each evolution, and the evaluations of each half of one.
const DESCENTS: usize = 4;
const DESCENT: usize = 800;

/// Starts that a walk over the set of series tries before it gives up.
const STARTS: usize = 20;

/// Steps of such a walk: enough to leave the neighbourhood of its start.
const STEPS: usize = 400;

/// A point of the search is the logarithm of each increase of ln Q, so that output always rises.
struct Problem<'a> {
    log_cost: Vec<f64>,
    printed: &'a PrintedStatistics,
    statistics: &'a [Statistic],
}

impl SearchParams {
    /// Searches for a rising series of cumulative output under which the prices `cost` have the
    /// printed values of `statistics`.
    ///
    /// A miss of zero is a proof by example that they can hold together; a positive one says that
    /// no start of the search came closer.
    ///
    /// # Errors
    ///
    /// [`LearningError`] for fewer than 4 prices, prices that are not positive, or no start.
    pub fn compatibility(
        &self,
        cost: &[f64],
        printed: &PrintedStatistics,
        statistics: &[Statistic],
    ) -> Result<Compatibility, LearningError> {
        let problem = Problem::new(cost, printed, statistics)?;
        let Minimum { point, value: miss } = self.best(&problem, 0.0, &|miss, _| miss)?;
        Ok(Compatibility {
            statistics: statistics.to_vec(),
            miss,
            best: problem.series(&point)?,
        })
    }

    /// Searches for the smallest and the largest standard error that prices `cost` can have under a
    /// rising series of cumulative output that meets the printed values of `statistics`.
    ///
    /// Each end is attained by the series given with it; that nothing lies beyond is only as sure as
    /// the search is thorough. `None` when no series meeting them was found.
    ///
    /// # Errors
    ///
    /// As [`Self::compatibility`].
    pub fn std_error_range(
        &self,
        cost: &[f64],
        printed: &PrintedStatistics,
        statistics: &[Statistic],
    ) -> Result<Option<StdErrorRange>, LearningError> {
        let problem = Problem::new(cost, printed, statistics)?;
        let end = |sign: f64| -> Result<Option<SyntheticSeries>, LearningError> {
            // Any series that meets the statistics ranks before any that does not.
            let rank = |miss: f64, s: &SeriesStatistics| {
                if miss > 0.0 {
                    1e3 + miss
                } else {
                    sign * s.std_error
                }
            };
            let Minimum { point, value } = self.best(&problem, f64::NEG_INFINITY, &rank)?;
            (value < 1e3).then(|| problem.series(&point)).transpose()
        };
        Ok(end(1.0)?
            .zip(end(-1.0)?)
            .map(|(lowest, highest)| StdErrorRange {
                statistics: statistics.to_vec(),
                lowest,
                highest,
            }))
    }

    /// Draws `count` of the series that meet the printed values of `statistics`: a random walk over
    /// them from each series that the search finds, so that together they show how wide the set is.
    ///
    /// Empty when none is found.
    ///
    /// # Errors
    ///
    /// As [`Self::compatibility`].
    pub fn compatible_series(
        &self,
        cost: &[f64],
        printed: &PrintedStatistics,
        statistics: &[Statistic],
        count: usize,
    ) -> Result<Vec<SyntheticSeries>, LearningError> {
        let problem = Problem::new(cost, printed, statistics)?;
        parameter::at_least("starts", self.starts, 1, "at least 1")?;
        parameter::at_least("count", count, 1, "at least 1")?;
        let walkers = in_blocks(count, |block| {
            block
                .map(|walker| {
                    let stream = &mut Stream::new(self.seed, walker as u64);
                    problem.walk(stream, self.evaluations)
                })
                .collect()
        });
        walkers
            .into_iter()
            .flatten()
            .map(|point| problem.series(&point))
            .collect()
    }

    /// Best point over all starts under an objective of the miss and the statistics.
    fn best(
        &self,
        problem: &Problem<'_>,
        enough: f64,
        objective: &(dyn Fn(f64, &SeriesStatistics) -> f64 + Sync),
    ) -> Result<Minimum, LearningError> {
        parameter::at_least("starts", self.starts, 1, "at least 1")?;
        let d = problem.log_cost.len() - 1;
        let f = |p: &[f64]| {
            problem
                .statistics(p)
                .map_or(f64::INFINITY, |s| objective(problem.miss_of(&s), &s))
        };
        let found = in_blocks(self.starts, |block| {
            block
                .flat_map(|start| {
                    let stream = &mut Stream::new(self.seed, start as u64);
                    let evolved = evolution::minimise(&f, d, stream, self.evaluations, enough);
                    // Straight down to the bottom of the basin that evolution found.
                    let quarter = self.evaluations / 4;
                    let evolved = simplex::minimise(&f, &evolved.point, 0.05, quarter, enough);
                    // And descents from random points: evolution overlooks narrow basins.
                    let descents = (0..DESCENTS).map(|_| {
                        let mut point = vec![0.0; d];
                        stream.normals(&mut point);
                        let down = simplex::minimise(&f, &point, 0.7, DESCENT, enough);
                        simplex::minimise(&f, &down.point, 0.2, DESCENT, enough)
                    });
                    descents.chain([evolved]).collect::<Vec<_>>()
                })
                .collect()
        });
        found
            .into_iter()
            .min_by(|a, b| a.value.total_cmp(&b.value))
            .ok_or(LearningError::NotConverged(ConvergenceError {
                method: "the search for a series",
                iterations: self.starts,
                residual: f64::INFINITY,
                bracket: None,
            }))
    }
}

impl<'a> Problem<'a> {
    fn new(
        cost: &[f64],
        printed: &'a PrintedStatistics,
        statistics: &'a [Statistic],
    ) -> Result<Self, LearningError> {
        at_least("a series with leave-one-out statistics", 4, cost.len())?;
        Ok(Self {
            log_cost: logarithms("cost", cost)?,
            printed,
            statistics,
        })
    }

    /// ln Q from the logarithms of its increases, 0 at the end.
    fn log_output(&self, point: &[f64]) -> Vec<f64> {
        let mut x = vec![0.0; point.len() + 1];
        for (i, log_increase) in point.iter().enumerate().rev() {
            x[i] = x[i + 1] - libm::exp(*log_increase);
        }
        x
    }

    fn statistics(&self, point: &[f64]) -> Option<SeriesStatistics> {
        if !point.iter().all(|p| INCREASES.contains(p)) {
            return None;
        }
        let x = self.log_output(point);
        let statistics = SeriesStatistics::of_logarithms(&x, &self.log_cost)?;
        if self.statistics.contains(&Statistic::Bootstrap) {
            Some(statistics.with_bootstrap(&x, &self.log_cost))
        } else {
            Some(statistics)
        }
    }

    /// Searches from random starts, then wanders among the series that meet the statistics; `None`
    /// when no start met them.
    fn walk(&self, stream: &mut Stream, evaluations: usize) -> Option<Vec<f64>> {
        let d = self.log_cost.len() - 1;
        let mut move_ = vec![0.0; d];
        let mut point = (0..STARTS).find_map(|_| {
            stream.normals(&mut move_);
            let Minimum { point, value: miss } =
                simplex::minimise(&|p| self.miss(p), &move_, 0.7, evaluations, 0.0);
            (miss <= 0.0).then_some(point)
        })?;
        for step in 0..STEPS {
            stream.normals(&mut move_);
            // Long moves and short ones in turn.
            let scale = [0.5, 0.15, 0.05, 0.015][step % 4];
            let next: Vec<f64> = point
                .iter()
                .zip(&move_)
                .map(|(p, m)| p + scale * m)
                .collect();
            if self.miss(&next) <= 0.0 {
                point = next;
            }
        }
        Some(point)
    }

    fn miss(&self, point: &[f64]) -> f64 {
        self.statistics(point)
            .map_or(f64::INFINITY, |s| self.miss_of(&s))
    }

    fn miss_of(&self, statistics: &SeriesStatistics) -> f64 {
        self.statistics
            .iter()
            .map(|&s| {
                let miss = statistics.miss(s, self.printed);
                miss * miss
            })
            .sum()
    }

    fn series(&self, point: &[f64]) -> Result<SyntheticSeries, LearningError> {
        let x = self.log_output(point);
        let statistics = SeriesStatistics::of_logarithms(&x, &self.log_cost)
            .ok_or(LearningError::RankDeficient {
                from: 1,
                to: x.len(),
            })?
            .with_bootstrap(&x, &self.log_cost);
        Ok(SyntheticSeries {
            cumulative: x.iter().map(|x| libm::exp(*x)).collect(),
            statistics,
        })
    }
}
