//! Symmetric Markov perfect equilibrium.

use crate::closed_form::{ClosedForm, Depletion};
use crate::scalar::Scalar;
use crate::{Game, Solution};

/// Solves the symmetric Markov perfect equilibrium.
///
/// ```text
/// rV = (a − V′)(a − N²V′)/(b(N+1)²),  V(0) = S       (v1 and v2: ODE-N)
/// q  = (a − V′)/(b(N+1))                              (v2 eq. 7)
/// ```
///
/// With `A = a(1+N²)`, `u = √(a²(N²−1)² + 4N²br(N+1)²V)` and `v = (A − u)/A` the private shadow
/// cost is `V′ = A·v/(2N²)`, and `v` obeys the closed form with `κ = br(N+1)²/(a(N²+1))`.
/// Values, shadow costs and gains of the solution are per firm; output is the industry's.
///
/// ```
/// use endodec_game::{Game, Params, nash};
/// let game = Game::new(Params::BASELINE)?;
/// let solution = nash::solve(&game);
/// // Far from crossing the game is Cournot for ever.
/// assert!((solution.value(1e4) / game.nash_steady_state() - 1.0).abs() < 1e-12);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game) -> Solution {
    let form = closed_form(
        game.market().intercept,
        game.market().slope,
        game.discount(),
        game.firms(),
        game.continuation_value(),
    );
    Solution::new(form, game.market(), game.discount(), game.firms())
}

pub(crate) fn closed_form<D: Scalar>(a: D, b: D, r: D, n: D, boundary: D) -> ClosedForm<D> {
    let one = D::constant(1.0);
    let four = D::constant(4.0);
    let n2 = n * n;
    let plus = n2 + one;
    let next = n + one;
    // S over the steady state a²/(rb(N+1)²).
    let relative = boundary * (r * b / a * (next / a) * next);
    let s0 = ((n2 - one) * (n2 - one) + four * n2 * relative).sqrt() / plus;
    let v0 = four * n2 * (one - relative) / (plus * plus * (one + s0));
    let scale = a / b * (n / next);
    let twice_n2 = n2 + n2;
    let weight = plus / twice_n2;
    ClosedForm {
        boundary,
        value_scale: a / b * (a / r) * (plus / twice_n2) * (plus / (next * next))
            / D::constant(2.0),
        shadow_scale: a * weight,
        rate: b * r / a * (next * next / plus),
        s0,
        v0,
        output_scale: scale,
        output_weight: weight,
        depletion: Depletion::Weighted {
            scale,
            weight,
            floor: (n2 - one) / twice_n2,
        },
    }
}
