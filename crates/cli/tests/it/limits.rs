//! What would never end or fill the memory is refused or read with a limit.
#![cfg(unix)]

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::errors::refuses;
use super::{answer, endodec};

const FIT: [&str; 4] = ["--quantity", "q", "--cost", "c"];

#[test]
fn a_control_character_in_data_is_refused_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    endodec(["data", "export", "author_capex", "--to", to])
        .assert()
        .success();
    let file = folder.path().join("author_capex.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("Microsoft", "Micro\u{1}soft", 1)).unwrap();
    let out = folder.path().join("out");
    let place = ["author_capex.csv, line 2, column 1", "U+0001"];
    refuses(&["data", "list", "--data", to], "", &place);
    let reproduce = ["reproduce", "--data", to, "--out", out.to_str().unwrap()];
    refuses(&reproduce, "", &place);
    assert!(!out.exists(), "refused before anything was written");
}

#[test]
fn a_pipe_that_nobody_writes_and_a_device_are_refused_as_input() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    assert!(
        Command::new("mkfifo")
            .arg(at("pipe"))
            .status()
            .unwrap()
            .success()
    );
    std::os::unix::fs::symlink("/dev/zero", at("endless")).unwrap();
    for (input, word) in [("pipe", "no program writes"), ("endless", "device")] {
        let mut fit = vec!["learning", "fit"];
        let path = at(input);
        fit.push(&path);
        fit.extend(FIT);
        refuses(&fit, "", &[word]);
        refuses(&["sweep", &path], "", &[word]);
        refuses(&["adoption", "simulate", &path], "", &[word]);
    }
}

#[test]
fn a_pipe_that_a_program_writes_is_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let rows: String = (1..20_000)
        .map(|row| format!("{row},{}\n", 1.0 / f64::from(row)))
        .collect();
    let text = format!("q,c\n{rows}");
    let to = pipe.clone();
    let writer = std::thread::spawn(move || {
        sleep(Duration::from_millis(200));
        fs::write(to, text).unwrap();
    });
    let mut fit = vec!["learning", "fit", pipe.to_str().unwrap(), "--format", "csv"];
    fit.extend(FIT);
    assert!(answer(fit).contains("19999"));
    writer.join().unwrap();
}

/// Estimates from the first row on name it in each of their lines.
#[test]
fn a_label_that_fills_the_memory_is_refused_where_it_stands() {
    let csv = format!(
        "unit,q,c\n{},1,100\nb,2,81\nc,4,64\nd,8,52\n",
        "x".repeat(900_000)
    );
    let mut influence = vec!["learning", "influence", "-", "--label", "unit"];
    influence.extend(FIT);
    refuses(
        &influence,
        &csv,
        &["line 2", "`unit`", "at most 200 characters", "x…"],
    );
}

#[test]
fn a_march_of_minutes_is_refused_with_the_number_of_its_steps() {
    refuses(
        &["game", "two-state", "--at", "1e4"],
        "",
        &["number of steps in x times grid nodes"],
    );
}

#[test]
fn simulations_of_hours_are_refused_and_so_are_rows_that_fill_the_memory() {
    let test = [
        "learning",
        "test",
        "-",
        "--quantity",
        "q",
        "--cost",
        "c",
        "--time",
        "t",
    ];
    let rows = |count: u32| -> String {
        let row = |t: u32| format!("{t},{t},{}\n", 1.0 / f64::from(t));
        format!("t,q,c\n{}", (1..=count).map(row).collect::<String>())
    };
    refuses(
        &test,
        &rows(500),
        &["--simulations must be at most 8000 for 500 rows, got 10000"],
    );
    refuses(&test, &rows(1_001), &["at most 1000 rows", "1001"]);
}

#[test]
fn a_path_of_millions_of_points_is_refused() {
    refuses(
        &["game", "path", "--regime", "nash", "--points", "1000001"],
        "",
        &["--points", "1000000"],
    );
}

const SWEEP: &str = "panel = 'rivalry'\n[grid]\ndistance = { from = 1, to = 40, count = 400000 }\n";

#[test]
fn sigterm_leaves_the_rows_of_a_sweep_and_the_next_run_goes_on_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("spec.toml"), SWEEP).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_endodec"))
        .args(["sweep", &at("spec.toml"), "--output", &at("out.csv")])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Until rows are recorded, or it has ended on a fast machine.
    let done = |text: String| {
        text.lines()
            .nth(2)
            .is_some_and(|counts| !counts.starts_with("0 "))
    };
    while child.try_wait().unwrap().is_none()
        && !fs::read_to_string(at("out.csv.part/done")).is_ok_and(done)
    {
        sleep(Duration::from_millis(20));
    }
    Command::new("kill")
        .arg(child.id().to_string())
        .status()
        .unwrap();
    let ended = child.wait().unwrap().success();
    if !ended {
        assert!(!fs::exists(at("out.csv")).unwrap());
        refuses(
            &["sweep", &at("spec.toml"), "--output", &at("out.csv")],
            "",
            &["--resume"],
        );
        endodec([
            "sweep",
            &at("spec.toml"),
            "--output",
            &at("out.csv"),
            "--resume",
        ])
        .assert()
        .success();
    }
    assert!(!fs::exists(at("out.csv.part")).unwrap());
    endodec(["sweep", &at("spec.toml"), "--output", &at("whole.csv")])
        .assert()
        .success();
    assert!(fs::read(at("out.csv")).unwrap() == fs::read(at("whole.csv")).unwrap());
}

#[test]
fn a_sweep_does_not_put_its_manifest_in_the_place_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("spec.toml"), SWEEP.replace("400000", "4")).unwrap();
    fs::write(at("out.csv.json"), "{\"mine\": 1}").unwrap();
    let sweep = ["sweep", &at("spec.toml"), "--output", &at("out.csv")];
    refuses(&sweep, "", &["out.csv.json", "manifest"]);
    assert_eq!(
        fs::read_to_string(at("out.csv.json")).unwrap(),
        "{\"mine\": 1}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    fs::remove_file(at("out.csv.json")).unwrap();
    endodec(sweep).assert().success();
    endodec(sweep).assert().success();
}
