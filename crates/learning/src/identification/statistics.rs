//! The statistics that a paper prints of a series it does not show.

use crate::ols::slope;
use crate::resampling::{BootstrapParams, IntervalMethod, bootstrap};
use endodec_numerics::Rounded;

/// A statistic that is printed of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Statistic {
    /// Elasticity of the whole series.
    Elasticity,
    /// Its standard error.
    StdError,
    /// Smallest and largest elasticity with one observation left out.
    LeaveOneOut,
    /// Elasticity of the first two observations.
    FirstWindow,
    /// Expanding windows fall from the first to the whole series.
    MonotoneWindows,
    /// Expanding windows come no further from the estimate of the whole series as they grow.
    ClosingWindows,
    /// Percentile interval of the bootstrap of pairs, 95 per cent.
    Bootstrap,
}

/// All printed statistics of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PrintedStatistics {
    /// α̂.
    pub elasticity: Rounded,
    /// SE(α̂).
    pub std_error: Rounded,
    /// Least and greatest leave-one-out estimate.
    pub leave_one_out: [Rounded; 2],
    /// Estimate from the first two observations.
    pub first_window: Rounded,
    /// Ends of the bootstrap interval.
    pub bootstrap: [Rounded; 2],
}

/// The same statistics computed from a series.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct SeriesStatistics {
    /// α̂.
    pub elasticity: f64,
    /// SE(α̂).
    pub std_error: f64,
    /// Least and greatest leave-one-out estimate.
    pub leave_one_out: [f64; 2],
    /// Estimates from the first 2, 3, … , n observations.
    pub windows: Vec<f64>,
    /// Ends of the 95 per cent percentile interval of the bootstrap of pairs, all resamples
    /// enumerated; `None` where it was not asked for or does not exist.
    pub bootstrap: Option<[f64; 2]>,
}

impl SeriesStatistics {
    /// Of logarithms of cumulative output `x` and cost `y`, at least 4; without the bootstrap.
    /// `None` when a slope does not exist.
    pub(super) fn of_logarithms(x: &[f64], y: &[f64]) -> Option<Self> {
        let n = x.len();
        let whole = slope(x, y)?;
        let (x_mean, y_mean) = (crate::series::mean(x), crate::series::mean(y));
        let xx: f64 = x.iter().map(|x| (x - x_mean) * (x - x_mean)).sum();
        let count = n as f64;
        let mut ssr = 0.0;
        let mut leave_one_out = [f64::INFINITY, f64::NEG_INFINITY];
        for (x, y) in x.iter().zip(y) {
            let dx = x - x_mean;
            let e = y - y_mean - whole * dx;
            ssr += e * e;
            // The slope without this observation moves by dx·e/(Σdx²·(1 − h)).
            let left = 1.0 - 1.0 / count - dx * dx / xx;
            if left < 1e-10 {
                return None;
            }
            let without = -(whole - dx * e / (xx * left));
            leave_one_out = [leave_one_out[0].min(without), leave_one_out[1].max(without)];
        }
        Some(Self {
            elasticity: -whole,
            std_error: libm::sqrt(ssr / (count - 2.0) / xx),
            leave_one_out,
            windows: (2..=n)
                .map(|k| slope(&x[..k], &y[..k]).map(|s| -s))
                .collect::<Option<_>>()?,
            bootstrap: None,
        })
    }

    /// Adds the bootstrap interval of the series with logarithms `x` and `y`, if it has one.
    pub(super) fn with_bootstrap(mut self, x: &[f64], y: &[f64]) -> Self {
        let exp = |v: &[f64]| -> Vec<f64> { v.iter().map(|v| libm::exp(*v)).collect() };
        self.bootstrap = bootstrap(&exp(x), &exp(y), &BootstrapParams::PAIRS)
            .and_then(|all| all.interval(IntervalMethod::Percentile, 0.95))
            .map(|interval| [interval.lower.value(), interval.upper.value()])
            .ok();
        self
    }

    /// How far a statistic is from its printed value, in half units of the last printed digit; 0
    /// when it prints the same.
    #[must_use]
    pub fn miss(&self, statistic: Statistic, printed: &PrintedStatistics) -> f64 {
        let pair =
            |of: &[Rounded; 2], values: [f64; 2]| of[0].miss(values[0]).max(of[1].miss(values[1]));
        match statistic {
            Statistic::Elasticity => printed.elasticity.miss(self.elasticity),
            Statistic::StdError => printed.std_error.miss(self.std_error),
            Statistic::LeaveOneOut => pair(&printed.leave_one_out, self.leave_one_out),
            Statistic::FirstWindow => printed.first_window.miss(self.windows[0]),
            Statistic::MonotoneWindows => {
                let rises = self.windows.windows(2).map(|w| (w[1] - w[0]).max(0.0));
                rises.sum::<f64>() / printed.elasticity.half_unit
            }
            Statistic::ClosingWindows => {
                let away = |window: f64| (window - self.elasticity).abs();
                let departures = self
                    .windows
                    .windows(2)
                    .map(|w| (away(w[1]) - away(w[0])).max(0.0));
                departures.sum::<f64>() / printed.elasticity.half_unit
            }
            Statistic::Bootstrap => self
                .bootstrap
                .map_or(f64::INFINITY, |ends| pair(&printed.bootstrap, ends)),
        }
    }
}
