//! Capacity limits with a construction lag, boom and bust (v1 Corollary 3, v2 Corollary 4).
//!
//! A cap of at most `(N−1)a/(Nb)` binds at every distance, since Nash output never falls below
//! that while `S ≥ 0`. Under it the state is a straight line and everything is explicit. For one
//! lift after the lag `Δ` and `S` up to the Nash steady state
//!
//! ```text
//! Δ·(1 − KbN/((N−1)a)) ≤ delay ≤ Δ·(1 − Kb(N+1)/(Na)) < Δ
//! ```
//!
//! which proves the corollary for a *full* lift. If capacity comes in stages the delay can exceed
//! the lag of the first: the bound is the total time under caps.

use crate::{Game, GameError, Solution, nash};
use endodec_numerics::parameter::{positive, require};

/// A period during which industry output is capped.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stage {
    /// Industry capacity `K`, in output per unit of time.
    pub capacity: f64,
    /// How long it lasts until the next stage is built.
    pub duration: f64,
}

/// The game under a schedule of caps, after whose last stage capacity is unlimited.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Capacity {
    game: Game,
    unconstrained: Solution,
    stages: Vec<Stage>,
}

/// A moment on the capped path, beside the path without caps at the same date.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BoomBust {
    /// Model time.
    pub time: f64,
    /// Distance left to crossing.
    pub distance: f64,
    /// Industry output.
    pub output: f64,
    /// Price: above trend while capped, below it once the cap is lifted.
    pub price: f64,
    /// Price at the same date had there been no cap; `None` once that path has crossed.
    pub trend_price: Option<f64>,
}

/// Sets up the game under caps, in order of time.
///
/// # Errors
///
/// [`GameError::Parameter`] if there is no stage, a duration is not above zero, or a cap is not
/// above zero or does not bind at every distance.
///
/// ```
/// use endodec_game::capacity::{self, Stage};
/// use endodec_game::{Game, Params};
/// let game = Game::new(Params::EXAMPLE)?;
/// let lag = 0.5;
/// let capped = capacity::solve(&game, &[Stage { capacity: 8.0, duration: lag }])?;
/// let (least, most) = capped.delay_bounds();
/// assert!(least <= capped.delay() && capped.delay() <= most && most < lag);
/// # Ok::<(), endodec_game::GameError>(())
/// ```
pub fn solve(game: &Game, stages: &[Stage]) -> Result<Capacity, GameError> {
    require(
        "number of capacity stages",
        stages.len() as f64,
        "at least 1",
        !stages.is_empty(),
    )?;
    let market = game.market();
    let n = game.firms();
    let binding = (n - 1.0) / n * market.intercept / market.slope;
    for stage in stages {
        positive("duration of a capacity stage", stage.duration)?;
        require(
            "capacity",
            stage.capacity,
            "above 0 and at most (N-1)a/(Nb), so that it binds at every distance",
            stage.capacity > 0.0 && stage.capacity <= binding,
        )?;
    }
    Ok(Capacity {
        game: *game,
        unconstrained: nash::solve(game),
        stages: stages.to_vec(),
    })
}

impl Capacity {
    /// Time from the game's distance `x₀` to crossing.
    #[must_use]
    pub fn crossing_time(&self) -> f64 {
        let mut left = self.game.distance();
        let mut elapsed = 0.0;
        for stage in &self.stages {
            if stage.capacity * stage.duration >= left {
                return elapsed + left / stage.capacity;
            }
            left -= stage.capacity * stage.duration;
            elapsed += stage.duration;
        }
        elapsed + self.unconstrained.crossing_time(left)
    }

    /// How much later the crossing comes than without caps.
    #[must_use]
    pub fn delay(&self) -> f64 {
        self.crossing_time() - self.unconstrained.crossing_time(self.game.distance())
    }

    /// Total time under caps: the sharp form of the corollary's bound for any schedule.
    #[must_use]
    pub fn construction_time(&self) -> f64 {
        self.stages.iter().map(|stage| stage.duration).sum()
    }

    /// Lower and upper bound of the delay, for `0 ≤ S ≤` the Nash steady state and a schedule
    /// that ends before the crossing; the upper one holds without the last condition.
    ///
    /// ```text
    /// ΣΔₖ(1 − KₖbN/((N−1)a)) ≤ delay ≤ ΣΔₖ(1 − Kₖb(N+1)/(Na))
    /// ```
    #[must_use]
    pub fn delay_bounds(&self) -> (f64, f64) {
        let market = self.game.market();
        let n = self.game.firms();
        let share = |capacity: f64| capacity * market.slope / market.intercept;
        self.stages.iter().fold((0.0, 0.0), |(least, most), stage| {
            let used = share(stage.capacity);
            (
                least + stage.duration * (1.0 - used * n / (n - 1.0)),
                most + stage.duration * (1.0 - used * (n + 1.0) / n),
            )
        })
    }

    /// Value per firm at the start: profits under the caps, then `V_N` where they end.
    ///
    /// ```text
    /// V = π_K/r·(1 − e^{−rΔ}) + e^{−rΔ}·V_N(x₀ − KΔ)   for one stage
    /// ```
    #[must_use]
    pub fn value(&self) -> f64 {
        let (r, n) = (self.game.discount(), self.game.firms());
        let mut left = self.game.distance();
        let mut discounted = 1.0;
        let mut value = 0.0;
        for stage in &self.stages {
            let lasts = stage.duration.min(left / stage.capacity);
            let profit = self.game.market().price(stage.capacity) * stage.capacity / n;
            value += discounted * profit * (-libm::expm1(-r * lasts) / r);
            discounted *= libm::exp(-r * lasts);
            left -= stage.capacity * lasts;
            if lasts < stage.duration {
                return value + discounted * self.game.continuation_value();
            }
        }
        value + discounted * self.unconstrained.value(left)
    }

    /// The path at `points` moments evenly spaced from now to crossing, in order of time.
    #[must_use]
    pub fn path(&self, points: usize) -> Vec<BoomBust> {
        let last = points.max(2) - 1;
        let total = self.crossing_time();
        (0..=last)
            .map(|k| self.at(total * (k as f64 / last as f64)))
            .collect()
    }

    /// The state at a time from now, at most the crossing time.
    #[must_use]
    pub fn at(&self, time: f64) -> BoomBust {
        let x0 = self.game.distance();
        let free = &self.unconstrained;
        let mut distance = x0;
        let mut since = time;
        let mut output = None;
        for stage in &self.stages {
            let lasts = since.min(stage.duration);
            distance = (distance - stage.capacity * lasts).max(0.0);
            since -= lasts;
            if lasts < stage.duration {
                output = Some(stage.capacity);
                break;
            }
        }
        let output = output.unwrap_or_else(|| {
            distance = free.state_at(distance, since);
            free.output(distance)
        });
        let trend_price =
            (time <= free.crossing_time(x0)).then(|| free.price(free.state_at(x0, time)));
        BoomBust {
            time,
            distance,
            output,
            price: self.game.market().price(output),
            trend_price,
        }
    }
}
