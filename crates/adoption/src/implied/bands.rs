//! How sure an implied R₀ is.

use super::{ImpliedInterval, ImpliedParams, ShareObservation, implied_r0, r0_between};
use crate::error::AdoptionError;
use endodec_numerics::distribution::normal_quantile;
use endodec_numerics::parameter::{non_negative, open_unit, positive};
use endodec_numerics::random::Stream;
use endodec_numerics::sample::quantile;

/// Where the uncertainty comes from and how much of it to show.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BandParams {
    /// Standard deviation of a share relative to itself, for example 0.05; [`share_noise`] estimates it.
    pub noise: f64,
    /// Half a unit of the last printed digit of the shares, for example 0.005 for whole per cents.
    pub rounding: f64,
    /// Coverage of the intervals.
    pub level: f64,
    /// Bootstrap replicates.
    pub replicates: usize,
    /// Seed.
    pub seed: u64,
}

/// Uncertainty of one implied R₀.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct ImpliedBand {
    /// The implied R₀ itself.
    pub r0: f64,
    /// Standard error by the delta method.
    pub std_error: f64,
    /// `R₀ ± z·SE`.
    pub delta: (f64, f64),
    /// Smallest and largest R₀ that the rounding of the shares allows.
    pub rounding: (f64, f64),
    /// Percentile interval of the bootstrap.
    pub bootstrap: (f64, f64),
    /// Median of the bootstrap.
    pub median: f64,
    /// Share of the replicates with `R₀ > 1`.
    pub probability_above_one: f64,
}

/// Bands of every interval of a series (`n` observations give `n − 1` bands).
///
/// ```text
/// delta method   SE² = (∂R₀/∂s₁·σs₁)² + (∂R₀/∂s₂·σs₂)²
/// rounding       R₀ at (s₁ ± h, s₂ ∓ h)
/// bootstrap      shares s·e^{σz}, z standard normal, one draw a share and replicate
/// ```
///
/// Neighbouring intervals share an observation, and so their errors are correlated: too high now is too low next.
///
/// # Errors
/// As [`implied_r0`], and [`AdoptionError::Parameter`] if noise, rounding or level are out of range.
pub fn implied_bands(
    series: &[ShareObservation],
    params: &ImpliedParams,
    bands: &BandParams,
) -> Result<Vec<ImpliedBand>, AdoptionError> {
    non_negative("noise", bands.noise)?;
    non_negative("rounding", bands.rounding)?;
    open_unit("level", bands.level)?;
    positive("replicates", bands.replicates as f64)?;
    let intervals = implied_r0(series, params)?;
    let z = normal_quantile(0.5 * (1.0 + bands.level));
    let at_once = (DRAWS_AT_ONCE / bands.replicates).max(1);
    let mut found = Vec::with_capacity(intervals.len());
    for (block, intervals) in intervals.chunks(at_once).enumerate() {
        let first = block * at_once;
        let series = &series[first..=first + intervals.len()];
        let draws = draws(series, intervals, first, params, bands)?;
        for ((interval, pair), mut sample) in intervals.iter().zip(series.windows(2)).zip(draws) {
            let (first, second) = (pair[0].share, pair[1].share);
            let at = |first: f64, second: f64| r0_between(first, second, interval.months, params);
            let slope = |first_moves: bool, share: f64| -> Result<f64, AdoptionError> {
                // Truncation is of relative order h², rounding of order ε/h.
                let h = 1e-5 * share.min(1.0 - share);
                let (up, down) = if first_moves {
                    (at(first + h, second)?, at(first - h, second)?)
                } else {
                    (at(first, second + h)?, at(first, second - h)?)
                };
                Ok((up - down) / (2.0 * h))
            };
            let by_first = slope(true, first)? * bands.noise * first;
            let by_second = slope(false, second)? * bands.noise * second;
            let std_error = (by_first * by_first + by_second * by_second).sqrt();
            let clip = |share: f64| share.clamp(1e-12, 1.0 - 1e-12);
            let h = bands.rounding;
            let corner = (
                at(clip(first + h), clip(second - h))?,
                at(clip(first - h), clip(second + h))?,
            );
            sample.sort_by(f64::total_cmp);
            let tail = 0.5 * (1.0 - bands.level);
            let above = sample.iter().filter(|r0| **r0 > 1.0).count();
            found.push(ImpliedBand {
                r0: interval.r0,
                std_error,
                delta: (interval.r0 - z * std_error, interval.r0 + z * std_error),
                rounding: (corner.0.min(corner.1), corner.0.max(corner.1)),
                bootstrap: (quantile(&sample, tail), quantile(&sample, 1.0 - tail)),
                median: quantile(&sample, 0.5),
                probability_above_one: above as f64 / sample.len() as f64,
            });
        }
    }
    Ok(found)
}

/// Draws that are held at one time: a long series is gone through block by block, in the same digits.
const DRAWS_AT_ONCE: usize = 1 << 20;

/// Replicates of the R₀ of consecutive intervals, of which the first has number `start`, from the shares at their ends.
fn draws(
    series: &[ShareObservation],
    intervals: &[ImpliedInterval],
    start: usize,
    params: &ImpliedParams,
    bands: &BandParams,
) -> Result<Vec<Vec<f64>>, AdoptionError> {
    /// Words of the stream that one normal takes.
    const WORDS: u64 = 2;
    let mut draws = vec![Vec::with_capacity(bands.replicates); intervals.len()];
    for replicate in 0..bands.replicates {
        let mut stream = Stream::new(bands.seed, replicate as u64);
        stream.seek(WORDS * start as u64);
        let mut noisy = |number: usize| -> Result<f64, AdoptionError> {
            let share = series[number].share * libm::exp(bands.noise * stream.normal());
            let share = share.min(1.0 - 1e-9);
            if share > 0.0 {
                return Ok(share);
            }
            Err(AdoptionError::Observation {
                index: start + number + 1,
                name: "share",
                requirement: "strictly between 0 and 1",
                value: share,
            })
        };
        let mut first = noisy(0)?;
        for ((number, interval), sample) in (1..).zip(intervals).zip(&mut draws) {
            let second = noisy(number)?;
            sample.push(r0_between(first, second, interval.months, params)?);
            first = second;
        }
    }
    Ok(draws)
}

/// Standard deviation of a share relative to itself, estimated from how far each log share lies from the straight
/// line between its neighbours.
///
/// ```text
/// σ² = 1/(n − 2)·Σ eᵢ²/(1 + aᵢ² + bᵢ²),   eᵢ = aᵢyᵢ₋₁ + bᵢyᵢ₊₁ − yᵢ,   y = ln s,   a, b by distance in time
/// ```
///
/// A true kink or spike counts as noise here: it is an upper bound where shares jump for a reason.
///
/// # Errors
/// Fewer than three observations, a share outside (0, 1), days that do not increase.
///
/// # References
/// Gasser, T., Sroka, L. & Jennen-Steinmetz, C. (1986), Biometrika 73(3), 625–633, doi:10.1093/biomet/73.3.625.
pub fn share_noise(series: &[ShareObservation]) -> Result<f64, AdoptionError> {
    super::check_series(series, "an estimate of the noise in a share", 3)?;
    let sum: f64 = series
        .windows(3)
        .map(|window| {
            let span = window[2].day - window[0].day;
            let a = (window[2].day - window[1].day) / span;
            let b = 1.0 - a;
            let [first, middle, last] =
                [window[0], window[1], window[2]].map(|point| libm::log(point.share));
            let miss = a * first + b * last - middle;
            miss * miss / (1.0 + a * a + b * b)
        })
        .sum();
    Ok((sum / (series.len() - 2) as f64).sqrt())
}

/// Standard deviation of a share relative to itself around paths of the model asked for.
///
/// As [`share_noise`] for the logistic reading. Under SIS each observation is compared with the path of constant R₀ through
/// its neighbours, whose bend is then no noise:
///
/// ```text
/// σ² = 1/(n − 2)·Σ eᵢ²/(1 + aᵢ² + bᵢ²),   eᵢ = ŷᵢ − yᵢ,   a, b = ∂ŷᵢ/∂yᵢ₋₁, ∂ŷᵢ/∂yᵢ₊₁,   y = ln s
/// ```
///
/// # Errors
/// As [`share_noise`], and where no path joins two neighbours.
pub fn share_noise_around(
    series: &[ShareObservation],
    params: &ImpliedParams,
) -> Result<f64, AdoptionError> {
    if params.model == super::ShareModel::Logistic {
        return share_noise(series);
    }
    super::check_series(series, "an estimate of the noise in a share", 3)?;
    let months = |from: &ShareObservation, to: &ShareObservation| {
        params.contact_rate * (to.day - from.day) / params.days_per_month
    };
    let exact = ImpliedParams {
        step: super::Step::Exact,
        contact_rate: 1.0,
        ..*params
    };
    let mut sum = 0.0;
    for window in series.windows(3) {
        let (whole, part) = (
            months(&window[0], &window[2]),
            months(&window[0], &window[1]),
        );
        // ln of the share in the middle on the path through both ends.
        let middle = |first: f64, last: f64| -> Result<f64, AdoptionError> {
            let r0 = r0_between(first, last, whole, &exact)?;
            Ok(libm::log(crate::sis::sis_share(r0, 1.0, first, part)))
        };
        let (first, last) = (window[0].share, window[2].share);
        let slope = |up: f64, down: f64| (up - down) / 2e-5;
        let nudged = |share: f64, by: f64| share * libm::exp(by);
        let a = slope(
            middle(nudged(first, 1e-5), last)?,
            middle(nudged(first, -1e-5), last)?,
        );
        let b = slope(
            middle(first, nudged(last, 1e-5))?,
            middle(first, nudged(last, -1e-5))?,
        );
        let miss = middle(first, last)? - libm::log(window[1].share);
        sum += miss * miss / (1.0 + a * a + b * b);
    }
    Ok((sum / (series.len() - 2) as f64).sqrt())
}
