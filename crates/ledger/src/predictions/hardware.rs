//! Predictions on the components of consumer hardware: stacked memory, dollars per GB/s.

use endodec_empirics::{CrossingCondition, Date, FormFactor};

use super::record::{Measured, Record, cheapest, computed, rows};
use super::{Judgement, Status};
use crate::error::LedgerError;
use endodec_table::number::fixed;

/// v1 and v2 Prediction 1.
const STACKED_GB: f64 = 16.0;
const STACKED_FAILED_GB: f64 = 8.0;
const STACKED_PRICE_USD: f64 = 200.0;

/// A consumer product with at least 16 GB of stacked memory for less than $200.
pub(super) fn stacked_memory(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let memory = record.measure("stacked_memory_gb");
    let prices = record.measure("stacked_price_usd");
    if memory.is_empty() {
        return Ok(Judgement::undecidable(
            ["stacked memory of consumer products, with prices"],
            "",
        ));
    }
    let price = |item: &str| cheapest(&prices, item);
    let enough = |product: &&Measured<'_>| product.low >= STACKED_GB;
    let met = memory.iter().filter(enough).any(|product| {
        price(product.item()).is_some_and(|price| {
            price.high < STACKED_PRICE_USD
                && record.in_time(product.known_on().max(price.known_on()))
        })
    });
    // What is not known to be too dear could be cheap enough.
    let candidates = || {
        memory.iter().filter(|product| {
            price(product.item()).is_none_or(|price| price.low < STACKED_PRICE_USD)
        })
    };
    let largest = candidates().max_by(|a, b| a.high.total_cmp(&b.high));
    let last = Date::new(2028, 12, 31).ok();
    let failed = record.watched_through(&memory, last)
        && largest.is_none_or(|product| product.high <= STACKED_FAILED_GB);
    let finding = match largest {
        Some(product) => format!(
            "Largest stacked memory in a product not known to cost $200 or more: {} GB ({}, {}).",
            product.text(),
            product.item(),
            price(product.item()).map_or("no retail price found".to_owned(), |price| format!(
                "${}",
                price.text()
            )),
        ),
        None => "No product with stacked memory is known to cost less than $200.".to_owned(),
    };
    let whatever_price = memory.iter().find(enough);
    let judgement = Judgement::new(record.status(met, failed, last), finding)
        .evidence(rows(&memory))
        .evidence(rows(&prices));
    Ok(match whatever_price {
        Some(product) => judgement.reading(
            "price did not count",
            Status::Met,
            format!(
                "{} carried {} GB in {}.",
                product.item(),
                product.text(),
                product.observation.date
            ),
        ),
        None => judgement,
    })
}

/// v1 section 4.5: $1,500 at 800 GB/s, for a system that holds 40 GB.
pub(super) fn gap(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let paper = CrossingCondition::PAPER;
    let target = paper.target_usd_per_gb_s();
    let mut systems: Vec<(String, f64, Date)> = record
        .measure("usd_per_gb_s_system")
        .iter()
        .map(|row| (row.item().to_owned(), row.high, row.known_on()))
        .collect();
    let mut table = Vec::new();
    for (device, provenance) in record.data.devices.devices.with_provenance() {
        let known_on = record
            .end_of(device.year)
            .filter(|end| *end <= record.as_of);
        let computer = device.form == FormFactor::Computer && device.holds(paper.model_gb);
        if let (true, Some(known_on), Some(usd)) = (computer, known_on, device.usd_per_gb_s()) {
            systems.push((device.name.clone(), usd, known_on));
            table.push(computed(
                format!("{}: price over bandwidth", device.name),
                device.year.to_string(),
                usd,
                "$/(GB/s)",
                provenance,
            ));
        }
    }
    let best = systems
        .iter()
        .filter(|system| record.in_time(system.2))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let Some((name, usd, _)) = best else {
        return Ok(Judgement::undecidable(
            ["price and bandwidth of systems that hold 40 GB"],
            "",
        ));
    };
    let met = *usd <= target;
    let deadline = record.stated.deadline_date;
    let failed = !met && record.watched_through(&record.measure("usd_per_gb_s_system"), deadline);
    let finding = format!(
        "Best new computer that holds 40 GB: {name} at {} $/(GB/s), against {target}.",
        fixed(*usd, 3)
    );
    let mut judgement = Judgement::new(record.status(met, failed, deadline), finding)
        .evidence(rows(&record.measure("usd_per_gb_s_system")))
        .evidence(table);
    for (measure, choice) in [
        (
            "usd_per_gb_s_cards",
            "a pair of graphics cards counted as a system, host left out and bandwidths added",
        ),
        ("usd_per_gb_s_used", "used parts counted, host left out"),
    ] {
        let found = record.measure(measure);
        if let Some(best) = found.iter().min_by(|a, b| a.high.total_cmp(&b.high)) {
            let met = best.high <= target && record.in_time(best.known_on());
            let finding = format!("{} at {} $/(GB/s).", best.item(), best.text());
            let failed = !met && record.watched_through(&found, deadline);
            judgement = judgement
                .reading(choice, record.status(met, failed, deadline), finding)
                .evidence(rows(&found));
        }
    }
    Ok(judgement)
}
