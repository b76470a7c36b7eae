//! The most collusive path that detection with a lag sustains.
//!
//! A cartel that lasts to the crossing cannot be sustained: near `x = 0` nothing is left to lose,
//! and who foresees the end leaves before it. But the gain from leaving falls with the square of
//! how far output is held back, while the profit of holding back falls only in proportion. So
//! collusion that tapers off towards rivals' output survives. With `L = V − V_N` its output is the
//! lowest, though not below a cartel's, at which `g ≤ ωL`:
//!
//! ```text
//! a − V′ − b(N+1)Q/N = 2√(bωL),   rV = (a − bQ)Q/N − V′Q
//! ⇒ bQ² − BQ − rV = 0,   B = a(N−1)/N − 2√(bωL);   Q ≥ √(rNV/b)
//! ```
//!
//! Near the crossing `L ~ x²`, so that the equation is solved for `√L`, whose slope does not vanish
//! there. `L = 0`, rivalry all the way, solves it too.

use crate::{Game, GameError, nash};
use endodec_numerics::ode::extrapolation::integrate;
use endodec_numerics::parameter::{non_negative, positive, require};

/// The most collusive sustained path at one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Sustained {
    /// Value per firm.
    pub value: f64,
    /// Industry output.
    pub output: f64,
    /// Model time until crossing.
    pub crossing_time: f64,
    /// Whether output is what a cartel would choose here, given the value: no deviation tempts.
    pub unconstrained: bool,
}

/// Solves for the most collusive path that reversion to the Markov perfect equilibrium sustains at
/// the detection rate `ω`, and reads it at distance `x`.
///
/// # Errors
///
/// [`GameError::Parameter`] if the distance is negative, the rate not above zero, or `S ≥ S* =
/// a²/(bNr)`, where rivals at the crossing produce no more than a cartel;
/// [`GameError::NotConverged`] from the integrator.
///
/// ```
/// use endodec_game::{Game, Params, collusion, cooperative, nash};
/// let game = Game::new(Params::EXAMPLE)?;
/// let x = game.distance();
/// // What is sustained lies between rivalry and a cartel.
/// let path = collusion::sustained(&game, x, 1.0)?;
/// assert!(path.value > nash::solve(&game).value(x));
/// assert!(path.value < cooperative::solve(&game).value(x));
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn sustained(game: &Game, x: f64, detection_rate: f64) -> Result<Sustained, GameError> {
    non_negative("distance x", x)?;
    positive("detection rate", detection_rate)?;
    require(
        "continuation value S",
        game.continuation_value(),
        "below a²/(bNr) for collusion to pay at the crossing",
        game.continuation_value() < 4.0 * game.cooperative_steady_state(),
    )?;
    let (market, n, r) = (game.market(), game.firms(), game.discount());
    let (a, b) = (market.intercept, market.slope);
    let rivals = nash::solve(game);
    let temptation = 2.0 * (b * detection_rate).sqrt();
    let free = a * (n - 1.0) / n;
    // Output, whether it is unconstrained, and how far it is below rivals' per unit of √L.
    let output = |nash_output: f64, value: f64, root: f64| {
        let linear = free - temptation * root;
        let square = (linear * linear + 4.0 * b * r * value).sqrt();
        let deterred = if linear > 0.0 {
            0.5 * (linear + square) / b
        } else {
            2.0 * r * value / (square - linear)
        };
        let cartel = (r * n * value / b).sqrt();
        if deterred > cartel {
            let held = (temptation * deterred - r * root) / (b * (nash_output + deterred) - free);
            (deterred, false, held)
        } else {
            (cartel, true, (nash_output - cartel) / root)
        }
    };
    // Distance, √L and time in units that make all three of order one.
    let money = game.cooperative_steady_state().sqrt();
    let pace = a / b;
    let derivative = |state: &[f64], change: &mut [f64]| {
        let at = rivals.at(state[0] * x);
        let root = state[1] * money;
        let (q, _, held) = output(at.output, at.value + root * root, root);
        // V′ − V_N′ over √L, without the difference of the two.
        let slope = held * (b / n - r * at.value / (q * at.output)) - r * root / q;
        change[0] = 1.0;
        change[1] = 0.5 * slope * x / money;
        change[2] = pace / q;
    };
    let end = integrate(derivative, 1.0, &[0.0, 0.0, 0.0], 1e-12)?;
    let at = rivals.at(x);
    let root = if x > 0.0 { end[1] * money } else { 0.0 };
    let value = at.value + root * root;
    let (output, unconstrained, _) = output(at.output, value, root);
    Ok(Sustained {
        value,
        output,
        crossing_time: end[2] * x / pace,
        unconstrained,
    })
}
