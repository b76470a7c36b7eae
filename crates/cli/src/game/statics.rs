//! `endodec game statics`.

use clap::Args;
use endodec_game::statics::{self, Holding, Parameter, Quantity, Statics};
use endodec_table::Table;
use serde_json::{Value, json};

use super::parameters::{self, GameArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments};

/// Arguments of `endodec game statics`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game statics --wrt firms,displacement --format csv\n\nDerivatives are exact (dual numbers). Each is given with the continuation value S held where it is,\nand with S recomputed: from the Cournot profit of the moved parameters, or, where --inference-profit is\ngiven, from that fixed profit."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    game: GameArguments,
    /// Parameters to differentiate by [default: all]: intercept, slope, discount, displacement, training_value, inference_profit, distance, firms
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = parameter)]
    wrt: Vec<Parameter>,
    /// Add the second derivatives by every pair of these parameters
    #[arg(long)]
    second: bool,
    /// Growth rate of output for the growth reading of ∂T*/∂I
    #[arg(long, value_name = "G", default_value_t = 0.25)]
    growth: f64,
    #[command(flatten)]
    output: OutputArguments,
}

fn parameter(name: &str) -> Result<Parameter, String> {
    let wanted = name.replace('-', "_");
    Parameter::ALL
        .into_iter()
        .find(|parameter| parameter.name() == wanted)
        .ok_or_else(|| {
            let names: Vec<_> = Parameter::ALL.iter().map(|one| one.name()).collect();
            format!("no such parameter; there are {}", names.join(", "))
        })
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let game = arguments.game.game()?;
    let wrt = if arguments.wrt.is_empty() {
        Parameter::ALL.to_vec()
    } else {
        arguments.wrt.clone()
    };
    let recomputed = if game.params().inference_profit.is_some() {
        ("inference_profit", Holding::InferenceProfit)
    } else {
        ("cournot_profit", Holding::CournotProfit)
    };
    let mut solved = Vec::new();
    for (name, holding) in [
        ("continuation_value", Holding::ContinuationValue),
        recomputed,
    ] {
        solved.push((name, statics::solve(&game, holding)?));
    }
    let mut table = Table::new([
        "by",
        "and",
        "holding",
        "quantity",
        "derivative",
        "elasticity",
    ]);
    let mut first = Vec::new();
    let mut second = Vec::new();
    for &by in &wrt {
        for (holding, statics) in &solved {
            first.push(json!({
                "by": by.name(),
                "holding": holding,
                "quantities": first_order(statics, by),
            }));
            for quantity in Quantity::ALL {
                table.push([
                    by.name().into(),
                    "".into(),
                    (*holding).into(),
                    quantity.name().into(),
                    statics.derivative(quantity, by).into(),
                    statics.elasticity(quantity, by).into(),
                ]);
            }
        }
    }
    if arguments.second {
        for (index, &by) in wrt.iter().enumerate() {
            for &and in &wrt[index..] {
                for (holding, statics) in &solved {
                    second.push(json!({
                        "by": by.name(),
                        "and": and.name(),
                        "holding": holding,
                        "quantities": second_order(statics, by, and),
                    }));
                    for quantity in Quantity::ALL {
                        table.push([
                            by.name().into(),
                            and.name().into(),
                            (*holding).into(),
                            quantity.name().into(),
                            statics.second_derivative(quantity, by, and).into(),
                            None.into(),
                        ]);
                    }
                }
            }
        }
    }
    let values: serde_json::Map<_, _> = Quantity::ALL
        .into_iter()
        .map(|quantity| {
            let value = solved[0].1.value(quantity);
            (quantity.name().to_owned(), json!(value))
        })
        .collect();
    let mut answer = json!({
        "parameters": parameters::to_json(&game),
        "values": values,
        "derivatives": first,
    });
    if arguments.second {
        answer["second_derivatives"] = second.into();
    }
    answer["investment_effect"] = json!(statics::investment_effect(&game, arguments.growth)?);
    Answer::new(answer, table).write(&arguments.output)
}

fn first_order(statics: &Statics, by: Parameter) -> Value {
    let quantities = Quantity::ALL.into_iter().map(|quantity| {
        let entry = json!({
            "derivative": statics.derivative(quantity, by),
            "elasticity": statics.elasticity(quantity, by),
        });
        (quantity.name().to_owned(), entry)
    });
    Value::Object(quantities.collect())
}

fn second_order(statics: &Statics, by: Parameter, and: Parameter) -> Value {
    let quantities = Quantity::ALL.into_iter().map(|quantity| {
        let entry = json!(statics.second_derivative(quantity, by, and));
        (quantity.name().to_owned(), entry)
    });
    Value::Object(quantities.collect())
}
