//! The consumer device that runs a 70B model, by size (v1) or by quality (v2): Prediction 2.

use endodec_empirics::{CrossingCondition, Date, token_ceiling};

use super::record::{Measured, Record, cheapest, computed, rows};
use super::{EvidenceRow, Judgement, Status};
use crate::error::LedgerError;
use endodec_table::number::fixed;

/// Weights of a model of 32 billion parameters in 4-bit numbers, GB (v1 section 4.5).
const DENSE_32B_Q4_GB: f64 = 18.0;

/// Both versions of Prediction 2 have failed if nothing has achieved it by then.
fn failure_day() -> Option<Date> {
    Date::new(2031, 12, 31).ok()
}

/// v1: a consumer device under $1,500 runs a (dense) 70B model at 20 tokens/s.
pub(super) fn dense_70b(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let devices = Devices::read(record);
    let dense = devices.judge(record, "tok_s_dense_70b");
    let total = devices.judge(record, "tok_s_total_70b");
    let paper = CrossingCondition::PAPER;
    let judgement = Judgement::new(dense.status, dense.finding)
        .reading(
            "any model with 70 billion parameters in total counted, mixtures of experts included",
            total.status,
            total.finding,
        )
        .evidence(dense.evidence)
        .evidence(total.evidence);
    let judgement = sibling(record, &devices, judgement, "counted as well");
    let table: Vec<_> = record
        .data
        .devices
        .devices
        .with_provenance()
        .filter(|(device, _)| {
            record
                .end_of(device.year)
                .is_some_and(|end| end <= record.as_of)
        })
        .filter_map(|(device, provenance)| {
            Some((device, device.token_ceiling(paper.model_gb)?, provenance))
        })
        .collect();
    let met = table
        .iter()
        .any(|(device, _, _)| paper.evaluate(device).met == Some(true));
    let fast = table
        .iter()
        .filter(|(_, ceiling, _)| *ceiling >= paper.tokens_per_s);
    let cheapest =
        fast.filter_map(|(device, ceiling, _)| Some((device, ceiling, device.price_usd?)));
    let finding = match cheapest.min_by(|a, b| a.2.total_cmp(&b.2)) {
        Some((device, ceiling, price)) => format!(
            "Cheapest device whose bandwidth allows it at list price: {} (ceiling {} tokens/s, ${price}).",
            device.name,
            fixed(*ceiling, 3),
        ),
        None => "No device in the table has the bandwidth and holds the model.".to_owned(),
    };
    let ceilings = table.iter().map(|(device, ceiling, provenance)| {
        computed(
            format!("{}: bandwidth over 40 GB", device.name),
            device.year.to_string(),
            *ceiling,
            "tok/s",
            provenance.clone(),
        )
    });
    let status = record.status(met, false, failure_day());
    Ok(judgement
        .reading(
            "the theoretical ceiling (bandwidth over 40 GB) stood for a measurement",
            status,
            finding,
        )
        .evidence(ceilings))
}

/// v2: a consumer device under $1,500 gives the quality of a 70B model at 20 tokens/s.
pub(super) fn quality_70b(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let devices = Devices::read(record);
    let total = devices.judge(record, "tok_s_total_70b");
    let quality = record.measure("tok_s_70b_quality");
    let judgement = if quality.is_empty() {
        Judgement::undecidable(
            ["a benchmark and the score of a reference 70B model, which the paper does not name"],
            "What counts as the quality of a 70B model decides everything: models that fit in 32 GB have published scores, \
             but nothing to hold them against.",
        )
    } else {
        let found = devices.judge(record, "tok_s_70b_quality");
        Judgement::new(found.status, found.finding).evidence(found.evidence)
    };
    let judgement = judgement
        .reading(
            "only models with at least 70 billion parameters in total have that quality",
            total.status,
            total.finding,
        )
        .evidence(total.evidence);
    let judgement = sibling(
        record,
        &devices,
        judgement,
        "alone counted as having that quality",
    );
    Ok(match card(record) {
        Some((status, finding, evidence)) => judgement
            .reading("a 32B model of 2026 has that quality and a graphics card without its host is a device", status, finding)
            .evidence(evidence),
        None => judgement,
    })
}

/// The reading in which a speed holds for a cheaper device of the same chip on which nobody is known to have run the model.
fn sibling(
    record: &Record<'_>,
    devices: &Devices<'_>,
    judgement: Judgement,
    counted: &str,
) -> Judgement {
    let measure = "tok_s_total_70b_sibling";
    if record.measure(measure).is_empty() {
        return judgement;
    }
    let found = devices.judge(record, measure);
    judgement
        .reading(
            format!(
                "models with 70 billion parameters in total {counted}, and a speed measured on a device of the same chip and \
                 bandwidth with more memory stood for the cheaper one that is large enough"
            ),
            found.status,
            found.finding,
        )
        .evidence(found.evidence)
}

/// The cheapest card that holds a 32B model: price of the card alone, ceiling from its bandwidth.
fn card(record: &Record<'_>) -> Option<(Status, String, Vec<EvidenceRow>)> {
    let prices = record.measure("card_price_usd");
    let (bandwidths, memories) = (
        record.measure("card_bandwidth_gb_s"),
        record.measure("card_memory_gb"),
    );
    let of = |rows: &[Measured<'_>], item: &str| {
        rows.iter()
            .find(|row| row.item() == item)
            .map(|row| row.low)
    };
    let paper = CrossingCondition::PAPER;
    let cases: Vec<(&Measured<'_>, f64)> = prices
        .iter()
        .filter(|price| of(&memories, price.item()).is_some_and(|memory| memory >= DENSE_32B_Q4_GB))
        .filter_map(|price| {
            Some((
                price,
                token_ceiling(of(&bandwidths, price.item())?, DENSE_32B_Q4_GB),
            ))
        })
        .collect();
    let (price, ceiling) = cases
        .into_iter()
        .min_by(|a, b| a.0.high.total_cmp(&b.0.high))?;
    let met = ceiling >= paper.tokens_per_s
        && price.high < paper.price_usd
        && record.in_time(price.known_on());
    let finding = format!(
        "{}: ${} and at most {} tokens/s (bandwidth over {DENSE_32B_Q4_GB} GB); what the rest of a computer costs is left out.",
        price.item(),
        price.text(),
        fixed(ceiling, 3),
    );
    let status = record.status(met, false, failure_day());
    let evidence = rows(&prices)
        .into_iter()
        .chain(rows(&bandwidths))
        .chain(rows(&memories))
        .collect();
    Some((status, finding, evidence))
}

/// Prices of devices, to be joined with speeds.
struct Devices<'a> {
    prices: Vec<Measured<'a>>,
}

struct DeviceFinding {
    status: Status,
    finding: String,
    evidence: Vec<EvidenceRow>,
}

impl<'a> Devices<'a> {
    fn read(record: &Record<'a>) -> Self {
        Self {
            prices: record.measure("device_price_usd"),
        }
    }

    fn judge(&self, record: &Record<'a>, speed_measure: &str) -> DeviceFinding {
        let paper = CrossingCondition::PAPER;
        let speeds = record.measure(speed_measure);
        let fast: Vec<&Measured<'_>> = speeds
            .iter()
            .filter(|speed| speed.low >= paper.tokens_per_s)
            .collect();
        let achieved: Vec<Date> = fast
            .iter()
            .filter_map(|speed| {
                let price = cheapest(&self.prices, speed.item())
                    .filter(|price| price.high < paper.price_usd)?;
                Some(price.known_on().max(speed.known_on()))
            })
            .collect();
        let met = achieved.iter().any(|day| record.in_time(*day));
        let failed = achieved.is_empty() && record.watched_through(&speeds, failure_day());
        let mut parts = Vec::new();
        let priced = fast
            .iter()
            .filter_map(|speed| Some((*speed, cheapest(&self.prices, speed.item())?)));
        match priced.min_by(|a, b| a.1.low.total_cmp(&b.1.low)) {
            Some((speed, price)) => parts.push(format!(
                "Cheapest that is fast enough: {} at {} tokens/s, lowest price seen ${} ({}).",
                speed.item(),
                speed.text(),
                price.text(),
                price.observation.date,
            )),
            None => parts.push("Nothing with a known price is fast enough.".to_owned()),
        }
        let cheap = speeds.iter().filter(|speed| {
            cheapest(&self.prices, speed.item()).is_some_and(|price| price.high < paper.price_usd)
        });
        if let Some(speed) = cheap.max_by(|a, b| a.low.total_cmp(&b.low)) {
            parts.push(format!(
                "Fastest that is cheap enough: {} at {} tokens/s.",
                speed.item(),
                speed.text()
            ));
        }
        let mut unpriced: Vec<&str> = fast
            .iter()
            .filter(|speed| cheapest(&self.prices, speed.item()).is_none())
            .map(|speed| speed.item())
            .collect();
        unpriced.dedup();
        if !unpriced.is_empty() {
            parts.push(format!(
                "Fast enough, without a stated price: {}.",
                unpriced.join(", ")
            ));
        }
        let relevant = self
            .prices
            .iter()
            .filter(|price| speeds.iter().any(|speed| speed.item() == price.item()));
        DeviceFinding {
            status: record.status(met, failed, failure_day()),
            finding: parts.join(" "),
            evidence: rows(&speeds)
                .into_iter()
                .chain(relevant.map(Measured::row))
                .collect(),
        }
    }
}
