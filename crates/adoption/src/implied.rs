//! R₀ implied by a dated series of shares.

mod bands;
mod trend;

pub use bands::{BandParams, ImpliedBand, implied_bands, share_noise, share_noise_around};
pub use trend::{LocalLevel, TrendMethod, TrendR0, trend_r0};

use crate::error::AdoptionError;
use crate::sis::sis_share;
use endodec_numerics::parameter::positive;
use endodec_numerics::root;

/// What every table of implied R₀ should say beside it.
pub const CONTACT_RATE_CAVEAT: &str =
    "R₀ depends on the assumed contact rate; without it only the sign of R₀ − 1 is identified";

/// Days in a month where rates per month meet calendar dates: 365.25/12 to two decimals, as in v2 Table 10.
pub const DAYS_PER_MONTH: f64 = 30.44;

/// A share observed on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ShareObservation {
    /// Days since any fixed origin; rates per month are counted in months of [`DAYS_PER_MONTH`].
    pub day: f64,
    /// Share, strictly between 0 and 1.
    pub share: f64,
}

/// The equation that the share is taken to follow. The two give different numbers from the same data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ShareModel {
    /// v2 eq. (16): `ds/dt = (R₀ − 1)·δ·s(1 − s)`, which saturates at 1 whenever `R₀ > 1`.
    Logistic,
    /// v2 eq. (8) with `κ + μ = δ`: `ds/dt = δ·s·(R₀(1 − s) − 1)`, which saturates at `1 − 1/R₀`.
    Sis,
}

/// How the equation is applied to a pair of observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Step {
    /// One difference quotient with the share at the middle of the two: v2 eq. (17), behind Table 10.
    Midpoint,
    /// The constant R₀ whose solution runs through both observations exactly.
    Exact,
}

/// How to read R₀ off a series.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ImpliedParams {
    /// `δ`: contacts (logistic) or exits (SIS) per month. The data cannot tell it: only the sign of
    /// `R₀ − 1` survives a change of δ in the logistic reading, and not even that in the SIS reading.
    pub contact_rate: f64,
    /// Days in a month.
    pub days_per_month: f64,
    /// Equation.
    pub model: ShareModel,
    /// Discretisation.
    pub step: Step,
}

impl ImpliedParams {
    /// The logistic reading at the middle of each pair, v2 eq. (17), in months of [`DAYS_PER_MONTH`].
    #[must_use]
    pub const fn midpoint(contact_rate: f64) -> Self {
        Self {
            contact_rate,
            days_per_month: DAYS_PER_MONTH,
            model: ShareModel::Logistic,
            step: Step::Midpoint,
        }
    }
}

/// What two consecutive observations imply.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct ImpliedInterval {
    /// Day of the earlier observation.
    pub from_day: f64,
    /// Day of the later one.
    pub to_day: f64,
    /// Months between them.
    pub months: f64,
    /// `(s₁ + s₂)/2`.
    pub midpoint_share: f64,
    /// `Δs/Δt`, share per month.
    pub change: f64,
    /// `(Δs/Δt)/s` at the midpoint, per month.
    pub growth: f64,
    /// Implied `R₀`. Negative where the share falls faster than the assumed exits alone could make it fall:
    /// then this contact rate is too small for these data.
    pub r0: f64,
}

/// `R₀` of every pair of consecutive observations (`n` observations in order of time give `n − 1` intervals).
///
/// ```text
/// midpoint, logistic   R₀ = 1 + (Δs/Δt)/(δ·s(1 − s))                       (v2 eq. 17)
/// midpoint, SIS        R₀ = (1 + (Δs/Δt)/(δ·s))/(1 − s)                    (v2 eq. 8)
/// exact, logistic      R₀ = 1 + (logit s₂ − logit s₁)/(δΔt)                (v2 eq. 16)
/// exact, SIS           root of s(Δt; R₀) = s₂ on the closed-form path      (v2 eq. 8)
/// ```
///
/// ```
/// # use endodec_adoption::implied::{ImpliedParams, ShareObservation, implied_r0};
/// let rising = [ShareObservation { day: 0.0, share: 0.1 }, ShareObservation { day: 40.0, share: 0.2 }];
/// for contact_rate in [0.1, 1.0, 10.0] {
///     // Whatever the contact rate, a share that rises has R₀ above one, and by how much is the rate's doing.
///     assert!(implied_r0(&rising, &ImpliedParams::midpoint(contact_rate))?[0].r0 > 1.0);
/// }
/// # Ok::<(), endodec_adoption::AdoptionError>(())
/// ```
///
/// # Errors
/// Fewer than two observations, a share outside (0, 1), days that do not increase, a rate that is not positive.
pub fn implied_r0(
    series: &[ShareObservation],
    params: &ImpliedParams,
) -> Result<Vec<ImpliedInterval>, AdoptionError> {
    positive("contact rate", params.contact_rate)?;
    positive("days per month", params.days_per_month)?;
    check_series(series, "implied R₀", 2)?;
    series
        .windows(2)
        .map(|pair| interval(pair[0], pair[1], params))
        .collect()
}

/// Mean of `r0` over the intervals for which `keep` holds; `None` if it holds for none.
///
/// v2 §5.4.2 prints 1.15 as the mean "excluding the spike and its reversion", which drops the interval of the spike
/// alone; dropping both gives 1.26.
#[must_use]
pub fn mean_r0(
    intervals: &[ImpliedInterval],
    mut keep: impl FnMut(&ImpliedInterval) -> bool,
) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for interval in intervals.iter().filter(|interval| keep(interval)) {
        sum += interval.r0;
        count += 1.0;
    }
    (count > 0.0).then_some(sum / count)
}

pub(crate) fn check_series(
    series: &[ShareObservation],
    what: &'static str,
    required: usize,
) -> Result<(), AdoptionError> {
    if series.len() < required {
        return Err(AdoptionError::TooFew {
            what,
            required,
            given: series.len(),
        });
    }
    for (i, observation) in series.iter().enumerate() {
        let fail = |name, requirement, value| {
            Err(AdoptionError::Observation {
                index: i + 1,
                name,
                requirement,
                value,
            })
        };
        if !(observation.share > 0.0 && observation.share < 1.0) {
            return fail("share", "strictly between 0 and 1", observation.share);
        }
        if !observation.day.is_finite() {
            return fail("day", "finite", observation.day);
        }
        if i > 0 && observation.day <= series[i - 1].day {
            return fail("day", "later than the one before", observation.day);
        }
    }
    Ok(())
}

fn interval(
    first: ShareObservation,
    second: ShareObservation,
    params: &ImpliedParams,
) -> Result<ImpliedInterval, AdoptionError> {
    let months = (second.day - first.day) / params.days_per_month;
    let midpoint_share = 0.5 * (first.share + second.share);
    let change = (second.share - first.share) / months;
    Ok(ImpliedInterval {
        from_day: first.day,
        to_day: second.day,
        months,
        midpoint_share,
        change,
        growth: change / midpoint_share,
        r0: r0_between(first.share, second.share, months, params)?,
    })
}

/// `R₀` that takes share `first` to `second` in `months`.
fn r0_between(
    first: f64,
    second: f64,
    months: f64,
    params: &ImpliedParams,
) -> Result<f64, AdoptionError> {
    let delta = params.contact_rate;
    let middle = 0.5 * (first + second);
    let growth = (second - first) / months / middle;
    let sis_midpoint = (1.0 + growth / delta) / (1.0 - middle);
    match (params.model, params.step) {
        (ShareModel::Logistic, Step::Midpoint) => Ok(1.0 + growth / (delta * (1.0 - middle))),
        (ShareModel::Logistic, Step::Exact) => {
            Ok(1.0 + (logit(second) - logit(first)) / (delta * months))
        }
        (ShareModel::Sis, Step::Midpoint) => Ok(sis_midpoint),
        (ShareModel::Sis, Step::Exact) => exact_sis_r0(first, second, delta * months, sis_midpoint),
    }
}

fn logit(share: f64) -> f64 {
    libm::log(share / (1.0 - share))
}

/// Root in R₀ of the SIS path from `first` reaching `second` at time `horizon`, in units of the mean stay `1/δ`.
fn exact_sis_r0(first: f64, second: f64, horizon: f64, guess: f64) -> Result<f64, AdoptionError> {
    // The path rises with R₀, so log(s/s₂) has one root; the bracket is widened from the midpoint value.
    let miss = |r0: f64| {
        let share = sis_share(r0, 1.0, first, horizon);
        // A denominator that is not positive belongs to a path that has left (0, 1) upwards.
        if share > 0.0 {
            libm::log(share / second)
        } else {
            f64::INFINITY
        }
    };
    let mut width = 0.1 * (1.0 + guess.abs());
    let (mut lo, mut hi) = (guess - width, guess + width);
    for _ in 0..60 {
        let (below, above) = (miss(lo) > 0.0, miss(hi) < 0.0);
        if !below && !above {
            break;
        }
        width *= 2.0;
        if below {
            lo -= width;
        }
        if above {
            hi += width;
        }
    }
    Ok(root::bracketed("implied R₀ of the SIS equation", miss, lo, hi)?.x)
}
