//! Memory prices fall below trend once the capacity built in the boom is there.

use endodec_empirics::Date;
use endodec_learning::{Covariance, regression};
use jiff::Span;

use super::record::{Measured, Record, computed};
use super::{EvidenceRow, Judgement};
use crate::error::LedgerError;
use endodec_table::number::fixed;

/// GB in a chip of 16 Gb.
const CHIP_GB: f64 = 2.0;
/// Last year before the boom, and first year of the regime that the paper finds (v2 Table 13).
const PRE_BOOM: (i16, i16) = (2008, 2024);

/// A price held against a trend that the paper does not state.
struct Deviation<'a> {
    row: Measured<'a>,
    usd_per_gb: f64,
    fitted: f64,
    last_level: f64,
}

impl Deviation<'_> {
    fn is_below(&self, trend: f64) -> bool {
        self.usd_per_gb < trend
    }
}

/// Spot prices of DDR5, each with the pre-boom trend of the author's panel carried to its date.
fn deviations<'a>(record: &Record<'a>) -> Result<Vec<Deviation<'a>>, LedgerError> {
    let years: Vec<_> = record
        .data
        .dram
        .panel
        .iter()
        .filter(|row| (PRE_BOOM.0..=PRE_BOOM.1).contains(&row.year) && record.is_over(row.year))
        .collect();
    let Some(last) = years.last() else {
        return Ok(Vec::new());
    };
    let x: Vec<f64> = years.iter().map(|row| f64::from(row.year)).collect();
    let y: Vec<f64> = years
        .iter()
        .map(|row| libm::log(row.price_usd_per_gb))
        .collect();
    let trend = regression::regress(&x, &y, Covariance::Classical)?;
    Ok(record
        .measure("ddr5_16gb_chip_usd")
        .into_iter()
        .map(|row| {
            let day = row.known_on();
            let year = f64::from(day.year()) + f64::from(day.day_of_year()) / 365.25;
            Deviation {
                usd_per_gb: (row.low + row.high) / 2.0 / CHIP_GB,
                // The panel's prices are of the year as a whole, hence of its middle.
                fitted: libm::exp(trend.at(year - 0.5)),
                last_level: last.price_usd_per_gb,
                row,
            }
        })
        .collect())
}

fn evidence(record: &Record<'_>, deviations: &[Deviation<'_>]) -> Vec<EvidenceRow> {
    let trend = deviations.last().map(|deviation| {
        computed(
            "DRAM price on the trend of 2008-24, carried on",
            deviation.row.observation.date.clone(),
            deviation.fitted,
            "$/GB",
            record.data.dram.panel.provenance().clone(),
        )
    });
    deviations
        .iter()
        .map(|deviation| deviation.row.row())
        .chain(trend)
        .collect()
}

fn level(deviation: &Deviation<'_>) -> String {
    format!(
        "Newest dated spot price: {} $/GB on {}, {} times the price on the log-linear trend of {}-{}.",
        fixed(deviation.usd_per_gb, 3),
        deviation.row.observation.date,
        fixed(deviation.usd_per_gb / deviation.fitted, 3),
        PRE_BOOM.0,
        PRE_BOOM.1,
    )
}

/// Both: prices below trend in 2028-29.
pub(super) fn below_trend(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let deviations = deviations(record)?;
    let Some(newest) = deviations.last() else {
        return Ok(Judgement::undecidable(["a series of DRAM prices"], ""));
    };
    let rows: Vec<Measured<'_>> = deviations
        .iter()
        .map(|deviation| deviation.row.clone())
        .collect();
    let deadline = record.stated.deadline_date;
    let status = |trend: fn(&Deviation<'_>) -> f64| {
        // The boom begins in the autumn of 2025; a price below trend before it is no overcapacity.
        let after_boom = |deviation: &&Deviation<'_>| deviation.row.known_on().year() >= 2026;
        let below = deviations.iter().filter(after_boom).any(|deviation| {
            deviation.is_below(trend(deviation)) && record.in_time(deviation.row.known_on())
        });
        record.status(
            below,
            !below && record.watched_through(&rows, deadline),
            deadline,
        )
    };
    Ok(
        Judgement::new(status(|deviation| deviation.fitted), level(newest))
            .reading(
                "the trend were the last price before the boom, held",
                status(|deviation| deviation.last_level),
                format!("{} $/GB in {}.", fixed(newest.last_level, 3), PRE_BOOM.1),
            )
            .evidence(evidence(record, &deviations)),
    )
}

/// v2: packaging prices below trend within three years of full ramp.
pub(super) fn packaging_lag(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let booked = record.measure("packaging_booked_pct");
    let ramp = record.dates_of("packaging_full_ramp");
    let prices = record.measure("packaging_price_to_trend");
    let ramp_day = ramp
        .iter()
        .filter_map(|(row, _)| row.value_period())
        .map(|(_, last)| last)
        .min();
    let finding = booked.last().map_or(String::new(), |row| {
        format!(
            "Booked: {} % of the capacity of the leading packager ({}); no sign of overcapacity.",
            row.text(),
            row.observation.date
        )
    });
    let judgement = match ramp_day {
        Some(day) if !prices.is_empty() => {
            let last = day.checked_add(Span::new().years(3)).ok();
            let met = prices.iter().any(|row| {
                row.high < 1.0
                    && row.known_on() >= day
                    && last.is_none_or(|last| row.known_on() <= last)
            });
            let failed = !met && record.watched_through(&prices, last);
            Judgement::new(record.status(met, failed, last), finding)
        }
        _ => Judgement::undecidable(
            [
                "the day of full ramp, from which the three years count",
                "prices of advanced packaging",
            ],
            finding,
        ),
    };
    Ok(judgement.evidence(booked.iter().chain(&prices).map(Measured::row)))
}

/// v2: the deviation of 2025-26 ends when new capacity arrives.
pub(super) fn supercycle(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let deviations = deviations(record)?;
    let Some(newest) = deviations.last() else {
        return Ok(Judgement::undecidable(["a series of DDR5 prices"], ""));
    };
    let plants = record.dates_of("new_dram_capacity");
    let mut opening: Vec<(Date, Date, &str)> = plants
        .iter()
        .filter_map(|(row, _)| {
            row.value_period()
                .map(|(first, last)| (first, last, row.item.as_deref().unwrap_or_default()))
        })
        .collect();
    opening.sort_unstable();
    let (Some(first), Some(last)) = (opening.first(), opening.iter().max_by_key(|plant| plant.1))
    else {
        return Ok(
            Judgement::undecidable(["opening days of new DRAM capacity"], level(newest))
                .evidence(evidence(record, &deviations)),
        );
    };
    let rows: Vec<Measured<'_>> = deviations
        .iter()
        .map(|deviation| deviation.row.clone())
        .collect();
    let ended = deviations.iter().any(|deviation| {
        deviation.is_below(deviation.fitted) && deviation.row.known_on() >= first.0
    });
    let failed_after = |day: Date| !ended && record.watched_through(&rows, Some(day));
    let finding = format!(
        "{} New capacity is announced from {} ({}) to {} ({}); {}.",
        level(newest),
        first.0,
        first.2,
        last.1,
        last.2,
        if record.as_of < first.0 {
            "none is there yet"
        } else {
            "the first is due in this period"
        },
    );
    let plants = plants
        .iter()
        .map(|(row, provenance)| super::record::row(row, provenance.clone(), true));
    Ok(Judgement::new(
        record.status(ended, failed_after(last.1), Some(last.1)),
        finding,
    )
    .reading(
        "the first new plant were to end it",
        record.status(ended, failed_after(first.1), Some(first.1)),
        format!("{} is due by {}.", first.2, first.1),
    )
    .evidence(evidence(record, &deviations))
    .evidence(plants))
}
