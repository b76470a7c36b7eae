//! The command line as a user meets it: answers, files, exit codes, one sentence for each mistake.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(
    clippy::disallowed_methods,
    reason = "std's transcendentals are a second opinion on libm's"
)]

mod adoption;
mod adoption_report;
mod claims;
mod documented;
mod drift;
mod errors;
mod explore;
mod field_cases;
mod figures;
mod files;
mod foreign;
mod game;
mod game_extensions;
mod generations;
mod learning;
mod learning_test;
mod limits;
mod own_adopters;
mod own_data;
mod own_groups;
#[cfg(feature = "parquet")]
mod parquet;
mod predictions;
mod reading;
mod reproduce;
mod statistics;
mod streams;
mod sweep;

use assert_cmd::Command;

/// `endodec` with these arguments.
fn endodec<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::cargo_bin("endodec").unwrap();
    command.args(arguments);
    command
}

/// What it prints, given that it succeeds.
fn answer<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let output = endodec(arguments)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    String::from_utf8(output).unwrap()
}

/// Its JSON answer.
fn json<'a>(arguments: impl IntoIterator<Item = &'a str>) -> serde_json::Value {
    let mut arguments: Vec<&str> = arguments.into_iter().collect();
    arguments.extend(["--format", "json"]);
    serde_json::from_str(&answer(arguments)).unwrap()
}
