//! `endodec adoption threshold`.

use clap::Args;
use endodec_adoption::lag::{exponential_output_lag, linear_output_lag};
use endodec_adoption::threshold::ThresholdElasticity;
use endodec_adoption::{Threshold, ThresholdModel};
use serde::Serialize;

use super::ecosystem::{EcosystemArguments, Parameters};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};

/// Arguments of `endodec adoption threshold`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec adoption threshold --friction 1.0 --form linear --format json"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    ecosystem: EcosystemArguments,
    /// Cumulative output per year, for the lag along a straight line
    #[arg(long, value_name = "Q", default_value_t = endodec_paper::OUTPUT_RATE)]
    output_rate: f64,
    /// Growth of cumulative output per year as a fraction, for the lag along an exponential instead
    #[arg(long, value_name = "G", conflicts_with = "output_rate")]
    output_growth: Option<f64>,
}

#[derive(Serialize)]
struct Found {
    parameters: Parameters,
    r0_at_parity: f64,
    regime: &'static str,
    critical_cost: Option<f64>,
    cost_parity_output: f64,
    threshold_output: Option<f64>,
    lag_years: Option<f64>,
    elasticities: Vec<ThresholdElasticity>,
    #[serde(skip)]
    origin: Option<String>,
    #[serde(skip)]
    threshold: Threshold,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let model = self.ecosystem.model()?;
        let threshold = model.threshold();
        Ok(Found {
            parameters: Parameters::of(&model),
            r0_at_parity: model.ecosystem().reproduction_at_parity(),
            regime: threshold.regime().name(),
            critical_cost: threshold.critical_cost(),
            cost_parity_output: model.parity_output(),
            threshold_output: threshold.output(),
            lag_years: self.lag(&model, &threshold)?,
            elasticities: model.elasticities(),
            origin: self.ecosystem.origin(),
            threshold,
        })
    }
}

impl Arguments {
    /// Years from cost parity to the threshold, where there is one.
    fn lag(&self, model: &ThresholdModel, threshold: &Threshold) -> Result<Option<f64>, Failure> {
        let Some(output) = threshold.output() else {
            return Ok(None);
        };
        let parity = model.parity_output();
        Ok(Some(match self.output_growth {
            // A fraction a year, as growth is quoted: the rate of the exponential is its logarithm.
            Some(growth) if growth > 0.0 => {
                exponential_output_lag(parity, output, libm::log1p(growth))?
            }
            Some(growth) => return Err(Failure::argument("--output-growth", "above 0", growth)),
            None => linear_output_lag(parity, output, self.output_rate)?,
        }))
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records(
            [self],
            "r0_at_parity, regime, critical_cost, cost_parity_output, threshold_output, \
             lag_years",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let table = self.records()?;
        let mut text = format!("{}\n{}\n", aligned(&table), explained(&self.threshold));
        if self.elasticities.is_empty() {
            text.push_str("There is no threshold to be elastic.\n");
        } else {
            let responses = records(
                &self.elasticities,
                "parameter, value, elasticity as elasticity of the threshold, \
                 semi_elasticity as per unit",
            )?;
            text.push_str(&format!("\n{}", aligned(&responses)));
        }
        if let Some(origin) = &self.origin {
            text.push_str(&format!("\n{origin}\n"));
        }
        Ok(text)
    }
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
