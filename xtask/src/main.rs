//! Tasks of the project: each spawns cargo or a program and computes nothing itself.

mod browser;
mod explorer;
mod pdf;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Parser, Subcommand};

/// Tasks of the endodec workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Recompute every figure, table, claim and prediction into `out/` (arguments go to `endodec reproduce`).
    #[command(disable_help_flag = true)]
    Reproduce {
        /// Arguments of `endodec reproduce`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Everything that must hold before a change lands.
    Ci {
        /// Install Chromium with apt-get where no browser is found, and Typst with pip where that is missing; set by
        /// itself where the variable CI is.
        #[arg(long)]
        install_browser: bool,
    },
    /// Open the pages in headless Chromium: layout, accessibility, filters, keyboard, print.
    Browser {
        /// Folder with the pages, as `reproduce` wrote them; without it they are made anew.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Install Chromium with apt-get where no browser is found.
        #[arg(long)]
        install: bool,
    },
    /// All tests and doctests.
    Test,
    /// Compile the paper copy of the report, `report.typ`, to a tagged PDF with Typst.
    Pdf {
        /// Folder with the report, as `reproduce` wrote it; without it the report is made anew into out/.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Rebuild the explorer's WebAssembly module from the sources.
    Explorer {
        /// Only compare the committed module with what the sources give.
        #[arg(long)]
        check: bool,
    },
    /// The criterion benches (arguments go to `cargo bench`).
    Bench {
        /// Arguments of `cargo bench`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

/// A step that failed: one sentence, and the exit code.
#[derive(Debug)]
struct Failed {
    message: String,
    code: u8,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Reproduce { arguments } => endodec(["reproduce"], arguments),
        Task::Ci { install_browser } => {
            ci(install_browser || std::env::var_os("CI").is_some_and(|value| !value.is_empty()))
        }
        Task::Browser { out, install } => browser(out, install),
        Task::Test => test(),
        Task::Pdf { out } => paper_copy(out),
        Task::Explorer { check } => explorer::explorer(check),
        Task::Bench { arguments } => cargo(["bench", "--locked", "--workspace"], arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed { message, code }) => {
            eprintln!("xtask: {message}");
            ExitCode::from(code)
        }
    }
}

fn ci(install_browser: bool) -> Result<(), Failed> {
    step("format");
    cargo(["fmt", "--all", "--check"], [])?;
    step("lints");
    cargo(
        [
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
        [],
    )?;
    step("model crates without threads");
    cargo(
        [
            "check",
            "--locked",
            "--no-default-features",
            "-p",
            "endodec-game",
            "-p",
            "endodec-learning",
            "-p",
            "endodec-adoption",
        ],
        [],
    )?;
    step("tests");
    test()?;
    step("the explorer's module");
    explorer::explorer(true)?;
    step("documentation");
    run(
        command("cargo", ["doc", "--workspace", "--no-deps", "--locked"], [])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    step("benches compile");
    cargo(["bench", "--workspace", "--no-run", "--locked"], [])?;
    step("packages");
    packages()?;
    step("reproduce and compare");
    let out = reproduced();
    endodec(["reproduce", "--check", "--out"], [out.clone().into()])?;
    step("paper copy");
    pdf::check(&out, install_browser)?;
    step("browser");
    browser::test(&out, install_browser)
}

/// Packs every crate that can be published, and builds each from its package alone.
///
/// The folder is a new one in every run: cargo keeps what it unpacks of a package by its folder and version, so in a
/// folder used before it would build on the crates as they were then.
fn packages() -> Result<(), Failed> {
    let parent = root().join("target");
    let folder = std::fs::create_dir_all(&parent)
        .and_then(|()| {
            tempfile::Builder::new()
                .prefix("packages-")
                .tempdir_in(&parent)
        })
        .map_err(|error| Failed {
            message: format!(
                "no folder for the packages in {}: {error}",
                parent.display()
            ),
            code: 3,
        })?;
    cargo(
        [
            "package",
            "--workspace",
            "--exclude",
            "xtask",
            "--locked",
            "--allow-dirty",
            "--target-dir",
        ],
        [folder.path().into()],
    )
}

/// Compiles the paper copy of the report in a folder, or of one made anew.
fn paper_copy(out: Option<PathBuf>) -> Result<(), Failed> {
    let out = match out {
        Some(out) => std::path::absolute(out).unwrap_or_default(),
        None => {
            endodec(["reproduce"], [])?;
            root().join("out")
        }
    };
    pdf::compile(&out)
}

fn browser(out: Option<PathBuf>, install: bool) -> Result<(), Failed> {
    let out = match out {
        // Tests run in a folder of their own.
        Some(out) => std::path::absolute(out).unwrap_or_default(),
        None => {
            let out = reproduced();
            endodec(["reproduce", "--out"], [out.clone().into()])?;
            out
        }
    };
    browser::test(&out, install)
}

/// Where tasks write the report that they test.
fn reproduced() -> PathBuf {
    root().join("target/reproduce")
}

fn test() -> Result<(), Failed> {
    cargo(["test", "--workspace", "--locked"], [])
}

/// The command line, optimised: the numbers of the report come from the build that users run.
fn endodec<const K: usize>(
    first: [&str; K],
    rest: impl IntoIterator<Item = OsString>,
) -> Result<(), Failed> {
    let mut run_endodec = command(
        "cargo",
        [
            "run",
            "--quiet",
            "--release",
            "--locked",
            "--package",
            "endodec",
            "--",
        ],
        [],
    );
    run_endodec.args(first).args(rest);
    run(&mut run_endodec)
}

fn cargo<const K: usize>(
    first: [&str; K],
    rest: impl IntoIterator<Item = OsString>,
) -> Result<(), Failed> {
    run(&mut command("cargo", first, rest))
}

fn command<const K: usize>(
    program: &str,
    first: [&str; K],
    rest: impl IntoIterator<Item = OsString>,
) -> Command {
    let mut command = Command::new(program);
    command.args(first).args(rest).current_dir(root());
    command
}

fn run(command: &mut Command) -> Result<(), Failed> {
    let shown = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        // The code is passed on, so that `cargo xtask reproduce --check` exits as endodec does.
        Ok(status) => Err(Failed {
            // The command as a person would type it.
            message: format!("`{shown}` failed"),
            code: status
                .code()
                .and_then(|code| u8::try_from(code).ok())
                .unwrap_or(3),
        }),
        Err(error) => Err(Failed {
            message: format!("`{shown}` could not be started: {error}"),
            code: 3,
        }),
    }
}

fn step(name: &str) {
    eprintln!("── {name}");
}

/// The workspace's root, wherever the task was called from.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
