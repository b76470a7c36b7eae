//! Learning rates that studies published.

use crate::{DataError, Dataset, load::Files};

/// A published learning rate.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedLearningRate {
    /// Technology and period.
    pub series: String,
    /// Study; none where no estimate was found.
    pub study: Option<String>,
    /// Fall of cost with each doubling of output, a fraction; none where no estimate was found.
    pub learning_rate: Option<f64>,
}

pub(crate) fn read(files: &Files) -> Result<Dataset<PublishedLearningRate>, DataError> {
    files.dataset("learning_rates_published", |row| {
        let learning_rate = row.optional_number("learning_rate")?;
        if learning_rate.is_some_and(|rate| rate >= 1.0) {
            return Err(row.bad("learning_rate", "a fraction below 1").into());
        }
        Ok(PublishedLearningRate {
            series: row.text("series")?.to_owned(),
            study: row.optional_text("study")?.map(str::to_owned),
            learning_rate,
        })
    })
}
