//! Tasks of the project: each spawns cargo or a program and computes nothing of the paper itself.

mod aborts;
mod browser;
mod ci;
mod compare;
mod deny;
mod explorer;
mod fuzz;
mod kills;
mod pairs;
mod pdf;
mod peers;
mod process;
mod python;
mod reliability;
mod sources;
mod tidy;
mod wheel;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use process::{Failed, Missing, cargo, command, root, run};

const USAGE: &str = "\
Tasks of the endodec workspace.

Usage: cargo xtask TASK

  reproduce [ARGUMENTS]   recompute every figure, table, claim and prediction into out/
                          (arguments go to `endodec reproduce`)
  test [ARGUMENTS]        all tests and doctests (arguments go to `cargo test`)
  ci [--install]          everything that must hold before a change lands; with --install, which is set by
                          itself where the variable CI is, missing tools are installed and a check that
                          cannot be made fails, otherwise it is skipped and said so
  tidy                    the rules of the house: imports without circles, layers, sizes, names, paths
  deny                    licences, sources and duplicates of the dependencies (cargo-deny)
  compare OLD NEW         two folders of `reproduce`, but for places in the code and what follows from them
  fuzz [JOB]              odd inputs and command lines under ceilings of time and memory: a minute or two, or one
                          job at length (inputs, lines, bounds; --count N, --target NAME, --seed N)
  reliability [PART]      the tables of docs/reliability.md, all or one of inputs, lines, bounds, aborts
                          (needs strace) and kills; hours
  browser [--out DIR] [--install]
                          open the pages in headless Chromium: layout, accessibility, filters, keyboard, print
  pdf [--out DIR]         compile the paper copy of the report to a tagged PDF with Typst
  explorer [--check]      rebuild the explorer's WebAssembly module, or compare the committed one
  python                  build the package for Python and run its tests (needs Python 3.11; installs what they need
                          into target/python)
  wheel                   build the wheel to publish, with the command `endodec` in it, into target/wheels
  bench [ARGUMENTS]       the criterion benches (arguments go to `cargo bench`)
  bench --peers           our times beside scipy, numpy, SALib and R, where they are, into docs/benchmarks.md
";

fn main() -> ExitCode {
    match task(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed { message, code }) => {
            eprintln!("xtask: {message}");
            ExitCode::from(code)
        }
    }
}

fn task(arguments: Vec<OsString>) -> Result<(), Failed> {
    let mut arguments = Arguments(arguments);
    let task = arguments.next().unwrap_or_default();
    match task.to_str().unwrap_or_default() {
        "reproduce" => endodec("reproduce", arguments.0),
        "test" => test(arguments.0),
        "bench" if arguments.flag("--peers") => {
            arguments.end()?;
            peers::peers()
        }
        "bench" => bench(arguments.0),
        "ci" => {
            let install = arguments.flag("--install")
                || std::env::var_os("CI").is_some_and(|value| !value.is_empty());
            arguments.end()?;
            ci::ci(missing(install))
        }
        "tidy" => {
            arguments.end()?;
            tidy::tidy()
        }
        "deny" => {
            arguments.end()?;
            deny::deny(Missing::Install)
        }
        "fuzz" => fuzz::fuzz(arguments.0),
        "reliability" => {
            let part = arguments
                .next()
                .map(|part| part.to_string_lossy().into_owned());
            arguments.end()?;
            reliability::reliability(part.as_deref())
        }
        "compare" => match arguments.0.as_slice() {
            [old, new] => compare::compare(old.as_ref(), new.as_ref()),
            _ => Err(Failed::input("compare takes two folders, OLD and NEW")),
        },
        "browser" => {
            let (out, install) = (arguments.value("--out")?, arguments.flag("--install"));
            arguments.end()?;
            browser(out, missing(install))
        }
        "pdf" => {
            let out = arguments.value("--out")?;
            arguments.end()?;
            paper_copy(out)
        }
        "explorer" => {
            let check = arguments.flag("--check");
            arguments.end()?;
            explorer::explorer(check, Missing::Skip)
        }
        "python" => {
            arguments.end()?;
            wheel::test(Missing::Install)
        }
        "wheel" => {
            arguments.end()?;
            wheel::wheel()
        }
        "" | "help" | "--help" | "-h" => {
            eprint!("{USAGE}");
            Ok(())
        }
        other => Err(Failed::input(format!(
            "there is no task {other:?}; `cargo xtask help` lists them"
        ))),
    }
}

fn missing(install: bool) -> Missing {
    if install {
        Missing::Install
    } else {
        Missing::Skip
    }
}

/// What stands on the command line and has not been taken from it yet.
struct Arguments(Vec<OsString>);

impl Arguments {
    fn next(&mut self) -> Option<OsString> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|argument| argument != name);
        self.0.len() < before
    }

    /// A path, made absolute: tasks run in the workspace's root.
    fn value(&mut self, name: &str) -> Result<Option<PathBuf>, Failed> {
        let Some(at) = self.0.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        if at + 1 >= self.0.len() {
            return Err(Failed::input(format!("{name} takes a folder")));
        }
        let value = self.0.remove(at + 1);
        self.0.remove(at);
        std::path::absolute(&value)
            .map(Some)
            .map_err(|error| Failed::input(format!("{}: {error}", value.display())))
    }

    fn end(self) -> Result<(), Failed> {
        match self.0.first() {
            None => Ok(()),
            Some(argument) => Err(Failed::input(format!(
                "{argument:?} is not understood; `cargo xtask help` lists what is"
            ))),
        }
    }
}

/// All tests and doctests, in the profile that `reproduce` builds in: what one compiled serves the other.
fn test(arguments: Vec<OsString>) -> Result<(), Failed> {
    run(command("cargo", ["test", "--release", "--locked"]).args(arguments))
}

fn bench(arguments: Vec<OsString>) -> Result<(), Failed> {
    run(command(
        "cargo",
        ["bench", "--locked", "--package", "endodec-benches"],
    )
    .args(arguments))
}

/// The command line as users run it.
///
/// All default members are built, not the one package: cargo would choose other features of shared crates for that
/// alone, and compile them, and all that stands on them, again for the tests.
fn endodec(task: &str, arguments: Vec<OsString>) -> Result<(), Failed> {
    cargo(["build", "--release", "--locked"])?;
    run(command(program("endodec")?, [task]).args(arguments))
}

/// A program of the workspace, beside this one.
fn program(name: &str) -> Result<PathBuf, Failed> {
    let own = std::env::current_exe()
        .map_err(|error| Failed::input(format!("where xtask lies: {error}")))?;
    Ok(own.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Compiles the paper copy of the report in a folder, or of one made anew.
fn paper_copy(out: Option<PathBuf>) -> Result<(), Failed> {
    let out = match out {
        Some(out) => out,
        None => {
            endodec("reproduce", Vec::new())?;
            root().join("out")
        }
    };
    pdf::compile(&out)
}

/// Tests run in a folder of their own.
fn browser(out: Option<PathBuf>, missing: Missing) -> Result<(), Failed> {
    let out = match out {
        Some(out) => out,
        None => {
            let out = reproduced();
            endodec("reproduce", vec!["--out".into(), out.clone().into()])?;
            out
        }
    };
    browser::test(&out, missing)
}

/// Where tasks write the report that they test.
fn reproduced() -> PathBuf {
    root().join("target/reproduce")
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    #[test]
    fn options_are_taken_wherever_they_stand_and_what_is_left_is_refused() {
        let mut arguments = Arguments(["--install", "--out", "x", "y"].map(Into::into).to_vec());
        assert!(arguments.value("--out").unwrap().unwrap().ends_with("x"));
        assert!(arguments.flag("--install"));
        assert!(!arguments.flag("--install"));
        assert!(arguments.end().unwrap_err().message.contains("\"y\""));
    }

    #[test]
    fn an_option_without_its_folder_is_refused() {
        assert!(Arguments(vec!["--out".into()]).value("--out").is_err());
    }
}
