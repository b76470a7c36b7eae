//! The date of a crossing when output, its growth and the correlation of noise are unknown too.

mod posterior;
mod shares;

pub use shares::VarianceShares;

use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{self, open_unit, positive};
use endodec_numerics::random::{Stream, in_blocks};
use endodec_numerics::sample::quantile;
pub(super) use posterior::restricted_log_likelihood;
use posterior::{Draw, Known, Posterior};

use super::crossing::{CrossingDistribution, CrossingParams};
use super::{CostForecast, count};
use crate::series::{at_least, log_pairs};
use crate::{Interval, LearningError};

/// What a joint forecast takes for known.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct JointParams {
    /// ρ; `None` integrates it out.
    pub correlation: Option<f64>,
    /// Growth of cumulative output in each step to come, a fraction; `None` takes it for a random
    /// walk with the drift and the spread of the record, both integrated out.
    pub growth: Option<f64>,
    /// Output made before the record, from 0 to this, in the unit of the data; 0 takes the record
    /// for complete.
    pub initial_output: f64,
}

/// Wright's law with output as a random walk, all that is unknown integrated out.
///
/// ```text
/// Δln Qₜ = g + aₜ,   Δln cₜ = −α·Δln Qₜ + ηₜ,   ηₜ = vₜ + ρ·vₜ₋₁
/// ```
///
/// ln Q and ln c are walks with drift that share their shocks through α. α, g and the two variances
/// have the usual flat priors (in ln σ), ρ is uniform on (−1, 1), output before the record uniform on
/// its range; given ρ and that output the posterior is exact (generalised least squares and
/// innovations of the moving average), and the last shock is what the data say of it.
///
/// # References
///
/// Lafond et al. (2018), doi:10.1016/j.techfore.2017.11.001; Way, Ives, Mealy & Farmer (2022),
/// doi:10.1016/j.joule.2022.08.009; Brockwell & Davis (1991), §5.2, doi:10.1007/978-1-4419-0320-4.
#[derive(Debug, Clone)]
#[must_use]
pub struct JointForecast {
    posterior: Posterior,
    params: JointParams,
}

impl JointForecast {
    /// On cumulative output and unit cost at equal steps of time, oldest first, at least 6 of each.
    ///
    /// # Errors
    ///
    /// [`LearningError`] when the series differ in length, are too short or not positive, when
    /// output never grows, when cost follows output without error, and for a parameter outside its
    /// range.
    pub fn new(
        quantity: &[f64],
        cost: &[f64],
        params: &JointParams,
    ) -> Result<Self, LearningError> {
        log_pairs(quantity, cost)?;
        at_least("a joint forecast", 6, quantity.len())?;
        if let Some(correlation) = params.correlation {
            super::check_correlation(correlation)?;
        }
        if let Some(growth) = params.growth
            && !(growth.is_finite() && growth > -1.0)
        {
            return Err(LearningError::Parameter(ParameterError {
                name: "output growth",
                requirement: "above −1",
                given: growth,
            }));
        }
        if !(params.initial_output.is_finite() && params.initial_output >= 0.0) {
            return Err(LearningError::Parameter(ParameterError {
                name: "initial output",
                requirement: "finite and not negative",
                given: params.initial_output,
            }));
        }
        Ok(Self {
            posterior: Posterior::new(quantity, cost, params)?,
            params: *params,
        })
    }

    /// What was taken for known.
    pub fn params(&self) -> JointParams {
        self.params
    }

    /// Posterior mean of ρ; the value given where one was.
    #[must_use]
    pub fn correlation(&self) -> f64 {
        self.posterior.correlation()
    }

    /// Posterior mean of α.
    #[must_use]
    pub fn elasticity(&self) -> f64 {
        self.posterior.elasticity()
    }

    /// Yearly growth of output at the posterior mean of g, a fraction; the value given where one was.
    #[must_use]
    pub fn growth(&self) -> f64 {
        self.params
            .growth
            .unwrap_or_else(|| libm::expm1(self.posterior.growth()))
    }

    /// Distribution of the first time at which cost is at or below `target`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `target > 0`, with at least 100 draws and a horizon.
    pub fn crossing(
        &self,
        target: f64,
        params: &CrossingParams,
    ) -> Result<CrossingDistribution, LearningError> {
        self.crossing_given(target, params, Known::NOTHING)
    }

    fn crossing_given(
        &self,
        target: f64,
        params: &CrossingParams,
        known: Known,
    ) -> Result<CrossingDistribution, LearningError> {
        parameter::at_least("draws", params.draws, 100, "at least 100")?;
        parameter::at_least("horizon", params.horizon, 1, "at least 1")?;
        let gap = libm::log(positive("target cost", target)?) - self.posterior.last_log_cost();
        let times = in_blocks(params.draws, |block| {
            block
                .map(|draw| {
                    let mut future = Future::new(&self.posterior, params.seed, draw as u64, known);
                    first_passage(&mut future, gap, params.horizon)
                })
                .collect()
        });
        let mut times: Vec<f64> = times.into_iter().flatten().collect();
        times.sort_unstable_by(f64::total_cmp);
        Ok(CrossingDistribution::from_times(target, *params, times))
    }

    /// What each unknown contributes to the spread of the crossing time of `target`.
    ///
    /// # Errors
    ///
    /// As [`crossing`](Self::crossing).
    pub fn variance_shares(
        &self,
        target: f64,
        params: &CrossingParams,
    ) -> Result<VarianceShares, LearningError> {
        shares::variance_shares(self, target, params)
    }

    /// Costs at 1, 2, …, `horizon` steps ahead, in each of `draws` futures, in increasing order.
    ///
    /// # Errors
    ///
    /// As [`crossing`](Self::crossing).
    pub fn path(&self, params: &CrossingParams) -> Result<Vec<JointCost>, LearningError> {
        parameter::at_least("draws", params.draws, 100, "at least 100")?;
        parameter::at_least("horizon", params.horizon, 1, "at least 1")?;
        let futures = in_blocks(params.draws, |block| {
            block
                .map(|draw| {
                    let mut future =
                        Future::new(&self.posterior, params.seed, draw as u64, Known::NOTHING);
                    (0..params.horizon)
                        .map(|_| future.step())
                        .collect::<Vec<f64>>()
                })
                .collect()
        });
        Ok((0..params.horizon)
            .map(|step| {
                let mut changes: Vec<f64> = futures.iter().map(|future| future[step]).collect();
                changes.sort_unstable_by(f64::total_cmp);
                JointCost {
                    horizon: step + 1,
                    last_log_cost: self.posterior.last_log_cost(),
                    changes,
                }
            })
            .collect())
    }
}

/// Distribution of cost at one horizon.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct JointCost {
    /// Steps ahead.
    pub horizon: usize,
    last_log_cost: f64,
    /// Changes of ln c, increasing.
    changes: Vec<f64>,
}

impl JointCost {
    /// Median cost.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// Central interval for the cost.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Interval, LearningError> {
        open_unit("level", level)?;
        Ok(Interval {
            level,
            lower: self.quantile(0.5 - 0.5 * level),
            upper: self.quantile(0.5 + 0.5 * level),
        })
    }

    /// Probability that the cost is at most `cost`.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `cost` is finite and positive.
    pub fn probability_at_most(&self, cost: f64) -> Result<f64, LearningError> {
        let gap = libm::log(positive("cost", cost)?) - self.last_log_cost;
        Ok(count(self.changes.partition_point(|c| *c <= gap)) / count(self.changes.len()))
    }

    fn quantile(&self, p: f64) -> f64 {
        let change = quantile(&self.changes, p);
        libm::exp(self.last_log_cost + change)
    }
}

/// One future, step by step.
struct Future {
    rng: Stream,
    draw: Draw,
    shock: f64,
    change: f64,
}

impl Future {
    fn new(posterior: &Posterior, seed: u64, index: u64, known: Known) -> Self {
        let mut rng = Stream::new(seed, index);
        let draw = posterior.draw(&mut rng, known);
        Self {
            rng,
            shock: draw.last_shock,
            draw,
            change: 0.0,
        }
    }

    /// Change of ln c from today to the end of the next step.
    fn step(&mut self) -> f64 {
        let (output, cost) = self.rng.normal_pair();
        let growth = self.draw.growth + self.draw.growth_noise * output;
        let shock = self.draw.noise * cost;
        self.change += self.draw.coefficient * growth + shock + self.draw.correlation * self.shock;
        self.shock = shock;
        self.change
    }
}

fn first_passage(future: &mut Future, gap: f64, horizon: usize) -> Option<f64> {
    if gap >= 0.0 {
        return Some(0.0);
    }
    let mut before = 0.0;
    for step in 0..horizon {
        let now = future.step();
        if now <= gap {
            return Some(count(step) + (gap - before) / (now - before));
        }
        before = now;
    }
    None
}

/// Whether bands of the joint forecast hold, beside those that take growth and ρ for known.
///
/// Every origin with `window` changes behind it forecasts up to `horizon` steps; each pair holds the
/// probability that the joint forecast, and the forecast with the window's mean growth and
/// ρ = [`WRIGHT_CORRELATION`](super::WRIGHT_CORRELATION) taken for known, gave to a cost as low as
/// the one that came.
///
/// # Errors
///
/// As [`JointForecast::new`].
pub fn joint_hindcast(
    quantity: &[f64],
    cost: &[f64],
    window: usize,
    params: &CrossingParams,
    joint: &JointParams,
) -> Result<Vec<JointHindcast>, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    parameter::at_least("window", window, 5, "at least 5")?;
    at_least("a hindcast", window + 2, x.len())?;
    let mut all = Vec::new();
    for last in window..x.len() - 1 {
        let horizon = params.horizon.min(x.len() - 1 - last);
        let (q, c) = (&quantity[last - window..=last], &cost[last - window..=last]);
        let path = JointForecast::new(q, c, joint)?.path(&CrossingParams { horizon, ..*params })?;
        let today = super::ForecastModel::wright(q, c, super::WRIGHT_CORRELATION)?;
        let growth = (x[last] - x[last - window]) / count(window);
        for forecast in path {
            let at = last + forecast.horizon;
            let growths = vec![growth; forecast.horizon];
            let known: CostForecast = today.forecast(&growths)?;
            all.push(JointHindcast {
                origin: last + 1,
                horizon: forecast.horizon,
                joint: forecast.probability_at_most(cost[at])?,
                known: known.distribution(y[at] - known.log_mean)?,
            });
        }
    }
    Ok(all)
}

/// One forecast from the past, in both ways.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct JointHindcast {
    /// Last observation known, counted from 1.
    pub origin: usize,
    /// Steps ahead.
    pub horizon: usize,
    /// Probability that the joint forecast gave to a cost as low as the one that came.
    pub joint: f64,
    /// The same with growth and ρ taken for known.
    pub known: f64,
}

impl JointHindcast {
    /// Shares of forecasts whose central interval of probability `level` held, of the joint
    /// forecasts and of those that take growth and ρ for known.
    #[must_use]
    pub fn coverage(all: &[Self], level: f64) -> [f64; 2] {
        let held = |probability: fn(&Self) -> f64| {
            let inside = |p: f64| (2.0 * p - 1.0).abs() <= level;
            count(all.iter().filter(|h| inside(probability(h))).count()) / count(all.len().max(1))
        };
        [held(|h| h.joint), held(|h| h.known)]
    }
}
