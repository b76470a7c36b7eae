//! `endodec sweep` to Parquet.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::Duration;

use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;

use crate::{answer, endodec};

/// Games at random, a few of them refused, more than two row groups.
const DRAWN: &str = r#"
panel = "rivalry"
readouts = ["nash-crossing-time", "cooperative-crossing-time", "welfare-loss", "argument"]
[grid]
firms = [2, 5]
[random]
slope = { normal = [0.5, 0.2] }
distance = { uniform = [1, 40] }
[draws]
count = 70000
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
fn parquet_holds_what_csv_holds_and_says_what_it_is() {
    let (_folder, at) = folder(DRAWN);
    let spec = at("spec.toml");
    let output = at("x.parquet");
    answer(["sweep", &spec, "--output", &output]);
    let csv = answer(["sweep", &spec, "--format", "csv"]);
    let reader = SerializedFileReader::new(File::open(&output).unwrap()).unwrap();
    let metadata = reader.metadata();
    assert_eq!(metadata.num_row_groups(), 3);
    let known = metadata.file_metadata().key_value_metadata().unwrap();
    let value = |key: &str| {
        let entry = known.iter().find(|entry| entry.key == key).unwrap();
        entry.value.clone().unwrap()
    };
    assert_eq!(value("endodec.specification"), DRAWN);
    let columns: serde_json::Value = serde_json::from_str(&value("endodec.columns")).unwrap();
    assert_eq!(columns[3]["unit"], "units of time");
    let mut refused = 0;
    let mut lines = csv.lines().skip(1);
    for row in reader.get_row_iter(None).unwrap() {
        let row = row.unwrap();
        let line = lines.next().unwrap();
        let mut cells = line.splitn(8, ',');
        for (_, field) in row.get_column_iter() {
            let cell = cells.next().unwrap();
            match field {
                Field::Null => assert_eq!(cell, "", "{line}"),
                Field::Double(value) => assert_eq!(&cell.parse::<f64>().unwrap(), value),
                Field::Long(value) => assert_eq!(cell, value.to_string()),
                Field::Str(value) => {
                    refused += usize::from(value.contains("slope"));
                    assert!(cell.trim_matches('"').starts_with(value.as_str()), "{line}");
                }
                other => panic!("{other}"),
            }
        }
    }
    assert!(refused > 100 && lines.next().is_none());
}

#[test]
fn parquet_has_the_same_bytes_on_any_number_of_threads_and_from_shards() {
    let (_folder, at) = folder(DRAWN);
    let spec = at("spec.toml");
    for threads in ["1", "3"] {
        endodec([
            "sweep",
            &spec,
            "--output",
            &at(&format!("{threads}.parquet")),
        ])
        .env("RAYON_NUM_THREADS", threads)
        .assert()
        .success();
    }
    let whole = fs::read(at("1.parquet")).unwrap();
    assert!(whole == fs::read(at("3.parquet")).unwrap());
    let parts: Vec<String> = (1..=7)
        .map(|part| at(&format!("part{part}.parquet")))
        .collect();
    for (part, path) in (1..).zip(&parts) {
        answer([
            "sweep",
            &spec,
            "--shard",
            &format!("{part}/7"),
            "--output",
            path,
        ]);
    }
    let merged = at("merged.parquet");
    let merge = |output: &str| {
        let arguments = ["sweep", "--merge"]
            .into_iter()
            .chain(parts.iter().map(String::as_str));
        endodec(arguments.chain(["--output", output]))
            .output()
            .unwrap()
    };
    assert!(merge(&merged).status.success());
    assert!(whole == fs::read(&merged).unwrap());
    let manifest = |name: &str| fs::read(at(&format!("{name}.parquet.json"))).unwrap();
    assert!(manifest("1") == manifest("merged"));
    let other = merge(&at("merged.csv"));
    assert_eq!(other.status.code(), Some(2));
    assert!(String::from_utf8(other.stderr).unwrap().contains("form of"));
}

#[test]
fn a_killed_sweep_to_parquet_goes_on_to_the_same_bytes() {
    // Read-outs that take a while.
    let slow = DRAWN.replace("\"argument\"", "\"argument\", \"threshold\"");
    let (_folder, at) = folder(&slow);
    let (spec, output) = (at("spec.toml"), at("x.parquet"));
    answer(["sweep", &spec, "--output", &at("whole.parquet")]);
    let mut run = Command::new(env!("CARGO_BIN_EXE_endodec"))
        .args(["sweep", &spec, "--output", &output])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Once rows are recorded, if there is time.
    let recorded = || {
        let done = fs::read_to_string(at("x.parquet.part/done")).unwrap_or_default();
        let rows = done
            .lines()
            .last()
            .and_then(|line| line.split(' ').next()?.parse().ok());
        rows.is_some_and(|rows: u64| rows > 0)
    };
    while run.try_wait().unwrap().is_none() && !recorded() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = run.kill();
    run.wait().unwrap();
    if !fs::exists(&output).unwrap() {
        answer(["sweep", &spec, "--output", &output, "--resume"]);
    }
    assert!(fs::read(at("whole.parquet")).unwrap() == fs::read(&output).unwrap());
    assert!(!fs::exists(at("x.parquet.part")).unwrap());
}
