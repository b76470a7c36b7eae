//! `endodec game option-value`.

use clap::Args;
use endodec_game::option_value::{self, Prize};
use endodec_table::Table;
use serde_json::json;

use super::parameters::{self, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned};

/// Arguments of `endodec game option-value`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game option-value --hazard 0.01 --prize 60 --loser-value 15\n\nThe prize is read in both ways of the paper: as a race (Remark 3) and as a larger training value S_T\n(section 3.1). The first widens the gap between rivals and cartel, the second narrows it."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Hazard θ of reaching the capability threshold, per unit of a firm's output
    #[arg(long, value_name = "THETA")]
    hazard: f64,
    /// Value of the prize for the winner
    #[arg(long, value_name = "B")]
    prize: f64,
    /// Value for each loser
    #[arg(long, value_name = "BL", default_value_t = 0.0)]
    loser_value: f64,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    let prize = Prize {
        hazard: arguments.hazard,
        winner: arguments.prize,
        loser: arguments.loser_value,
    };
    let race = option_value::solve(&game, prize)?;
    let readings = option_value::readings(&game, prize)?;
    let mut table = Table::new([
        "reading",
        "nash_output",
        "cooperative_output",
        "output_gap",
        "output_ratio",
        "welfare_loss",
        "nash_crossing_time",
    ]);
    for (name, reading) in [
        ("none", readings.none),
        ("race", readings.race),
        ("training_value", readings.training_value),
    ] {
        table.push([
            name.into(),
            reading.nash_output.into(),
            reading.cooperative_output.into(),
            reading.output_gap.into(),
            reading.output_ratio.into(),
            reading.welfare_loss.into(),
            reading.nash_crossing_time.into(),
        ]);
    }
    let text = format!("{}\n\n{}", parameters::to_text(&game), aligned(&table));
    let json = json!({
        "parameters": parameters::to_json(&game),
        "prize": prize,
        "race": race,
        "readings": readings,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}
