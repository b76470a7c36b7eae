//! The pages in a real browser: finds Node.js and Chromium, installs the test modules, runs `tests/browser`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Failed, command, root, run};

/// Runs the browser tests on the pages in `out`; says loudly what is missing where they cannot run.
pub(super) fn test(out: &Path, install: bool) -> Result<(), Failed> {
    if !out.join("index.html").is_file() {
        return Err(Failed {
            message: format!(
                "no index.html in {}; `cargo xtask reproduce` writes one into out/",
                out.display()
            ),
            code: 2,
        });
    }
    let tests = root().join("tests/browser");
    for program in ["node", "npm"] {
        if on_path(program).is_none() {
            return skip(&format!(
                "`{program}` is not on the PATH; install Node.js 20 or newer (Debian: apt-get install nodejs npm)"
            ));
        }
    }
    let mut browser = browser();
    if browser.is_none() && install {
        install_chromium();
        browser = self::browser();
    }
    let Some(browser) = browser else {
        return skip(
            "no browser found; set CHROMIUM to the path of one, or install it (Debian: apt-get install chromium)",
        );
    };
    if !tests.join("node_modules").is_dir() {
        let install = command("npm", ["ci", "--no-audit", "--no-fund"], [])
            .current_dir(&tests)
            .status();
        if !install.is_ok_and(|status| status.success()) {
            return skip(
                "`npm ci` in tests/browser failed, so the test modules are missing; run it where the npm registry can be reached",
            );
        }
    }
    let mut files: Vec<OsString> = std::fs::read_dir(&tests)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .filter(|name| name.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    run(command("node", ["--test", "--test-reporter=spec"], files)
        .current_dir(&tests)
        .env("ENDODEC_OUT", out)
        .env("CHROMIUM", browser)
        .env("ENDODEC", endodec()))
}

/// The command line as `reproduce` built it, beside this program's own folder.
fn endodec() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|own| Some(own.parent()?.parent()?.join("release/endodec")))
        .filter(|path| path.is_file())
        .unwrap_or_default()
}

/// The browser of the variable `CHROMIUM`, or the first that is installed.
fn browser() -> Option<PathBuf> {
    match std::env::var_os("CHROMIUM") {
        Some(chosen) if !chosen.is_empty() => Some(chosen.into()),
        _ => [
            "/usr/bin/chromium",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ]
        .into_iter()
        .find_map(on_path),
    }
}

/// Debian's Chromium, where this user may install packages; a failure shows in what apt-get prints.
fn install_chromium() {
    if on_path("apt-get").is_none() {
        eprintln!("xtask: there is no apt-get here to install Chromium with");
        return;
    }
    for arguments in [
        ["update", "--quiet"].as_slice(),
        &[
            "install",
            "--quiet",
            "--yes",
            "--no-install-recommends",
            "chromium",
        ],
    ] {
        // A list that could not be refreshed may still name the package.
        let _ = Command::new("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .status();
    }
}

/// A program on the PATH, or where an absolute path says.
fn on_path(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program.as_ref()))
        .find(|file| file.is_file())
}

#[expect(clippy::unnecessary_wraps, reason = "the value of the caller")]
fn skip(why: &str) -> Result<(), Failed> {
    eprintln!("\n!!! BROWSER TESTS SKIPPED: {why}\n");
    Ok(())
}
