//! One R₀ for a whole stretch of a series.

mod adaptive;
mod increments;
mod local_level;

use super::{ImpliedParams, ShareModel, ShareObservation, check_series};
use crate::error::AdoptionError;
use endodec_learning::Covariance;
use endodec_learning::regression::regress;
use endodec_numerics::distribution::{student_quantile, student_two_sided};
use endodec_numerics::parameter::{open_unit, positive};
use increments::Increments;
pub use local_level::LocalLevel;

/// What is taken for the noise around a constant R₀.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TrendMethod {
    /// Between a regression and a random walk, by how persistent the series looks, with intervals widened so that they
    /// cover whatever the persistence is.
    #[default]
    Adaptive,
    /// Shocks that stay: the increments are independent, with variances in proportion to the time between observations.
    RandomWalk,
    /// Shocks that stay and errors of observation; both variances by restricted maximum likelihood.
    LocalLevel,
    /// Errors that are forgotten: the slope of levels over time with Newey and West's errors. Far too sure where shocks
    /// persist.
    NeweyWest,
}

/// A constant R₀ fitted to a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct TrendR0 {
    /// What is taken for the noise.
    pub method: TrendMethod,
    /// `R₀` of the model asked for.
    pub r0: f64,
    /// Standard error.
    pub std_error: f64,
    /// Interval at the level asked for.
    pub interval: (f64, f64),
    /// Probability of an estimate this far above one (or below) if `R₀ = 1`, two-sided; `None` where the model fits
    /// without error.
    pub p_value: Option<f64>,
    /// `(R₀ − 1)·δ` per month: growth of the log odds (logistic), of a small share (SIS). The logistic model identifies
    /// it without δ.
    pub growth: f64,
    /// Durbin–Watson statistic of the levels around the fitted path, near 0 where shocks persist; `None` where it fits
    /// without error.
    pub durbin_watson: Option<f64>,
    /// The two variances of [`TrendMethod::LocalLevel`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub local_level: Option<LocalLevel>,
}

/// Slope, standard error, and what multiplies a quantile of Student's t.
struct Slope {
    estimate: f64,
    std_error: f64,
    widening: f64,
    local_level: Option<LocalLevel>,
}

/// `R₀` over a whole series. `n` observations at any dates leave `n − 2` degrees of freedom.
///
/// ```text
/// logistic   logit s(t) = logit s₀ + (R₀ − 1)·δ·t                      (v2 eq. 16, integrated)
/// SIS        ln s(t) = ln s₀ − δ·t + R₀·δ·∫(1 − s)dt                    (v2 eq. 8, integrated)
/// ```
///
/// Either is a line in R₀, with noise as `method` says.
///
/// ```
/// # use endodec_adoption::implied::{ImpliedParams, ShareObservation, TrendMethod, trend_r0};
/// let series = [(0.0, 0.1), (31.0, 0.13), (62.0, 0.12), (92.0, 0.16)].map(|(day, share)| ShareObservation { day, share });
/// let of = |method| trend_r0(&series, &ImpliedParams::midpoint(1.0), method, 0.95).map(|trend| trend.r0);
/// // Where shocks stay, the first and the last observation alone say how fast the odds grew.
/// let logit = |share: f64| (share / (1.0 - share)).ln();
/// let growth = (logit(0.16) - logit(0.1)) / (92.0 / 30.44);
/// assert!((of(TrendMethod::RandomWalk)? - 1.0 - growth).abs() < 1e-12);
/// # Ok::<(), endodec_adoption::AdoptionError>(())
/// ```
///
/// # Errors
/// Fewer than four observations, a share outside (0, 1), days that do not increase, a level outside (0, 1).
///
/// # References
/// Harvey, A. C. (1989), *Forecasting, Structural Time Series Models and the Kalman Filter*, Cambridge University Press,
/// doi:10.1017/CBO9781107049994.
pub fn trend_r0(
    series: &[ShareObservation],
    params: &ImpliedParams,
    method: TrendMethod,
    level: f64,
) -> Result<TrendR0, AdoptionError> {
    positive("contact rate", params.contact_rate)?;
    positive("days per month", params.days_per_month)?;
    open_unit("level", level)?;
    check_series(series, "a trend of R₀", 4)?;
    let increments = Increments::of(series, params)?;
    let freedom = increments.count() - 1.0;
    let (levels, paths) = increments.levels();
    let line = regress(&levels, &paths, Covariance::newey_west(series.len()))?;
    let slope = if increments.exact() {
        Slope {
            estimate: increments.random_walk().0,
            std_error: 0.0,
            widening: 1.0,
            local_level: None,
        }
    } else {
        match method {
            TrendMethod::NeweyWest => Slope {
                estimate: line.slope.estimate,
                std_error: line.slope.std_error,
                widening: 1.0,
                local_level: None,
            },
            TrendMethod::RandomWalk => {
                let (estimate, std_error) = increments.random_walk();
                Slope {
                    estimate,
                    std_error,
                    widening: 1.0,
                    local_level: None,
                }
            }
            TrendMethod::LocalLevel => local_level::slope(&increments),
            TrendMethod::Adaptive => adaptive::slope(&increments),
        }
    };
    // Of the logistic model the slope is R₀ − 1, of the other R₀ itself.
    let (at_zero, null) = match params.model {
        ShareModel::Logistic => (1.0, 0.0),
        ShareModel::Sis => (0.0, 1.0),
    };
    let half = student_quantile(0.5 * (1.0 + level), freedom)? * slope.widening * slope.std_error;
    let r0 = at_zero + slope.estimate;
    let p_value = if slope.std_error > 0.0 {
        let t = (slope.estimate - null) / (slope.widening * slope.std_error);
        Some(student_two_sided(t, freedom)?)
    } else {
        None
    };
    Ok(TrendR0 {
        method,
        r0,
        std_error: slope.std_error,
        interval: (r0 - half, r0 + half),
        p_value,
        growth: (r0 - 1.0) * params.contact_rate,
        durbin_watson: (!increments.exact() && !line.is_perfect()).then(|| line.durbin_watson()),
        local_level: slope.local_level.map(|found| found.per(&increments)),
    })
}
