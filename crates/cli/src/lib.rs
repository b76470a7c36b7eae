//! Endogenous Decentralization: the command line, and its commands for programs that ask in memory.
//!
//! One file a command. Each parses its arguments, calls a library and returns one serialisable
//! `output::Answer`; JSON, CSV and text follow from it, and only `output.rs` prints. [`program`] is the program;
//! [`ask`] runs one command on what a program holds, with the same words, numbers and refusals:
//!
//! ```
//! let words = ["game", "solve", "--firms", "12"].map(str::to_owned);
//! let answer = endodec::ask(&words, None)?;
//! assert!(answer.json()?.starts_with("{\"parameters\":{\"firms\":12.0"));
//! # Ok::<(), endodec::Failure>(())
//! ```

#![warn(clippy::disallowed_methods)]

mod adoption;
mod asked;
mod claims;
mod data;
mod explore;
mod failure;
mod game;
mod grouped;
mod input;
mod learning;
mod output;
mod predictions;
mod reproduce;
mod sensitivity;
mod sweep;
mod threads;
mod typed;
mod usage;

use std::ffi::OsString;
use std::io::Write as _;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use output::To;

pub use asked::{ask, command};
pub use failure::Failure;
pub use input::{Given, Rows};
pub use output::{Forms, Picture};

/// Solve, estimate, simulate and reproduce "Endogenous Decentralization".
#[derive(Debug, Parser)]
#[command(
    name = "endodec",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(
    after_help = "Example:\n  endodec game solve --firms 12 --format json\n\nExit codes: 0 done, 1 a check failed, 2 bad input or usage, 3 internal failure."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Recompute every figure, table, claim and prediction.
    Reproduce(reproduce::Arguments),
    /// The differential game: equilibria, paths, extensions.
    #[command(subcommand, after_help = "Example:\n  endodec game solve --firms 12")]
    Game(game::Command),
    /// The ledger: every claim of the paper, recomputed, with a verdict.
    Claims(claims::Arguments),
    /// Learning curves: fit, breaks, resampling, influence, meta-analysis, forecast.
    #[command(
        subcommand,
        after_help = "Example:\n  endodec data example\n  endodec learning fit costs.csv --quantity cumulative --cost price"
    )]
    Learning(Box<learning::Command>),
    /// Adoption: reproduction numbers, thresholds, paths, diffusion fits.
    #[command(
        subcommand,
        after_help = "Example:\n  endodec adoption threshold --friction 2.4"
    )]
    Adoption(Box<adoption::Command>),
    /// The scorecard: every dated prediction, held against what has been observed.
    Predictions(predictions::Arguments),
    /// The explorer: one HTML file in which every parameter moves; or one of its screens as numbers.
    Explore(explore::Arguments),
    /// A screen of the explorer at many points: a grid, random draws or scenarios; its read-outs as columns.
    Sweep(sweep::Arguments),
    /// What read-outs depend on: Sobol' indices of first and total order, and one parameter at a time.
    Sensitivity(output::Drawn<sensitivity::Arguments>),
    /// The data: list, show, export.
    #[command(subcommand, after_help = "Example:\n  endodec data list")]
    Data(data::Command),
    /// Print a completion script for a shell.
    #[command(after_help = "Example:\n  endodec completions bash > /etc/bash_completion.d/endodec")]
    Completions {
        /// The shell to complete in.
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff).
    #[command(after_help = "Example:\n  endodec man | man -l -")]
    Man,
}

impl Arguments {
    /// Whether what comes of it is files and not an answer.
    fn writes_files(&self) -> bool {
        match &self.command {
            Command::Reproduce(_)
            | Command::Sweep(_)
            | Command::Completions { .. }
            | Command::Man => true,
            Command::Explore(arguments) => arguments.is_page(),
            Command::Learning(command) => matches!(**command, learning::Command::Report(_)),
            Command::Adoption(command) => matches!(**command, adoption::Command::Report(_)),
            Command::Data(command) => command.writes_files(),
            Command::Game(_)
            | Command::Claims(_)
            | Command::Predictions(_)
            | Command::Sensitivity(_) => false,
        }
    }
}

/// The program with these arguments, of which the first is its own name; the exit code.
#[must_use]
pub fn program(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    // A panic is a defect of ours: say so in one line and use the exit code for it.
    std::panic::set_hook(Box::new(|panic| {
        say(&format!("internal failure: {panic}; please report this"));
    }));
    threads::limit();
    let read = usage::with_negative_numbers(Arguments::command())
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => match usage::refusal(&error) {
            Some(failure) => return refused(&failure),
            None => error.exit(),
        },
    };
    match std::panic::catch_unwind(|| run(arguments, &mut To::Options)) {
        Ok(Ok(())) => 0,
        Ok(Err(failure)) => refused(&failure),
        Err(_) => 3,
    }
}

fn refused(failure: &Failure) -> u8 {
    say(&failure.sentence());
    failure.exit_code()
}

/// One line for people. Standard error may be closed or full: then the exit code has to say it.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "endodec: {line}");
}

fn run(arguments: Arguments, to: &mut To<'_>) -> Result<(), Failure> {
    match arguments.command {
        Command::Reproduce(arguments) => reproduce::run(&arguments),
        Command::Game(command) => command.run(to),
        Command::Claims(arguments) => arguments.run(to),
        Command::Learning(command) => command.run(to),
        Command::Adoption(command) => command.run(to),
        Command::Predictions(arguments) => arguments.run(to),
        Command::Explore(arguments) => explore::run(&arguments, to),
        Command::Sweep(arguments) => sweep::run(&arguments),
        Command::Sensitivity(arguments) => arguments.run(to),
        Command::Data(command) => command.run(to),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "endodec", &mut script);
            output::print(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command())
                .render(&mut page)
                .map_err(|error| Failure::Internal(error.to_string()))?;
            output::print(&page)
        }
    }
}
