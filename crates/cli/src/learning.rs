//! `endodec learning`: learning curves.

mod bootstrap;
mod breaks;
mod fit;
mod forecast;
mod heterogeneity;
mod influence;
mod series;

use clap::Subcommand;

use crate::failure::Failure;

/// The commands of `endodec learning`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fit Wright's law: elasticity, standard error, interval, learning rate.
    Fit(fit::Arguments),
    /// Structural breaks after Bai and Perron: how many, when, and each regime's coefficients.
    Breaks(breaks::Arguments),
    /// Bootstrap the elasticity; enumerate all resamples when there are eight observations or fewer.
    Bootstrap(bootstrap::Arguments),
    /// The elasticity without each observation, on expanding and on rolling windows.
    Influence(influence::Arguments),
    /// Whether several estimates can share one value: Q, I², τ², pooled means.
    Heterogeneity(heterogeneity::Arguments),
    /// Forecast unit cost, and the date at which it crosses a target, as distributions.
    Forecast(forecast::Arguments),
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Fit(arguments) => fit::run(arguments),
        Command::Breaks(arguments) => breaks::run(arguments),
        Command::Bootstrap(arguments) => bootstrap::run(arguments),
        Command::Influence(arguments) => influence::run(arguments),
        Command::Heterogeneity(arguments) => heterogeneity::run(arguments),
        Command::Forecast(arguments) => forecast::run(arguments),
    }
}
