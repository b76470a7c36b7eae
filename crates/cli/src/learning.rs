//! `endodec learning`: learning curves.

mod bootstrap;
mod breaks;
mod compare;
mod fit;
mod forecast;
mod heterogeneity;
mod hindcast;
mod influence;
mod lots;
mod order;
mod regression;
mod report;
mod secondary;
mod series;
mod test;

use clap::Subcommand;

pub(crate) use report::default_path;

use crate::failure::Failure;
use crate::output::{Answered, Drawn, To};

/// The commands of `endodec learning`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fit Wright's law: elasticity, standard error, interval, learning rate.
    Fit(Drawn<fit::Arguments>),
    /// Fit a learning curve to lots, adding up the costs of their units.
    Lots(Answered<lots::Arguments>),
    /// Structural breaks after Bai and Perron: how many, when, and each regime's coefficients.
    Breaks(Drawn<breaks::Arguments>),
    /// Bootstrap the elasticity; enumerate all resamples when there are eight observations or fewer.
    Bootstrap(Answered<bootstrap::Arguments>),
    /// The elasticity without each observation, on expanding and on rolling windows.
    Influence(Drawn<influence::Arguments>),
    /// Whether several estimates can share one value: Q, I², τ², pooled means.
    Heterogeneity(Drawn<heterogeneity::Arguments>),
    /// Regressions side by side, as economists print them: LaTeX, Markdown, CSV.
    Compare(Answered<compare::Arguments>),
    /// One page on a series: fit, tests, breaks, forecast, what to trust and why, with figures and commands.
    Report(report::Arguments),
    /// Forecast unit cost, and the date at which it crosses a target, as distributions.
    Forecast(Drawn<forecast::Arguments>),
    /// Forecast the past of many products by Moore's law from prices alone, and count how often the bands held.
    Hindcast(Answered<hindcast::Arguments>),
    /// Whether the fit may be spurious: unit roots, cointegration, breaks in trend, Wright against Moore.
    Test(Drawn<test::Arguments>),
}

impl Command {
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        match self {
            Self::Fit(analysis) => analysis.run(to),
            Self::Lots(analysis) => analysis.run(to),
            Self::Breaks(analysis) => analysis.run(to),
            Self::Bootstrap(analysis) => analysis.run(to),
            Self::Influence(analysis) => analysis.run(to),
            Self::Heterogeneity(analysis) => analysis.run(to),
            Self::Compare(analysis) => analysis.run(to),
            Self::Report(arguments) => report::run(arguments),
            Self::Forecast(analysis) => analysis.run(to),
            Self::Hindcast(analysis) => analysis.run(to),
            Self::Test(analysis) => analysis.run(to),
        }
    }
}
