//! Friction implied by R₀, its split into cost and coordination, and R₀ of the distributed ecosystem.

use crate::error::AdoptionError;
use crate::implied::{ImpliedInterval, ShareObservation};
use endodec_numerics::parameter::{non_negative, positive};

/// What turns R₀ into friction.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FrictionBoundParams {
    /// `βγ`, per month.
    pub gain: f64,
    /// `μ`, per month.
    pub churn: f64,
}

impl FrictionBoundParams {
    /// v2 Figure 1(d): `βγ` chosen so that the highest R₀ leaves a friction of `floor` (there 0.05 per month).
    ///
    /// ```text
    /// βγ = (κ_min + μ)·max R₀
    /// ```
    ///
    /// # Errors
    /// [`AdoptionError::TooFew`] without intervals, [`AdoptionError::Parameter`] if a rate is negative or no R₀ is positive.
    pub fn from_peak(
        intervals: &[ImpliedInterval],
        churn: f64,
        floor: f64,
    ) -> Result<Self, AdoptionError> {
        non_negative("churn", churn)?;
        non_negative("smallest friction", floor)?;
        let peak = intervals
            .iter()
            .map(|interval| interval.r0)
            .reduce(f64::max)
            .ok_or(AdoptionError::TooFew {
                what: "the peak of implied R₀",
                required: 1,
                given: 0,
            })?;
        positive("highest implied R₀", peak)?;
        Ok(Self {
            gain: (floor + churn) * peak,
            churn,
        })
    }
}

/// Friction in one interval.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FrictionBound {
    /// Day at the end of the interval.
    pub day: f64,
    /// `κ`, per month. Negative where `R₀ > βγ/μ`: then no friction fits this `βγ`.
    pub friction: f64,
}

/// Friction of every interval.
///
/// ```text
/// κ = βγ/R₀ − μ            (v2 §5.4.3 and Figure 1(d))
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if a rate is out of range, [`AdoptionError::Observation`] if an R₀ is not positive.
pub fn friction_bounds(
    intervals: &[ImpliedInterval],
    params: &FrictionBoundParams,
) -> Result<Vec<FrictionBound>, AdoptionError> {
    positive("gain", params.gain)?;
    non_negative("churn", params.churn)?;
    intervals
        .iter()
        .enumerate()
        .map(|(i, interval)| {
            positive_r0(i, interval)?;
            Ok(FrictionBound {
                day: interval.to_day,
                friction: params.gain / interval.r0 - params.churn,
            })
        })
        .collect()
}

/// What the decomposition of v2 Figure 1(c) needs beside R₀.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DecompositionParams {
    /// Day at which the cost advantage is scaled to carry the whole of the first R₀.
    pub reference_day: f64,
}

/// R₀ of one interval split into what the cost advantage explains and the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Decomposition {
    /// Day at the end of the interval.
    pub day: f64,
    /// `1 − cost ratio` on that day.
    pub cost_advantage: f64,
    /// `R₀,first·adv(t)/adv(reference)`.
    pub cost: f64,
    /// `R₀ − cost`.
    pub coordination: f64,
}

/// Cost and coordination components of R₀, v2 Figure 1(c).
///
/// ```text
/// cost component = R₀,first·adv(t)/adv(t_ref),   adv = 1 − cost ratio, linear between observations
/// coordination   = R₀ − cost component
/// ```
///
/// `cost_ratio` holds (day, cost of open relative to frontier models) in order of time; the paper's reference is one
/// month after the first share. Outside the observed days the nearest two are extended.
///
/// # Errors
/// Fewer than one interval or two cost ratios, days that do not increase, a reference advantage that is not positive.
pub fn decompose(
    intervals: &[ImpliedInterval],
    cost_ratio: &[ShareObservation],
    params: &DecompositionParams,
) -> Result<Vec<Decomposition>, AdoptionError> {
    let first = intervals
        .first()
        .ok_or(AdoptionError::TooFew {
            what: "the decomposition of R₀",
            required: 1,
            given: 0,
        })?
        .r0;
    crate::implied::check_series(cost_ratio, "a cost ratio", 2)?;
    let base = positive(
        "cost advantage at the reference day",
        1.0 - interpolate(cost_ratio, params.reference_day),
    )?;
    Ok(intervals
        .iter()
        .map(|interval| {
            let cost_advantage = 1.0 - interpolate(cost_ratio, interval.to_day);
            let cost = first * cost_advantage / base;
            Decomposition {
                day: interval.to_day,
                cost_advantage,
                cost,
                coordination: interval.r0 - cost,
            }
        })
        .collect())
}

/// `R₀` of distributed inference where all loss scales with friction, which is `ratio` times the central one.
///
/// ```text
/// R₀,d = R₀,c·κ_c/κ_d            (v2 eq. 18)
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if an argument is not positive.
pub fn distributed_r0_proportional(central_r0: f64, ratio: f64) -> Result<f64, AdoptionError> {
    positive("central R₀", central_r0)?;
    positive("friction ratio", ratio)?;
    Ok(central_r0 / ratio)
}

/// `R₀` of distributed inference consistent with the definition of R₀: churn does not scale with friction.
///
/// ```text
/// R₀,d = R₀,c·(κ_c + μ)/(κ_d + μ),   κ_d = ratio·κ_c            (from v2 eq. 9)
/// ```
///
/// # Errors
/// [`AdoptionError::Parameter`] if an argument is out of range.
pub fn distributed_r0_consistent(
    central_r0: f64,
    central_friction: f64,
    churn: f64,
    ratio: f64,
) -> Result<f64, AdoptionError> {
    positive("central R₀", central_r0)?;
    positive("central friction", central_friction)?;
    non_negative("churn", churn)?;
    positive("friction ratio", ratio)?;
    Ok(central_r0 * (central_friction + churn) / (ratio * central_friction + churn))
}

fn positive_r0(index: usize, interval: &ImpliedInterval) -> Result<(), AdoptionError> {
    if interval.r0 > 0.0 {
        Ok(())
    } else {
        Err(AdoptionError::Observation {
            index: index + 1,
            name: "implied R₀",
            requirement: "positive",
            value: interval.r0,
        })
    }
}

/// Straight line between neighbouring observations, extended beyond the first and the last pair.
fn interpolate(series: &[ShareObservation], day: f64) -> f64 {
    let right = series
        .partition_point(|observation| observation.day < day)
        .clamp(1, series.len() - 1);
    let (a, b) = (series[right - 1], series[right]);
    a.share + (b.share - a.share) * (day - a.day) / (b.day - a.day)
}
