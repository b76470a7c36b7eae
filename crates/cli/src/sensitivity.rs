//! `endodec sensitivity`.

use std::path::PathBuf;

use clap::Args;
use endodec_figures::{Sensitivity, SensitivityOutput, SensitivityShare};
use endodec_numerics::sample::quantile;
use endodec_screens::sweep::SweepError;
use endodec_screens::sweep::sensitivity::{
    Analysis as Indices, ENDS, Index, IndexBootstrap, Outputs,
};
use rayon::prelude::*;
use serde::Serialize;

use crate::failure::Failure;
use crate::input;
use crate::output::{Analysis, Answer, Figure, Named, Table, aligned, records, significant};
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
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if !(self.level > 0.0 && self.level < 1.0) {
            return Err(Failure::argument(
                "--level",
                "above 0 and below 1",
                self.level,
            ));
        }
        let name = input::shown(&self.spec);
        let refused = |error: SweepError| Failure::Input(format!("{name}: {error}"));
        let read = sweep::read(&self.spec)?;
        let analysis = Indices::new(&read.sweep).map_err(refused)?;
        eprintln!(
            "endodec: {} solutions, {} base points for {} parameters",
            analysis.evaluations(),
            analysis.base_points(),
            analysis.parameters().len()
        );
        let outputs = evaluate(&analysis, self.progress).map_err(refused)?;
        let bars = analysis.tornado().map_err(refused)?;
        let bootstrap = IndexBootstrap {
            resamples: self.resamples,
            seed: self.seed,
            level: self.level,
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
        Ok(answer(
            &analysis, names, &outputs, &indices, &bars, self.level,
        ))
    }
}

/// The indices, and what goes with them.
#[derive(Debug, Serialize)]
struct Found {
    base_points: u64,
    evaluations: u64,
    outputs: Named<String, Vec<Share>>,
    tornado: Named<String, Vec<Bar>>,
    distribution: Named<String, Sample>,
    #[serde(skip)]
    level: f64,
    #[serde(skip)]
    rows: Vec<Row>,
}

/// What a parameter explains of an output; nothing of one that is constant.
#[derive(Debug, Clone, Serialize)]
struct Share {
    parameter: &'static str,
    first_order: Option<f64>,
    first_order_interval: Option<[f64; 2]>,
    total: Option<f64>,
    total_interval: Option<[f64; 2]>,
}

/// An output with one parameter at its ends and the others at their medians.
#[derive(Debug, Serialize)]
struct Bar {
    parameter: &'static str,
    quantiles: [f64; 2],
    values: [f64; 2],
}

#[derive(Debug, Serialize)]
struct Sample {
    mean: f64,
    standard_deviation: f64,
    smallest: Option<f64>,
    quantile_5: f64,
    quantile_25: f64,
    median: f64,
    quantile_75: f64,
    quantile_95: f64,
    largest: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Row {
    output: String,
    #[serde(flatten)]
    share: Share,
    at: [f64; 2],
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        let outputs = self.outputs.0.iter().filter_map(|(name, shares)| {
            Some(SensitivityOutput {
                name: name.clone(),
                shares: shares.iter().map(Share::drawn).collect::<Option<_>>()?,
            })
        });
        let drawn = Sensitivity {
            level: self.level,
            base_points: self.base_points,
            outputs: outputs.collect(),
        };
        Ok(drawn.figure())
    }

    fn records(&self) -> Result<Table, Failure> {
        records(
            &self.rows,
            "output, parameter, first_order, first_order_interval.0 as first_order_low, \
             first_order_interval.1 as first_order_high, total, total_interval.0 as total_low, \
             total_interval.1 as total_high, at.0 as at_low, at.1 as at_high",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = String::new();
        for ((name, sample), (_, shares)) in self.distribution.0.iter().zip(&self.outputs.0) {
            text.push_str(&format!(
                "{name}: median {}, from {} to {} in nine cases of ten{}\n",
                significant(sample.median, 6),
                significant(sample.quantile_5, 6),
                significant(sample.quantile_95, 6),
                if shares.iter().all(|share| share.total.is_none()) {
                    "; it is constant, and shares of nothing do not exist"
                } else {
                    ""
                }
            ));
        }
        Ok(format!("{text}\n{}", aligned(&self.records()?)))
    }
}

fn evaluate(analysis: &Indices<'_>, said: bool) -> Result<Outputs, SweepError> {
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
    analysis: &Indices<'_>,
    names: Vec<String>,
    outputs: &Outputs,
    indices: &[Option<Vec<Index>>],
    bars: &[Vec<[f64; 2]>],
    level: f64,
) -> Found {
    let mut found = Found {
        base_points: analysis.base_points(),
        evaluations: analysis.evaluations(),
        outputs: Named(Vec::new()),
        tornado: Named(Vec::new()),
        distribution: Named(Vec::new()),
        level,
        rows: Vec::new(),
    };
    let parameters = analysis.parameters();
    for (readout, name) in names.into_iter().enumerate() {
        let mut sample = [outputs.a[readout].as_slice(), &outputs.b[readout]].concat();
        sample.sort_by(f64::total_cmp);
        let shares: Vec<Share> = parameters
            .iter()
            .enumerate()
            .map(|(i, parameter)| Share::of(parameter, indices[readout].as_ref().map(|of| of[i])))
            .collect();
        let rows = shares.iter().zip(&bars[readout]).map(|(share, &at)| Row {
            output: name.clone(),
            share: share.clone(),
            at,
        });
        found.rows.extend(rows);
        found.outputs.0.push((name.clone(), shares));
        let list = Bar::sorted(&parameters, &bars[readout]);
        found.tornado.0.push((name.clone(), list));
        found.distribution.0.push((name, Sample::of(&sample)));
    }
    found
}

impl Share {
    /// Nothing of an output that is constant.
    fn drawn(&self) -> Option<SensitivityShare> {
        Some(SensitivityShare {
            parameter: self.parameter.to_owned(),
            first_order: self.first_order?,
            first_order_interval: self.first_order_interval?,
            total: self.total?,
            total_interval: self.total_interval?,
        })
    }

    fn of(parameter: &'static str, index: Option<Index>) -> Self {
        Self {
            parameter,
            first_order: index.map(|index| index.first_order),
            first_order_interval: index.map(|index| index.first_order_interval),
            total: index.map(|index| index.total),
            total_interval: index.map(|index| index.total_interval),
        }
    }
}

impl Bar {
    /// Widest bar first.
    fn sorted(parameters: &[&'static str], values: &[[f64; 2]]) -> Vec<Self> {
        let mut bars: Vec<Self> = parameters
            .iter()
            .zip(values)
            .map(|(parameter, &values)| Self {
                parameter,
                quantiles: ENDS,
                values,
            })
            .collect();
        let width = |bar: &Self| (bar.values[1] - bar.values[0]).abs();
        bars.sort_by(|a, b| width(b).total_cmp(&width(a)));
        bars
    }
}

impl Sample {
    fn of(sorted: &[f64]) -> Self {
        let count = sorted.len() as f64;
        let mean = sorted.iter().sum::<f64>() / count;
        let squares: f64 = sorted
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum();
        Self {
            mean,
            standard_deviation: (squares / count).sqrt(),
            smallest: sorted.first().copied(),
            quantile_5: quantile(sorted, 0.05),
            quantile_25: quantile(sorted, 0.25),
            median: quantile(sorted, 0.5),
            quantile_75: quantile(sorted, 0.75),
            quantile_95: quantile(sorted, 0.95),
            largest: sorted.last().copied(),
        }
    }
}
