//! `endodec sweep`.

use std::fs;

use crate::{answer, endodec};

/// Two firms counts by three distances, and one point that no model takes.
const GRID: &str = r#"
panel = "rivalry"
readouts = ["nash-value", "argument"]
[fixed]
discount = 0.04
[grid]
firms = [3, 5]
distance = { from = 1, to = 16, count = 3, log = true }
slope = [0.5, -1]
"#;

/// The answer to a grid, as lines of cells.
fn rows(grid: &str, more: &[&str]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grid.toml");
    fs::write(&path, grid).unwrap();
    let path = path.to_str().unwrap().to_owned();
    let arguments = ["sweep", &path, "--format", "csv"];
    answer(arguments.into_iter().chain(more.iter().copied()))
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_point_is_a_row_and_a_refused_one_says_why() {
    let rows = rows(GRID, &[]);
    assert_eq!(
        rows[0].join(","),
        "firms,distance,slope,nash-value,argument,error"
    );
    assert_eq!(rows.len(), 1 + 12);
    // The last parameter moves fastest.
    let distances: Vec<_> = rows[1..7].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(distances, ["1.0", "1.0", "4.0", "4.0", "16.0", "16.0"]);
    for row in &rows[1..] {
        let refused = row[2] == "-1.0";
        assert_eq!(row[3].is_empty(), refused);
        assert_eq!(row[5].contains("slope"), refused);
    }
    let solved = answer([
        "game",
        "solve",
        "--firms",
        "5",
        "--discount",
        "0.04",
        "--distance",
        "16",
        "--format",
        "json",
    ]);
    let solved: serde_json::Value = serde_json::from_str(&solved).unwrap();
    assert_eq!(rows[11][3], solved["nash"]["value"].to_string());
}

#[test]
fn shards_one_after_the_other_are_the_whole() {
    let whole = rows(GRID, &[]);
    let mut parts = vec![whole[0].clone()];
    for shard in ["1/5", "2/5", "3/5", "4/5", "5/5"] {
        parts.extend(rows(GRID, &["--shard", shard]).into_iter().skip(1));
    }
    assert_eq!(parts, whole);
}

#[test]
fn a_grid_that_cannot_be_used_gets_one_sentence() {
    for (grid, expected) in [
        ("panel = 'rivalry'", "nothing to sweep over"),
        ("panel = 'rivals'\n[grid]\nfirms = [2]", "one of rivalry"),
        (
            "panel = 'rivalry'\n[grid]\nchurn = [2]",
            "no parameter `churn`",
        ),
        (
            "panel = 'rivalry'\n[grid]\nfirms = []",
            "at least one value",
        ),
        ("panel = 'rivalry'\n[grid]\nfirms = 3", "a list, or"),
        (
            "panel = 'rivalry'\n[grid]\nfirms = ['many']",
            "whole number",
        ),
        (
            "panel = 'rivalry'\nreadouts = ['x']\n[grid]\nfirms = [2]",
            "one of nash-value",
        ),
        (
            "panel = 'rivalry'\n[fixed]\nfirms = 2\n[grid]\nfirms = [2]",
            "in both",
        ),
        (
            "panel = 'rivalry'\n[grid]\nslope = { from = 0, to = 1, count = 3, log = true }",
            "positive ends",
        ),
        (
            "panel = 'rivalry'\n[grid]\nslope = { from = 1, to = 2, count = 1000000 }\ndistance = { from = 1, to = 2, count = 1000000 }",
            "at most 100000000000",
        ),
    ] {
        let output = endodec(["sweep", "-"]).write_stdin(grid).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{grid}: {message}");
        assert!(message.contains(expected), "{grid}: {message}");
    }
    let output = endodec(["sweep", "-", "--shard", "9/8"])
        .write_stdin(GRID)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

/// Seven hundred games at random, a few of them refused.
const DRAWN: &str = r#"
panel = "rivalry"
readouts = ["nash-crossing-time", "cooperative-crossing-time", "welfare-loss", "argument"]
[grid]
firms = [2, 5]
[random]
slope = { normal = [0.5, 0.2] }
distance = { uniform = [1, 40] }
[draws]
count = 350
sequence = "sobol"
seed = 3
"#;

/// A folder with the specification, and the path of a file in it.
fn folder(spec: &str) -> (tempfile::TempDir, impl Fn(&str) -> String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("spec.toml"), spec).unwrap();
    let path = folder.path().to_owned();
    (folder, move |name: &str| {
        path.join(name).to_str().unwrap().to_owned()
    })
}

#[test]
fn a_file_has_the_bytes_of_the_stream_on_any_number_of_threads() {
    let (_folder, at) = folder(DRAWN);
    let spec = at("spec.toml");
    let stream = answer(["sweep", &spec, "--format", "csv"]);
    assert_eq!(stream.lines().count(), 701);
    for threads in ["1", "3"] {
        endodec(["sweep", &spec, "--output", &at("out.csv")])
            .env("RAYON_NUM_THREADS", threads)
            .assert()
            .success();
        assert_eq!(fs::read_to_string(at("out.csv")).unwrap(), stream);
    }
    assert!(!fs::exists(at("out.csv.part")).unwrap());
    // Every float has a point or an exponent, so that no reader takes a column for whole numbers.
    for line in stream.lines().skip(1) {
        for cell in line
            .split(',')
            .skip(1)
            .take(5)
            .filter(|cell| !cell.is_empty())
        {
            assert!(cell.contains(['.', 'e']), "{line}");
        }
    }
    let json = answer(["sweep", &spec, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 700);
    assert_eq!(json[0]["firms"], 2);
    let manifest = fs::read_to_string(at("out.csv.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["points"], 700);
    assert_eq!(manifest["columns"][3]["unit"], "units of time");
}

#[test]
fn a_hundred_merged_shards_have_the_bytes_of_one_run_and_others_are_refused() {
    let (_folder, at) = folder(DRAWN);
    let spec = at("spec.toml");
    endodec(["sweep", &spec, "--output", &at("whole.csv")])
        .assert()
        .success();
    let parts: Vec<String> = (1..=100)
        .map(|part| at(&format!("part{part}.csv")))
        .collect();
    for (part, path) in (1..).zip(&parts) {
        endodec([
            "sweep",
            &spec,
            "--shard",
            &format!("{part}/100"),
            "--output",
            path,
        ])
        .assert()
        .success();
    }
    let merge = |parts: &[&str]| {
        let output = at("merged.csv");
        let mut arguments = vec!["sweep", "--merge"];
        arguments.extend(parts);
        arguments.extend(["--output", &output]);
        let output = endodec(arguments).output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let mut given: Vec<&str> = parts.iter().map(String::as_str).collect();
    given.reverse();
    assert_eq!(merge(&given), (Some(0), String::new()));
    for ending in ["", ".json"] {
        let read = |name: &str| fs::read(at(&format!("{name}.csv{ending}"))).unwrap();
        assert_eq!(read("whole"), read("merged"));
    }
    fs::remove_file(at("merged.csv")).unwrap();
    let refused = |parts: &[&str], expected: &str| {
        let (code, message) = merge(parts);
        assert_eq!(code, Some(2), "{message}");
        assert!(message.contains(expected), "{message}");
        assert!(!fs::exists(at("merged.csv")).unwrap());
    };
    refused(&given[1..], "part 100 is missing");
    let mut twice = given.clone();
    twice.push(&parts[96]);
    refused(&twice, "both part 97 of 100");
    refused(&[&at("whole.csv"), &parts[0]], "not of one sweep");
    fs::write(at("spec.toml"), DRAWN.replace("seed = 3", "seed = 4")).unwrap();
    endodec(["sweep", &spec, "--shard", "9/100", "--output", &parts[8]])
        .assert()
        .success();
    refused(&given, "not of one sweep");
}

#[test]
fn what_an_interruption_leaves_is_gone_on_with_and_the_bytes_are_the_same() {
    let (_folder, at) = folder(DRAWN);
    let spec = at("spec.toml");
    endodec(["sweep", &spec, "--output", &at("whole.csv")])
        .assert()
        .success();
    let whole = fs::read(at("whole.csv")).unwrap();
    let sweep = |more: &[&str]| {
        let output = at("out.csv");
        let mut arguments = vec!["sweep", &spec, "--output", &output];
        arguments.extend(more);
        endodec(arguments).output().unwrap()
    };
    // As a stop leaves it: some rows recorded, and a part of a row beyond them.
    let header = whole.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    let tenth = header
        + whole[header..]
            .iter()
            .enumerate()
            .filter(|&(_, &byte)| byte == b'\n')
            .nth(9)
            .unwrap()
            .0
        + 1;
    fs::create_dir(at("out.csv.part")).unwrap();
    assert!(sweep(&["--resume"]).status.success());
    assert_eq!(fs::read(at("out.csv")).unwrap(), whole);
    fs::create_dir(at("out.csv.part")).unwrap();
    fs::write(at("out.csv.part/rows"), &whole[..tenth + 5]).unwrap();
    fs::write(
        at("out.csv.part/done"),
        format!("endodec part 1\nanother\n10 {tenth}\n"),
    )
    .unwrap();
    let message = String::from_utf8(sweep(&[]).stderr).unwrap();
    assert!(message.contains("--resume"), "{message}");
    let message = String::from_utf8(sweep(&["--resume"]).stderr).unwrap();
    assert!(message.contains("another specification"), "{message}");
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_parquet_file_is_refused_and_both_ways_out_are_named() {
    let output = endodec(["sweep", "-", "--output", "x.parquet"])
        .write_stdin(DRAWN)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("COPY") && message.contains("--features parquet"));
}

#[test]
fn sensitivity_ranks_the_parameters_and_says_what_it_costs() {
    let spec = "panel = 'rivalry'\nreadouts = ['welfare-loss']\n[random]\n\
        displacement = { uniform = [0.1, 0.6] }\ndiscount = { uniform = [0.02, 0.12] }\n\
        [draws]\ncount = 256\nsequence = 'sobol'\nseed = 1";
    let run = |format: &str| {
        endodec(["sensitivity", "-", "--format", format])
            .write_stdin(spec)
            .output()
            .unwrap()
    };
    let output = run("json");
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("1024 solutions")
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &json["outputs"]["welfare-loss"][0];
    assert_eq!(first["parameter"], "displacement");
    assert!(first["total"].as_f64().unwrap() > 0.9);
    assert!(first["total_interval"][0].as_f64().unwrap() < first["total"].as_f64().unwrap());
    assert_eq!(
        json["tornado"]["welfare-loss"][0]["parameter"],
        "displacement"
    );
    assert!(
        json["distribution"]["welfare-loss"]["median"]
            .as_f64()
            .unwrap()
            > 0.0
    );
    assert_eq!(run("json").stdout, run("json").stdout);
    assert!(
        String::from_utf8(run("csv").stdout)
            .unwrap()
            .starts_with("output,parameter,first_order")
    );

    let constant = "panel = 'rivalry'\nreadouts = ['continuation-value']\n[fixed]\ntraining-value = 1\n\
        inference-profit = 0\n[random]\ndistance = { uniform = [1, 2] }\n[draws]\ncount = 16\nsequence = 'sobol'\nseed = 1";
    let output = endodec(["sensitivity", "-", "--format", "json"])
        .write_stdin(constant)
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let index = &json["outputs"]["continuation-value"][0];
    assert!(index["first_order"].is_null() && index["total_interval"].is_null());
}
