//! What claims are computed from.

use endodec_game::{Game, Params, Solution, cooperative, nash};

use crate::error::LedgerError;
use endodec_paper::{Constants, Inputs};

/// Data, and the constants that the paper's computations start from.
#[derive(Debug, Clone)]
pub struct Evidence<'a> {
    /// Shipped data and calibrated models.
    pub inputs: &'a Inputs,
    /// Constants of the paper.
    pub constants: Constants,
}

impl<'a> Evidence<'a> {
    /// These inputs and their constants.
    #[must_use]
    pub fn new(inputs: &'a Inputs) -> Self {
        Self {
            inputs,
            constants: inputs.constants,
        }
    }

    /// The baseline game, its Nash and its cooperative solution.
    ///
    /// # Errors
    /// When the model refuses the constants.
    pub fn baseline(&self) -> Result<Regimes, LedgerError> {
        Regimes::of(self.constants.game())
    }
}

/// A game with its two solutions.
#[derive(Debug, Clone, Copy)]
pub struct Regimes {
    /// The validated game.
    pub game: Game,
    /// Its Nash solution.
    pub nash: Solution,
    /// Its cooperative solution.
    pub cartel: Solution,
}

impl Regimes {
    /// Solves a game both ways.
    ///
    /// # Errors
    /// When the model refuses the parameters.
    pub fn of(params: Params) -> Result<Self, LedgerError> {
        let game = Game::new(params)?;
        Ok(Self {
            game,
            nash: nash::solve(&game),
            cartel: cooperative::solve(&game),
        })
    }

    /// Distances evenly spaced from the game's own down to one `count`-th of it.
    #[must_use]
    pub fn distances(&self, count: u32) -> Vec<f64> {
        (1..=count)
            .map(|k| self.game.distance() * f64::from(k) / f64::from(count))
            .collect()
    }
}
