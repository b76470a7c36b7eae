//! `endodec explore`.

use std::fs;

use serde_json::Value;

use crate::endodec;

#[test]
fn the_page_is_written_where_it_is_wanted_and_the_place_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("explorer.html");
    let output = endodec([])
        .args(["explore", "--to"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().trim(),
        path.display().to_string()
    );
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.len() < 1_000_000);
    // Nothing half-written stays behind.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

fn json(arguments: &[&str]) -> Value {
    let output = endodec([])
        .arg("explore")
        .args(arguments)
        .args(["--format", "json"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_screen_has_the_numbers_of_the_model_behind_it() {
    let screen = json(&["--panel", "rivalry", "--set", "firms=12"]);
    let solved = endodec([])
        .args(["game", "solve", "--firms", "12", "--format", "json"])
        .output()
        .unwrap();
    let solved: Value = serde_json::from_slice(&solved.stdout).unwrap();
    assert_eq!(screen["readouts"]["nash-value"], solved["nash"]["value"]);
    assert_eq!(
        screen["readouts"]["cooperative-crossing-time"],
        solved["cooperative"]["crossing_time"]
    );
    assert_eq!(screen["parameters"]["firms"], 12.0);
    assert_eq!(screen["parameters"]["inference-profit"], Value::Null);
}

#[test]
fn choices_are_set_by_name() {
    let rate = json(&["--panel", "calendar", "--set", "reading=rate"]);
    let elasticity = rate["readouts"]["elasticity"].as_f64().unwrap();
    assert!((elasticity - (-(1.0_f64 - 0.23).log2())).abs() < 1e-14);
    assert_eq!(rate["parameters"]["reading"], "rate");
}

#[test]
fn every_parameter_is_listed_once_with_its_panels() {
    let all = json(&["--parameters"]);
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), endodec_screens::COUNT);
    assert!(
        all.iter()
            .all(|one| !one["panels"].as_array().unwrap().is_empty())
    );
}

#[test]
fn wrong_arguments_get_one_sentence_and_exit_code_2() {
    for (arguments, expected) in [
        (
            &["--panel", "rivals"][..],
            "one of rivalry, calendar, adoption, unequal",
        ),
        (&["--panel", "rivalry", "--set", "firms"], "NAME=VALUE"),
        (
            &["--panel", "rivalry", "--set", "churn=1"],
            "a parameter of rivalry",
        ),
        (
            &["--panel", "rivalry", "--set", "firms=many"],
            "whole number",
        ),
        (&["--panel", "rivalry", "--set", "firms=1"], "at least 2"),
        (&["--panel", "unequal", "--set", "rivals=7"], "from 2 to 4"),
        (
            &["--panel", "calendar", "--set", "record-years=1e9"],
            "from 3 to 1000",
        ),
        (
            &["--panel", "calendar", "--set", "reading=slope"],
            "one of elasticity, rate",
        ),
        (&["--set", "firms=3"], "--panel"),
        (&["--output", "numbers.csv"], "--to FILE"),
        (
            &["--to", "/nowhere/at/all/explorer.html"],
            "/nowhere/at/all",
        ),
    ] {
        let output = endodec([]).arg("explore").args(arguments).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}
