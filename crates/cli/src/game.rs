//! `endodec game`: the differential game.

mod asymmetric;
mod capacity;
mod collusion;
mod drift;
mod general_demand;
mod option_value;
mod parameters;
mod path;
mod proposition;
mod recover;
mod solve;
mod statics;
mod two_period;
mod two_state;
mod welfare;

use clap::Subcommand;

use crate::failure::Failure;
use crate::output::{Answered, Drawn, To};

/// The commands of `endodec game`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Value, shadow cost, output and crossing time of rivals, cartel and social planner.
    Solve(Answered<solve::Arguments>),
    /// The path to crossing: time, distance, output, price, value.
    Path(Drawn<path::Arguments>),
    /// The unprinted baseline, recovered from the paper's printed results.
    Recover(Answered<recover::Arguments>),
    /// Exact derivatives and elasticities of every result by every parameter.
    Statics(Answered<statics::Arguments>),
    /// Firms with different costs and continuation values.
    Asymmetric(Answered<asymmetric::Arguments>),
    /// Capacity limits with a construction lag: delay, boom and bust.
    Capacity(Answered<capacity::Arguments>),
    /// A threshold that falls by itself: exact equilibrium, and the error of ignoring the drift.
    Drift(Answered<drift::Arguments>),
    /// Investment as a race for a prize, read in both ways of the paper.
    OptionValue(Answered<option_value::Arguments>),
    /// The two-period model of Appendix A, by best replies.
    TwoPeriod(Answered<two_period::Arguments>),
    /// Distance and adoption together: value, strategy, simulated path.
    TwoState(Answered<two_state::Arguments>),
    /// Producers, consumers and society under rivals, cartel and planner.
    Welfare(Answered<welfare::Arguments>),
    /// Proposition 1 certified: which inequality holds, with how much slack, and where it fails.
    Proposition(Answered<proposition::Arguments>),
    /// Whether a cartel would hold, given how soon deviations are noticed.
    Collusion(Answered<collusion::Arguments>),
    /// Rivals and cartel under nonlinear demand.
    GeneralDemand(Answered<general_demand::Arguments>),
}

impl Command {
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        match self {
            Self::Solve(analysis) => analysis.run(to),
            Self::Path(analysis) => analysis.run(to),
            Self::Recover(analysis) => analysis.run(to),
            Self::Statics(analysis) => analysis.run(to),
            Self::Asymmetric(analysis) => analysis.run(to),
            Self::Capacity(analysis) => analysis.run(to),
            Self::Drift(analysis) => analysis.run(to),
            Self::OptionValue(analysis) => analysis.run(to),
            Self::TwoPeriod(analysis) => analysis.run(to),
            Self::TwoState(analysis) => analysis.run(to),
            Self::Welfare(analysis) => analysis.run(to),
            Self::Proposition(analysis) => analysis.run(to),
            Self::Collusion(analysis) => analysis.run(to),
            Self::GeneralDemand(analysis) => analysis.run(to),
        }
    }
}
