//! The date at which cost crosses a target, as a distribution.

use super::{ForecastModel, count};
use crate::LearningError;
use crate::crossing::log_growth;
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{self, open_unit, positive};
use endodec_numerics::random::{Stream, in_blocks};

/// How to simulate crossing dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CrossingParams {
    /// Number of simulated futures.
    pub draws: usize,
    /// Seed of the ChaCha8 generator.
    pub seed: u64,
    /// Steps ahead at which a future is given up as not crossing.
    pub horizon: usize,
}

impl CrossingParams {
    /// 20,000 futures of 100 steps: quantiles between the 2.5 and 97.5 per cent are then uncertain
    /// by a third of a point of probability at most.
    pub const STANDARD: Self = Self {
        draws: 20_000,
        seed: 1,
        horizon: 100,
    };
}

impl Default for CrossingParams {
    /// [`CrossingParams::STANDARD`].
    fn default() -> Self {
        Self::STANDARD
    }
}

/// Distribution of the first time T* at which unit cost is at or below a target.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct CrossingDistribution {
    /// The target cost.
    pub target: f64,
    /// How it was simulated.
    pub params: CrossingParams,
    /// Crossing times in steps from the last observation, in increasing order, of the futures that
    /// cross within the horizon.
    #[cfg_attr(feature = "serde", serde(skip))]
    times: Vec<f64>,
}

/// Central band of crossing times; an end is `None` when it lies beyond the horizon.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CrossingBand {
    /// Probability of the band.
    pub level: f64,
    /// Early end.
    pub lower: Option<f64>,
    /// Late end.
    pub upper: Option<f64>,
}

impl ForecastModel {
    /// Distribution of the crossing time of `target` when cumulative output grows by the fraction
    /// `growth` in each step.
    ///
    /// Each draw simulates the noise of the past and of the future with the model's correlation,
    /// re-estimates ω and σ on that past, and scales the error of the forecast by σ̂ over the
    /// re-estimated σ: the studentised error, whose distribution does not depend on the unknown
    /// parameters. Cost at any one date then has the distribution that
    /// [`forecast`](Self::forecast) gives, and T* is the first passage of the simulated path,
    /// interpolated within the step in which it falls.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `target > 0` and `growth > −1`, with at least 100 draws
    /// and a horizon.
    pub fn crossing(
        &self,
        target: f64,
        growth: f64,
        params: &CrossingParams,
    ) -> Result<CrossingDistribution, LearningError> {
        let mut dates = self.crossings(&[target], growth, 0.0, params)?;
        dates.pop().ok_or(LearningError::TooFewObservations {
            method: "a crossing",
            required: 1,
            given: 0,
        })
    }

    /// Distributions of the crossing times of several targets in the same futures, while efficiency
    /// gains raise every target by the fraction `efficiency` in each step.
    ///
    /// ```text
    /// T*ₖ = first t at which ln c(t) ≤ ln c*ₖ + t·ln(1 + e)          (v2 §5.3, required cost)
    /// ```
    ///
    /// `targets` are unit costs in decreasing order, one or more, so that a later one is never
    /// crossed before an earlier one.
    ///
    /// # Errors
    ///
    /// As [`crossing`](Self::crossing); [`LearningError::Parameter`] also if the targets do not
    /// decrease or `efficiency ≤ −1`.
    pub fn crossings(
        &self,
        targets: &[f64],
        growth: f64,
        efficiency: f64,
        params: &CrossingParams,
    ) -> Result<Vec<CrossingDistribution>, LearningError> {
        parameter::at_least("draws", params.draws, 100, "at least 100")?;
        parameter::at_least("horizon", params.horizon, 1, "at least 1")?;
        // Without noise the date is certain, and a target that differs from the curve by rounding is
        // met.
        let rounding = |log_target: f64| {
            if self.noise > 0.0 {
                0.0
            } else {
                64.0 * f64::EPSILON * log_target.abs().max(self.last_log_cost.abs()).max(1.0)
            }
        };
        let gaps = targets
            .iter()
            .map(|&target| {
                let log_target = libm::log(positive("target cost", target)?);
                Ok(log_target - self.last_log_cost + rounding(log_target))
            })
            .collect::<Result<Vec<f64>, LearningError>>()?;
        if let Some(pair) = gaps.windows(2).find(|pair| pair[1] > pair[0]) {
            return Err(LearningError::Parameter(ParameterError {
                name: "target cost",
                requirement: "at most the target before it",
                given: libm::exp(pair[1] + self.last_log_cost),
            }));
        }
        let step = self.step(growth)?;
        let relief = log_growth("efficiency growth", efficiency)?;
        let futures: Vec<Vec<Option<f64>>> = in_blocks(params.draws, |block| {
            let mut future = Future::new(self, params.horizon);
            // One stream a draw: the same futures, whatever the targets and the growth.
            block
                .map(|draw| {
                    future.first_passages(
                        &mut Stream::new(params.seed, draw as u64),
                        &gaps,
                        step,
                        relief,
                    )
                })
                .collect()
        });
        Ok(targets
            .iter()
            .enumerate()
            .map(|(k, &target)| {
                let mut times: Vec<f64> = futures.iter().filter_map(|times| times[k]).collect();
                times.sort_unstable_by(f64::total_cmp);
                CrossingDistribution {
                    target,
                    params: *params,
                    times,
                }
            })
            .collect())
    }
}

/// Shocks to come that are drawn at a time: most futures cross long before the horizon.
const AHEAD: usize = 16;

/// Room for one simulated past and future.
struct Future<'a> {
    model: &'a ForecastModel,
    horizon: usize,
    /// v₀ … v_m.
    past: Vec<f64>,
    noise: Vec<f64>,
}

impl<'a> Future<'a> {
    fn new(model: &'a ForecastModel, horizon: usize) -> Self {
        Self {
            model,
            horizon,
            past: vec![0.0; model.regressor.len() + 1],
            noise: vec![0.0; model.regressor.len()],
        }
    }

    /// First times, in steps, at which ln c is at or below its last value plus each gap, largest gap first, when
    /// the gaps grow by `relief` a step.
    fn first_passages(
        &mut self,
        stream: &mut Stream,
        gaps: &[f64],
        step: f64,
        relief: f64,
    ) -> Vec<Option<f64>> {
        let mut times: Vec<Option<f64>> = gaps.iter().map(|&g| (g >= 0.0).then_some(0.0)).collect();
        let mut next = gaps.partition_point(|&gap| gap >= 0.0);
        if next == gaps.len() {
            return times;
        }
        let model = self.model;
        stream.normals(&mut self.past);
        for (noise, v) in self.noise.iter_mut().zip(self.past.windows(2)) {
            *noise = v[1] + model.correlation * v[0];
        }
        // What estimation on this past would have made of it, with ω = 0 and σ_v = 1.
        let pairs = model.regressor.iter().zip(&self.noise);
        let error = pairs.map(|(x, noise)| x * noise).sum::<f64>() / model.sum_of_squares;
        let squares: f64 = model
            .changes
            .iter()
            .map(|steps| {
                let noise: f64 = self.noise[steps.clone()].iter().sum();
                let periods = count(steps.len());
                let left = noise / periods - error * model.regressor[steps.start];
                periods * (left * left)
            })
            .sum();
        let scale = model.noise / libm::sqrt(squares / (count(model.differences) - 1.0));
        let drift = (model.coefficient - scale * error) * step - relief;
        let mut last_shock = self.past[model.regressor.len()];
        let mut before = 0.0;
        let mut shocks = [0.0; AHEAD];
        for tau in 0..self.horizon {
            if tau % AHEAD == 0 {
                stream.normals(&mut shocks);
            }
            let shock = shocks[tau % AHEAD];
            let now = before + drift + scale * (shock + model.correlation * last_shock);
            while now <= gaps[next] {
                times[next] = Some(count(tau) + (gaps[next] - before) / (now - before));
                next += 1;
                if next == gaps.len() {
                    return times;
                }
            }
            before = now;
            last_shock = shock;
        }
        times
    }
}

impl CrossingDistribution {
    /// From times in increasing order.
    pub(super) fn from_times(target: f64, params: CrossingParams, times: Vec<f64>) -> Self {
        Self {
            target,
            params,
            times,
        }
    }

    /// Simulated crossing times within the horizon, in steps, increasing.
    #[must_use]
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// Probability that the crossing comes within `steps` steps of the last observation; `None`
    /// beyond the horizon, of which the simulation knows nothing.
    #[must_use]
    pub fn probability_by(&self, steps: f64) -> Option<f64> {
        (steps <= count(self.params.horizon))
            .then(|| count(self.times.partition_point(|&t| t <= steps)) / count(self.params.draws))
    }

    /// Time by which the crossing has come with probability `p`; `None` beyond the horizon.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `p` is strictly between 0 and 1.
    pub fn quantile(&self, p: f64) -> Result<Option<f64>, LearningError> {
        open_unit("probability", p)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a rank between 1 and the number of draws"
        )]
        let rank = libm::ceil(p * count(self.params.draws) - 1e-9) as usize;
        Ok(self.times.get(rank.max(1) - 1).copied())
    }

    /// Median crossing time; `None` beyond the horizon.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.quantile(0.5).ok().flatten()
    }

    /// Central band of probability `level`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn band(&self, level: f64) -> Result<CrossingBand, LearningError> {
        open_unit("level", level)?;
        Ok(CrossingBand {
            level,
            lower: self.quantile(0.5 - 0.5 * level)?,
            upper: self.quantile(0.5 + 0.5 * level)?,
        })
    }
}
