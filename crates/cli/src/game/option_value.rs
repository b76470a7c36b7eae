//! `endodec game option-value`.

use clap::Args;
use endodec_game::option_value::{self, Prize, PrizeReading, PrizeReadings, Race};
use serde::Serialize;

use super::parameters::{GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records};

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
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    prize: Prize,
    race: Race,
    readings: PrizeReadings,
}

/// A reading and its name.
#[derive(Serialize)]
struct Row<'a> {
    reading: &'a str,
    #[serde(flatten)]
    of: &'a PrizeReading,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        let prize = Prize {
            hazard: self.hazard,
            winner: self.prize,
            loser: self.loser_value,
        };
        Ok(Found {
            parameters: Parameters::of(&game),
            prize,
            race: option_value::solve(&game, prize)?,
            readings: option_value::readings(&game, prize)?,
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let rows = [
            ("none", &self.readings.none),
            ("race", &self.readings.race),
            ("training_value", &self.readings.training_value),
        ];
        records(
            rows.map(|(reading, of)| Row { reading, of }),
            "reading, nash_output, cooperative_output, output_gap, output_ratio, \
             welfare_loss, nash_crossing_time",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(format!(
            "{}\n\n{}",
            self.parameters,
            aligned(&self.records()?)
        ))
    }
}
