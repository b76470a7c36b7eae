//! `endodec game path`.

use clap::{Args, ValueEnum};
use endodec_game::{PathPoint, cooperative, nash, surplus};
use serde::Serialize;

use super::parameters::{GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Figure, Table, records, significant};
use endodec_figures::{PathPanel, TimeAxis};

/// Who decides output.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Regime {
    /// Rivals in Markov perfect equilibrium.
    Nash,
    /// The cartel of all firms.
    Cooperative,
    /// The planner of total surplus, with `N·S` as the value after crossing.
    Social,
}

/// Arguments of `endodec game path`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game path --regime nash --points 200 --format csv --output path.csv"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Who decides output
    #[arg(long, value_enum)]
    regime: Regime,
    /// Points from the start to crossing, at least 2
    #[arg(long, value_name = "K", default_value_t = 101)]
    points: usize,
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    regime: &'static str,
    crossing_time: f64,
    path: Vec<Point>,
}

#[derive(Serialize)]
struct Point {
    t: f64,
    x: f64,
    output: f64,
    price: f64,
    value: f64,
}

impl From<PathPoint> for Point {
    fn from(point: PathPoint) -> Self {
        Self {
            t: point.time,
            x: point.distance,
            output: point.output,
            price: point.price,
            value: point.value,
        }
    }
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        /// Beyond this a path is a mistake rather than a picture.
        const MOST_POINTS: usize = 1_000_000;
        if !(2..=MOST_POINTS).contains(&self.points) {
            return Err(Failure::argument(
                "--points",
                "a whole number from 2 to 1000000",
                self.points,
            ));
        }
        let game = self.game.game()?;
        let (regime, solution) = match self.regime {
            Regime::Nash => ("nash", nash::solve(&game)),
            Regime::Cooperative => ("cooperative", cooperative::solve(&game)),
            Regime::Social => (
                "social",
                surplus::solve(&game, game.firms() * game.continuation_value())?,
            ),
        };
        let path = solution.path(game.distance(), self.points);
        Ok(Found {
            parameters: Parameters::of(&game),
            regime,
            crossing_time: solution.crossing_time(game.distance()),
            path: path.into_iter().map(Point::from).collect(),
        })
    }
}

impl Found {
    fn drawn(&self) -> Figure {
        let panel = |title: &str, of: fn(&Point) -> f64| PathPanel {
            title: title.to_owned(),
            quantity: title.to_lowercase(),
            log: false,
            percent: false,
            lines: vec![(
                title.to_owned(),
                self.path.iter().map(|at| (at.t, of(at))).collect(),
            )],
            rule: None,
        };
        let who = match self.regime {
            "nash" => "rivals in equilibrium",
            "cooperative" => "the cartel",
            _ => "the planner",
        };
        endodec_figures::PathPlot {
            title: format!(
                "Under {who} the distance is used up after {}",
                significant(self.crossing_time, 4)
            ),
            note: "From the start to the crossing; time, distance, output and money in the units of the parameters.".to_owned(),
            time: "time".to_owned(),
            axis: TimeAxis::Number,
            panels: vec![
                panel("Distance to the crossing", |at| at.x),
                panel("Output", |at| at.output),
                panel("Price", |at| at.price),
                panel("Value", |at| at.value),
            ],
            events: Vec::new(),
        }
        .figure()
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.drawn()))
    }

    fn records(&self) -> Result<Table, Failure> {
        records(&self.path, "t, x, output, price, value")
    }
}
