//! The parameters of an ecosystem and its learning curve as options.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{AdoptionFunction, Ecosystem, EcosystemParams, ThresholdModel};
use endodec_paper::Constants;
use endodec_screens::{Key, parameter};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::input::{read_toml, shown};

/// Form of the adoption rate β.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// β₀(c* − c) + λ, v1 with β₀ = 1; also what v2's threshold formula uses
    Linear,
    /// β₀(c* − c)⁺ + λ, v2 eq. 10
    Floored,
    /// ((c* − c) + λ)ᵖ, v1
    Power,
    /// 1/(1 + e^{−k(c* − c + λ − c_m)}), v1
    Logistic,
}

/// The defaults are the baseline of adoption, the explorer's too, with the friction it starts from.
const PAPER: Constants = Constants::PAPER;

/// Parameters of the ecosystem.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Parameters of the ecosystem")]
pub(crate) struct EcosystemArguments {
    /// Form of the adoption rate β
    #[arg(long, value_enum, default_value_t = Form::Floored)]
    form: Form,
    /// β₀ of the linear and floored forms, per year and unit of cost
    #[arg(long, value_name = "BETA0", default_value_t = PAPER.adoption_slope)]
    slope: f64,
    /// p of the power form
    #[arg(long, value_name = "P", default_value_t = 1.0)]
    exponent: f64,
    /// k of the logistic form
    #[arg(long, value_name = "K", default_value_t = 1.0)]
    steepness: f64,
    /// c_m of the logistic form, the advantage at which β is one half
    #[arg(long, value_name = "CM", default_value_t = 0.0)]
    midpoint: f64,
    #[arg(
        long,
        help = parameter(Key::Target).help(),
        value_name = "C",
        default_value_t = PAPER.low_target_usd_per_gb
    )]
    parity_cost: f64,
    #[arg(
        long,
        help = parameter(Key::Latency).help(),
        value_name = "LAMBDA",
        default_value_t = PAPER.latency()
    )]
    latency: f64,
    #[arg(
        long,
        help = parameter(Key::Network).help(),
        value_name = "GAMMA",
        default_value_t = PAPER.network
    )]
    network: f64,
    /// κ, coordination friction per year; the baseline starts from the default and lets it fall, 2.4 (with --slope 1.33) is the calibration that keeps it fixed
    #[arg(long, value_name = "KAPPA", default_value_t = PAPER.friction)]
    friction: f64,
    #[arg(
        long,
        help = parameter(Key::Churn).help(),
        value_name = "MU",
        default_value_t = PAPER.churn()
    )]
    churn: f64,
    /// Cumulative output of a known point of the learning curve (EB)
    #[arg(long, value_name = "Q0", default_value_t = PAPER.cumulative_eb)]
    curve_output: f64,
    /// Cost at that point ($/GB)
    #[arg(long, value_name = "C0", default_value_t = PAPER.cost_usd_per_gb)]
    curve_cost: f64,
    /// α, elasticity of the learning curve
    #[arg(long, value_name = "ALPHA", default_value_t = PAPER.elasticity)]
    curve_elasticity: f64,
    /// TOML file with the parameters of another industry, all of them: parity_cost, latency, network, friction, churn, curve_output, curve_cost, curve_elasticity, form and what it takes
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = [
            "form", "slope", "exponent", "steepness", "midpoint", "parity_cost", "latency", "network",
            "friction", "churn", "curve_output", "curve_cost", "curve_elasticity",
        ]
    )]
    params: Option<PathBuf>,
}

/// The parameters of another industry: none of them has a default.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParamsFile {
    form: FormInFile,
    slope: Option<f64>,
    exponent: Option<f64>,
    steepness: Option<f64>,
    midpoint: Option<f64>,
    parity_cost: f64,
    latency: f64,
    network: f64,
    friction: f64,
    churn: f64,
    curve_output: f64,
    curve_cost: f64,
    curve_elasticity: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FormInFile {
    Linear,
    Floored,
    Power,
    Logistic,
}

impl ParamsFile {
    fn function(&self, path: &Path) -> Result<AdoptionFunction, Failure> {
        let given = |name: &str, value: Option<f64>| {
            value.ok_or_else(|| {
                Failure::Input(format!(
                    "{}: the form {:?} takes `{name}`, which is not given",
                    shown(path),
                    self.form
                ))
            })
        };
        Ok(match self.form {
            FormInFile::Linear => AdoptionFunction::Linear {
                slope: given("slope", self.slope)?,
            },
            FormInFile::Floored => AdoptionFunction::Floored {
                slope: given("slope", self.slope)?,
            },
            FormInFile::Power => AdoptionFunction::Power {
                exponent: given("exponent", self.exponent)?,
            },
            FormInFile::Logistic => AdoptionFunction::Logistic {
                steepness: given("steepness", self.steepness)?,
                midpoint: given("midpoint", self.midpoint)?,
            },
        })
    }

    fn model(&self, path: &Path) -> Result<ThresholdModel, Failure> {
        let ecosystem = Ecosystem::new(EcosystemParams {
            function: self.function(path)?,
            parity_cost: self.parity_cost,
            latency: self.latency,
            network: self.network,
            friction: self.friction,
            churn: self.churn,
        })?;
        Ok(ThresholdModel::new(
            ecosystem,
            LearningAnchor {
                output: self.curve_output,
                cost: self.curve_cost,
                elasticity: self.curve_elasticity,
            },
        )?)
    }
}

impl EcosystemArguments {
    fn function(&self) -> AdoptionFunction {
        match self.form {
            Form::Linear => AdoptionFunction::Linear { slope: self.slope },
            Form::Floored => AdoptionFunction::Floored { slope: self.slope },
            Form::Power => AdoptionFunction::Power {
                exponent: self.exponent,
            },
            Form::Logistic => AdoptionFunction::Logistic {
                steepness: self.steepness,
                midpoint: self.midpoint,
            },
        }
    }

    /// Whose the parameters are that no option gives.
    pub(crate) fn origin(&self) -> Option<String> {
        self.params.is_none().then(|| {
            format!(
                "Parameters that no option gives are those of the paper's stacked memory (parity at {} $/GB, output in EB); --params FILE has another industry's.",
                PAPER.low_target_usd_per_gb
            )
        })
    }

    /// The validated model.
    pub(crate) fn model(&self) -> Result<ThresholdModel, Failure> {
        if let Some(path) = &self.params {
            return read_toml::<ParamsFile>(path)?.model(path);
        }
        let ecosystem = Ecosystem::new(EcosystemParams {
            function: self.function(),
            parity_cost: self.parity_cost,
            latency: self.latency,
            network: self.network,
            friction: self.friction,
            churn: self.churn,
        })?;
        Ok(ThresholdModel::new(
            ecosystem,
            LearningAnchor {
                output: self.curve_output,
                cost: self.curve_cost,
                elasticity: self.curve_elasticity,
            },
        )?)
    }
}

/// The parameters in force.
#[derive(Debug, Serialize)]
pub(super) struct Parameters {
    function: AdoptionFunction,
    parity_cost: f64,
    latency: f64,
    network: f64,
    friction: f64,
    churn: f64,
    curve: LearningAnchor,
}

impl Parameters {
    pub(super) fn of(model: &ThresholdModel) -> Self {
        let params = model.ecosystem().params();
        Self {
            function: params.function,
            parity_cost: params.parity_cost,
            latency: params.latency,
            network: params.network,
            friction: params.friction,
            churn: params.churn,
            curve: *model.anchor(),
        }
    }
}
