//! A threshold that falls towards its final level, foreseen by the firms.

use super::Model;
use crate::{Game, GameError, Market};
use endodec_numerics::parameter::{non_negative, positive};

/// Parameters of the falling threshold.
///
/// ```text
/// Q̄*(t) = Q̄_end + F·n(t),   n(t) = n₀·e^{−λt}
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MovingThresholdParams {
    /// The whole fall `F` at `n = 1`, in units of cumulative output.
    pub fall: f64,
    /// Rate `λ` at which the rest of the fall shrinks, per unit of time.
    pub rate: f64,
}

/// The game with a falling threshold; the distance is to the threshold where it is *now*.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MovingThreshold {
    game: Game,
    params: MovingThresholdParams,
}

impl MovingThreshold {
    /// Validates the parameters.
    ///
    /// # Errors
    ///
    /// [`GameError::Parameter`] if the fall is negative or the rate not above zero.
    pub fn new(game: &Game, params: MovingThresholdParams) -> Result<Self, GameError> {
        non_negative("fall of the threshold", params.fall)?;
        positive("rate of the threshold's fall", params.rate)?;
        Ok(Self {
            game: *game,
            params,
        })
    }
}

impl Model for MovingThreshold {
    fn firms(&self) -> f64 {
        self.game.firms()
    }

    fn discount(&self) -> f64 {
        self.game.discount()
    }

    fn market(&self, _n: f64) -> Market {
        self.game.market()
    }

    fn motions(&self, _x: f64, nodes: &[f64], motions: &mut [f64]) {
        for (motion, &n) in motions.iter_mut().zip(nodes) {
            *motion = -self.params.rate * n;
        }
    }

    fn drift(&self, n: f64) -> f64 {
        self.params.fall * self.params.rate * n
    }

    fn lower_end(&self) -> f64 {
        0.0
    }

    fn boundary_value(&self, _n: f64) -> f64 {
        self.game.continuation_value()
    }

    fn continues_at_lower_end(&self) -> bool {
        false
    }
}
