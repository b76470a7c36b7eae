//! What claims, figures and tables are computed from: data opened once, models calibrated once.

use endodec_empirics::Datasets;
use endodec_game::calibration::Recovered;
use endodec_game::{Game, Solution, cooperative, nash};

use crate::{Constants, PaperError};

/// Data, constants, and the models calibrated by them.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// Every dataset, the embedded ones or the user's in their place.
    pub data: Datasets,
    /// The constants of the paper's computations.
    pub constants: Constants,
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
    /// The embedded data and the paper's constants.
    ///
    /// # Errors
    /// As [`Inputs::with_data`], and when an embedded file does not parse, which tests rule out.
    pub fn embedded() -> Result<Self, PaperError> {
        Self::with_data(Datasets::embedded()?)
    }

    /// The given data and the paper's constants.
    ///
    /// # Errors
    /// When a model refuses its parameters.
    pub fn with_data(data: Datasets) -> Result<Self, PaperError> {
        Self::new(data, Constants::PAPER)
    }

    /// The given data and constants: here an error is planted in a constant, and nowhere else.
    ///
    /// # Errors
    /// When a model refuses its parameters.
    pub fn new(data: Datasets, constants: Constants) -> Result<Self, PaperError> {
        let baseline = Game::new(constants.game())?;
        Ok(Self {
            data,
            constants,
            baseline,
            nash: nash::solve(&baseline),
            cooperative: cooperative::solve(&baseline),
            recovered: constants.recovered()?,
        })
    }
}
