//! Tools that come as Python packages, in an environment of their own below `target/`.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{command, root, works};

/// The versions, each with its hashes.
const REQUIREMENTS: &str = ".ci/requirements.txt";

/// A program of the environment, where it is installed.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    [folder().join("bin"), folder().join("Scripts")]
        .into_iter()
        .map(|programs| programs.join(&name))
        .find(|path| path.is_file())
}

/// Installs the pinned tools; what fails here shows in what Python prints, and the check then misses its tool.
pub(crate) fn install() -> bool {
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(folder())
        .status();
    made.is_ok_and(|status| status.success())
        && program("python").is_some_and(|python| {
            let pip = [
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ];
            command(python, pip)
                .args(["--require-hashes", "--only-binary=:all:", "--requirement"])
                .arg(REQUIREMENTS)
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
