//! `endodec game path`.

use clap::{Args, ValueEnum};
use endodec_game::{cooperative, nash, surplus};
use endodec_table::Table;
use serde_json::json;

use super::parameters::{self, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments};

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
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    /// Beyond this a path is a mistake rather than a picture.
    const MOST_POINTS: usize = 10_000_000;
    if !(2..=MOST_POINTS).contains(&arguments.points) {
        return Err(Failure::argument(
            "--points",
            "a whole number from 2 to 10000000",
            arguments.points,
        ));
    }
    let game = arguments.game.game()?;
    let (name, solution) = match arguments.regime {
        Regime::Nash => ("nash", nash::solve(&game)),
        Regime::Cooperative => ("cooperative", cooperative::solve(&game)),
        Regime::Social => (
            "social",
            surplus::solve(&game, game.firms() * game.continuation_value())?,
        ),
    };
    let path = solution.path(game.distance(), arguments.points);
    let mut table = Table::new(["t", "x", "output", "price", "value"]);
    for point in &path {
        table.push(
            [
                point.time,
                point.distance,
                point.output,
                point.price,
                point.value,
            ]
            .map(Into::into),
        );
    }
    let json = json!({
        "parameters": parameters::to_json(&game),
        "regime": name,
        "crossing_time": solution.crossing_time(game.distance()),
        "path": path.iter().map(|point| json!({
            "t": point.time,
            "x": point.distance,
            "output": point.output,
            "price": point.price,
            "value": point.value,
        })).collect::<Vec<_>>(),
    });
    Answer::new(json, table).write(&arguments.output)
}
