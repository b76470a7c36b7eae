//! Distributions of the tests under their hypothesis, simulated.

use super::adf::DickeyFuller;
use super::cointegration::Cointegration;
use super::{LagRule, Terms, as_f64, phillips_perron};
use crate::LearningError;
use crate::series::at_least;
use endodec_numerics::parameter::{self, open_unit};
use endodec_numerics::random::{Stream, in_blocks};
use endodec_numerics::sample::quantile;

/// How many samples to draw, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NullSimulation {
    /// Samples drawn.
    pub draws: usize,
    /// Seed; sample i is stream i of it, so that the number of threads changes nothing.
    pub seed: u64,
}

impl NullSimulation {
    /// 100,000 samples: a p-value of 5 per cent is then known to .07 points (one standard error).
    pub const STANDARD: Self = Self {
        draws: 100_000,
        seed: 1,
    };
}

/// Simulated distribution of a test statistic.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct NullDistribution {
    /// In increasing order.
    statistics: Vec<f64>,
}

impl NullDistribution {
    /// Of [`unit_root`](super::unit_root) on walks of `n` normal steps without drift.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] with fewer than 100 draws, [`LearningError::TooFewObservations`]
    /// where the sample is too short for the terms and lags.
    pub fn unit_root(
        n: usize,
        terms: Terms,
        rule: LagRule,
        simulation: &NullSimulation,
    ) -> Result<Self, LearningError> {
        at_least(
            "a unit-root test with these lags",
            2 * rule.most() + terms.count() + 3,
            n,
        )?;
        Self::simulate(simulation, || {
            let (mut room, mut walk) = (DickeyFuller::default(), vec![0.0; n]);
            move |draw| {
                Stream::new(simulation.seed, draw).normals(&mut walk);
                accumulate(&mut walk);
                room.test(&walk, Some(terms), rule).map(|found| found.t)
            }
        })
    }

    /// Of [`phillips_perron`](super::phillips_perron) on walks of `n` normal steps without drift.
    ///
    /// # Errors
    ///
    /// As [`unit_root`](Self::unit_root).
    pub fn phillips_perron(
        n: usize,
        terms: Terms,
        lags: usize,
        simulation: &NullSimulation,
    ) -> Result<Self, LearningError> {
        at_least(
            "a Phillips–Perron test with these lags",
            (terms.count() + 3).max(lags + 2),
            n,
        )?;
        Self::simulate(simulation, || {
            let (mut room, mut walk) = (DickeyFuller::default(), vec![0.0; n]);
            move |draw| {
                Stream::new(simulation.seed, draw).normals(&mut walk);
                accumulate(&mut walk);
                phillips_perron::statistic(&mut room, &walk, terms, lags)
                    .map(|found| found.statistic)
            }
        })
    }

    /// Of [`engle_granger`](super::engle_granger) on pairs of independent walks of `n` normal steps
    /// without drift.
    ///
    /// # Errors
    ///
    /// As [`unit_root`](Self::unit_root).
    pub fn engle_granger(
        n: usize,
        terms: Terms,
        rule: LagRule,
        simulation: &NullSimulation,
    ) -> Result<Self, LearningError> {
        at_least(
            "a test of cointegration with these lags",
            2 * rule.most() + terms.count() + 4,
            n,
        )?;
        Self::simulate(simulation, || {
            let (mut room, mut walks) = (Cointegration::default(), vec![0.0; 2 * n]);
            move |draw| {
                Stream::new(simulation.seed, draw).normals(&mut walks);
                let (y, x) = walks.split_at_mut(n);
                accumulate(y);
                accumulate(x);
                room.statistic(y, x, terms, rule)
            }
        })
    }

    fn simulate<F: FnMut(u64) -> Option<f64>>(
        simulation: &NullSimulation,
        room: impl Fn() -> F + Sync,
    ) -> Result<Self, LearningError> {
        parameter::at_least("draws", simulation.draws, 100, "at least 100")?;
        let drawn = in_blocks(simulation.draws, |block| {
            let mut statistic = room();
            block.map(|draw| statistic(draw as u64)).collect()
        });
        Ok(Self::of(drawn.into_iter().flatten().collect()))
    }

    /// From the statistics drawn, in any order.
    pub(super) fn of(mut statistics: Vec<f64>) -> Self {
        statistics.sort_unstable_by(f64::total_cmp);
        Self { statistics }
    }

    /// Number of samples behind the distribution.
    #[must_use]
    pub fn draws(&self) -> usize {
        self.statistics.len()
    }

    /// `(1 + #{drawn ≤ statistic})/(1 + draws)`: of tests that reject when the statistic is small,
    /// those of a unit root.
    #[must_use]
    pub fn p_value(&self, statistic: f64) -> f64 {
        let below = self.statistics.partition_point(|s| *s <= statistic);
        (1.0 + as_f64(below)) / (1.0 + as_f64(self.draws()))
    }

    /// `(1 + #{drawn ≥ statistic})/(1 + draws)`: of tests that reject when the statistic is large,
    /// those of a break.
    #[must_use]
    pub fn upper_p_value(&self, statistic: f64) -> f64 {
        let below = self.statistics.partition_point(|s| *s < statistic);
        (1.0 + as_f64(self.draws() - below)) / (1.0 + as_f64(self.draws()))
    }

    /// The value below which the statistic falls with probability `p`: the critical value of a test
    /// at that level, between order statistics on a line.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `p` is strictly between 0 and 1.
    pub fn quantile(&self, p: f64) -> Result<f64, LearningError> {
        open_unit("probability", p)?;
        Ok(quantile(&self.statistics, p))
    }
}

/// A walk from its steps.
fn accumulate(steps: &mut [f64]) {
    let mut level = 0.0;
    for step in steps {
        level += *step;
        *step = level;
    }
}
