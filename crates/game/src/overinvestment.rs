//! Nash against the cooperative benchmark: Proposition 1 in numbers.

use crate::{Game, Solution, cooperative, nash};

/// The two regimes compared at one distance. Shares are fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Comparison {
    /// Output ratio `Q_N/Q_C`. Infinite where the cartel produces nothing: `S = 0` at `x = 0`.
    pub output_ratio: f64,
    /// Welfare loss per firm, `1 − V_N/V_P`.
    pub welfare_loss: f64,
    /// Welfare loss of the industry, `ΔW = N(V_P − V_N)`.
    pub welfare_loss_total: f64,
    /// Acceleration of crossing, `1 − T_N/T_C`.
    pub acceleration: f64,
    /// Output beyond the cooperative level, split by cause.
    pub channels: Channels,
}

/// The two channels of overinvestment; they add up to `Q_N − Q_C`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Channels {
    /// Rivalry at the social shadow cost, `N(a − NV_P′)/(b(N+1)) − Q_C`.
    pub cournot: f64,
    /// The private instead of the social shadow cost, `N(NV_P′ − V_N′)/(b(N+1))`. Negative
    /// beyond the distance where the order of the shadow costs flips.
    pub learning: f64,
}

/// Compares the two regimes of a game at distance `x ≥ 0`.
///
/// ```text
/// ratio = Q_N/Q_C,  loss = 1 − V_N/V_P,  ΔW = N(V_P − V_N),  acceleration = 1 − T_N/T_C
/// ```
///
/// (v1 section 3.5 and 3.7.) At `x = 0`, where the last three are 0/0 or trivial, the limits are
/// returned: they exist and are finite.
///
/// ```
/// use endodec_game::{Game, Params, overinvestment};
/// let game = Game::new(Params::EXAMPLE)?;
/// let here = overinvestment::compare(&game, game.distance());
/// assert!(here.output_ratio > 1.0 && here.acceleration > 0.0);
/// assert!(here.channels.cournot > 0.0 && here.channels.learning > 0.0);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
#[must_use]
pub fn compare(game: &Game, x: f64) -> Comparison {
    compare_solutions(&nash::solve(game), &cooperative::solve(game), x)
}

/// The same for regimes of one game that are solved already.
#[must_use]
pub fn compare_solutions(nash: &Solution, cooperative: &Solution, x: f64) -> Comparison {
    let n = nash.firms();
    let market = nash.market();
    let rivals = nash.at(x);
    let cartel = cooperative.at(x);
    let lost = cooperative.gain(x) - nash.gain(x);
    Comparison {
        output_ratio: rivals.output / cartel.output,
        welfare_loss: welfare_loss(n, lost, cartel.value),
        welfare_loss_total: n * lost,
        acceleration: acceleration(
            [rivals.crossing_time, cartel.crossing_time],
            [rivals.output, cartel.output],
        ),
        channels: Channels {
            // With Q_C = (a − NV_P′)/(2b), the first channel is a fixed share of it.
            cournot: cartel.output * ((n - 1.0) / (n + 1.0)),
            learning: n * (n * cartel.shadow_cost - rivals.shadow_cost)
                / (market.slope * (n + 1.0)),
        },
    }
}

/// `1 − V_N/V_P`, of `lost = V_P − V_N`.
#[inline(always)]
pub(crate) fn welfare_loss(firms: f64, lost: f64, cartel_value: f64) -> f64 {
    if cartel_value > 0.0 {
        lost / cartel_value
    } else {
        // x → 0 and S = 0: the ratio of the slopes a/N² and a/N.
        1.0 - 1.0 / firms
    }
}

/// `1 − T_N/T_C`, of the times and outputs of rivals and cartel.
#[inline(always)]
pub(crate) fn acceleration(times: [f64; 2], outputs: [f64; 2]) -> f64 {
    if times[1] > 0.0 {
        1.0 - times[0] / times[1]
    } else {
        1.0 - outputs[1] / outputs[0]
    }
}
