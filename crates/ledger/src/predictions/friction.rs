//! Coordination friction falls on three proxies (v1 Prediction 8).

use super::record::{Measured, Record};
use super::{Judgement, Status};
use crate::error::LedgerError;

/// Observations below which a series has no direction.
const SHORTEST: usize = 3;

struct Proxy {
    measure: &'static str,
    name: &'static str,
}

const PROXIES: [Proxy; 3] = [
    Proxy {
        measure: "days_to_support",
        name: "days from release of a model to support in the common local runtime",
    },
    Proxy {
        measure: "incompatible_formats",
        name: "market-weighted number of incompatible model formats, a series",
    },
    Proxy {
        measure: "settlement_cost_pct",
        name: "cost of settling a micropayment, a series",
    },
];

/// All three proxies fall through 2030.
pub(super) fn proxies(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let mut sentences = Vec::new();
    let mut missing = Vec::new();
    let mut falling = Vec::new();
    let mut evidence = Vec::new();
    let deadline = record.stated.deadline_date;
    let mut over = false;
    for proxy in &PROXIES {
        let rows = record.measure(proxy.measure);
        evidence.extend(rows.iter().map(Measured::row));
        if rows.len() < SHORTEST {
            missing.push(proxy.name.to_owned());
            continue;
        }
        over |= record.watched_through(&rows, deadline);
        let (concordant, discordant) = pairs(&rows);
        falling.push(discordant > concordant);
        sentences.push(format!(
            "Of {} observations of {}, later ones are higher in {concordant} pairs and lower in {discordant}: {}.",
            rows.len(),
            proxy.name,
            if discordant > concordant { "falling" } else { "no fall" },
        ));
    }
    let status = match (over, falling.contains(&false), missing.is_empty()) {
        (true, true, _) => Status::Failed,
        (true, false, true) => Status::Met,
        (false, _, true) if deadline.is_none_or(|deadline| record.as_of <= deadline) => {
            Status::Open
        }
        _ => Status::Undecidable,
    };
    let mut judgement = Judgement::new(status, sentences.join(" "));
    judgement.missing = missing;
    if let Some(first) = falling.first() {
        let alone = if over && *first {
            Status::Met
        } else if over {
            Status::Failed
        } else {
            Status::Open
        };
        judgement = judgement.reading("the measured proxy stood for all three", alone, "");
    }
    Ok(judgement.evidence(evidence))
}

/// Pairs in which the later value is higher, and lower, as far as ranges and bounds let one say (Kendall).
fn pairs(rows: &[Measured<'_>]) -> (usize, usize) {
    let mut counts = (0, 0);
    for (at, earlier) in rows.iter().enumerate() {
        for later in &rows[at + 1..] {
            if later.low > earlier.high {
                counts.0 += 1;
            } else if later.high < earlier.low {
                counts.1 += 1;
            }
        }
    }
    counts
}
