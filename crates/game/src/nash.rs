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
/// let game = Game::new(Params::EXAMPLE)?;
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
        0.0,
    );
    Solution::new(form, game.market(), game.discount(), game.firms())
}

/// The constants of the equilibrium when the threshold itself moves towards the firms at the rate
/// `drift` (zero in the paper's game): `A = a(1+N²) + drift·b(N+1)²`, `D = A² − 4N²a²`.
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
    let four = D::constant(4.0);
    let n2 = n * n;
    let next = n + one;
    let before = n - one;
    let moved = drift * b / a;
    // A/a.
    let largest = n2 + one + moved * next * next;
    // S over the steady state a²/(rb(N+1)²).
    let relative = boundary * (r * b / a * (next / a) * next);
    let under_root = (before * before + moved * next * next) * (next * next * (one + moved))
        + four * n2 * relative;
    let s0 = under_root.sqrt() / largest;
    let v0 = four * n2 * (one - relative) / (largest * largest * (one + s0));
    let twice_n2 = n2 + n2;
    let weight = largest / twice_n2;
    // N(a + drift·b(N+1)/N) = b(N+1)·(output + drift) at v = 0, over a.
    let pace = n + moved * next;
    ClosedForm {
        boundary,
        rest: a / b * (a / r) / (next * next),
        value_scale: a / b * (a / r) * weight * (largest / (next * next)) / D::constant(2.0),
        shadow_scale: a * weight,
        rate: b * r / a * (next * next / largest),
        s0,
        v0,
        output_scale: a / b * (n / next),
        output_weight: weight,
        depletion: Depletion::Weighted {
            scale: a / b * (pace / next),
            weight: largest / ((n + n) * pace),
            floor: before * next * (one + moved) / ((n + n) * pace),
        },
    }
}
