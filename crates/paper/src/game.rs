//! The game at its baseline, and the printed results that the baseline is recovered from.

use endodec_game::calibration::PrintedResults;
use endodec_game::{GameError, Params, calibration};
use endodec_numerics::Rounded;

use crate::Constants;

impl Constants {
    /// The baseline of the game: `N`, `r`, `δ`, `S_T` printed (v1 and v2 section 3.7); `a`, `b`, `x₀` recovered from the
    /// printed results, which identify `a²/b` and `b·x₀/a` alone. `S_I` is the industry's Cournot profit.
    ///
    /// ```
    /// use endodec_paper::Constants;
    ///
    /// let paper = Constants::PAPER;
    /// // What is recovered from the printed results admits the baseline.
    /// assert!(paper.recovered()?.admits(&paper.game()));
    /// # Ok::<(), endodec_game::GameError>(())
    /// ```
    #[must_use]
    pub const fn game(&self) -> Params {
        Params {
            firms: self.firms,
            intercept: self.intercept,
            slope: self.slope,
            discount: self.discount,
            displacement: self.displacement,
            training_value: self.training_value,
            inference_profit: None,
            distance: self.distance,
        }
    }

    /// The printed results that the recovery starts from, each with half a unit of its last digit: 19.22 and 29.16
    /// (v1 section 3.5), 3.8 and 18.3 years (v1 section 3.7).
    #[must_use]
    pub const fn results(&self) -> PrintedResults {
        PrintedResults {
            nash_value: Rounded::decimals(self.nash_value, 2),
            cooperative_value: Rounded::decimals(self.cooperative_value, 2),
            nash_time: Rounded::decimals(self.nash_time, 1),
            cooperative_time: Rounded::decimals(self.cooperative_time, 1),
            firms: self.firms,
            discount: self.discount,
            displacement: self.displacement,
        }
    }

    /// What the printed results identify, with the calendar.
    ///
    /// # Errors
    /// As [`calibration::recover`]: none with the paper's own constants.
    pub fn recovered(&self) -> Result<calibration::Recovered, GameError> {
        calibration::recover(&self.results())
    }
}
