//! `endodec learning`: learning curves.

mod bootstrap;
mod breaks;
mod fit;
mod forecast;
mod heterogeneity;
mod influence;
mod lots;
mod series;

use clap::Subcommand;

use crate::failure::Failure;
use crate::output::Answered;

/// The commands of `endodec learning`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fit Wright's law: elasticity, standard error, interval, learning rate.
    Fit(Answered<fit::Arguments>),
    /// Fit a learning curve to lots, adding up the costs of their units.
    Lots(Answered<lots::Arguments>),
    /// Structural breaks after Bai and Perron: how many, when, and each regime's coefficients.
    Breaks(Answered<breaks::Arguments>),
    /// Bootstrap the elasticity; enumerate all resamples when there are eight observations or fewer.
    Bootstrap(Answered<bootstrap::Arguments>),
    /// The elasticity without each observation, on expanding and on rolling windows.
    Influence(Answered<influence::Arguments>),
    /// Whether several estimates can share one value: Q, I², τ², pooled means.
    Heterogeneity(Answered<heterogeneity::Arguments>),
    /// Forecast unit cost, and the date at which it crosses a target, as distributions.
    Forecast(Answered<forecast::Arguments>),
}

impl Command {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Fit(analysis) => analysis.run(),
            Self::Lots(analysis) => analysis.run(),
            Self::Breaks(analysis) => analysis.run(),
            Self::Bootstrap(analysis) => analysis.run(),
            Self::Influence(analysis) => analysis.run(),
            Self::Heterogeneity(analysis) => analysis.run(),
            Self::Forecast(analysis) => analysis.run(),
        }
    }
}
