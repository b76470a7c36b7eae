//! `endodec game welfare`.

use clap::Args;
use endodec_game::welfare::{self, Surplus};
use endodec_table::Table;
use serde_json::json;

use super::parameters::{self, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec game welfare`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game welfare --crossing-value 500 --format json\n\nWhether rivals overshoot depends on what crossing is worth to society, which the paper does not say: up to the break-even value they do."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Social value W₀ of having crossed [default: what the firms keep, N·S]
    #[arg(long, value_name = "W0")]
    crossing_value: Option<f64>,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    let kept = game.firms() * game.continuation_value();
    let crossing_value = arguments.crossing_value.unwrap_or(kept);
    let x = game.distance();
    let regimes = welfare::compare(&game, crossing_value, x)?;
    let break_even = welfare::break_even(&game, x);
    let mut table = Table::new([
        "regime",
        "output",
        "crossing_time",
        "producers",
        "consumers",
        "after_crossing",
        "total",
    ]);
    let mut push = |regime: &str, surplus: Surplus| {
        table.push([
            regime.into(),
            surplus.output.into(),
            surplus.crossing_time.into(),
            surplus.producers.into(),
            surplus.consumers.into(),
            surplus.after_crossing.into(),
            surplus.total.into(),
        ]);
    };
    push("nash", regimes.nash);
    push("cooperative", regimes.cooperative);
    push("planner", regimes.planner);
    let digits = |value| significant(value, 6);
    let verdict = match break_even {
        Some(value) if crossing_value < value => format!(
            "Rivals produce more than the optimum; they would be right at W₀ = {}.",
            digits(value)
        ),
        Some(value) => format!(
            "Rivals produce less than the optimum, as they do from W₀ = {} on.",
            digits(value)
        ),
        None => "No W₀ makes the output of rivals the optimum.".to_owned(),
    };
    let text = format!(
        "{}\nW₀ = {}; present values at x₀, of the whole industry\n\n{}\n{verdict}\n",
        parameters::to_text(&game),
        digits(crossing_value),
        aligned(&table)
    );
    let json = json!({
        "parameters": parameters::to_json(&game),
        "crossing_value": crossing_value,
        "break_even_crossing_value": break_even,
        "nash": regimes.nash,
        "cooperative": regimes.cooperative,
        "planner": regimes.planner,
    });
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}
