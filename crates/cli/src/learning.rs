//! `endodec learning`: learning curves.

mod breaks;

use clap::Subcommand;

use crate::failure::Failure;

/// The commands of `endodec learning`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Structural breaks after Bai and Perron: how many, when, and each regime's coefficients.
    Breaks(breaks::Arguments),
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Breaks(arguments) => breaks::run(arguments),
    }
}
