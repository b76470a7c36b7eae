//! `endodec adoption threshold`.

use clap::Args;
use endodec_adoption::lag::{exponential_output_lag, linear_output_lag};
use endodec_adoption::{Threshold, ThresholdModel};
use endodec_table::Table;
use serde_json::json;

use super::ecosystem::{self, EcosystemArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec adoption threshold`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec adoption threshold --friction 1.0 --form linear --format json"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    ecosystem: EcosystemArguments,
    /// Cumulative output per year, for the lag along a straight line
    #[arg(long, value_name = "Q", default_value_t = 28.94)]
    output_rate: f64,
    /// Growth of cumulative output per year as a fraction, for the lag along an exponential instead
    #[arg(long, value_name = "G", conflicts_with = "output_rate")]
    output_growth: Option<f64>,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let model = arguments.ecosystem.model()?;
    let threshold = model.threshold();
    let lag = lag(&model, &threshold, arguments)?;
    let r0 = model.ecosystem().reproduction_at_parity();
    let elasticities = model.elasticities();
    let json = json!({
        "parameters": ecosystem::to_json(&model),
        "r0_at_parity": r0,
        "regime": threshold.regime().name(),
        "critical_cost": threshold.critical_cost(),
        "cost_parity_output": model.parity_output(),
        "threshold_output": threshold.output(),
        "lag_years": lag,
        "elasticities": elasticities,
    });
    let mut table = Table::new([
        "r0_at_parity",
        "regime",
        "critical_cost",
        "cost_parity_output",
        "threshold_output",
        "lag_years",
    ]);
    table.push([
        r0.into(),
        threshold.regime().name().into(),
        threshold.critical_cost().into(),
        model.parity_output().into(),
        threshold.output().into(),
        lag.into(),
    ]);
    let mut responses = Table::new([
        "parameter",
        "value",
        "elasticity of the threshold",
        "per unit",
    ]);
    for response in &elasticities {
        responses.push([
            response.parameter.into(),
            response.value.into(),
            response.elasticity.into(),
            response.semi_elasticity.into(),
        ]);
    }
    let mut text = format!("{}\n{}\n", aligned(&table), explained(&threshold));
    if responses.rows().is_empty() {
        text.push_str("There is no threshold to be elastic.\n");
    } else {
        text.push_str(&format!("\n{}", aligned(&responses)));
    }
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}

/// Years from cost parity to the threshold, where there is one.
fn lag(
    model: &ThresholdModel,
    threshold: &Threshold,
    arguments: &Arguments,
) -> Result<Option<f64>, Failure> {
    let Some(output) = threshold.output() else {
        return Ok(None);
    };
    let parity = model.parity_output();
    Ok(Some(match arguments.output_growth {
        // A fraction a year, as growth is quoted: the rate of the exponential is its logarithm.
        Some(growth) if growth > 0.0 => exponential_output_lag(parity, output, growth.ln_1p())?,
        Some(growth) => return Err(Failure::argument("--output-growth", "above 0", growth)),
        None => linear_output_lag(parity, output, arguments.output_rate)?,
    }))
}

fn explained(threshold: &Threshold) -> String {
    match threshold {
        Threshold::FrictionDominated { critical_cost, .. } => format!(
            "R₀ ≤ 1 at cost parity: cost must fall to {} before adoption sustains itself.",
            significant(*critical_cost, 6)
        ),
        Threshold::NetworkDominated { critical_cost, .. } => format!(
            "R₀ > 1 at cost parity: adoption sustained itself from a cost of {} on, before parity.",
            significant(*critical_cost, 6)
        ),
        Threshold::Always => {
            "R₀ > 1 at every cost: the latency advantage alone outweighs friction and churn, and no threshold exists.\n\
             (v2's equation 15 would print an output below parity here; its own equation 10 contradicts it.)"
                .to_owned()
        }
        _ => "R₀ < 1 at every cost: free hardware would not be enough.".to_owned(),
    }
}
