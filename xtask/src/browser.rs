//! The pages in a real browser: finds Node.js and Chromium, installs the test modules, runs `tests/browser`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Failed, Missing, command, on_path, root, run};
use crate::program;

/// What is skipped where it cannot be made.
const CHECK: &str = "the pages in a browser";

/// Runs the browser tests on the pages in `out`; where a tool is missing that cannot be installed, they fail or are skipped loudly.
pub(super) fn test(out: &Path, missing: Missing) -> Result<(), Failed> {
    if !out.join("index.html").is_file() {
        return Err(Failed::input(format!(
            "no index.html in {}; `cargo xtask reproduce` writes one into out/",
            out.display()
        )));
    }
    let tests = root().join("tests/browser");
    for program in ["node", "npm"] {
        if on_path(program).is_none() {
            return missing.tool(CHECK, &format!(
                "`{program}` is not on the PATH; install Node.js 20 or newer (Debian: apt-get install nodejs npm)"
            ));
        }
    }
    let mut browser = browser();
    if browser.is_none() && missing == Missing::Install {
        install_chromium();
        browser = self::browser();
    }
    let Some(browser) = browser else {
        return missing.tool(
            CHECK,
            "no browser found; set CHROMIUM to the path of one, or install it (Debian: apt-get install chromium)",
        );
    };
    if !tests.join("node_modules").is_dir() {
        let install = command("npm", ["ci", "--no-audit", "--no-fund"])
            .current_dir(&tests)
            .status();
        if !install.is_ok_and(|status| status.success()) {
            return missing.tool(
            CHECK,
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
    run(command("node", ["--test", "--test-reporter=spec"])
        .args(files)
        .current_dir(&tests)
        .env("ENDODEC_OUT", out)
        .env("CHROMIUM", browser)
        .env("ENDODEC", program("endodec")?))
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
