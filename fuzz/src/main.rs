//! `cargo xtask fuzz`: inputs and command lines that no one would write, and what must hold of them all.
//!
//! * `inputs`: bytes for every reader and writer, made by editing the files of `corpus/` or out of nothing.
//! * `lines`: command lines made from the help of the program, each under a ceiling of time and memory.
//! * `bounds`: the memory and the time of commands on 1, 10 and 100 times the usual input.
//!
//! Everything follows from `--seed`; the same seed makes the same inputs.

#![expect(
    clippy::print_stdout,
    clippy::panic,
    reason = "a program that reports, and checks that fail by panicking"
)]

mod bounds;
mod edits;
mod grammar;
mod inputs;
mod lines;
mod targets;
mod usage;
mod values;

use std::process::ExitCode;

use usage::Options;

const USAGE: &str = "\
Usage: cargo xtask fuzz [inputs|lines|bounds] [OPTIONS]

  inputs              bytes for every reader and writer
  lines               command lines, each under a ceiling of time and memory
  bounds              memory and time at 1, 10 and 100 times the usual input

  --count N           inputs of each reader (writers take a tenth), or command lines
  --target NAME       one target alone
  --seed N            where random choices start [default: 1]
  --program PATH      the program that command lines run
";

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(sentence) => {
            eprintln!("fuzz: {sentence}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let result = match options.job.as_str() {
        "inputs" => inputs::run(&options),
        "lines" => lines::run(&options),
        "bounds" => bounds::run(&options),
        other => Err(format!("there is no job {other:?}\n\n{USAGE}")),
    };
    match result {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("fuzz: {sentence}");
            ExitCode::FAILURE
        }
    }
}
