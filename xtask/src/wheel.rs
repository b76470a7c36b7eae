//! The package for Python: its tests, and the wheel to publish.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failed, Missing, cargo, command, root, run};
use crate::python;

/// What the tests need, each version with its hashes.
const REQUIREMENTS: &str = "bindings/python/requirements.txt";
/// Largest wheel, in bytes.
const LARGEST: u64 = 8_000_000;

/// Builds the wheel in the everyday profile, which shares what is compiled, and tests it as a user would install it.
pub(crate) fn test(missing: Missing) -> Result<(), Failed> {
    cargo(
        ["clippy", "--locked", "--package", "endodec-python"]
            .into_iter()
            .chain(["--", "-D", "warnings"]),
    )?;
    let environment = root().join("target/python");
    if !python::installed(&environment, REQUIREMENTS, missing == Missing::Install) {
        return missing.tool(
            "the package for Python",
            "its tests need Python 3.11 and the packages of bindings/python/requirements.txt, which `cargo xtask python` installs",
        );
    }
    let wheel = built(
        &environment,
        "release",
        &root().join("target/python/wheels"),
    )?;
    run(environment_program(&environment, "abi3audit")?
        .args(["--strict", "--report"])
        .arg(&wheel))?;
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ];
    run(environment_program(&environment, "python")?
        .args(pip)
        .args(["--no-deps", "--no-index", "--force-reinstall"])
        .arg(&wheel))?;
    run(environment_program(&environment, "python")?.args(["-m", "pytest", "bindings/python"]))
}

/// Builds the wheel to publish into `target/wheels`.
pub(crate) fn wheel() -> Result<(), Failed> {
    let environment = root().join("target/python");
    if !python::installed(&environment, REQUIREMENTS, true) {
        return Err(Failed::input(format!(
            "the packages of {REQUIREMENTS} could not be installed"
        )));
    }
    let wheel = built(&environment, "dist", &root().join("target/wheels"))?;
    let size = std::fs::metadata(&wheel).map_or(0, |wheel| wheel.len());
    eprintln!("{}: {size} bytes", wheel.display());
    if size > LARGEST {
        return Err(Failed::check(format!(
            "a wheel of at most {LARGEST} bytes is required, got {size}"
        )));
    }
    Ok(())
}

/// A wheel of the package, alone in a folder.
fn built(environment: &Path, profile: &str, folder: &Path) -> Result<PathBuf, Failed> {
    // What an earlier version left would be taken for this one.
    let _ = std::fs::remove_dir_all(folder);
    run(environment_program(environment, "maturin")?
        .args(["build", "--quiet", "--locked", "--manifest-path"])
        .args(["bindings/python/Cargo.toml", "--profile", profile])
        .arg("--interpreter")
        .arg(program_path(environment, "python")?)
        .arg("--out")
        .arg(folder))?;
    let wheels = std::fs::read_dir(folder)
        .map_err(|error| Failed::input(format!("{}: {error}", folder.display())))?;
    wheels
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| Failed::input(format!("{} holds no wheel", folder.display())))
}

fn environment_program(environment: &Path, name: &str) -> Result<Command, Failed> {
    Ok(command(program_path(environment, name)?, [""; 0]))
}

fn program_path(environment: &Path, name: &str) -> Result<PathBuf, Failed> {
    python::program_of(environment, name)
        .ok_or_else(|| Failed::input(format!("{} has no {name}", environment.display())))
}
