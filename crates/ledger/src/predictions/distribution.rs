//! Predictions on the distributed share of inference: self-sustaining growth, tipping, two waves, trough, lag.
//!
//! Nobody publishes that share. The rules below wait for a series under the measure `distributed_inference_share`, a
//! fraction or per cent by quarter, and say until then what is missing.

use endodec_empirics::Date;

use super::record::{Measured, Record};
use super::{Judgement, Status};
use crate::error::LedgerError;
use endodec_table::number::fixed;

const SERIES: &str = "distributed share of inference by quarter";
/// Growth a quarter that v1 takes for self-sustaining, a fraction.
const GROWTH: f64 = 0.05;

/// The share by quarter: day and fraction, rising in time.
fn shares(rows: &[Measured<'_>]) -> Vec<(Date, f64)> {
    rows.iter()
        .map(|row| {
            let unit = if row.observation.unit.contains('%') {
                100.0
            } else {
                1.0
            };
            (row.known_on(), (row.low + row.high) / 2.0 / unit)
        })
        .collect()
}

fn series<'a>(record: &Record<'a>) -> (Vec<Measured<'a>>, Vec<(Date, f64)>) {
    let rows = record.measure("distributed_inference_share");
    let shares = shares(&rows);
    (rows, shares)
}

fn growth(shares: &[(Date, f64)]) -> Vec<(Date, f64)> {
    shares
        .windows(2)
        .map(|pair| (pair[1].0, pair[1].1 / pair[0].1 - 1.0))
        .collect()
}

/// Share at the last quarter on or before the end of a year.
fn at_end_of(shares: &[(Date, f64)], year: i16) -> Option<f64> {
    shares
        .iter()
        .rev()
        .find(|(day, _)| day.year() == year)
        .map(|(_, share)| *share)
}

/// R₀ > 1: four quarters in a row of growth above 5 %.
pub(super) fn self_sustaining(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let (rows, shares) = series(record);
    let Some((last_day, last)) = shares.last().copied().filter(|_| shares.len() >= 5) else {
        return Ok(Judgement::undecidable(
            [
                SERIES,
                "whether its growth is subsidised",
                "the day of hardware crossing",
            ],
            "Capability (what a local model could answer) is measured, use is not.",
        ));
    };
    let growth = growth(&shares);
    let sustained = growth
        .windows(4)
        .find(|four| four.iter().all(|(_, rate)| *rate > GROWTH))
        .map(|four| four[3].0);
    let met = sustained.is_some_and(|day| record.in_time(day));
    let horizon = Date::new(2033, 12, 31).ok();
    let stalled = growth.iter().rev().take(4).all(|(_, rate)| *rate <= GROWTH);
    let failed = record.watched_through(&rows, horizon) && last < 0.20 && stalled;
    let finding = format!("Share {} on {last_day}.", fixed(last, 3));
    Ok(Judgement::new(record.status(met, failed, horizon), finding)
        .evidence(rows.iter().map(Measured::row)))
}

/// Centralised inference stops being viable once the distributed share reaches 40 %.
pub(super) fn tipping(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let (rows, shares) = series(record);
    let stability = record.measure("centralised_inference_stable");
    if shares.is_empty() || stability.is_empty() {
        return Ok(Judgement::undecidable(
            [
                SERIES,
                "commercial stability of centralised providers, which the paper does not define",
            ],
            "Revenue of the large centralised providers grows; at an unknown distributed share that decides nothing.",
        ));
    }
    let stable_on = |day: Date| {
        stability
            .iter()
            .rev()
            .find(|row| row.known_on() <= day)
            .map(|row| row.low > 0.0)
    };
    let tipped = shares.iter().any(|(day, share)| {
        *share >= 0.4 && stable_on(*day) == Some(false) && record.in_time(*day)
    });
    let horizon = record.stated.deadline_date;
    let coexists = shares
        .last()
        .is_some_and(|(day, share)| *share > 0.5 && stable_on(*day) == Some(true));
    let failed = record.watched_through(&rows, horizon) && coexists;
    let finding = shares.last().map_or(String::new(), |(day, share)| {
        format!("Share {} on {day}.", fixed(*share, 3))
    });
    Ok(
        Judgement::new(record.status(tipped, failed, horizon), finding)
            .evidence(rows.iter().chain(&stability).map(Measured::row)),
    )
}

/// Growth 2027-30, decline or stall 2031-32, growth 2033-35.
pub(super) fn two_waves(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let (rows, shares) = series(record);
    if shares.is_empty() {
        return Ok(Judgement::undecidable(
            [SERIES],
            "The first wave is dated 2027-30: nothing could be seen yet even with a series.",
        ));
    }
    let year_ends = [2026, 2030, 2032, 2035].map(|year| at_end_of(&shares, year));
    let met = match year_ends {
        [Some(start), Some(peak), Some(trough), Some(end)] => {
            peak > start && trough <= peak && end > trough
        }
        _ => false,
    };
    // v1: growth above 5 % in every quarter of 2028-34 refutes it.
    let through: Vec<_> = growth(&shares)
        .into_iter()
        .filter(|(day, _)| (2028..=2034).contains(&day.year()))
        .collect();
    let failed = through.len() >= 28 && through.iter().all(|(_, rate)| *rate > GROWTH);
    let finding = shares.last().map_or(String::new(), |(day, share)| {
        format!("Share {} on {day}.", fixed(*share, 3))
    });
    Ok(Judgement::new(
        record.status(met, failed, record.stated.deadline_date),
        finding,
    )
    .evidence(rows.iter().map(Measured::row)))
}

/// R₀ below one in the trough and above one at the second wave.
pub(super) fn trough(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let (rows, shares) = series(record);
    let r0 = record.measure("distributed_inference_r0");
    if shares.is_empty() || r0.is_empty() {
        return Ok(Judgement::undecidable(
            [
                SERIES,
                "R₀ of distributed inference, by an estimator that is not the growth of the share itself",
            ],
            "R₀ estimated from the growth of a share is below one whenever the share falls, so that a test by that estimator cannot fail.",
        ));
    }
    let of_years = |from: i16, to: i16| {
        let inside: Vec<f64> = r0
            .iter()
            .filter(|row| (from..=to).contains(&row.known_on().year()))
            .map(|row| (row.low + row.high) / 2.0)
            .collect();
        (!inside.is_empty()).then(|| {
            inside.iter().sum::<f64>() / f64::from(u32::try_from(inside.len()).unwrap_or(u32::MAX))
        })
    };
    let (in_trough, in_second) = (of_years(2031, 2032), of_years(2033, 2035));
    let met = matches!((in_trough, in_second), (Some(low), Some(high)) if low < 1.0 && high > 1.0);
    let failed =
        in_trough.is_some_and(|value| value >= 1.0) || in_second.is_some_and(|value| value < 1.0);
    let finding = in_trough.map_or(String::new(), |value| {
        format!("Mean R₀ {} in 2031-32.", fixed(value, 3))
    });
    Ok(Judgement::new(
        record.status(met, failed, record.stated.deadline_date),
        finding,
    )
    .evidence(rows.iter().chain(&r0).map(Measured::row)))
}

/// From hardware crossing to R₀ > 1 in two to three years.
pub(super) fn lag(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    const LONGEST_YEARS: f64 = 3.0;
    const SHORTEST_YEARS: f64 = 2.0;
    let day = |measure| {
        let rows = record.dates_of(measure);
        rows.iter()
            .filter_map(|(row, _)| row.value_period())
            .map(|(_, last)| last)
            .min()
    };
    let Some(hardware) = day("hardware_crossing") else {
        return Ok(Judgement::undecidable(
            [
                "the day of hardware crossing",
                "the day on which R₀ passes one",
            ],
            "Neither crossing is dated.",
        ));
    };
    let years = |later: Date| f64::from((later - hardware).get_days()) / 365.25;
    let (status, finding) = match day("r0_crossing") {
        Some(crossing) => {
            let lag = years(crossing);
            (
                record.status(lag <= LONGEST_YEARS, lag > LONGEST_YEARS, None),
                format!("Lag of {} years.", fixed(lag, 3)),
            )
        }
        None => {
            let waited = years(record.as_of);
            let finding = format!("{} years since hardware crossing.", fixed(waited, 3));
            (record.status(false, waited > LONGEST_YEARS, None), finding)
        }
    };
    let strict = match day("r0_crossing").map(years) {
        Some(lag) if lag < SHORTEST_YEARS => Status::Failed,
        _ => status,
    };
    Ok(Judgement::new(status, finding).reading(
        "less than two years counted against it (v1 allows about none)",
        strict,
        "",
    ))
}
