//! `endodec learning influence`.

use clap::Args;
use endodec_learning::Elasticity;
use endodec_learning::influence::{Window, expanding_windows, leave_one_out, rolling_windows};
use endodec_learning::prediction_five::{Terms, Verdict, prediction_five};
use endodec_learning::wright::WrightFit;
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned};
use crate::usage::count;

/// Arguments of `endodec learning influence`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning influence author_dram_panel.csv --quantity cumulative_eb --cost price_usd_per_gb --label year --rolling 10\n\nWith --dates the rolling elasticities are also put to the paper's Prediction 5: below .15 and not back two years after the end of the supercycle."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Observations of the first expanding window, at least 3
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = count::<10_000_000>)]
    smallest: usize,
    /// Observations of a rolling window, at least 3; none by default
    #[arg(long, value_name = "N", value_parser = count::<10_000_000>)]
    rolling: Option<usize>,
    /// Column that names the observations
    #[arg(long, value_name = "COL")]
    label: Option<String>,
    /// Column of dates in years, for the test of Prediction 5
    #[arg(long, value_name = "COL", conflicts_with = "label")]
    dates: Option<String>,
    /// Date at which the supercycle ended; while it lasts, leave it out
    #[arg(long, value_name = "YEAR", requires = "dates")]
    supercycle_end: Option<f64>,
    /// Length of the rolling window of that test in years
    #[arg(long, value_name = "YEARS", default_value_t = 3.0, requires = "dates")]
    window_years: f64,
    /// Elasticity below which a window is evidence against
    #[arg(long, value_name = "α", default_value_t = 0.15, requires = "dates")]
    floor: f64,
    /// Years after the end of the supercycle within which it must be back
    #[arg(long, value_name = "YEARS", default_value_t = 2.0, requires = "dates")]
    grace: f64,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let label = arguments.label.as_deref().or(arguments.dates.as_deref());
    let series = arguments.series.read(label)?;
    answer(arguments, &series)
        .map_err(|failure| failure.about(&arguments.series.name()))?
        .write(&arguments.output)
}

fn answer(arguments: &Arguments, series: &Series) -> Result<Answer, Failure> {
    let (q, c) = (&series.quantity, &series.cost);
    let mut table = Table::new([
        "kind",
        "from",
        "to",
        "omitted",
        "n",
        "elasticity",
        "std_error",
    ]);
    let name = |i: usize| series.names[i - 1].as_str();

    let omitted = leave_one_out(q, c)?;
    for row in &omitted {
        table.push([
            Cell::from("leave_one_out"),
            Cell::Missing,
            Cell::Missing,
            Cell::from(name(row.omitted)),
            Cell::from(row.fit.n),
            Cell::from(row.fit.elasticity.value()),
            Cell::from(row.fit.std_error),
        ]);
    }
    let mut windows = |kind: &str, windows: &[Window]| -> Value {
        for window in windows {
            table.push([
                Cell::from(kind),
                Cell::from(name(window.from)),
                Cell::from(name(window.to)),
                Cell::Missing,
                Cell::from(window.fit.n),
                Cell::from(window.fit.elasticity.value()),
                Cell::from(window.fit.std_error),
            ]);
        }
        windows
            .iter()
            .map(|w| {
                let mut row = estimate(&w.fit);
                row["from"] = json!(name(w.from));
                row["to"] = json!(name(w.to));
                row
            })
            .collect()
    };
    let expanding = windows("expanding", &expanding_windows(q, c, arguments.smallest)?);
    let rolling = match arguments.rolling {
        Some(width) => windows("rolling", &rolling_windows(q, c, width)?),
        None => Value::Null,
    };
    let range = |pick: fn(f64, f64) -> f64, start: f64| {
        omitted
            .iter()
            .map(|row| row.fit.elasticity.value())
            .fold(start, pick)
    };
    let mut json = json!({
        "n": q.len(),
        "leave_one_out": omitted.iter().map(|row| {
            let mut json = estimate(&row.fit);
            json["omitted"] = json!(name(row.omitted));
            json
        }).collect::<Vec<_>>(),
        "leave_one_out_range": [range(f64::min, f64::INFINITY), range(f64::max, f64::NEG_INFINITY)],
        "expanding": expanding,
    });
    if !rolling.is_null() {
        json["rolling"] = rolling;
    }
    let mut text = aligned(&table);
    if arguments.dates.is_some() {
        let (test, words) = prediction(arguments, series)?;
        json["prediction_5"] = test;
        text = format!("{text}\n{words}");
    }
    Ok(Answer::new(json, table).with_text(text))
}

fn estimate(fit: &WrightFit) -> Value {
    json!({"elasticity": fit.elasticity.value(), "std_error": fit.std_error, "n": fit.n})
}

/// The test of Prediction 5, in JSON and in words.
fn prediction(arguments: &Arguments, series: &Series) -> Result<(Value, String), Failure> {
    let dates = series
        .names
        .iter()
        .map(|text| {
            text.trim()
                .parse::<f64>()
                .map_err(|_| Failure::argument("every date", "a year, 2025 or 2025.5", text))
        })
        .collect::<Result<Vec<f64>, _>>()?;
    let terms = Terms {
        window: arguments.window_years,
        floor: Elasticity::new(arguments.floor)?,
        grace: arguments.grace,
    };
    let test = prediction_five(
        &dates,
        &series.quantity,
        &series.cost,
        arguments.supercycle_end,
        &terms,
    )?;
    let words = match test.verdict {
        Verdict::NeverBelow => "no window is below the floor".to_owned(),
        Verdict::Returned { below, back } => {
            format!("below the floor from {below}, back in time in {back}")
        }
        Verdict::Open { below } => format!("open: below the floor since {below}"),
        Verdict::Failed { below, deadline } => {
            format!("failed: below the floor from {below} and not back by {deadline}")
        }
    };
    let mut json = serde_json::to_value(&test).map_err(|e| Failure::Internal(e.to_string()))?;
    json["terms"] = serde_json::to_value(terms).map_err(|e| Failure::Internal(e.to_string()))?;
    json["supercycle_end"] = json!(arguments.supercycle_end);
    Ok((json, format!("Prediction 5: {words}\n")))
}
