//! `endodec game statics`.

use clap::Args;
use endodec_game::statics::{self, Holding, InvestmentEffect, Parameter, Quantity, Statics};
use serde::Serialize;
use serde_json::{Map, Value};

use super::parameters::{GameArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, records};

/// Arguments of `endodec game statics`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game statics --wrt firms,displacement --format csv\n\nDerivatives are exact (dual numbers). Each is given with the continuation value S held where it is,\nexcept by displacement, training_value and inference_profit, which act through S alone and move it,\nand with S recomputed: from the Cournot profit of the moved parameters, or, where --inference-profit is\ngiven, from that fixed profit."
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

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    values: Map<String, Value>,
    derivatives: Vec<Derivatives<First>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second_derivatives: Option<Vec<Derivatives<f64>>>,
    investment_effect: InvestmentEffect,
}

/// The derivatives of every quantity by one parameter, or by two.
#[derive(Serialize)]
struct Derivatives<D: Serialize> {
    by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    and: Option<&'static str>,
    holding: &'static str,
    #[serde(serialize_with = "by_name")]
    quantities: Vec<D>,
}

#[derive(Serialize)]
struct First {
    derivative: f64,
    elasticity: f64,
}

/// One row a quantity.
#[derive(Serialize)]
struct Row {
    by: &'static str,
    and: &'static str,
    holding: &'static str,
    quantity: &'static str,
    derivative: f64,
    elasticity: Option<f64>,
}

/// What is found for each quantity, keyed by its name.
fn by_name<D: Serialize, S: serde::Serializer>(
    found: &[D],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(Quantity::ALL.map(Quantity::name).into_iter().zip(found))
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let game = self.game.game()?;
        let wrt = if self.wrt.is_empty() {
            Parameter::ALL.to_vec()
        } else {
            self.wrt.clone()
        };
        let recomputed = if game.params().inference_profit.is_some() {
            ("inference_profit", Holding::InferenceProfit)
        } else {
            ("cournot_profit", Holding::CournotProfit)
        };
        let kept = ("continuation_value", Holding::ContinuationValue);
        let mut solved = Vec::new();
        for (name, holding) in [kept, recomputed] {
            solved.push((name, statics::solve(&game, holding)?));
        }
        let pairs = wrt
            .iter()
            .enumerate()
            .flat_map(|(index, &by)| wrt[index..].iter().map(move |&and| (by, and)));
        let value = |quantity: Quantity| {
            let value = solved[0].1.value(quantity);
            (quantity.name().to_owned(), Value::from(value))
        };
        Ok(Found {
            parameters: Parameters::of(&game),
            values: Quantity::ALL.into_iter().map(value).collect(),
            derivatives: wrt
                .iter()
                .flat_map(|&by| solved.iter().map(move |of| first_order(of, by)))
                .collect(),
            second_derivatives: self.second.then(|| {
                pairs
                    .flat_map(|(by, and)| solved.iter().map(move |of| second_order(of, by, and)))
                    .collect()
            }),
            investment_effect: statics::investment_effect(&game, self.growth)?,
        })
    }
}

fn first_order((holding, statics): &(&'static str, Statics), by: Parameter) -> Derivatives<First> {
    Derivatives {
        by: by.name(),
        and: None,
        holding,
        quantities: Quantity::ALL
            .map(|quantity| First {
                derivative: statics.derivative(quantity, by),
                elasticity: statics.elasticity(quantity, by),
            })
            .into(),
    }
}

fn second_order(
    (holding, statics): &(&'static str, Statics),
    by: Parameter,
    and: Parameter,
) -> Derivatives<f64> {
    Derivatives {
        by: by.name(),
        and: Some(and.name()),
        holding,
        quantities: Quantity::ALL
            .map(|quantity| statics.second_derivative(quantity, by, and))
            .into(),
    }
}

impl<D: Serialize> Derivatives<D> {
    fn rows<'a>(
        &'a self,
        of: impl Fn(&'a D) -> (f64, Option<f64>) + 'a,
    ) -> impl Iterator<Item = Row> + 'a {
        let named = Quantity::ALL.map(Quantity::name).into_iter();
        named.zip(&self.quantities).map(move |(quantity, found)| {
            let (derivative, elasticity) = of(found);
            Row {
                by: self.by,
                and: self.and.unwrap_or_default(),
                holding: self.holding,
                quantity,
                derivative,
                elasticity,
            }
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let first = self
            .derivatives
            .iter()
            .flat_map(|found| found.rows(|first| (first.derivative, Some(first.elasticity))));
        let second = self.second_derivatives.iter().flatten();
        records(
            first.chain(second.flat_map(|found| found.rows(|&second| (second, None)))),
            "by, and, holding, quantity, derivative, elasticity",
        )
    }
}
