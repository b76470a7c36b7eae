//! `endodec game asymmetric`.

use clap::Args;
use endodec_game::asymmetric::{self, Oligopoly};
use endodec_game::{Game, Params};
use endodec_table::Table;
use serde_json::json;

use super::parameters::GameArguments;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec game asymmetric`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game asymmetric --costs 0,0,1 --values 20,15,15 --distance 10 --format json\n\nWithout --values every firm has the continuation value S of the symmetric game with as many firms."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Unit cost of each firm, separated by commas; at least two
    #[arg(long, value_name = "C", value_delimiter = ',', required = true)]
    costs: Vec<f64>,
    /// Continuation value of each firm, in the same order
    #[arg(long, value_name = "S", value_delimiter = ',')]
    values: Vec<f64>,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let firms = arguments.costs.len();
    if let Some(given) = arguments.game.firms
        && given as usize != firms
    {
        return Err(Failure::argument(
            "--firms",
            &format!("the number of costs, {firms}"),
            given,
        ));
    }
    if firms < 2 {
        return Err(Failure::argument(
            "--costs",
            "a list of at least 2 costs",
            firms,
        ));
    }
    let params = Params {
        firms: firms as f64,
        ..arguments.game.params()?
    };
    let game = Game::new(params)?;
    let continuation_values = if arguments.values.is_empty() {
        vec![game.continuation_value(); firms]
    } else {
        arguments.values.clone()
    };
    let industry = Oligopoly::new(asymmetric::OligopolyParams {
        market: game.market(),
        discount: game.discount(),
        costs: arguments.costs.clone(),
        continuation_values,
    })?;
    let equilibrium = asymmetric::solve(&industry, game.distance())?;
    let mut table = Table::new([
        "firm",
        "cost",
        "continuation_value",
        "value",
        "shadow_cost",
        "output",
        "profit_share",
    ]);
    for (index, firm) in equilibrium.firms.iter().enumerate() {
        table.push([
            (index + 1).into(),
            firm.cost.into(),
            firm.continuation_value.into(),
            firm.value.into(),
            firm.shadow_cost.into(),
            firm.output.into(),
            firm.profit_share.into(),
        ]);
    }
    let digits = |value| significant(value, 7);
    let text = format!(
        "a = {}, b = {}, r = {}, x = {}\nindustry output {}, crossing after {}\n\n{}",
        digits(params.intercept),
        digits(params.slope),
        digits(params.discount),
        digits(params.distance),
        digits(equilibrium.output),
        digits(equilibrium.crossing_time),
        aligned(&table),
    );
    Answer::new(json!(equilibrium), table)
        .with_text(text)
        .write(&arguments.output)
}
