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
    assert_eq!(distances, ["1", "1", "4", "4", "16", "16"]);
    for row in &rows[1..] {
        let refused = row[2] == "-1";
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
        ("panel = 'rivalry'", "missing field `grid`"),
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
            "at most 10000000",
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
