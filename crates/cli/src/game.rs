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

/// The commands of `endodec game`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Value, shadow cost, output and crossing time of rivals, cartel and social planner.
    Solve(solve::Arguments),
    /// The path to crossing: time, distance, output, price, value.
    Path(path::Arguments),
    /// The unprinted baseline, recovered from the paper's printed results.
    Recover(recover::Arguments),
    /// Exact derivatives and elasticities of every result by every parameter.
    Statics(statics::Arguments),
    /// Firms with different costs and continuation values.
    Asymmetric(asymmetric::Arguments),
    /// Capacity limits with a construction lag: delay, boom and bust.
    Capacity(capacity::Arguments),
    /// A threshold that falls by itself: exact equilibrium, and the error of ignoring the drift.
    Drift(drift::Arguments),
    /// Investment as a race for a prize, read in both ways of the paper.
    OptionValue(option_value::Arguments),
    /// The two-period model of Appendix A, by best replies.
    TwoPeriod(two_period::Arguments),
    /// Distance and adoption together: value, strategy, simulated path.
    TwoState(two_state::Arguments),
    /// Producers, consumers and society under rivals, cartel and planner.
    Welfare(welfare::Arguments),
    /// Proposition 1 certified: which inequality holds, with how much slack, and where it fails.
    Proposition(proposition::Arguments),
    /// Whether a cartel would hold, given how soon deviations are noticed.
    Collusion(collusion::Arguments),
    /// Rivals and cartel under nonlinear demand.
    GeneralDemand(general_demand::Arguments),
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Solve(arguments) => solve::run(arguments),
        Command::Path(arguments) => path::run(arguments),
        Command::Recover(arguments) => recover::run(arguments),
        Command::Statics(arguments) => statics::run(arguments),
        Command::Asymmetric(arguments) => asymmetric::run(arguments),
        Command::Capacity(arguments) => capacity::run(arguments),
        Command::Drift(arguments) => drift::run(arguments),
        Command::OptionValue(arguments) => option_value::run(arguments),
        Command::TwoPeriod(arguments) => two_period::run(arguments),
        Command::TwoState(arguments) => two_state::run(arguments),
        Command::Welfare(arguments) => welfare::run(arguments),
        Command::Proposition(arguments) => proposition::run(arguments),
        Command::Collusion(arguments) => collusion::run(arguments),
        Command::GeneralDemand(arguments) => general_demand::run(arguments),
    }
}
