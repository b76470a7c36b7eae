//! The cooperative benchmark: a cartel that maximises the firms' joint profit.

use crate::closed_form::{ClosedForm, Depletion};
use crate::scalar::Scalar;
use crate::{Game, Solution};

/// Solves the cooperative benchmark.
///
/// ```text
/// rV = (a − NV′)²/(4bN),  V(0) = S                    (v1 and v2: ODE-C)
/// Q  = (a − NV′)/(2b)                                 (v1 eq. 9)
/// ```
///
/// With `v = 1 − 2√(bNrV)/a` the social shadow cost is `NV′ = a·v`, and `v` obeys the closed
/// form with `κ = 2br/a`. Along the path `v` grows at the rate `r` (Hotelling's rule), so that
/// `T = ln(v(0)/v(x))/r`. Values, shadow costs and gains are per firm; output is the industry's.
///
/// ```
/// use endodec_game::{Game, Params, cooperative};
/// let game = Game::new(Params::EXAMPLE)?;
/// let cartel = cooperative::solve(&game);
/// // The cartel never produces more than a static monopolist.
/// assert!(cartel.output(game.distance()) < game.market().monopoly_output());
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game) -> Solution {
    let form = closed_form(
        game.market().intercept,
        game.market().slope,
        game.discount(),
        game.firms(),
        game.continuation_value(),
        0.0,
    );
    Solution::new(form, game.market(), game.discount(), game.firms())
}

/// The constants of the cartel when the threshold itself moves towards the firms at the rate
/// `drift` (zero in the paper's game): `v = NV′/(a + 2b·drift)`.
#[inline(always)]
pub(crate) fn closed_form<D: Scalar>(
    a: D,
    b: D,
    r: D,
    n: D,
    boundary: D,
    drift: D,
) -> ClosedForm<D> {
    let one = D::constant(1.0);
    let two = D::constant(2.0);
    let four = D::constant(4.0);
    let moved = drift * b / a;
    let largest = one + two * moved;
    // S over the steady state a²/(4bNr).
    let relative = boundary * (four * r * b / a * (n / a));
    let s0 = (four * moved * (one + moved) + relative).sqrt() / largest;
    ClosedForm {
        boundary,
        rest: a / b * (a / r) / (four * n),
        value_scale: a / b * (a / r) * largest * largest / (four * n),
        shadow_scale: a * largest / n,
        rate: two * b * r / (a * largest),
        s0,
        v0: (one - relative) / (largest * largest * (one + s0)),
        output_scale: a / (two * b),
        output_weight: largest,
        depletion: Depletion::Hotelling {
            scale: a * largest / (two * b),
        },
    }
}
