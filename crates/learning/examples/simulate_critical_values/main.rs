//! Simulates the critical values of the Bai–Perron tests that `endodec-learning` carries.
//!
//! ```text
//! cargo run --release -p endodec-learning --example simulate_critical_values -- \
//!     --work DIR --table crates/learning/src/breaks/critical_values.csv \
//!     [--steps 1000] [--replications 200000] [--single 2000000] [--seed 20261125]
//! ```
//!
//! Draws are made in batches of 1,000, each from its own stream of the seed and kept in its own
//! file in the working folder: an interrupted run goes on where it stopped, and the result depends
//! on the seed and the numbers of steps and replications alone. `--single` is the number of further
//! walks on which only one break is looked for; they serve `supF(1)` and `supF(l+1|l)`, whose
//! quantiles lie far in the tail.
//!
//! Columns of the table: `critical_value` is extrapolated to the continuous limit (see `table.rs`),
//! and `grid_value` is the quantile on the grid of `--steps` points, which is what published tables
//! hold; each has its standard error beside it.

mod limit_process;
mod table;

use std::error::Error;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use limit_process::{STRIDES, Walk};
use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;

/// Walks in a batch.
const BATCH: usize = 1000;
/// Streams of the single-break walks start here.
const SINGLE_STREAM: u64 = 1 << 32;

struct Settings {
    work: PathBuf,
    table: PathBuf,
    steps: usize,
    replications: usize,
    single: usize,
    seed: u64,
}

impl Settings {
    fn from_arguments() -> Result<Self, Box<dyn Error>> {
        let mut settings = Self {
            work: PathBuf::new(),
            table: PathBuf::new(),
            steps: 1000,
            replications: 200_000,
            single: 2_000_000,
            seed: 20_261_125,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments
                .next()
                .ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--work" => settings.work = value.into(),
                "--table" => settings.table = value.into(),
                "--steps" => settings.steps = value.parse()?,
                "--replications" => settings.replications = value.parse()?,
                "--single" => settings.single = value.parse()?,
                "--seed" => settings.seed = value.parse()?,
                _ => return Err(format!("unknown argument {name}").into()),
            }
        }
        if settings.work.as_os_str().is_empty() || settings.table.as_os_str().is_empty() {
            return Err("--work DIR and --table FILE are required".into());
        }
        if settings.steps == 0 || !settings.steps.is_multiple_of(200) {
            return Err("--steps must be a multiple of 200, so that every trimming is a whole number of steps on every grid".into());
        }
        for (name, count) in [
            ("--replications", settings.replications),
            ("--single", settings.single),
        ] {
            if count == 0 || !count.is_multiple_of(BATCH * table::GROUPS) {
                return Err(
                    format!("{name} must be a multiple of {}", BATCH * table::GROUPS).into(),
                );
            }
        }
        Ok(settings)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_arguments()?;
    fs::create_dir_all(&settings.work)?;
    let single = simulate(
        &settings,
        "single",
        settings.single,
        SINGLE_STREAM,
        Walk::single_break,
    )?;
    let all = simulate(&settings, "all", settings.replications, 0, Walk::all_breaks)?;
    table::write(&settings.table, settings.steps, &single, &all)?;
    Ok(())
}

/// Draws what is not yet in the working folder, and returns every batch in order.
fn simulate(
    settings: &Settings,
    stage: &str,
    replications: usize,
    first_stream: u64,
    statistics: fn(&Walk, usize, &mut Vec<f32>),
) -> Result<Vec<Vec<f32>>, Box<dyn Error>> {
    let batches = replications / BATCH;
    let mut drawn = Vec::with_capacity(batches);
    for batch in 0..batches {
        let file = settings.work.join(format!(
            "{stage}-{}-{}-{batch:05}.f32",
            settings.seed, settings.steps
        ));
        if let Ok(bytes) = fs::read(&file) {
            drawn.push(
                bytes
                    .as_chunks::<4>()
                    .0
                    .iter()
                    .map(|b| f32::from_le_bytes(*b))
                    .collect(),
            );
            continue;
        }
        let mut rng = ChaCha8Rng::seed_from_u64(settings.seed);
        rng.set_stream(first_stream + batch as u64);
        let mut values = Vec::new();
        for _ in 0..BATCH {
            let walk = Walk::draw(&mut rng, settings.steps);
            for stride in STRIDES {
                statistics(&walk, stride, &mut values);
            }
        }
        keep(&file, &values)?;
        drawn.push(values);
        report(stage, batch + 1, batches)?;
    }
    Ok(drawn)
}

/// Writes a batch whole or not at all.
fn keep(file: &Path, values: &[f32]) -> std::io::Result<()> {
    let partial = file.with_extension("partial");
    let bytes: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
    fs::write(&partial, bytes)?;
    fs::rename(partial, file)
}

fn report(stage: &str, done: usize, of: usize) -> std::io::Result<()> {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        write!(terminal, "\r{stage}: {done} of {of} batches")?;
        if done == of {
            writeln!(terminal)?;
        }
    }
    Ok(())
}
