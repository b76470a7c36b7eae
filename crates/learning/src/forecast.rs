//! Forecasts of unit cost as distributions: stochastic Wright's law and Moore's law.

mod calibration;
mod cost;
mod crossing;
mod hindcast;
mod joint;
mod over_gaps;
mod products;

pub use calibration::{COVERAGE_LEVELS, Calibration, Coverage, calibration, coverage};
pub use cost::CostForecast;
pub use crossing::{CrossingBand, CrossingDistribution, CrossingParams};
pub use hindcast::{Hindcast, HindcastError, HindcastParams, hindcast};
pub use joint::{
    JointCost, JointForecast, JointHindcast, JointParams, VarianceShares, joint_hindcast,
};
pub use products::{PooledCorrelation, moore_correlation, moore_hindcast};

use crate::series::{at_least, log_pairs, logarithms};
use crate::{Elasticity, LearningError};
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{self, positive, within};
use std::ops::Range;

/// Correlation ρ of successive noise in Wright's law, pooled over technologies.
///
/// Lafond et al. (2018), doi:10.1016/j.techfore.2017.11.001.
pub const WRIGHT_CORRELATION: f64 = 0.19;

/// Moving-average parameter θ of Moore's law that makes forecast errors collapse over technologies.
///
/// Farmer & Lafond (2016), doi:10.1016/j.respol.2015.11.001.
pub const MOORE_CORRELATION: f64 = 0.63;

/// Which law a forecast follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Law {
    /// Cost falls with cumulative output.
    Wright,
    /// Cost falls with time.
    Moore,
}

/// A law with noise, estimated from a series observed at equal steps of time.
///
/// ```text
/// Yₜ = ω·Xₜ + ηₜ,   ηₜ = vₜ + ρ·vₜ₋₁,   Y = Δln c
/// Wright   X = Δln Q, ω = −α            Moore   X = 1, ω the yearly change of ln c
/// ω̂ = ΣXY/ΣX²,   σ̂² = Σ(Y − ω̂X)²/(m − 1)
/// ```
///
/// over the last m differences. Moore's law is the case X = 1, an IMA(1,1), and both share one
/// formula for the forecast error.
///
/// ```
/// use endodec_learning::forecast::ForecastModel;
/// let quantity = [1.0, 2.1, 4.3, 7.9, 17.0, 30.0];
/// let cost = [10.0, 8.1, 6.6, 5.0, 4.2, 3.1];
/// let model = ForecastModel::wright(&quantity, &cost, 0.0)?;
/// // Uncertainty grows with the horizon.
/// let path = model.path(0.5, 10)?;
/// assert!(path.windows(2).all(|w| w[0].log_std_error < w[1].log_std_error));
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # References
///
/// Lafond, Bailey, Bakker, Rebois, Zadourian, McSharry & Farmer (2018),
/// doi:10.1016/j.techfore.2017.11.001; Farmer & Lafond (2016), doi:10.1016/j.respol.2015.11.001.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct ForecastModel {
    /// Which law.
    pub law: Law,
    /// ω̂.
    pub coefficient: f64,
    /// Standard error of ω̂ when noise is uncorrelated, `σ̂/√ΣX²`.
    pub std_error: f64,
    /// σ̂, standard deviation of the noise of one step.
    pub noise: f64,
    /// ρ (Wright) or θ (Moore).
    pub correlation: f64,
    /// m, the number of differences.
    pub differences: usize,
    /// ln of the last observed cost.
    pub last_log_cost: f64,
    /// X of each step from the first observation to the last, oldest first; 0 where the step is missing.
    #[cfg_attr(feature = "serde", serde(skip))]
    regressor: Vec<f64>,
    /// The steps of each change.
    #[cfg_attr(feature = "serde", serde(skip))]
    changes: Vec<Range<usize>>,
    #[cfg_attr(feature = "serde", serde(skip))]
    sum_of_squares: f64,
}

impl ForecastModel {
    /// Wright's law on a series: cumulative output and unit cost at equal steps of time, oldest
    /// first, of one length of at least 4.
    ///
    /// # Errors
    ///
    /// [`LearningError`] when the series differ in length, are too short or not positive, when
    /// output never grows, or unless ρ is between −1 and 1.
    pub fn wright(quantity: &[f64], cost: &[f64], correlation: f64) -> Result<Self, LearningError> {
        let (x, y) = log_pairs(quantity, cost)?;
        Self::new(Law::Wright, differences(&x), &y, correlation)
    }

    /// Moore's law on a series of unit cost at equal steps of time, oldest first, at least 4 long.
    ///
    /// # Errors
    ///
    /// [`LearningError`] when the series is too short or not positive, or unless θ is between −1
    /// and 1.
    pub fn moore(cost: &[f64], correlation: f64) -> Result<Self, LearningError> {
        let y = logarithms("cost", cost)?;
        let steps = y.len().saturating_sub(1);
        Self::new(Law::Moore, vec![1.0; steps], &y, correlation)
    }

    /// Wright's law of which only the results are known: elasticity α, noise σ of one step, and a
    /// record of so many steps in each of which cumulative output grew by `record_growth`, ending at
    /// the unit cost `cost`.
    ///
    /// ```text
    /// SE(α) = σ/(√m·ln(1 + g))
    /// ```
    ///
    /// A printed elasticity so gets the band that its record allows.
    ///
    /// # Errors
    ///
    /// [`LearningError`] unless `cost > 0`, `noise ≥ 0`, `record_growth > 0`, with at least 3 steps
    /// and ρ between −1 and 1.
    pub fn stated(
        elasticity: Elasticity,
        noise: f64,
        record_steps: usize,
        record_growth: f64,
        cost: f64,
        correlation: f64,
    ) -> Result<Self, LearningError> {
        parameter::at_least("steps of the record", record_steps, 3, "at least 3")?;
        if !(noise.is_finite() && noise >= 0.0) {
            return Err(LearningError::Parameter(ParameterError {
                name: "noise",
                requirement: "0 or more",
                given: noise,
            }));
        }
        let step = libm::log1p(positive("growth of the record", record_growth)?);
        check_correlation(correlation)?;
        let sum_of_squares = count(record_steps) * step * step;
        Ok(Self {
            law: Law::Wright,
            coefficient: -elasticity.value(),
            std_error: noise / libm::sqrt(sum_of_squares),
            noise,
            correlation,
            differences: record_steps,
            last_log_cost: libm::log(positive("cost", cost)?),
            regressor: vec![step; record_steps],
            changes: (0..record_steps).map(|at| at..at + 1).collect(),
            sum_of_squares,
        })
    }

    fn new(
        law: Law,
        regressor: Vec<f64>,
        log_cost: &[f64],
        correlation: f64,
    ) -> Result<Self, LearningError> {
        at_least("a forecast with a standard error", 4, log_cost.len())?;
        let changes = (0..regressor.len()).map(|at| at..at + 1).collect();
        let change = differences(log_cost);
        Self::estimated(law, regressor, changes, &change, log_cost, correlation)
    }

    /// From the mean of each change over its steps.
    fn estimated(
        law: Law,
        regressor: Vec<f64>,
        changes: Vec<Range<usize>>,
        means: &[f64],
        log_cost: &[f64],
        correlation: f64,
    ) -> Result<Self, LearningError> {
        check_correlation(correlation)?;
        let m = changes.len();
        at_least("a forecast with a standard error (changes)", 3, m)?;
        let terms = || {
            let of = |(steps, mean): (&Range<usize>, &f64)| {
                (regressor[steps.start], *mean, count(steps.len()))
            };
            changes.iter().zip(means).map(of)
        };
        let sum_of_squares: f64 = terms().map(|(x, _, k)| k * (x * x)).sum();
        if sum_of_squares <= 0.0 {
            let to = log_cost.len();
            return Err(LearningError::RankDeficient { from: 1, to });
        }
        let product: f64 = terms().map(|(x, y, k)| k * (x * y)).sum();
        let coefficient = product / sum_of_squares;
        let ssr: f64 = terms()
            .map(|(x, y, k)| k * ((y - coefficient * x) * (y - coefficient * x)))
            .sum();
        // Differences of levels inherit their rounding: a curve that is exact up to it is exact.
        let largest = log_cost.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let rounding = 16.0 * f64::EPSILON * largest;
        let noise = if ssr <= count(m) * rounding * rounding {
            0.0
        } else {
            libm::sqrt(ssr / (count(m) - 1.0))
        };
        Ok(Self {
            law,
            coefficient,
            std_error: noise / libm::sqrt(sum_of_squares),
            noise,
            correlation,
            differences: m,
            last_log_cost: log_cost[log_cost.len() - 1],
            regressor,
            changes,
            sum_of_squares,
        })
    }

    /// α̂ of Wright's law in first differences without drift, `−ω̂`; `None` for Moore's law.
    #[must_use]
    pub fn elasticity(&self) -> Option<Elasticity> {
        match self.law {
            Law::Wright => Elasticity::new(-self.coefficient).ok(),
            Law::Moore => None,
        }
    }

    /// Unit cost τ steps ahead, where τ is the length of `log_growth`, the change of ln Q in each
    /// of the steps to come (of which Moore's law uses only the number).
    ///
    /// ```text
    /// mean      ln cₜ + ω̂·S,   S = Σ future X,   Hⱼ = −Xⱼ·S/ΣX²
    /// variance  σ̂²/(1 + ρ²)·[ρ²H₁² + Σ_{j<m}(Hⱼ + ρHⱼ₊₁)² + (H_m + ρ)² + (τ − 1)(1 + ρ)² + 1]
    /// ```
    ///
    /// Without correlation the variance is `σ̂²·(τ + S²/ΣX²)`: noise to come, and ignorance of ω.
    ///
    /// # Errors
    ///
    /// [`LearningError`] when `log_growth` is empty or not finite.
    pub fn forecast(&self, log_growth: &[f64]) -> Result<CostForecast, LearningError> {
        parameter::at_least("horizon", log_growth.len(), 1, "at least 1")?;
        crate::series::all_finite("output growth", log_growth)?;
        let sum = match self.law {
            Law::Wright => log_growth.iter().sum(),
            Law::Moore => count(log_growth.len()),
        };
        Ok(self.ahead(log_growth.len(), sum))
    }

    /// Unit cost at 1, 2, … , `horizon` steps ahead when cumulative output grows by the fraction
    /// `growth` in each step.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `growth > −1`; `horizon` is at least 1.
    pub fn path(&self, growth: f64, horizon: usize) -> Result<Vec<CostForecast>, LearningError> {
        parameter::at_least("horizon", horizon, 1, "at least 1")?;
        let step = self.step(growth)?;
        Ok((1..=horizon)
            .map(|tau| self.ahead(tau, count(tau) * step))
            .collect())
    }

    /// Future X of one step at a given growth of cumulative output.
    fn step(&self, growth: f64) -> Result<f64, LearningError> {
        if !(growth.is_finite() && growth > -1.0) {
            return Err(LearningError::Parameter(ParameterError {
                name: "output growth",
                requirement: "above −1",
                given: growth,
            }));
        }
        Ok(match self.law {
            Law::Wright => libm::log1p(growth),
            Law::Moore => 1.0,
        })
    }

    fn ahead(&self, horizon: usize, sum: f64) -> CostForecast {
        let rho = self.correlation;
        let h: Vec<f64> = self
            .regressor
            .iter()
            .map(|x| -x * sum / self.sum_of_squares)
            .collect();
        let last = h[h.len() - 1];
        let inner: f64 = h
            .windows(2)
            .map(|w| (w[0] + rho * w[1]) * (w[0] + rho * w[1]))
            .sum();
        let relative = rho * rho * h[0] * h[0]
            + inner
            + (last + rho) * (last + rho)
            + (count(horizon) - 1.0) * (1.0 + rho) * (1.0 + rho)
            + 1.0;
        CostForecast {
            horizon,
            log_mean: self.last_log_cost + self.coefficient * sum,
            log_std_error: self.noise * libm::sqrt(relative / (1.0 + rho * rho)),
            df: count(self.differences) - 1.0,
        }
    }
}

fn check_correlation(correlation: f64) -> Result<(), LearningError> {
    within(
        "noise correlation",
        correlation,
        -1.0..=1.0,
        "between −1 and 1",
    )?;
    Ok(())
}

fn differences(values: &[f64]) -> Vec<f64> {
    values.windows(2).map(|w| w[1] - w[0]).collect()
}

fn count(n: usize) -> f64 {
    n as f64
}
