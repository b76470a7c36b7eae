//! Killed at any moment, a folder holds a whole generation after the next run at the latest.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::endodec;

const ITEMS: [&str; 4] = [
    "reproduce",
    "--only=v2-table-10-implied-r0",
    "--only=capex-totals",
    "--out",
];

fn started(folder: &Path) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_endodec"))
        .args(ITEMS)
        .arg(folder)
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    found
}

#[test]
fn killed_at_any_moment_the_folder_is_whole_after_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let start = Instant::now();
    assert!(started(&out).wait().unwrap().success());
    let (usual, whole) = (start.elapsed(), names(&out));
    for kill in 0..20 {
        if kill % 2 == 0 {
            fs::remove_dir_all(&out).unwrap();
        }
        let mut child = started(&out);
        std::thread::sleep(
            usual
                .mul_f64(f64::from(kill) / 18.0)
                .max(Duration::from_millis(1)),
        );
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(started(&out).wait().unwrap().success(), "after kill {kill}");
        assert_eq!(names(&out), whole, "after kill {kill}");
        endodec(["reproduce", "--verify", out.to_str().unwrap()])
            .assert()
            .success();
    }
}
