//! `endodec game recover`.

use clap::Args;
use endodec_game::Params;
use endodec_game::calibration::{self, Identified, PrintedResults, Rounded};
use endodec_table::Table;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, significant};

/// Arguments of `endodec game recover`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game recover --nash-value 19.22 --cooperative-value 29.16 --nash-time 3.8 --cooperative-time 18.3\n\nThe digits given set the precision: 3.8 stands for anything from 3.75 to 3.85."
)]
pub(crate) struct Arguments {
    /// Printed Nash value per firm
    #[arg(long, value_name = "V", default_value = "19.22")]
    nash_value: Rounded,
    /// Printed cooperative value per firm
    #[arg(long, value_name = "V", default_value = "29.16")]
    cooperative_value: Rounded,
    /// Printed Nash crossing time in years
    #[arg(long, value_name = "T", default_value = "3.8")]
    nash_time: Rounded,
    /// Printed cooperative crossing time in years
    #[arg(long, value_name = "T", default_value = "18.3")]
    cooperative_time: Rounded,
    /// Number of firms N
    #[arg(long, value_name = "N", default_value_t = 5)]
    firms: u32,
    /// Discount rate r
    #[arg(long, value_name = "R", default_value_t = Params::BASELINE.discount)]
    discount: f64,
    /// Displacement rate δ
    #[arg(long, value_name = "DELTA", default_value_t = Params::BASELINE.displacement)]
    displacement: f64,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let recovered = calibration::recover(&PrintedResults {
        nash_value: arguments.nash_value,
        cooperative_value: arguments.cooperative_value,
        nash_time: arguments.nash_time,
        cooperative_time: arguments.cooperative_time,
        firms: f64::from(arguments.firms),
        discount: arguments.discount,
        displacement: arguments.displacement,
    })?;
    let quantities = [
        ("value_scale", "a²/b", recovered.value_scale),
        ("distance_scale", "b·x₀/a", recovered.distance_scale),
        (
            "years_per_unit",
            "τ, years per unit of model time",
            recovered.years_per_unit,
        ),
    ];
    let mut table = Table::new(["quantity", "estimate", "lower", "upper"]);
    let mut text = String::from(
        "What the printed results identify, with the interval their rounding leaves open:\n",
    );
    let mut json = json!({});
    for (
        key,
        name,
        Identified {
            estimate,
            lower,
            upper,
        },
    ) in quantities
    {
        table.push([key.into(), estimate.into(), lower.into(), upper.into()]);
        let digits = |value| significant(value, 6);
        text.push_str(&format!(
            "  {name} = {}, in [{}, {}]\n",
            digits(estimate),
            digits(lower),
            digits(upper)
        ));
        json[key] = json!({ "estimate": estimate, "lower": lower, "upper": upper });
    }
    let baseline = Params::BASELINE;
    let admitted = recovered.admits(&baseline);
    json["baseline"] = baseline_json(&baseline, admitted);
    text.push_str(&format!(
        "a, b and x₀ are not identified one by one. The round triple a = {}, b = {}, x₀ = {} is {} these intervals.\n",
        baseline.intercept,
        baseline.slope,
        baseline.distance,
        if admitted { "inside" } else { "outside" },
    ));
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}

fn baseline_json(baseline: &Params, admitted: bool) -> Value {
    json!({
        "intercept": baseline.intercept,
        "slope": baseline.slope,
        "distance": baseline.distance,
        "admitted": admitted,
    })
}
