//! `endodec adoption`: reproduction numbers, thresholds, paths and diffusion fits.

mod ecosystem;
mod fit;
mod implied_r0;
mod report;
mod simulate;
mod threshold;

use clap::Subcommand;

use crate::failure::Failure;
use crate::output::{Answered, Drawn, To};

/// The commands of `endodec adoption`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// R₀ and friction implied by a dated series of shares, with bands.
    ImpliedR0(Drawn<implied_r0::Arguments>),
    /// Cumulative output at which adoption sustains itself, its regime, lag and elasticities.
    Threshold(Answered<threshold::Arguments>),
    /// Path of output, ecosystem investment and share from a scenario file.
    Simulate(Drawn<simulate::Arguments>),
    /// Diffusion models fitted to a series of adopters, with intervals and forecasts.
    Fit(Drawn<fit::Arguments>),
    /// One page on a series of adopters: models, forecast, what to trust and why, with figures and commands.
    Report(report::Arguments),
}

impl Command {
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        match self {
            Self::ImpliedR0(analysis) => analysis.run(to),
            Self::Threshold(analysis) => analysis.run(to),
            Self::Simulate(analysis) => analysis.run(to),
            Self::Fit(analysis) => analysis.run(to),
            Self::Report(arguments) => report::run(arguments),
        }
    }
}
