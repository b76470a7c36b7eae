//! What figures, tables and claims are computed from: data opened once, models calibrated once.

use endodec_empirics::Datasets;
use endodec_game::calibration::{self, PrintedResults, Recovered};
use endodec_game::{Game, Params, Solution, cooperative, nash};

use crate::error::LedgerError;

/// Data and calibrated models.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// Every dataset, the embedded ones or the user's in their place.
    pub data: Datasets,
    /// The game at the baseline, which the paper does not print: recovered from printed results.
    pub baseline: Game,
    /// Its Nash solution.
    pub nash: Solution,
    /// Its cooperative solution.
    pub cooperative: Solution,
    /// What the printed results identify, with the calendar.
    pub recovered: Recovered,
}

impl Inputs {
    /// The embedded data and the recovered baseline.
    ///
    /// # Errors
    /// As [`Inputs::with_data`], and when an embedded file does not parse, which tests rule out.
    pub fn embedded() -> Result<Self, LedgerError> {
        Self::with_data(Datasets::embedded()?)
    }

    /// The given data and the recovered baseline.
    ///
    /// # Errors
    /// When a model refuses its parameters.
    pub fn with_data(data: Datasets) -> Result<Self, LedgerError> {
        let baseline = Game::new(Params::BASELINE)?;
        Ok(Self {
            data,
            baseline,
            nash: nash::solve(&baseline),
            cooperative: cooperative::solve(&baseline),
            recovered: calibration::recover(&PrintedResults::PAPER)?,
        })
    }
}
