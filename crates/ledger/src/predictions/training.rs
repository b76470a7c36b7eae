//! Training stays centralised, and in few hands (Prediction 9).

use super::record::{Measured, Record};
use super::{Judgement, Status};
use crate::error::LedgerError;

/// Synchronised accelerators and days of a frontier run.
const FRONTIER_GPUS: f64 = 10_000.0;
const FRONTIER_DAYS: f64 = 7.0;
/// Organisations from which on the clause of v1 fails.
const ORGANISATIONS: f64 = 20.0;

/// No frontier model is trained outside centralised clusters through 2035.
pub(super) fn centralised(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let gpus = record.measure("decentralised_run_gpus");
    let days = record.measure("decentralised_run_days");
    let parity = record.measure("decentralised_run_parity");
    let Some(largest) = gpus.iter().max_by(|a, b| a.high.total_cmp(&b.high)) else {
        return Ok(Judgement::undecidable(
            ["size of decentralised training runs"],
            "",
        ));
    };
    let of = |rows: &[Measured<'_>], item: &str, least: f64| {
        rows.iter().any(|row| row.item() == item && row.low > least)
    };
    let frontier: Vec<&Measured<'_>> = gpus.iter().filter(|run| run.low > FRONTIER_GPUS).collect();
    let failed = frontier
        .iter()
        .any(|run| of(&days, run.item(), FRONTIER_DAYS) && of(&parity, run.item(), 0.0));
    let deadline = record.stated.deadline_date;
    let met = !failed && record.watched_through(&gpus, deadline);
    let finding = format!(
        "Largest run outside one cluster: {} accelerators ({}), against more than {FRONTIER_GPUS}.",
        largest.text(),
        largest.item(),
    );
    let judgement = Judgement::new(record.status(met, failed, deadline), finding)
        .evidence(gpus.iter().chain(&days).chain(&parity).map(Measured::row));
    let sites = record.measure("multi_site_run_sites");
    Ok(match sites.first() {
        Some(run) => judgement
            .reading(
                "several sites of one owner on a private network counted as outside a centralised cluster",
                record.status(false, of(&parity, run.item(), 0.0), deadline),
                format!(
                    "{}: {} sites. {}. The first frontier model reported as trained across them would refute the prediction.",
                    run.item(),
                    run.text(),
                    run.observation.statement,
                ),
            )
            .evidence(sites.iter().map(Measured::row)),
        None => judgement,
    })
}

/// v1: fewer than 20 organisations can train frontier models.
pub(super) fn organisations(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let counts = record.measure("frontier_developers");
    let Some(newest) = counts.last() else {
        return Ok(Judgement::undecidable(
            ["number of organisations that have trained a frontier model"],
            "",
        ));
    };
    let failed = counts.iter().any(|count| count.low >= ORGANISATIONS);
    let deadline = record.stated.deadline_date;
    let met = !failed && record.watched_through(&counts, deadline);
    let finding = format!(
        "{} on {}, counted at more than 10²⁵ operations, which is a lower bar than {FRONTIER_GPUS} accelerators for a week.",
        newest.text(),
        newest.observation.date,
    );
    Ok(Judgement::new(record.status(met, failed, deadline), finding)
        .reading(
            "the bar rises with the frontier, as the paper's definition by accelerators does not",
            if failed { Status::Open } else { record.status(met, false, deadline) },
            "The number above a fixed bar can only grow.",
        )
        .evidence(counts.iter().map(Measured::row)))
}
