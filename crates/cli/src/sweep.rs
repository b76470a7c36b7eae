//! `endodec sweep`.

mod spec;

use std::path::PathBuf;

use clap::Args;
use endodec_screens::Shown;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::failure::Failure;
use crate::input;
use crate::output::{Answer as _, Cell, OutputArguments, Records, Table};
use spec::Grid;

/// Arguments of `endodec sweep`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec sweep examples/sweeps/firms-and-distance.toml --format csv --output sweep.csv\n  endodec sweep grid.toml --shard 2/8 --format csv --output part2.csv\n\nThe file names a panel (see `endodec explore --parameters`), values that are [fixed], and a [grid] of lists or of { from, to, count, log }. A point that a model refuses is a row with its sentence in the last column. The rows do not depend on the number of threads, and shards are consecutive: their rows one after the other are those of the whole."
)]
pub(crate) struct Arguments {
    /// Grid file (TOML), `-` for standard input
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// Compute only the I-th of N parts
    #[arg(long, value_name = "I/N", default_value = "1/1")]
    shard: String,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let name = input::shown(&arguments.spec);
    let grid = Grid::read(&name, &input::read_text(&arguments.spec)?)?;
    let points = shard(&arguments.shard, grid.points())?;
    let bar = ProgressBar::new(points.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    let rows: Vec<Vec<Cell>> = points
        .into_par_iter()
        .map(|point| {
            let row = row(&grid, point);
            bar.inc(1);
            row
        })
        .collect();
    bar.finish_and_clear();
    let mut columns: Vec<&str> = grid.axes.iter().map(|axis| axis.parameter.name).collect();
    columns.extend(grid.readouts.iter().map(|&at| grid.panel.readouts[at].name));
    columns.push("error");
    let mut table = Table::new(columns);
    for row in rows {
        table.push(row);
    }
    Records(table).write(&arguments.output)
}

/// The points of a shard `I/N`.
fn shard(text: &str, points: usize) -> Result<std::ops::Range<usize>, Failure> {
    let parts = text
        .split_once('/')
        .and_then(|(part, of)| Some((part.parse::<usize>().ok()?, of.parse::<usize>().ok()?)))
        .filter(|&(part, of)| 1 <= part && part <= of && of <= 1_000_000);
    let Some((part, of)) = parts else {
        return Err(Failure::argument("--shard", "I/N with I from 1 to N", text));
    };
    Ok((part - 1) * points / of..part * points / of)
}

fn row(grid: &Grid, point: usize) -> Vec<Cell> {
    let values = grid.at(point);
    let mut row: Vec<Cell> = grid
        .axes
        .iter()
        .map(|axis| match axis.parameter.scale {
            endodec_screens::Scale::Choice(_) => {
                Cell::from(axis.parameter.text(values.get(axis.parameter.key)))
            }
            _ => Cell::from(values.get(axis.parameter.key)),
        })
        .collect();
    match grid.panel.compute(&values) {
        Ok(screen) => {
            row.extend(grid.readouts.iter().map(|&at| {
                let (shown, value) = (grid.panel.readouts[at].shown, screen.readouts[at]);
                match shown {
                    Shown::Word(_) => shown.word(value).map_or(Cell::Missing, Cell::from),
                    _ => Cell::from(value),
                }
            }));
            row.push(Cell::Missing);
        }
        Err(error) => {
            row.extend(grid.readouts.iter().map(|_| Cell::Missing));
            row.push(Cell::from(error.to_string()));
        }
    }
    row
}
