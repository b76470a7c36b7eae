//! Tools that come as Python packages, in an environment of their own below `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{command, root, works};

/// The versions, each with its hashes.
const REQUIREMENTS: &str = ".ci/requirements.txt";

/// A program of the environment, where it is installed.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    program_of(&folder(), name)
}

/// A program of an environment, where it is installed.
pub(crate) fn program_of(environment: &Path, name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    [environment.join("bin"), environment.join("Scripts")]
        .into_iter()
        .map(|programs| programs.join(&name))
        .find(|path| path.is_file())
}

/// Installs the pinned tools; what fails here shows in what Python prints, and the check then misses its tool.
pub(crate) fn install() -> bool {
    install_into(&folder(), REQUIREMENTS)
}

/// Whether an environment has what a list of packages says; installed anew where it may be and the list has changed.
pub(crate) fn installed(environment: &Path, requirements: &str, install: bool) -> bool {
    let list = std::fs::read(root().join(requirements)).unwrap_or_default();
    let marker = environment.join("requirements.txt");
    if std::fs::read(&marker).is_ok_and(|had| had == list) {
        return true;
    }
    install && install_into(environment, requirements) && std::fs::write(marker, list).is_ok()
}

fn install_into(environment: &Path, requirements: &str) -> bool {
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(environment)
        .status();
    made.is_ok_and(|status| status.success())
        && program_of(environment, "python").is_some_and(|python| {
            let pip = [
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ];
            command(python, pip)
                .args(["--require-hashes", "--only-binary=:all:", "--requirement"])
                .arg(requirements)
                .status()
                .is_ok_and(|status| status.success())
        })
}

/// The environment's Python, where it can import a module.
pub(crate) fn with_module(module: &str) -> Option<PathBuf> {
    program("python")
        .into_iter()
        .chain([PathBuf::from("python3")])
        .find(|python| works(Command::new(python).args(["-c", &format!("import {module}")])))
}

fn folder() -> PathBuf {
    root().join("target/tools")
}
