//! A break in trend, whether the noise is stationary or integrated.

use super::trend_break_date::{Date, Room, Verdict};
use super::{NullDistribution, NullSimulation, as_f64};
use crate::LearningError;
use crate::series::{all_finite, at_least};
use endodec_numerics::ParameterError;
use endodec_numerics::parameter::{self};
use endodec_numerics::random::{Stream, in_blocks};

/// What breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum TrendShift {
    /// The slope; the two lines meet (model II).
    Slope,
    /// Level and slope (model III).
    LevelAndSlope,
}

/// How a break in trend is looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TrendBreakParams {
    /// What breaks.
    pub shift: TrendShift,
    /// ε, the share of the sample at either end in which no break is looked for.
    pub trimming: f64,
    /// Highest order of the autoregression, at least 1; BIC chooses among 1 to this.
    pub order: usize,
}

impl TrendBreakParams {
    /// Level and slope, 15 per cent at either end, order at most `⌊4·(n/100)^¼⌋`.
    #[must_use]
    pub fn standard(n: usize) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a small positive number, floored on purpose"
        )]
        let order = libm::floor(4.0 * libm::pow(as_f64(n) / 100.0, 0.25)) as usize;
        Self {
            shift: TrendShift::LevelAndSlope,
            trimming: 0.15,
            order: order.max(1),
        }
    }
}

/// Perron and Yabu's test of one break in trend at an unknown date.
///
/// ```text
/// yₜ = μ₀ + β₀t [+ μ₁·1(t > T₁)] + β₁·(t − T₁)·1(t > T₁) + uₜ,   uₜ = α·uₜ₋₁ + eₜ
/// Exp-W = ln( T⁻¹ Σ_{T₁} exp ½W(T₁) )
/// ```
///
/// W is the Wald statistic of μ₁ = β₁ = 0 by feasible generalised least squares: α̂ from the
/// residuals of least squares, its bias corrected after Roy and Fuller, and set to 1 where it lies
/// within T^(−½) of it. That makes the size nearly the same whatever α is, and a unit-root test
/// beforehand unnecessary. Errors of higher order enter by the long-run variance.
///
/// # References
///
/// Perron & Yabu (2009), doi:10.1198/jbes.2009.07268; Roy & Fuller (2001),
/// doi:10.1198/07350010152596727; Andrews (1991), doi:10.2307/2938229.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct TrendBreak {
    /// Exp-W; large values reject.
    pub statistic: f64,
    /// The last observation before the break, counted from 1, at the least sum of squares of the
    /// regression in levels.
    pub date: usize,
    /// α̂ there, after correction and truncation: 1 says integrated noise.
    pub alpha: f64,
    /// Order of the autoregression there.
    pub order: usize,
    /// How it was looked for.
    pub params: TrendBreakParams,
    /// Number of observations.
    pub n: usize,
}

/// Persistences under which a p-value is simulated: the largest p-value counts.
pub(super) const PERSISTENCE: [f64; 5] = [0.0, 0.5, 0.8, 0.9, 1.0];

/// Tests a series, in time order at equal steps, for one break in trend.
///
/// ```
/// use endodec_learning::persistence::{TrendBreakParams, perron_yabu};
/// let y: Vec<f64> = (0..40).map(|t| {
///     let t = f64::from(t);
///     0.3 * t - if t > 20.0 { 0.5 * (t - 20.0) } else { 0.0 } + 0.1 * (t * 2.3).sin()
/// }).collect();
/// let test = perron_yabu(&y, &TrendBreakParams::standard(40))?;
/// // Another line changes nothing.
/// let tilted: Vec<f64> = y.iter().zip(0..).map(|(y, t)| 3.0 - y + f64::from(t)).collect();
/// let again = perron_yabu(&tilted, &TrendBreakParams::standard(40))?;
/// assert!((test.statistic - again.statistic).abs() < 1e-6 * test.statistic);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] when the series is shorter than the search needs or not finite, for a trimming
/// or order outside its range, and [`LearningError::NoStatistic`] when a line with one break fits
/// up to rounding.
pub fn perron_yabu(y: &[f64], params: &TrendBreakParams) -> Result<TrendBreak, LearningError> {
    all_finite("y", y)?;
    let plan = Plan::new(y.len(), params)?;
    plan.test(y, &mut Room::default())
        .ok_or(LearningError::NoStatistic {
            test: "the test of a break in trend",
            reason: "a line with one break fits the series up to rounding",
        })
}

impl TrendBreak {
    /// Simulated p-value for this sample size and search: the largest over errors that are
    /// independent, autoregressive with .5, .8 and .9, and integrated, normal all of them.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] with fewer than 100 draws.
    pub fn p_value(&self, simulation: &NullSimulation) -> Result<f64, LearningError> {
        let mut largest = 0.0_f64;
        for persistence in PERSISTENCE {
            let null = self.null(persistence, simulation)?;
            largest = largest.max(null.upper_p_value(self.statistic));
        }
        Ok(largest)
    }

    /// Distribution of the statistic without a break, for this sample size and search, when errors
    /// follow `uₜ = persistence·uₜ₋₁ + eₜ` with normal e.
    ///
    /// # Errors
    ///
    /// As [`p_value`](Self::p_value), and unless the persistence is from 0 to 1.
    pub fn null(
        &self,
        persistence: f64,
        simulation: &NullSimulation,
    ) -> Result<NullDistribution, LearningError> {
        Plan::new(self.n, &self.params)?.null(persistence, simulation)
    }
}

/// The search, prepared for one sample size.
#[derive(Debug)]
pub(super) struct Plan {
    n: usize,
    params: TrendBreakParams,
    dates: Vec<Date>,
}

impl Plan {
    pub(super) fn new(n: usize, params: &TrendBreakParams) -> Result<Self, LearningError> {
        if !(params.trimming > 0.0 && params.trimming < 0.5) {
            return Err(LearningError::Parameter(ParameterError {
                name: "trimming",
                requirement: "between 0 and .5, both excluded",
                given: params.trimming,
            }));
        }
        parameter::at_least("order", params.order, 1, "at least 1")?;
        at_least("a test of a break in trend", 2 * params.order + 10, n)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "shares of the sample, floored on purpose"
        )]
        let share = |share: f64| (share * as_f64(n) + 1e-9) as usize;
        let first = share(params.trimming).max(params.order + 2);
        let last = share(1.0 - params.trimming).min(n - 3);
        Ok(Self {
            n,
            params: *params,
            dates: (first..=last)
                .map(|date| Date::new(n, date, params.shift, params.order))
                .collect(),
        })
    }

    pub(super) fn test(&self, y: &[f64], room: &mut Room) -> Option<TrendBreak> {
        let largest = y.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let rounding = 16.0 * f64::EPSILON * largest;
        let floor = as_f64(self.n) * rounding * rounding;
        let mut best: Option<(f64, usize, Verdict)> = None;
        room.wald.clear();
        for date in &self.dates {
            let verdict = date.wald(y, floor, room)?;
            if best.as_ref().is_none_or(|(ssr, _, _)| verdict.ssr < *ssr) {
                best = Some((verdict.ssr, date.date(), verdict));
            }
            room.wald.push(verdict.wald);
        }
        let (_, date, verdict) = best?;
        let top = room.wald.iter().copied().fold(0.0, f64::max);
        let sum: f64 = room.wald.iter().map(|w| libm::exp(0.5 * (w - top))).sum();
        Some(TrendBreak {
            statistic: 0.5 * top + libm::log(sum / as_f64(self.n)),
            date,
            alpha: verdict.alpha,
            order: verdict.order,
            params: self.params,
            n: self.n,
        })
    }

    pub(super) fn null(
        &self,
        persistence: f64,
        simulation: &NullSimulation,
    ) -> Result<NullDistribution, LearningError> {
        if !(0.0..=1.0).contains(&persistence) {
            return Err(LearningError::Parameter(ParameterError {
                name: "persistence",
                requirement: "from 0 to 1",
                given: persistence,
            }));
        }
        parameter::at_least("draws", simulation.draws, 100, "at least 100")?;
        // A stationary start, and any start of a walk: its level is taken out.
        let start = if persistence < 1.0 {
            1.0 / libm::sqrt(1.0 - persistence * persistence)
        } else {
            1.0
        };
        let drawn = in_blocks(simulation.draws, |block| {
            let (mut room, mut errors) = (Room::default(), vec![0.0; self.n]);
            block
                .map(|draw| {
                    Stream::new(simulation.seed, draw as u64).normals(&mut errors);
                    errors[0] *= start;
                    for t in 1..errors.len() {
                        errors[t] += persistence * errors[t - 1];
                    }
                    self.test(&errors, &mut room).map(|test| test.statistic)
                })
                .collect()
        });
        Ok(NullDistribution::of(drawn.into_iter().flatten().collect()))
    }
}
