//! Open-weight models serve most inference tokens (v2 Prediction 8).

use endodec_empirics::{Date, RoutedTokens};

use super::record::{Measured, Record, computed};
use super::{Judgement, Status};
use crate::error::LedgerError;

const MAJORITY: f64 = 0.5;
/// Closed models' share above which the prediction has failed at the end of 2029.
const CLOSED_DOMINANCE: f64 = 0.6;

/// More than half of global inference tokens.
pub(super) fn share_of_tokens(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let global = record.measure("open_weight_share_global");
    let horizon = Date::new(2029, 12, 31).ok();
    let judgement = if global.is_empty() {
        Judgement::undecidable(
            ["global inference tokens by licence of the model"],
            "One router publishes its tokens. What makers serve to their own customers is not in it, so that its share says \
             what its users choose where changing the model is one line, not what the world runs; surveys of enterprises point \
             the other way (see the context).",
        )
    } else {
        let met = global
            .iter()
            .any(|row| share(row).0 > MAJORITY && record.in_time(row.known_on()));
        let failed = record.watched_through(&global, horizon)
            && global
                .iter()
                .all(|row| 1.0 - share(row).1 > CLOSED_DOMINANCE);
        let finding = global.last().map_or(String::new(), |row| {
            format!(
                "{} {} on {}.",
                row.text(),
                row.observation.unit,
                row.observation.date
            )
        });
        Judgement::new(record.status(met, failed, horizon), finding)
            .evidence(global.iter().map(Measured::row))
    };
    let months: Vec<&RoutedTokens> = record
        .data
        .openrouter
        .monthly
        .iter()
        .filter(|month| month.through <= record.as_of)
        .collect();
    let Some(newest) = months.last() else {
        return Ok(other_routers(record, judgement));
    };
    let low = passage(record, &months, RoutedTokens::open_share_low);
    let high = passage(record, &months, RoutedTokens::open_share_high);
    let provenance = record.data.openrouter.monthly.provenance();
    let date = month_name(newest.date);
    let judgement = judgement
        .reading(
            "OpenRouter stood for the world and unclassified models counted as closed",
            low.0,
            low.1,
        )
        .reading(
            "OpenRouter stood for the world and unclassified models were left out",
            high.0,
            high.1,
        )
        .evidence([
            computed(
                "OpenRouter: open over all tokens",
                date.clone(),
                newest.open_share_low(),
                "fraction",
                provenance.clone(),
            ),
            computed(
                "OpenRouter: open over open and closed tokens",
                date,
                newest.open_share_high(),
                "fraction",
                provenance.clone(),
            ),
        ]);
    Ok(other_routers(record, judgement))
}

/// A share as fractions, lower and upper end.
fn share(row: &Measured<'_>) -> (f64, f64) {
    if row.observation.unit.contains('%') {
        (row.low / 100.0, row.high / 100.0)
    } else {
        (row.low, row.high)
    }
}

/// The same with each other router in the place of the world.
fn other_routers(record: &Record<'_>, mut judgement: Judgement) -> Judgement {
    let shares = record.measure("open_weight_share_router");
    let mut routers: Vec<&str> = shares.iter().map(Measured::item).collect();
    routers.sort_unstable();
    routers.dedup();
    for router in routers {
        let of_router = || shares.iter().filter(|row| row.item() == router);
        let met = of_router().any(|row| share(row).0 > MAJORITY && record.in_time(row.known_on()));
        if let Some(newest) = of_router().next_back() {
            judgement = judgement.reading(
                format!("{router} stood for the world"),
                record.status(met, false, Date::new(2029, 12, 31).ok()),
                format!(
                    "{} {} on {}: routers differ, so that neither can stand for the world.",
                    newest.text(),
                    newest.observation.unit,
                    newest.observation.date
                ),
            );
        }
    }
    judgement.evidence(shares.iter().map(Measured::row))
}

/// When the share passes one half, whether it falls back, and where it stands.
fn passage(
    record: &Record<'_>,
    months: &[&RoutedTokens],
    share: fn(&RoutedTokens) -> f64,
) -> (Status, String) {
    let above = |month: &&&RoutedTokens| share(month) > MAJORITY;
    let first = months.iter().find(above);
    let met = first.is_some_and(|month| record.in_time(month.through));
    let status = record.status(met, false, Date::new(2029, 12, 31).ok());
    let newest = months.last().map_or(String::new(), |month| {
        format!(
            "{:.1} % in {}",
            100.0 * share(month),
            month_name(month.date)
        )
    });
    let finding = match first {
        None => format!("Never above one half; {newest}."),
        Some(first) => {
            let since = months
                .iter()
                .rposition(|month| share(month) <= MAJORITY)
                .and_then(|at| months.get(at + 1));
            let back = match since {
                Some(month) if month.date > first.date => format!(
                    ", then back below, and above without interruption since {}",
                    month_name(month.date)
                ),
                Some(_) => ", without interruption since".to_owned(),
                None if months.last().is_some_and(|month| share(month) > MAJORITY) => {
                    ", without interruption since".to_owned()
                }
                None => ", and back below".to_owned(),
            };
            format!(
                "First above one half in {} ({:.1} %){back}; {newest}.",
                month_name(first.date),
                100.0 * share(first)
            )
        }
    };
    (status, finding)
}

fn month_name(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}
