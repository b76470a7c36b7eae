//! Programs that a task starts, and how one says that it failed.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What needs Python to build; it has checks of its own.
const NEEDS_PYTHON: &str = "endodec-python";

/// A step that failed: one sentence, and the exit code.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) message: String,
    pub(crate) code: u8,
}

impl Failed {
    /// Something is missing or wrong where the task was started.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code: 2,
        }
    }

    /// A check found something.
    pub(crate) fn check(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code: 1,
        }
    }
}

/// What to do where a tool is missing that a check needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Install it, and fail where that does not help: a check that was not made has not passed.
    Install,
    /// Say loudly that the check was skipped.
    Skip,
}

impl Missing {
    /// The end of a check that could not be made.
    pub(crate) fn tool(self, check: &str, why: &str) -> Result<(), Failed> {
        match self {
            Self::Install => Err(Failed::input(format!("{check} was not checked: {why}"))),
            Self::Skip => {
                eprintln!("\n!!! SKIPPED, {check}: {why}\n");
                Ok(())
            }
        }
    }
}

/// Runs cargo at the workspace's root.
pub(crate) fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Result<(), Failed> {
    run(&mut command("cargo", arguments))
}

/// A cargo command for every member but the one that needs Python.
pub(crate) fn everywhere(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo", arguments);
    cargo.arg("--workspace");
    if root().join("bindings/python").is_dir() {
        cargo.args(["--exclude", NEEDS_PYTHON]);
    }
    cargo
}

/// A program with its arguments, to be run at the workspace's root.
pub(crate) fn command<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Result<(), Failed> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        // The code is passed on, so that `cargo xtask reproduce --check` exits as endodec does.
        Ok(status) => Err(Failed {
            message: format!("`{shown}` failed"),
            code: status
                .code()
                .and_then(|code| u8::try_from(code).ok())
                .unwrap_or(3),
        }),
        Err(error) => Err(not_started(&shown, &error)),
    }
}

/// What a program prints, of both streams the one named.
pub(crate) fn output(command: &mut Command, stream: Stream) -> Result<String, Failed> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(&shown, &error))?;
    let error = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(Failed::input(format!("`{shown}` failed: {}", error.trim())));
    }
    Ok(match stream {
        Stream::Output => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Stream::Error => error.trim().to_owned(),
    })
}

/// Standard output or standard error.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    Output,
    Error,
}

/// Whether a program can be started and ends well.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A program on the PATH, or where an absolute path says.
pub(crate) fn on_path(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program.as_ref()))
        .find(|file| file.is_file())
}

/// The workspace's root, wherever the task was called from.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The command as a person would type it.
fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(shown: &str, error: &std::io::Error) -> Failed {
    Failed {
        message: format!("`{shown}` could not be started: {error}"),
        code: 3,
    }
}
