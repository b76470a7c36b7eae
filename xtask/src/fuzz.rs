//! `cargo xtask fuzz`: the program of the package `endodec-fuzz`, built together with the one that it tries.

use std::ffi::OsString;

use crate::process::{Failed, Stream, command, everywhere, output, run};
use crate::program;

/// Inputs of each reader, and command lines, in CI: two minutes.
const INPUTS: &str = "20000";
const LINES: &str = "400";

/// Tries what the arguments say, or a little of everything.
pub(crate) fn fuzz(arguments: Vec<OsString>) -> Result<(), Failed> {
    build()?;
    if arguments.is_empty() {
        return bounded();
    }
    run(&mut command(program("endodec-fuzz")?, arguments))
}

/// What CI has time for.
pub(crate) fn bounded() -> Result<(), Failed> {
    for arguments in [
        ["inputs", "--count", INPUTS].as_slice(),
        &["lines", "--count", LINES],
        &["bounds"],
    ] {
        table(arguments)?;
    }
    Ok(())
}

/// The rows that a job prints.
pub(crate) fn table(arguments: &[&str]) -> Result<String, Failed> {
    let mut program = command(program("endodec-fuzz")?, arguments);
    let rows = output(&mut program, Stream::Output)?;
    eprintln!("{rows}");
    Ok(rows + "\n")
}

/// All members at once: cargo would choose other features of shared crates for one alone. In the profile of this
/// program, beside which the others are looked for.
pub(crate) fn build() -> Result<(), Failed> {
    let mut build = everywhere(&["build", "--locked"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    run(&mut build)
}
