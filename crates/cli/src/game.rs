//! `endodec game`: the differential game.

mod parameters;
mod path;
mod recover;
mod solve;

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
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Solve(arguments) => solve::run(arguments),
        Command::Path(arguments) => path::run(arguments),
        Command::Recover(arguments) => recover::run(arguments),
    }
}
