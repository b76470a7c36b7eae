//! `cargo xtask pdf`: the paper copy of the report, compiled with Typst.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failed, Missing, command, root, run, works};
use crate::python;

/// Compiles `report.typ` in a folder to `report.pdf` beside it.
pub(super) fn compile(out: &Path) -> Result<(), Failed> {
    let Some(typst) = typst() else {
        return Err(Failed::input(
            "Typst is not here: install the program (`cargo install typst-cli`) or the Python package \
             (`pip install typst`), 0.14 or newer, and run `cargo xtask pdf` again",
        ));
    };
    typst.compile(out)
}

/// The same as a check.
pub(super) fn check(out: &Path, missing: Missing) -> Result<(), Failed> {
    let mut found = typst();
    if found.is_none() && missing == Missing::Install && python::install() {
        found = typst();
    }
    match found {
        Some(typst) => typst.compile(out),
        None => missing.tool(
            "the paper copy",
            "there is no Typst (`pip install typst` or `cargo install typst-cli`)",
        ),
    }
}

/// A way to compile.
enum Typst {
    Program,
    /// A Python that can import the package.
    Python(PathBuf),
}

fn typst() -> Option<Typst> {
    // The pinned one first, so that CI compiles with the same one everywhere.
    python::with_module("typst")
        .map(Typst::Python)
        .or_else(|| works(Command::new("typst").arg("--version")).then_some(Typst::Program))
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
                let mut compile = command("typst", ["compile", "--font-path"]);
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
        std::fs::rename(&new, &done)
            .map_err(|error| Failed::input(format!("cannot write {}: {error}", done.display())))?;
        eprintln!("{}", done.display());
        Ok(())
    }
}
