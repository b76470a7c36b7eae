//! Who gains and who loses: producers, consumers and society under each regime.
//!
//! The paper compares Nash with a cartel and leaves open whether the overinvestment is *socially*
//! too much. It depends on one number it does not have: what crossing is worth to society, `W₀`.

use crate::{Game, GameError, Solution, cooperative, nash, surplus};
use endodec_numerics::root::bisect;

/// Present values along a regime's own path from one distance, in the unit of value.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Surplus {
    /// Industry output at the start.
    pub output: f64,
    /// Time until crossing.
    pub crossing_time: f64,
    /// Producers' profits until crossing, industry total.
    pub producers: f64,
    /// Consumers' surplus until crossing.
    pub consumers: f64,
    /// Discounted social value of having crossed, `e^{−rT}·W₀`.
    pub after_crossing: f64,
    /// The three together.
    pub total: f64,
}

/// The three regimes side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Welfare {
    /// Rivalry.
    pub nash: Surplus,
    /// The cartel of the paper's benchmark.
    pub cooperative: Surplus,
    /// The planner who maximises the total.
    pub planner: Surplus,
}

/// Compares the regimes at distance `x ≥ 0`, given the social value of crossing `W₀`.
///
/// # Errors
///
/// [`GameError::Parameter`] if `post_crossing_value` is negative or not finite.
///
/// ```
/// use endodec_game::{Game, Params, welfare};
/// let game = Game::new(Params::EXAMPLE)?;
/// let regimes = welfare::compare(&game, 80.0, game.distance())?;
/// assert!(regimes.planner.total >= regimes.nash.total);
/// assert!(regimes.planner.total >= regimes.cooperative.total);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn compare(game: &Game, post_crossing_value: f64, x: f64) -> Result<Welfare, GameError> {
    let planner = surplus::solve(game, post_crossing_value)?;
    let of = |solution: &Solution, industry: f64| {
        let point = solution.at(x);
        let discounted = libm::exp(-game.discount() * point.crossing_time);
        let consumers = solution.consumer_surplus(x);
        let producers = industry - discounted * game.firms() * game.continuation_value();
        let after_crossing = discounted * post_crossing_value;
        Surplus {
            output: point.output,
            crossing_time: point.crossing_time,
            producers,
            consumers,
            after_crossing,
            total: producers + consumers + after_crossing,
        }
    };
    let rivals = nash::solve(game);
    let cartel = cooperative::solve(game);
    // The planner's value is the total; his producers' part is what the consumers leave.
    let planned = planner.at(x);
    let after = libm::exp(-game.discount() * planned.crossing_time) * post_crossing_value;
    let consumers = planner.consumer_surplus(x);
    Ok(Welfare {
        nash: of(&rivals, game.firms() * rivals.value(x)),
        cooperative: of(&cartel, game.firms() * cartel.value(x)),
        planner: Surplus {
            output: planned.output,
            crossing_time: planned.crossing_time,
            producers: planned.value - after - consumers,
            consumers,
            after_crossing: after,
            total: planned.value,
        },
    })
}

/// The social value of crossing `W₀` at which Nash output at distance `x` is exactly optimal:
/// below it rivalry overshoots, above it even rivals are too slow. `None` if Nash output is below
/// the optimum whatever `W₀ ≥ 0`, or is at or above the competitive output `a/b`.
///
/// Found by bisection on the planner's closed form, since his output increases with `W₀`.
#[must_use]
pub fn break_even(game: &Game, x: f64) -> Option<f64> {
    let target = nash::solve(game).output(x);
    let market = game.market();
    let forever = 2.0 * market.cournot_profit(1.0) / game.discount();
    // A post-crossing value in [0, W of competitive supply for ever] is always valid.
    let output = |w0: f64| surplus::solve(game, w0).map_or(f64::NAN, |planner| planner.output(x));
    let (low, high) = (0.0, forever);
    if !(output(low) <= target && target <= output(high)) {
        return None;
    }
    Some(bisect(low, high, |w0| output(w0) < target).high)
}

/// Consumers' surplus a unit of time at Cournot output before crossing, `½b(N/(N + 1)·a/b)²`.
fn cournot_surplus(game: &Game) -> f64 {
    let (market, n) = (game.market(), game.firms());
    let output = n / (n + 1.0) * market.intercept / market.slope;
    0.5 * market.slope * output * output
}

/// The social value of crossing when consumers keep a share φ of their Cournot surplus for ever, `W₀ = NS + φ·CS/r`.
///
/// At 0 crossing is worth to society what it is worth to the firms. Above 1 consumers gain by crossing: `φ` reaches
/// `((N + 1)/N)²` where learning has brought the price down to cost.
///
/// ```
/// use endodec_game::{Game, Params, welfare};
/// let game = Game::new(Params::EXAMPLE)?;
/// let kept = game.firms() * game.continuation_value();
/// assert!((welfare::post_crossing_value(&game, 0.0) - kept).abs() < 1e-12);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
#[must_use]
pub fn post_crossing_value(game: &Game, share: f64) -> f64 {
    game.firms() * game.continuation_value() + share * cournot_surplus(game) / game.discount()
}

/// The surviving share of consumers' Cournot surplus at which Nash output at distance `x` is exactly optimal: rivals are
/// too fast below it and too slow above. Negative where they are too slow even if nothing survives; `None` as
/// [`break_even`].
///
/// ```
/// use endodec_game::{Game, Params, welfare};
/// let game = Game::new(Params::EXAMPLE)?;
/// let x = game.distance();
/// let share = welfare::break_even_share(&game, x).expect("rivals are right somewhere");
/// let at = welfare::compare(&game, welfare::post_crossing_value(&game, share), x)?;
/// assert!((at.planner.output - at.nash.output).abs() < 1e-9);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
#[must_use]
pub fn break_even_share(game: &Game, x: f64) -> Option<f64> {
    let value = break_even(game, x)?;
    let kept = game.firms() * game.continuation_value();
    Some((value - kept) * game.discount() / cournot_surplus(game))
}
