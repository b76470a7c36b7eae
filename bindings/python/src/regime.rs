//! The regimes of the game by the names that the command line gives them.

use endodec_game::{Game, GameError, Params, Solution, cooperative, nash, surplus};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Who chooses output.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Regime {
    Nash,
    Cooperative,
    Social,
}

impl Regime {
    pub(crate) fn named(name: &str) -> PyResult<Self> {
        match name {
            "nash" => Ok(Self::Nash),
            "cooperative" => Ok(Self::Cooperative),
            "social" => Ok(Self::Social),
            other => Err(PyValueError::new_err(format!(
                "regime must be one of nash, cooperative, social, got {other}"
            ))),
        }
    }

    /// The regime of a game with these parameters.
    pub(crate) fn solve(self, params: Params) -> Result<Solution, GameError> {
        let game = Game::new(params)?;
        match self {
            Self::Nash => Ok(nash::solve(&game)),
            Self::Cooperative => Ok(cooperative::solve(&game)),
            // After crossing the firms' value is what society is known to keep.
            Self::Social => surplus::solve(&game, game.firms() * game.continuation_value()),
        }
    }
}
