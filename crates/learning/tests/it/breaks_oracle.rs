//! Breaks against other programs, and on the memory series.

use std::fs;

mod kinks;
mod mbreaks;
mod memory;
mod strucchange;

/// Partitions, sums and criteria are computed by entirely different arithmetic on either side; the
/// issue asks for this.
const RELATIVE: f64 = 1e-8;

fn oracle(name: &str) -> String {
    let path = format!("{}/tests/oracles/breaks/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

fn column(file: &str, name: &str) -> Vec<f64> {
    let text = oracle(file);
    let mut table = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let at = table
        .headers()
        .unwrap()
        .iter()
        .position(|h| h == name)
        .unwrap();
    table
        .records()
        .map(|row| row.unwrap()[at].parse().unwrap())
        .collect()
}

fn near(got: f64, want: f64, relative: f64, what: &str) {
    assert!(
        (got - want).abs() <= relative * want.abs(),
        "{what}: got {got}, want {want}"
    );
}
