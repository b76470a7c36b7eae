//! `endodec game capacity`.

use clap::Args;
use endodec_game::capacity::{self, BoomBust, Stage};
use endodec_game::nash;
use serde::Serialize;

use super::parameters::{GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, records, significant};

/// Arguments of `endodec game capacity`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game capacity --capacity 8 --duration 0.5\n  endodec game capacity --capacity 2,4,8 --duration 0.5,0.5,0.5 --distance 20\n\nIndustry output is held at each capacity for its duration; after the last one it is free."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Industry capacity of each stage, separated by commas
    #[arg(long, value_name = "K", value_delimiter = ',', required = true)]
    capacity: Vec<f64>,
    /// Duration of each stage, in the same order
    #[arg(long, value_name = "T", value_delimiter = ',', required = true)]
    duration: Vec<f64>,
    /// Points of the path from the start to crossing
    #[arg(long, value_name = "K", default_value_t = 101, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    points: u32,
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    stages: Vec<Stage>,
    crossing_time: f64,
    unconstrained_crossing_time: f64,
    delay: f64,
    delay_bounds: (f64, f64),
    construction_time: f64,
    value: f64,
    #[serde(skip)]
    unconstrained_value: f64,
    path: Vec<BoomBust>,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        if self.capacity.len() != self.duration.len() {
            return Err(Failure::argument(
                "--duration",
                &format!("a list as long as --capacity, {}", self.capacity.len()),
                format!("{} long", self.duration.len()),
            ));
        }
        let stages: Vec<Stage> = self
            .capacity
            .iter()
            .zip(&self.duration)
            .map(|(&capacity, &duration)| Stage { capacity, duration })
            .collect();
        let capped = capacity::solve(&game, &stages)?;
        let free = nash::solve(&game);
        Ok(Found {
            parameters: Parameters::of(&game),
            stages,
            crossing_time: capped.crossing_time(),
            unconstrained_crossing_time: free.crossing_time(game.distance()),
            delay: capped.delay(),
            delay_bounds: capped.delay_bounds(),
            construction_time: capped.construction_time(),
            value: capped.value(),
            unconstrained_value: free.value(game.distance()),
            path: capped.path(self.points as usize),
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records(&self.path, "time, distance, output, price, trend_price")
    }

    fn text(&self) -> Result<String, Failure> {
        let digits = |value| significant(value, 7);
        let (least, most) = self.delay_bounds;
        Ok(format!(
            "{}\ncrossing after {}, without caps after {}: a delay of {}\nbounds of the delay {} to {}; time under caps {}\nvalue per firm {}, without caps {}\n",
            self.parameters,
            digits(self.crossing_time),
            digits(self.unconstrained_crossing_time),
            digits(self.delay),
            digits(least),
            digits(most),
            digits(self.construction_time),
            digits(self.value),
            digits(self.unconstrained_value),
        ))
    }
}
