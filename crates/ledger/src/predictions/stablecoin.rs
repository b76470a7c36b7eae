//! Treasuries of stablecoin issuers (Prediction 4).

use super::record::{Measured, Record};
use super::{Judgement, Status};
use crate::error::LedgerError;

const THRESHOLD_USD_BN: f64 = 300.0;
const PLATEAU_USD_BN: f64 = 200.0;

/// Stablecoin issuers hold more than $300 billion of Treasuries.
pub(super) fn treasuries(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let holdings = record.measure("stablecoin_treasuries_usd_bn");
    let Some(largest) = holdings.iter().max_by(|a, b| a.high.total_cmp(&b.high)) else {
        return Ok(Judgement::undecidable(
            ["Treasury holdings of stablecoin issuers"],
            "",
        ));
    };
    let mut items: Vec<&str> = holdings.iter().map(Measured::item).collect();
    items.sort_unstable();
    items.dedup();
    let below = items.iter().filter(|item| {
        let mut of_item = holdings.iter().filter(|row| row.item() == **item);
        of_item.all(|row| row.high < PLATEAU_USD_BN)
    });
    let finding = format!(
        "Largest total reported: {} billion dollars ({}, {}). Of {} ways to count, {} stay below the \
         {PLATEAU_USD_BN} billion of the failure condition.",
        largest.text(),
        largest.item(),
        largest.observation.date,
        items.len(),
        below.count(),
    );
    let mut judgement = Judgement::new(status(record, &holdings), finding)
        .evidence(holdings.iter().map(Measured::row));
    for item in items.iter().filter(|item| **item != largest.item()) {
        let of_item: Vec<Measured<'_>> = holdings
            .iter()
            .filter(|row| row.item() == *item)
            .cloned()
            .collect();
        if let Some(newest) = of_item.last() {
            let finding = format!(
                "{} billion dollars on {}.",
                newest.text(),
                newest.observation.date
            );
            judgement = judgement.reading(
                format!("only \"{item}\" counted"),
                status(record, &of_item),
                finding,
            );
        }
    }
    let supply = record.measure("stablecoin_supply_usd_bn");
    let mut issuers: Vec<&str> = supply.iter().map(Measured::item).collect();
    issuers.sort_unstable();
    issuers.dedup();
    for item in issuers {
        let of_item: Vec<Measured<'_>> = supply
            .iter()
            .filter(|row| row.item() == item)
            .cloned()
            .collect();
        if let Some(newest) = of_item.last() {
            let finding = format!(
                "Supply: {} billion dollars on {}; holdings are a part of it.",
                newest.text(),
                newest.observation.date,
            );
            judgement = judgement.reading(
                format!("every coin of {item} counted as a Treasury bill"),
                status(record, &of_item),
                finding,
            );
        }
    }
    judgement = judgement.evidence(supply.iter().map(Measured::row));
    Ok(judgement)
}

/// The paper gives the plateau below 200 no horizon; the deadline of the threshold is taken.
fn status(record: &Record<'_>, holdings: &[Measured<'_>]) -> Status {
    let deadline = record.stated.deadline_date;
    let met = holdings
        .iter()
        .any(|row| row.low > THRESHOLD_USD_BN && record.in_time(row.known_on()));
    let below = holdings.iter().all(|row| row.high < PLATEAU_USD_BN);
    record.status(
        met,
        below && record.watched_through(holdings, deadline),
        deadline,
    )
}
