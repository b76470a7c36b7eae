//! The third planner, whom the paper leaves out: he maximises total surplus, the consumers'
//! included.

use crate::closed_form::{ClosedForm, Depletion};
use crate::scalar::Scalar;
use crate::{Game, GameError, Solution};
use endodec_numerics::parameter::non_negative;

/// Solves the total-surplus planner, given the value `W₀` that society attaches to crossing.
///
/// ```text
/// rW = max over Q of aQ − bQ²/2 − W′Q = (a − W′)²/(2b),  W(0) = W₀
/// Q  = (a − W′)/b
/// ```
///
/// With `v = W′/a = 1 − √(2brW)/a` the same closed form holds at the rate `κ = br/a`. The
/// planner's price is `W′` itself, which grows at the rate `r` along the path (Hotelling's rule
/// with zero extraction cost): `T = ln(v(0)/v(x))/r`, as for the cartel.
///
/// Values and shadow costs of this solution are society's, not a firm's. `post_crossing_value`
/// is in the same unit as `N·S`, the part of it that the firms keep.
///
/// # Errors
///
/// [`GameError::Parameter`] if `post_crossing_value` is negative or not finite.
///
/// ```
/// use endodec_game::{Game, Params, nash, surplus};
/// let game = Game::new(Params::EXAMPLE)?;
/// let x = game.distance();
/// let firms_only = game.firms() * game.continuation_value();
/// let planner = surplus::solve(&game, firms_only)?;
/// // If crossing is worth no more to society than to the firms, Nash rushes into it.
/// assert!(nash::solve(&game).output(x) > planner.output(x));
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game, post_crossing_value: f64) -> Result<Solution, GameError> {
    non_negative("post-crossing social value W0", post_crossing_value)?;
    let form = closed_form(
        game.market().intercept,
        game.market().slope,
        game.discount(),
        post_crossing_value,
    );
    Ok(Solution::new(
        form,
        game.market(),
        game.discount(),
        game.firms(),
    ))
}

pub(crate) fn closed_form<D: Scalar>(a: D, b: D, r: D, boundary: D) -> ClosedForm<D> {
    let one = D::constant(1.0);
    let two = D::constant(2.0);
    // W₀ over the steady state a²/(2br).
    let relative = boundary * (two * r * b / a / a);
    let s0 = relative.sqrt();
    let scale = a / b;
    ClosedForm {
        boundary,
        rest: a / b * (a / r) / two,
        value_scale: a / b * (a / r) / two,
        shadow_scale: a,
        rate: b * r / a,
        s0,
        v0: (one - relative) / (one + s0),
        output_scale: scale,
        output_weight: one,
        depletion: Depletion::Hotelling { scale },
    }
}
