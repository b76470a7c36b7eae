//! A threshold that moves (v1 and v2 Appendix C): efficiency gains and falling coordination
//! friction bring the crossing nearer even if nobody produces.
//!
//! ```text
//! dx/dt = −Σqᵢ − drift,   rV = max over q of π − V′·(Q + drift)
//! ```
//!
//! At a constant drift the equilibrium is again the closed form, exactly; so the paper's
//! quasi-static approximation, which lets firms ignore the drift, can be measured rather than
//! trusted.

use crate::{Game, GameError, Solution, cooperative, nash};
use endodec_numerics::ParameterError;
use endodec_numerics::ode::runge_kutta;
use endodec_numerics::parameter::{non_negative, positive};
use endodec_numerics::quadrature::gauss_legendre;
use endodec_numerics::root::bisect;

/// Markov perfect equilibrium under a constant drift of the threshold, in units of output per
/// unit of time.
///
/// # Errors
///
/// [`GameError::Parameter`] if the drift is negative or not finite.
///
/// ```
/// use endodec_game::{Game, Params, drift, nash};
/// let game = Game::new(Params::EXAMPLE)?;
/// let still = nash::solve(&game);
/// let moving = drift::nash(&game, 1.0)?;
/// // A threshold that comes closer by itself is crossed sooner and worth less to the firms.
/// assert!(moving.crossing_time(10.0) < still.crossing_time(10.0));
/// assert!(moving.value(10.0) < still.value(10.0));
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn nash(game: &Game, rate: f64) -> Result<Solution, GameError> {
    non_negative("drift of the threshold", rate)?;
    let market = game.market();
    let form = nash::closed_form(
        market.intercept,
        market.slope,
        game.discount(),
        game.firms(),
        game.continuation_value(),
        rate,
    );
    Ok(Solution::new(form, market, game.discount(), game.firms()))
}

/// The cartel under a constant drift of the threshold.
///
/// # Errors
///
/// As [`nash()`].
pub fn cooperative(game: &Game, rate: f64) -> Result<Solution, GameError> {
    non_negative("drift of the threshold", rate)?;
    let market = game.market();
    let form = cooperative::closed_form(
        market.intercept,
        market.slope,
        game.discount(),
        game.firms(),
        game.continuation_value(),
        rate,
    );
    Ok(Solution::new(form, market, game.discount(), game.firms()))
}

/// How far the quasi-static approximation is from the exact equilibrium at one distance, as
/// relative errors of the approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct QuasiStaticError {
    /// `ρ = drift/Q`, the timescale ratio that the paper claims as the bound of the error.
    pub timescale_ratio: f64,
    /// Error of industry output at this distance.
    pub output: f64,
    /// The largest error of output on the way to crossing, which is the one at `x = 0`: for
    /// small `ρ` it is `−ρ/(N(N−1))` if `S = 0`.
    pub largest_output: f64,
    /// Error of the crossing time: the firms play the undrifted strategy, the threshold moves.
    pub crossing_time: f64,
    /// Error of the value: the undrifted game's value against the exact one.
    pub value: f64,
}

/// Measures the quasi-static approximation at distance `x` and a constant drift.
///
/// # Errors
///
/// [`GameError::Parameter`] if the drift or the distance is not above zero.
pub fn quasi_static_error(game: &Game, rate: f64, x: f64) -> Result<QuasiStaticError, GameError> {
    positive("drift of the threshold", rate)?;
    positive("distance x", x)?;
    let exact = nash(game, rate)?;
    let frozen = nash::solve(game);
    // The frozen strategy in the moving world: dt = dx/(Q_N(x) + drift), smooth in x.
    let panels = 64;
    let time = gauss_legendre(|y| 1.0 / (frozen.output(y) + rate), 0.0, x, panels);
    Ok(QuasiStaticError {
        // Output increases with distance while crossing is a loss, and falls otherwise.
        timescale_ratio: rate / frozen.output(0.0).min(frozen.output(x)),
        output: frozen.output(x) / exact.output(x) - 1.0,
        largest_output: frozen.output(0.0) / exact.output(0.0) - 1.0,
        crossing_time: time / exact.crossing_time(x) - 1.0,
        value: frozen.value(x) / exact.value(x) - 1.0,
    })
}

/// A state on the path towards a moving threshold, with the paper's two gaps (v1 C.1).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct GapPoint {
    /// Model time.
    pub time: f64,
    /// Hardware gap `Q̄ − Q(t)`: what is left to cost parity.
    pub hardware_gap: f64,
    /// Coordination gap `Q̄*(t) − Q̄`: positive where friction dominates, negative where the
    /// network does.
    pub coordination_gap: f64,
    /// Their sum, the state `x(t)`.
    pub distance: f64,
    /// Industry output.
    pub output: f64,
    /// `|dQ̄*/dt|/Q`, the timescale ratio on which the quasi-static approximation rests.
    pub timescale_ratio: f64,
}

/// The quasi-static path towards a moving threshold.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ThresholdPath {
    /// Model time of crossing, `None` if the horizon ends first.
    pub crossing_time: Option<f64>,
    /// The path, in order of time; its last point is the crossing, or the horizon.
    pub path: Vec<GapPoint>,
}

/// Follows the paper's quasi-static equilibrium towards a threshold `Q̄*(t)` given as a function
/// of time: at every moment the firms play the equilibrium of the game with the threshold frozen.
///
/// The start is `x = x₀` of the game, so cumulative output begins at `Q̄*(0) − x₀`. Integrated
/// with the classical Runge–Kutta method in `steps` equal steps of `horizon/steps`; the crossing
/// is located inside its step by bisection. For the exact equilibrium under an exponentially
/// closing gap see [`two_state::MovingThreshold`](crate::two_state::MovingThreshold).
///
/// # Errors
///
/// [`GameError::Parameter`] if the horizon is not above zero, `steps` is zero or the threshold is
/// not finite somewhere on the way.
pub fn follow(
    game: &Game,
    cost_parity: f64,
    threshold: impl Fn(f64) -> f64,
    horizon: f64,
    steps: usize,
) -> Result<ThresholdPath, GameError> {
    positive("horizon", horizon)?;
    positive("number of steps", steps as f64)?;
    let solution = nash::solve(game);
    let h = horizon / steps as f64;
    let distance = |time: f64, produced: f64| threshold(time) - produced;
    let output = |time: f64, produced: f64| solution.output(distance(time, produced));
    let step = |time: f64, produced: f64, h: f64| {
        let slope = |time: f64, &[produced]: &[f64; 1]| [output(time, produced)];
        let [next] = runge_kutta::step(slope, time, &[produced], h);
        next
    };
    let read = |time: f64, produced: f64| {
        let at = threshold(time);
        let slope = (threshold(time + 1e-4 * h) - threshold((time - 1e-4 * h).max(0.0)))
            / (time + 1e-4 * h - (time - 1e-4 * h).max(0.0));
        let flow = output(time, produced);
        GapPoint {
            time,
            hardware_gap: cost_parity - produced,
            coordination_gap: at - cost_parity,
            distance: at - produced,
            output: flow,
            timescale_ratio: slope.abs() / flow,
        }
    };
    let mut produced = threshold(0.0) - game.distance();
    let mut path = vec![read(0.0, produced)];
    for k in 0..steps {
        let time = h * k as f64;
        let next = step(time, produced, h);
        if !next.is_finite() {
            return Err(GameError::Parameter(ParameterError {
                name: "the threshold",
                requirement: "finite at every moment up to the horizon",
                given: threshold(time + h),
            }));
        }
        if distance(time + h, next) <= 0.0 {
            let ahead = |part: f64| distance(time + part, step(time, produced, part)) > 0.0;
            let high = bisect(0.0, h, ahead).high;
            path.push(read(time + high, step(time, produced, high)));
            return Ok(ThresholdPath {
                crossing_time: Some(time + high),
                path,
            });
        }
        produced = next;
        path.push(read(time + h, produced));
    }
    Ok(ThresholdPath {
        crossing_time: None,
        path,
    })
}
