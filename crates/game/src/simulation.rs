//! The game in time: the path to crossing, what firms earn after it, and what a firm earns that
//! does not play along.

use crate::{Game, GameError, Solution, nash};
use endodec_numerics::parameter::positive;
use endodec_numerics::quadrature::gauss_legendre;

/// What one firm sees at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Moment {
    /// Model time.
    pub time: f64,
    /// Whether the crossing has happened.
    pub crossed: bool,
    /// Distance left to crossing, zero after it.
    pub distance: f64,
    /// Industry output on the market of the model, zero after crossing.
    pub output: f64,
    /// Price; the intercept after crossing, when nothing is sold.
    pub price: f64,
    /// Value per firm of what is still to come.
    pub value: f64,
    /// Income per firm and unit of time: `PQ/N` before crossing, then `rS_T + (S_I/N)·e^{−δt}`
    /// with time counted from the crossing, whose present value is `S`.
    pub profit: f64,
}

/// Simulates a regime from the game's distance to a horizon, at `points` moments evenly spaced in
/// time, both ends included.
///
/// # Errors
///
/// [`GameError::Parameter`] if the horizon is not above zero.
///
/// ```
/// use endodec_game::{Game, Params, nash, simulation};
/// let game = Game::new(Params::EXAMPLE)?;
/// let path = simulation::simulate(&game, &nash::solve(&game), 5.0, 51)?;
/// // Income falls at crossing and keeps falling.
/// let after: Vec<_> = path.iter().filter(|moment| moment.crossed).collect();
/// assert!(after.windows(2).all(|pair| pair[1].profit < pair[0].profit));
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn simulate(
    game: &Game,
    solution: &Solution,
    horizon: f64,
    points: usize,
) -> Result<Vec<Moment>, GameError> {
    positive("horizon", horizon)?;
    let x0 = game.distance();
    let crossing = solution.crossing_time(x0);
    let (r, n) = (game.discount(), game.firms());
    let params = game.params();
    let inference = game.inference_profit() / n;
    let last = points.max(2) - 1;
    let moment = |time: f64| {
        if time < crossing {
            let distance = solution.state_at(x0, time);
            let at = solution.at(distance);
            return Moment {
                time,
                crossed: false,
                distance,
                output: at.output,
                price: at.price,
                value: at.value,
                profit: at.price * at.output / n,
            };
        }
        let left = inference * libm::exp(-params.displacement * (time - crossing));
        Moment {
            time,
            crossed: true,
            distance: 0.0,
            output: 0.0,
            price: params.intercept,
            value: params.training_value + left / (r + params.displacement),
            profit: r * params.training_value + left,
        }
    };
    Ok((0..=last)
        .map(|k| moment(horizon * (k as f64 / last as f64)))
        .collect())
}

/// Payoff of one firm that scales its equilibrium output by `scale` at every distance while its
/// rivals play the Markov perfect equilibrium, from distance `x`.
///
/// The state is then depleted `m = 1 + (scale − 1)/N` times as fast, so that
///
/// ```text
/// payoff = ∫₀ˣ e^{−r(T(x) − T(y))/m}·(a − bm·Q(y))·scale/(N·m) dy + e^{−rT(x)/m}·S
/// ```
///
/// At `scale = 1` this is `V_N(x)`, computed by a route that knows nothing of the value
/// function; at any other scale it must be less ("unilateral restraint is not individually
/// rational", v1 section 3.5).
///
/// # Errors
///
/// [`GameError::Parameter`] if `scale` is not above zero.
pub fn deviation_payoff(game: &Game, x: f64, scale: f64) -> Result<f64, GameError> {
    positive("scale of a firm's output", scale)?;
    let solution = nash::solve(game);
    let (r, n, market) = (game.discount(), game.firms(), game.market());
    let m = 1.0 + (scale - 1.0) / n;
    let total = solution.crossing_time(x);
    // Beyond e^{−60} the rest does not count; output is at most a/b on the way.
    let from = (x - 60.0 * m * market.intercept / (market.slope * r)).max(0.0);
    let flow = gauss_legendre(
        |y| {
            let at = solution.at(y);
            libm::exp(-r * (total - at.crossing_time) / m)
                * market.price(m * at.output)
                * (scale / (n * m))
        },
        from,
        x.max(0.0),
        64,
    );
    Ok(flow + libm::exp(-r * total / m) * game.continuation_value())
}
