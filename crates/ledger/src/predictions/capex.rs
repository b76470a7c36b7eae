//! Inference spending falls while training spending does not (Prediction 3).

use std::collections::BTreeMap;

use endodec_empirics::{CapexBasis, FOUR_FIRMS};

use super::Judgement;
use super::record::{Measured, Record, computed};
use crate::error::LedgerError;
use endodec_table::number::fixed;

/// The fall of inference spending that both versions ask for, a fraction.
const FALL: f64 = 0.20;

/// v1: the firm must also say that it turns to edge, hybrid or licensing.
pub(super) fn with_statement(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    judge(record, true)
}

/// v2: the two movements suffice.
pub(super) fn without_statement(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    judge(record, false)
}

fn judge(record: &Record<'_>, needs_statement: bool) -> Result<Judgement, LedgerError> {
    let inference = record.measure("inference_capex_usd_bn");
    let training = record.measure("training_capex_usd_bn");
    let statements = record.dates_of("strategy_statement");
    let total = total_spending(record);
    let judgement = if inference.is_empty() || training.is_empty() {
        Judgement::undecidable(
            [
                "capital expenditure on inference by firm and year",
                "capital expenditure on training by firm and year",
            ],
            "No firm publishes the split.",
        )
    } else {
        let (of_inference, of_training) =
            (by_firm_and_year(&inference), by_firm_and_year(&training));
        let confirmed: Vec<&(String, i16)> = of_inference
            .iter()
            .filter(|((firm, year), spent)| {
                let before = (firm.clone(), year - 1);
                let key = (firm.clone(), *year);
                let fell = of_inference
                    .get(&before)
                    .is_some_and(|last| spent.1 <= last.0 * (1.0 - FALL));
                let kept = match (of_training.get(&before), of_training.get(&key)) {
                    (Some(last), Some(now)) => now.0 >= last.1,
                    _ => false,
                };
                let said = statements
                    .iter()
                    .any(|(row, _)| row.item.as_deref() == Some(firm.as_str()));
                fell && kept && (said || !needs_statement)
            })
            .map(|(key, _)| key)
            .collect();
        let deadline = record.stated.deadline_date;
        let met = confirmed
            .iter()
            .any(|(_, year)| deadline.is_none_or(|deadline| *year <= deadline.year()));
        let failed = !met && record.watched_through(&inference, deadline);
        let finding = match confirmed.first() {
            Some((firm, year)) => format!("{firm} did in {year}."),
            None => "No firm with a published split did.".to_owned(),
        };
        Judgement::new(record.status(met, failed, deadline), finding)
            .evidence(inference.iter().chain(&training).map(Measured::row))
    };
    Ok(match total {
        Some((finding, evidence)) => Judgement {
            finding: format!("{} {finding}", judgement.finding),
            ..judgement
        }
        .evidence(evidence),
        None => judgement,
    })
}

/// Lower and upper amounts by firm and year.
fn by_firm_and_year(rows: &[Measured<'_>]) -> BTreeMap<(String, i16), (f64, f64)> {
    rows.iter()
        .map(|row| {
            (
                (row.item().to_owned(), row.known_on().year()),
                (row.low, row.high),
            )
        })
        .collect()
}

/// What all spending of the four firms did in the last two fiscal years on file.
fn total_spending(record: &Record<'_>) -> Option<(String, Vec<super::EvidenceRow>)> {
    let capex = &record.data.capex;
    let known = |year: i16| {
        let total = capex.filed_total(year, &FOUR_FIRMS, CapexBasis::Gross);
        let complete = total.missing.is_empty()
            && total
                .fiscal_year_ends
                .is_some_and(|(_, last)| last <= record.as_of);
        complete.then_some(total.usd_bn)
    };
    let year = (1990..=record.as_of.year())
        .rev()
        .find(|year| known(*year).is_some())?;
    let (now, before) = (known(year)?, known(year - 1)?);
    let finding = format!(
        "All capital expenditure of the four firms went from {} to {} billion dollars between fiscal {} and {year}, which says \
         nothing of the split.",
        fixed(before, 3),
        fixed(now, 3),
        year - 1,
    );
    let evidence = [(year - 1, before), (year, now)].map(|(year, usd_bn)| super::EvidenceRow {
        decides: false,
        ..computed(
            "Capital expenditure of the four firms, gross",
            format!("fiscal {year}"),
            usd_bn,
            "$B",
            capex.filings.provenance().clone(),
        )
    });
    Some((finding, evidence.to_vec()))
}
