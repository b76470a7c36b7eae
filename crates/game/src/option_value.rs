//! Investment as a race for a prize (v2 section 3.1 and Remark 3).
//!
//! Each unit a firm produces reaches the capability threshold with the hazard `θ`; the first to
//! reach it receives the prize `B`, the others `B_L`, and the game ends. With `A = a + θ(B − V)`
//! and `L = θ(N−1)(B_L − V)`
//!
//! ```text
//! rV·b(N+1)² = (A − V′)(A − N²V′ + (N+1)L),   q = (A − V′)/(b(N+1)),   V(0) = S
//! ```
//!
//! The cartel's equation is `rNV = (a + θ(B + (N−1)B_L − NV) − NV′)²/(4b)`.
//!
//! Section 3.1 of v2 reads the same prize as a larger `S_T`. The two readings disagree about the
//! direction: a race adds to the incentive to produce and widens the gap to the cartel in output,
//! a larger `S_T` makes crossing less of a loss and narrows it. [`readings`] shows both.

use crate::{Game, GameError, Params, cooperative, nash};
use endodec_numerics::ode::extrapolation::integrate;
use endodec_numerics::parameter::{non_negative, positive, require};

/// The prize of the race.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Prize {
    /// Hazard `θ` per unit of output.
    pub hazard: f64,
    /// Value `B` for the winner.
    pub winner: f64,
    /// Value `B_L` for each loser.
    pub loser: f64,
}

/// A regime of the race at one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RacePoint {
    /// Value per firm.
    pub value: f64,
    /// Shadow cost `V′` per firm.
    pub shadow_cost: f64,
    /// Industry output.
    pub output: f64,
    /// Time until the cost threshold is crossed if nobody wins before.
    pub crossing_time: f64,
    /// Probability that nobody wins before the crossing, `e^{−θx}`.
    pub survival: f64,
}

/// Both regimes of the race at one distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Race {
    /// Rivals.
    pub nash: RacePoint,
    /// The cartel.
    pub cooperative: RacePoint,
    /// `Q_N/Q_C`.
    pub output_ratio: f64,
    /// `Q_N − Q_C`.
    pub output_gap: f64,
    /// `1 − V_N/V_P`.
    pub welfare_loss: f64,
}

/// Solves the race at the game's distance.
///
/// # Errors
///
/// [`GameError::Parameter`]: a negative or infinite hazard or prize; `S = 0`, where the cartel's
/// crossing has no finite rate; or a prize so large that the price would be negative on the way,
/// where linear demand has no meaning. [`GameError::NotConverged`] from the integrator.
///
/// ```
/// use endodec_game::option_value::{self, Prize};
/// use endodec_game::{Game, Params, overinvestment};
/// let game = Game::new(Params::EXAMPLE)?;
/// let race = option_value::solve(&game, Prize { hazard: 0.01, winner: 60.0, loser: 10.0 })?;
/// // The race adds to output.
/// assert!(race.nash.output > endodec_game::nash::solve(&game).output(game.distance()));
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game, prize: Prize) -> Result<Race, GameError> {
    non_negative("hazard theta", prize.hazard)?;
    non_negative("prize B", prize.winner)?;
    non_negative("loser's value B_L", prize.loser)?;
    positive("continuation value S", game.continuation_value())?;
    let model = Model { game: *game, prize };
    let nash = model.regime(|value| model.nash(value))?;
    let cooperative = model.regime(|value| model.cooperative(value))?;
    Ok(Race {
        nash,
        cooperative,
        output_ratio: nash.output / cooperative.output,
        output_gap: nash.output - cooperative.output,
        welfare_loss: 1.0 - nash.value / cooperative.value,
    })
}

struct Model {
    game: Game,
    prize: Prize,
}

impl Model {
    /// Shadow cost and industry output at a value, rivals.
    fn nash(&self, value: f64) -> (f64, f64) {
        let (market, n) = (self.game.market(), self.game.firms());
        let Prize {
            hazard,
            winner,
            loser,
        } = self.prize;
        let b = market.slope;
        let next = n + 1.0;
        let a = market.intercept + hazard * (winner - value);
        let l = hazard * (n - 1.0) * (loser - value);
        // N²p² − (A(1+N²) + (N+1)L)p + A² + (N+1)AL − rVb(N+1)² = 0, the smaller root.
        let linear = a * (1.0 + n * n) + next * l;
        let constant = a * (a + next * l) - self.game.discount() * value * b * next * next;
        let root = (linear * linear - 4.0 * n * n * constant).sqrt();
        let p = if linear > 0.0 {
            2.0 * constant / (linear + root)
        } else {
            (linear - root) / (2.0 * n * n)
        };
        (p, n * (a - p) / (b * next))
    }

    /// Shadow cost per firm and industry output at a value, cartel.
    fn cooperative(&self, value: f64) -> (f64, f64) {
        let (market, n) = (self.game.market(), self.game.firms());
        let Prize {
            hazard,
            winner,
            loser,
        } = self.prize;
        let output = (self.game.discount() * n * value / market.slope).sqrt();
        let gain = winner + (n - 1.0) * loser - n * value;
        (
            (market.intercept + hazard * gain - 2.0 * market.slope * output) / n,
            output,
        )
    }

    fn regime(&self, slope: impl Fn(f64) -> (f64, f64)) -> Result<RacePoint, GameError> {
        let x = self.game.distance();
        let mut state = vec![self.game.continuation_value(), 0.0];
        const SEGMENTS: u32 = 32;
        self.check_price(slope(state[0]).1)?;
        for _ in 0..SEGMENTS {
            let derivative = |state: &[f64], change: &mut [f64]| {
                let (p, output) = slope(state[0]);
                change[0] = p;
                change[1] = 1.0 / output;
            };
            state = integrate(derivative, x / f64::from(SEGMENTS), &state, 1e-13)?;
            self.check_price(slope(state[0]).1)?;
        }
        let (shadow_cost, output) = slope(state[0]);
        Ok(RacePoint {
            value: state[0],
            shadow_cost,
            output,
            crossing_time: state[1],
            survival: libm::exp(-self.prize.hazard * x),
        })
    }

    fn check_price(&self, output: f64) -> Result<(), GameError> {
        let market = self.game.market();
        let sensible = output > 0.0 && market.price(output) >= 0.0;
        require(
            "prize B",
            self.prize.winner,
            "small enough for output to be positive and its price not negative on the whole way",
            sensible,
        )?;
        Ok(())
    }
}

/// The overinvestment under one reading of the prize.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PrizeReading {
    /// Nash industry output.
    pub nash_output: f64,
    /// Cooperative industry output.
    pub cooperative_output: f64,
    /// `Q_N/Q_C`.
    pub output_ratio: f64,
    /// `Q_N − Q_C`.
    pub output_gap: f64,
    /// `1 − V_N/V_P`.
    pub welfare_loss: f64,
    /// Nash crossing time.
    pub nash_crossing_time: f64,
}

/// The prize read in the two ways of v2, beside the game without it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PrizeReadings {
    /// Without a prize.
    pub none: PrizeReading,
    /// As a race (Remark 3).
    pub race: PrizeReading,
    /// As a larger training value, `S_T + B/N + (1 − 1/N)B_L`: each firm's even chance of the
    /// prize, received at crossing (section 3.1).
    pub training_value: PrizeReading,
}

/// Computes both readings of a prize.
///
/// # Errors
///
/// As [`solve`].
pub fn readings(game: &Game, prize: Prize) -> Result<PrizeReadings, GameError> {
    let race = solve(game, prize)?;
    let n = game.firms();
    let share = prize.winner / n + (1.0 - 1.0 / n) * prize.loser;
    let params = game.params();
    let richer = Game::new(Params {
        training_value: params.training_value + share,
        ..params
    })?;
    Ok(PrizeReadings {
        none: reading(game),
        race: PrizeReading {
            nash_output: race.nash.output,
            cooperative_output: race.cooperative.output,
            output_ratio: race.output_ratio,
            output_gap: race.output_gap,
            welfare_loss: race.welfare_loss,
            nash_crossing_time: race.nash.crossing_time,
        },
        training_value: reading(&richer),
    })
}

fn reading(game: &Game) -> PrizeReading {
    let x = game.distance();
    let (rivals, cartel) = (nash::solve(game).at(x), cooperative::solve(game).at(x));
    PrizeReading {
        nash_output: rivals.output,
        cooperative_output: cartel.output,
        output_ratio: rivals.output / cartel.output,
        output_gap: rivals.output - cartel.output,
        welfare_loss: 1.0 - rivals.value / cartel.value,
        nash_crossing_time: rivals.crossing_time,
    }
}
