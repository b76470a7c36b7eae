//! `cargo xtask ci`: everything that must hold before a change lands.

use std::path::Path;
use std::process::Command;

use crate::process::{Failed, Missing, Stream, cargo, command, everywhere, output, root, run};
use crate::{
    browser, compare, deny, endodec, explorer, fuzz, pdf, program, reproduced, sources, test, tidy,
    wheel,
};

pub(crate) fn ci(missing: Missing) -> Result<(), Failed> {
    step("format");
    cargo(["fmt", "--all", "--check"])?;
    step("rules of the house");
    tidy::tidy()?;
    step("dependencies");
    deny::deny(missing)?;
    step("lints");
    let lints = ["clippy", "--all-targets", "--locked"];
    run(everywhere(&lints).args(["--", "-D", "warnings"]))?;
    step("model crates without threads");
    cargo(
        ["check", "--locked", "--no-default-features"]
            .into_iter()
            .chain(["-p", "endodec-game"])
            .chain(["-p", "endodec-learning"])
            .chain(["-p", "endodec-adoption"]),
    )?;
    step("tests");
    test(Vec::new())?;
    step("nothing is compiled twice");
    compiled_once()?;
    step("sweeps to Parquet");
    // The same packages as the tests, so that only what the feature brings is compiled.
    test(
        ["--features", "endodec/parquet", "--test", "it", "parquet"]
            .map(Into::into)
            .to_vec(),
    )?;
    step("the explorer's module");
    explorer::explorer(true, missing)?;
    step("documentation");
    run(everywhere(&["doc", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    step("benches compile");
    // In the everyday profile: link-time optimisation would find no other mistake.
    cargo(
        ["bench", "--no-run", "--locked", "--profile", "release"]
            .into_iter()
            .chain(["--package", "endodec-benches"]),
    )?;
    step("reproduce and compare");
    let out = reproduced();
    let arguments = ["--check".into(), "--out".into(), out.clone().into()];
    endodec("reproduce", arguments.to_vec())?;
    unoptimised(&out)?;
    step("odd inputs and command lines, memory and time");
    fuzz::build()?;
    fuzz::bounded()?;
    step("paper copy");
    pdf::check(&out, missing)?;
    step("the package for Python");
    wheel::test(missing)?;
    step("browser");
    browser::test(&out, missing)
}

/// After the tests, the build behind `reproduce` must find everything compiled: a feature that only tests ask for would
/// compile a shared crate, and all that stands on it, a second time.
fn compiled_once() -> Result<(), Failed> {
    let build = ["build", "--release", "--locked", "--verbose"];
    let said = output(&mut command("cargo", build), Stream::Error)?;
    let again: Vec<&str> = said
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Compiling "))
        .collect();
    if again.is_empty() {
        return Ok(());
    }
    Err(Failed::check(format!(
        "the tests and `reproduce` compile these with different features: {}",
        again.join(", ")
    )))
}

/// What is built without optimisation, which finds what both need compiled once.
///
/// The folder is a new one in every run: cargo keeps what it unpacks of a package by its folder and version, so in a
/// folder used before it would build on the crates as they were then.
fn unoptimised(out: &Path) -> Result<(), Failed> {
    let folder = root().join(format!("target/unoptimised-{}", std::process::id()));
    step("packages");
    let result = packages(&folder).and_then(|()| {
        step("the same bytes from another folder, without optimisation and with every check of arithmetic");
        elsewhere_is_here(out, &folder)
    });
    // What is left takes only room.
    let _ = std::fs::remove_dir_all(&folder);
    result
}

/// Packs every crate that can be published, and builds each from its package alone.
fn packages(folder: &Path) -> Result<(), Failed> {
    let mut package = everywhere(&["package", "--locked", "--allow-dirty"]);
    package
        .args(["--exclude", "xtask", "--exclude", "endodec-benches"])
        .args(["--exclude", "endodec-fuzz"])
        .arg("--target-dir")
        .arg(folder);
    run(quickly(&mut package))
}

/// Compiled with as little work as can be: what is asked is whether it compiles, and what it computes.
fn quickly(cargo: &mut Command) -> &mut Command {
    cargo
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
}

/// The report of the unoptimised program, which checks its arithmetic, byte for byte against the report of the other. It is
/// built from a copy of the sources in another folder and run there, so that no path gets into the bytes.
fn elsewhere_is_here(out: &Path, folder: &Path) -> Result<(), Failed> {
    let name = program("endodec")?;
    let debug = folder
        .join("debug")
        .join(name.file_name().unwrap_or_default());
    let (sources, unoptimised) = (folder.join("sources"), folder.join("out"));
    sources::copy(&root(), &sources)?;
    let mut build = command("cargo", ["build", "--locked", "--target-dir"]);
    run(quickly(build.arg(folder).current_dir(&sources)))?;
    run(command(debug, ["reproduce", "--out"])
        .arg(&unoptimised)
        .current_dir(&sources))?;
    compare::identical(out, &unoptimised)
}

fn step(name: &str) {
    eprintln!("── {name}");
}
