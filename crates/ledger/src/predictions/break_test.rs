//! The HBM series grows long enough for a test of two regimes (v2 Prediction 5).

use super::Judgement;
use super::record::{Record, computed};
use crate::error::LedgerError;

/// v2: by 2028 the HBM series is long enough for a test of two regimes.
pub(super) fn series_length(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    // A line with its error in each of two regimes; ten observations in each, for asymptotic critical values.
    const LEAST: usize = 6;
    const COMFORTABLE: usize = 20;
    let generations = &record.data.hbm.generations;
    let n = generations
        .iter()
        .filter(|row| record.is_over(row.year))
        .count();
    let status = |enough: usize| {
        let over = record
            .stated
            .deadline_date
            .is_some_and(|deadline| record.as_of > deadline);
        record.status(n >= enough, over && n < enough, None)
    };
    let judgement = Judgement::undecidable(
        [
            "the number of observations that is enough, which the paper does not state",
            "cumulative output of HBM, without which no number of prices makes a learning curve",
        ],
        format!("{n} yearly prices of HBM by {}.", record.as_of.year()),
    );
    let evidence = computed(
        "Yearly HBM prices in the author's table",
        record.as_of.year().to_string(),
        f64::from(u32::try_from(n).unwrap_or(u32::MAX)),
        "observations",
        generations.provenance().clone(),
    );
    Ok(judgement
        .reading(
            format!("the least that lets two lines be fitted ({LEAST}) is enough"),
            status(LEAST),
            "A test on so few has hardly any power.",
        )
        .reading(
            format!("ten observations in each regime ({COMFORTABLE}) are needed"),
            status(COMFORTABLE),
            format!("{} are lacking.", COMFORTABLE.saturating_sub(n)),
        )
        .evidence([evidence]))
}
