//! `endodec adoption`: reproduction numbers, thresholds, paths and diffusion fits.

mod ecosystem;
mod fit;
mod implied_r0;
mod simulate;
mod threshold;

use clap::Subcommand;

use crate::failure::Failure;

/// The commands of `endodec adoption`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// R₀ and friction implied by a dated series of shares, with bands.
    ImpliedR0(implied_r0::Arguments),
    /// Cumulative output at which adoption sustains itself, its regime, lag and elasticities.
    Threshold(threshold::Arguments),
    /// Path of output, ecosystem investment and share from a scenario file.
    Simulate(simulate::Arguments),
    /// Diffusion models fitted to a series of adopters, with intervals and forecasts.
    Fit(fit::Arguments),
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::ImpliedR0(arguments) => implied_r0::run(arguments),
        Command::Threshold(arguments) => threshold::run(arguments),
        Command::Simulate(arguments) => simulate::run(arguments),
        Command::Fit(arguments) => fit::run(arguments),
    }
}

/// A pair of bounds as JSON.
fn bounds((lower, upper): (f64, f64)) -> serde_json::Value {
    serde_json::json!([lower, upper])
}
