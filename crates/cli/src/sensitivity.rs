//! `endodec sensitivity`.

use std::path::PathBuf;

use clap::Args;
use endodec_numerics::sample::quantile;
use endodec_screens::sweep::SweepError;
use endodec_screens::sweep::sensitivity::{Analysis, Bootstrap, ENDS, Index, Outputs};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::input;
use crate::output::{Answer, Cell, OutputArguments, Table, aligned, significant};
use crate::sweep;
use crate::sweep::progress::Progress;

/// Base points that one thread takes at a time.
const PIECE: u64 = 64;

/// Arguments of `endodec sensitivity`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec sensitivity examples/sweeps/sensitivity.toml\n\nThe file is that of a sweep with [random] parameters and [draws], whose count is the number of base points N, a power of two. With k parameters the models are solved N(k + 2) times. Sobol' indices of first order (Saltelli et al. 2010) and of total order (Jansen 1999) with bootstrap intervals, the distribution of each read-out, and each read-out with one parameter at its 5 % and 95 % quantile and the others at their medians."
)]
pub(crate) struct Arguments {
    /// Specification (TOML), `-` for standard input
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// Resamples of the base points behind the intervals
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(10..=1_000_000))]
    resamples: u32,
    /// Seed of the resamples
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Share of the resamples inside an interval
    #[arg(long, default_value_t = 0.95)]
    level: f64,
    /// Say on standard error once a minute how far it is, where there is no terminal
    #[arg(long)]
    progress: bool,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if !(arguments.level > 0.0 && arguments.level < 1.0) {
        return Err(Failure::argument(
            "--level",
            "above 0 and below 1",
            arguments.level,
        ));
    }
    let name = input::shown(&arguments.spec);
    let refused = |error: SweepError| Failure::Input(format!("{name}: {error}"));
    let read = sweep::read(&arguments.spec)?;
    let analysis = Analysis::new(&read.sweep).map_err(refused)?;
    eprintln!(
        "endodec: {} solutions, {} base points for {} parameters",
        analysis.evaluations(),
        analysis.base_points(),
        analysis.parameters().len()
    );
    let outputs = evaluate(&analysis, arguments.progress).map_err(refused)?;
    let bars = analysis.tornado().map_err(refused)?;
    let bootstrap = Bootstrap {
        resamples: arguments.resamples,
        seed: arguments.seed,
        level: arguments.level,
    };
    let names: Vec<String> = read
        .sweep
        .columns()
        .split_off(read.sweep.parameters())
        .into_iter()
        .map(|column| column.name)
        .collect();
    let indices: Vec<Option<Vec<Index>>> = (0..names.len())
        .into_par_iter()
        .map(|readout| outputs.indices(readout, &bootstrap))
        .collect();
    answer(&analysis, &names, &outputs, &indices, &bars).write(&arguments.output)
}

/// The indices, and what goes with them.
#[derive(Debug, Serialize)]
struct Found {
    base_points: u64,
    evaluations: u64,
    outputs: Map<String, Value>,
    tornado: Map<String, Value>,
    distribution: Map<String, Value>,
    #[serde(skip)]
    table: Table,
    #[serde(skip)]
    text: String,
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.table.clone())
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(format!("{}\n{}", self.text, aligned(&self.table)))
    }
}

fn evaluate(analysis: &Analysis<'_>, said: bool) -> Result<Outputs, SweepError> {
    let all = analysis.base_points();
    let progress = Progress::new(all, 0, said);
    let pieces: Vec<Result<Outputs, SweepError>> = (0..all.div_ceil(PIECE))
        .into_par_iter()
        .map(|piece| {
            let range = piece * PIECE..((piece + 1) * PIECE).min(all);
            let count = range.end - range.start;
            let outputs = analysis.evaluate(range);
            progress.add(count);
            outputs
        })
        .collect();
    progress.end();
    let mut outputs = Outputs::default();
    for piece in pieces {
        outputs.append(piece?);
    }
    Ok(outputs)
}

fn answer(
    analysis: &Analysis<'_>,
    names: &[String],
    outputs: &Outputs,
    indices: &[Option<Vec<Index>>],
    bars: &[Vec<[f64; 2]>],
) -> Found {
    let parameters = analysis.parameters();
    let mut table = Table::new([
        "output",
        "parameter",
        "first_order",
        "first_order_low",
        "first_order_high",
        "total",
        "total_low",
        "total_high",
        "at_low",
        "at_high",
    ]);
    let (mut of_outputs, mut tornado, mut distribution) = (Map::new(), Map::new(), Map::new());
    let mut text = String::new();
    for (readout, name) in names.iter().enumerate() {
        let mut list = Vec::new();
        for (i, parameter) in parameters.iter().enumerate() {
            let index = indices[readout].as_ref().map(|indices| indices[i]);
            list.push(of_index(parameter, index));
            let number =
                |of: fn(Index) -> f64| index.map_or(Cell::Missing, |index| Cell::from(of(index)));
            let [low, high] = bars[readout][i];
            table.push([
                Cell::from(name.as_str()),
                Cell::from(*parameter),
                number(|index| index.first_order),
                number(|index| index.first_order_interval[0]),
                number(|index| index.first_order_interval[1]),
                number(|index| index.total),
                number(|index| index.total_interval[0]),
                number(|index| index.total_interval[1]),
                Cell::from(low),
                Cell::from(high),
            ]);
        }
        of_outputs.insert(name.clone(), list.into());
        tornado.insert(name.clone(), of_bars(&parameters, &bars[readout]));
        let mut sample = [outputs.a[readout].as_slice(), &outputs.b[readout]].concat();
        sample.sort_by(f64::total_cmp);
        distribution.insert(name.clone(), of_sample(&sample));
        text.push_str(&format!(
            "{name}: median {}, from {} to {} in nine cases of ten{}\n",
            significant(quantile(&sample, 0.5), 6),
            significant(quantile(&sample, 0.05), 6),
            significant(quantile(&sample, 0.95), 6),
            if indices[readout].is_none() {
                "; it is constant, and shares of nothing do not exist"
            } else {
                ""
            }
        ));
    }
    Found {
        base_points: analysis.base_points(),
        evaluations: analysis.evaluations(),
        outputs: of_outputs,
        tornado,
        distribution,
        table,
        text,
    }
}

fn of_index(parameter: &str, index: Option<Index>) -> Value {
    json!({
        "parameter": parameter,
        "first_order": index.map(|index| index.first_order),
        "first_order_interval": index.map(|index| index.first_order_interval),
        "total": index.map(|index| index.total),
        "total_interval": index.map(|index| index.total_interval),
    })
}

/// Widest bar first.
fn of_bars(parameters: &[&str], bars: &[[f64; 2]]) -> Value {
    let mut order: Vec<usize> = (0..bars.len()).collect();
    let width = |i: usize| (bars[i][1] - bars[i][0]).abs();
    order.sort_by(|&i, &j| width(j).total_cmp(&width(i)));
    order
        .into_iter()
        .map(|i| {
            json!({
                "parameter": parameters[i],
                "quantiles": ENDS,
                "values": bars[i],
            })
        })
        .collect()
}

fn of_sample(sorted: &[f64]) -> Value {
    let count = sorted.len() as f64;
    let mean = sorted.iter().sum::<f64>() / count;
    let squares: f64 = sorted
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    json!({
        "mean": mean,
        "standard_deviation": (squares / count).sqrt(),
        "smallest": sorted.first(),
        "quantile_5": quantile(sorted, 0.05),
        "quantile_25": quantile(sorted, 0.25),
        "median": quantile(sorted, 0.5),
        "quantile_75": quantile(sorted, 0.75),
        "quantile_95": quantile(sorted, 0.95),
        "largest": sorted.last(),
    })
}
