//! `cargo xtask pdf`: the paper copy of the report, compiled with Typst.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Failed, command, root, run};

/// The release of the Python package that CI compiles with; 0.14 is the first to tag its PDF.
const PACKAGE: &str = "typst>=0.14";

/// Compiles `report.typ` in a folder to `report.pdf` beside it.
pub(super) fn compile(out: &Path) -> Result<(), Failed> {
    let Some(typst) = typst() else {
        return Err(Failed {
            message: "Typst is not here: install the program (`cargo install typst-cli`) or the Python package \
                      (`pip install typst`), 0.14 or newer, and run `cargo xtask pdf` again"
                .to_owned(),
            code: 2,
        });
    };
    typst.compile(out)
}

/// The same as a check: skips loudly where there is no Typst, having tried to get it where that is wished.
pub(super) fn check(out: &Path, install: bool) -> Result<(), Failed> {
    if typst().is_none() && install {
        install_package();
    }
    match typst() {
        Some(typst) => typst.compile(out),
        None => {
            eprintln!(
                "\n!!! PAPER COPY NOT COMPILED: no Typst here (`pip install typst` or `cargo install typst-cli`)\n"
            );
            Ok(())
        }
    }
}

/// A way to compile.
enum Typst {
    Program,
    /// A Python that can import the package.
    Python(PathBuf),
}

fn typst() -> Option<Typst> {
    let works = |command: &mut Command| {
        let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    };
    if works(Command::new("typst").arg("--version")) {
        return Some(Typst::Program);
    }
    [environment().join("bin/python"), "python3".into()]
        .into_iter()
        .find(|python| works(Command::new(python).args(["-c", "import typst"])))
        .map(Typst::Python)
}

impl Typst {
    /// Compiles under a temporary name, so that a failure leaves no half of a PDF.
    fn compile(&self, out: &Path) -> Result<(), Failed> {
        const SCRIPT: &str = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])";
        let (source, new, done) = (
            out.join("report.typ"),
            out.join("report.new.pdf"),
            out.join("report.pdf"),
        );
        let fonts = root().join("crates/chart/fonts");
        let mut compile = match self {
            Self::Program => {
                let mut compile = command("typst", ["compile", "--font-path"], []);
                compile.arg(&fonts).arg(&source).arg(&new);
                compile
            }
            Self::Python(python) => {
                let mut compile = Command::new(python);
                compile
                    .args(["-c", SCRIPT])
                    .arg(&source)
                    .arg(&new)
                    .arg(&fonts);
                compile
            }
        };
        run(&mut compile)?;
        std::fs::rename(&new, &done).map_err(|error| Failed {
            message: format!("cannot write {}: {error}", done.display()),
            code: 2,
        })?;
        eprintln!("{}", done.display());
        Ok(())
    }
}

/// Where CI keeps the Python package.
fn environment() -> PathBuf {
    root().join("target/typst")
}

/// What fails here shows in what Python prints; the check then says that there is no Typst.
fn install_package() {
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(environment())
        .status();
    if made.is_ok_and(|status| status.success()) {
        let _ = Command::new(environment().join("bin/pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", PACKAGE])
            .status();
    }
}
