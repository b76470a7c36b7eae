//! The symmetric game under rivalry and cooperation.

use endodec_game::overinvestment::Comparison;
use endodec_game::proposition::{self, Proposition};
use endodec_game::{Game, GameError, Params, Solution, cooperative, nash, overinvestment, surplus};

use crate::error::ScreenError;
use crate::parameter::{Key, Values};
use crate::screen::{Triple, evenly, points};

/// Both regimes, and how they compare at the distance of the game.
#[derive(Debug)]
pub(crate) struct Rivalry {
    game: Game,
    pub(crate) rivals: Solution,
    pub(crate) cartel: Solution,
    pub(crate) comparison: Comparison,
}

impl Rivalry {
    pub(crate) fn new(values: &Values) -> Result<Self, ScreenError> {
        let game = Game::new(params(values))?;
        Ok(Self {
            rivals: nash::solve(&game),
            cartel: cooperative::solve(&game),
            comparison: overinvestment::compare(&game, game.distance()),
            game,
        })
    }

    /// The planner of total surplus, if society keeps `N·S`.
    pub(crate) fn planner(&self) -> Result<Solution, GameError> {
        surplus::solve(
            &self.game,
            self.game.firms() * self.game.continuation_value(),
        )
    }

    pub(crate) fn proposition(&self) -> Proposition {
        proposition::solve(&self.game)
    }

    pub(crate) fn firms(&self) -> f64 {
        self.game.firms()
    }

    pub(crate) fn continuation_value(&self) -> f64 {
        self.game.continuation_value()
    }

    /// Where the game starts, `x₀`.
    pub(crate) fn start(&self) -> f64 {
        self.game.distance()
    }

    /// A line from the crossing to half as far again as the game starts.
    pub(crate) fn by_distance(&self, of: impl Fn(f64) -> f64) -> Vec<Triple> {
        let far = (1.5 * self.start()).max(1.0);
        points(evenly(0.0, far, 121).map(|x| (x, of(x))))
    }

    /// Distance left by time, on the way of a regime.
    pub(crate) fn path(&self, of: &Solution) -> Vec<Triple> {
        points(
            of.path(self.start(), 121)
                .into_iter()
                .map(|point| (point.time, point.distance)),
        )
    }
}

/// Crossing times of rivals and cartel for two to twenty firms.
#[derive(Debug)]
pub(crate) struct Times {
    pub(crate) rivals: Vec<Triple>,
    pub(crate) cartel: Vec<Triple>,
}

impl Times {
    pub(crate) fn new(rivalry: &Rivalry) -> Result<Self, ScreenError> {
        let mut times = Self {
            rivals: Vec::new(),
            cartel: Vec::new(),
        };
        for firms in (2..=20).map(f64::from) {
            let game = Game::new(Params {
                firms,
                ..rivalry.game.params()
            })?;
            let time =
                |solution: Solution| [firms, solution.crossing_time(game.distance()), f64::NAN];
            times.rivals.push(time(nash::solve(&game)));
            times.cartel.push(time(cooperative::solve(&game)));
        }
        Ok(times)
    }
}

/// The game of these values.
pub(crate) fn params(values: &Values) -> Params {
    Params {
        firms: values.get(Key::Firms),
        intercept: values.get(Key::Intercept),
        slope: values.get(Key::Slope),
        discount: values.get(Key::Discount),
        displacement: values.get(Key::Displacement),
        training_value: values.get(Key::TrainingValue),
        inference_profit: values.given(Key::InferenceProfit),
        distance: values.get(Key::Distance),
    }
}
