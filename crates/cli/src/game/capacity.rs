//! `endodec game capacity`.

use clap::Args;
use endodec_game::capacity::{self, Stage};
use endodec_game::nash;
use endodec_table::Table;
use serde_json::json;

use super::parameters::{self, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, significant};

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
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    if arguments.capacity.len() != arguments.duration.len() {
        return Err(Failure::argument(
            "--duration",
            &format!("a list as long as --capacity, {}", arguments.capacity.len()),
            format!("{} long", arguments.duration.len()),
        ));
    }
    let stages: Vec<Stage> = arguments
        .capacity
        .iter()
        .zip(&arguments.duration)
        .map(|(&capacity, &duration)| Stage { capacity, duration })
        .collect();
    let capped = capacity::solve(&game, &stages)?;
    let path = capped.path(arguments.points as usize);
    let mut table = Table::new(["time", "distance", "output", "price", "trend_price"]);
    for point in &path {
        table.push([
            point.time.into(),
            point.distance.into(),
            point.output.into(),
            point.price.into(),
            point.trend_price.into(),
        ]);
    }
    let free = nash::solve(&game);
    let unconstrained = free.crossing_time(game.distance());
    let (least, most) = capped.delay_bounds();
    let digits = |value| significant(value, 7);
    let text = format!(
        "{}\ncrossing after {}, without caps after {}: a delay of {}\nbounds of the delay {} to {}; time under caps {}\nvalue per firm {}, without caps {}\n",
        parameters::to_text(&game),
        digits(capped.crossing_time()),
        digits(unconstrained),
        digits(capped.delay()),
        digits(least),
        digits(most),
        digits(capped.construction_time()),
        digits(capped.value()),
        digits(free.value(game.distance())),
    );
    let json = json!({
        "parameters": parameters::to_json(&game),
        "stages": stages,
        "crossing_time": capped.crossing_time(),
        "unconstrained_crossing_time": unconstrained,
        "delay": capped.delay(),
        "delay_bounds": [least, most],
        "construction_time": capped.construction_time(),
        "value": capped.value(),
        "path": path,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}
