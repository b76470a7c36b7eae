//! The answer in its three forms.

use endodec_learning::forecast::{Calibration, CostForecast, Law};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use super::{Arguments, Crossing, Found};
use crate::failure::Failure;
use crate::output::{Answer, aligned, significant};

/// Bands shown, as fractions and in names of columns.
const LEVELS: [(f64, &str); 3] = [(0.5, "50"), (0.8, "80"), (0.95, "95")];

/// JSON with all of it; the forecasts as records; words for people.
pub(super) fn answer(arguments: &Arguments, found: &Found) -> Result<Answer, Failure> {
    let table = table(arguments, found)?;
    let text = text(found, &table)?;
    Ok(Answer::new(json(arguments, found)?, table).with_text(text))
}

fn law(law: Law) -> &'static str {
    match law {
        Law::Wright => "wright",
        Law::Moore => "moore",
    }
}

/// Steps and times of the forecasts.
fn horizons(found: &Found) -> impl Iterator<Item = (f64, Option<f64>)> {
    (1..)
        .take(found.path.len())
        .map(f64::from)
        .map(|steps| (steps, found.times.as_ref().map(|t| t.after(steps))))
}

fn interval(forecast: &CostForecast, level: f64) -> Result<[f64; 2], Failure> {
    let interval = forecast.interval(level)?;
    Ok([interval.lower, interval.upper])
}

fn json(arguments: &Arguments, found: &Found) -> Result<Value, Failure> {
    let model = &found.model;
    let mut forecasts = Vec::new();
    for (((steps, time), forecast), (other, plain)) in horizons(found)
        .zip(&found.path)
        .zip(found.other.iter().zip(&found.plain))
    {
        let mut row = json!({"horizon": steps});
        if let Some(time) = time {
            row["time"] = json!(time);
        }
        row["median"] = json!(forecast.median());
        row["log_mean"] = json!(forecast.log_mean);
        row["log_std_error"] = json!(forecast.log_std_error);
        row["df"] = json!(forecast.df);
        for (level, name) in LEVELS {
            row[format!("interval_{name}")] = json!(interval(forecast, level)?);
        }
        if let Some(target) = arguments.target {
            row["probability_at_target"] = json!(forecast.probability_at_most(target)?);
        }
        row[law(found.other_law)] = json!({
            "median": other.median(), "interval_95": interval(other, 0.95)?,
        });
        row["plain_extrapolation"] = json!(plain);
        forecasts.push(row);
    }
    let mut json = json!({
        "law": law(model.law),
        "n": found.series.cost.len(),
        "differences": model.differences,
        "coefficient": model.coefficient,
        "std_error": model.std_error,
        "elasticity": model.elasticity().map(|alpha| alpha.value()),
        "noise": model.noise,
        "correlation": model.correlation,
        "growth": arguments.growth,
        "plain_elasticity": found.plain_elasticity,
        "forecasts": forecasts,
    });
    if let Some(crossing) = &found.crossing {
        json["crossing"] = crossing_json(found, crossing)?;
    }
    if let Some(records) = &found.hindcast {
        json["hindcast"] = json!({"window": arguments.hindcast});
        for (name, record) in records {
            json["hindcast"][*name] = calibration_json(record);
        }
    }
    Ok(json)
}

fn crossing_json(found: &Found, crossing: &Crossing) -> Result<Value, Failure> {
    let dates = &crossing.dates;
    let mut json = json!({
        "target": dates.target,
        "median": dates.median(),
    });
    for (level, name) in LEVELS {
        let band = dates.band(level)?;
        json[format!("interval_{name}")] = json!([band.lower, band.upper]);
    }
    json["plain_extrapolation"] = json!(crossing.plain);
    json["probability_by"] = horizons(found)
        .map(|(steps, time)| {
            let mut row = json!({"horizon": steps});
            if let Some(time) = time {
                row["time"] = json!(time);
            }
            row["probability"] = json!(dates.probability_by(steps));
            row
        })
        .collect();
    json["draws"] = json!(dates.params.draws);
    json["seed"] = json!(dates.params.seed);
    json["horizon"] = json!(dates.params.horizon);
    Ok(json)
}

fn calibration_json(record: &Calibration) -> Value {
    let mut json = json!({
        "forecasts": record.n,
        "mean_error": record.mean_error,
        "root_mean_squared_error": record.root_mean_squared_error,
        "largest_gap": record.largest_gap,
    });
    for (coverage, (_, name)) in record.coverage.iter().zip(LEVELS) {
        json[format!("coverage_{name}")] = json!(coverage.covered);
    }
    json
}

fn table(arguments: &Arguments, found: &Found) -> Result<Table, Failure> {
    let mut columns = vec!["horizon".to_owned()];
    if found.times.is_some() {
        columns.push("time".to_owned());
    }
    columns.push("median".to_owned());
    for (_, name) in LEVELS {
        columns.extend([format!("lower_{name}"), format!("upper_{name}")]);
    }
    columns.extend([
        format!("{}_median", law(found.other_law)),
        "plain_extrapolation".to_owned(),
    ]);
    if arguments.target.is_some() {
        columns.push("probability_crossed".to_owned());
    }
    let mut table = Table::new(columns);
    for (((steps, time), forecast), (other, plain)) in horizons(found)
        .zip(&found.path)
        .zip(found.other.iter().zip(&found.plain))
    {
        let mut row = vec![Cell::from(steps)];
        row.extend(time.map(Cell::from));
        row.push(Cell::from(forecast.median()));
        for (level, _) in LEVELS {
            row.extend(interval(forecast, level)?.map(Cell::from));
        }
        row.extend([other.median(), *plain].map(Cell::from));
        if let Some(crossing) = &found.crossing {
            row.push(Cell::from(crossing.dates.probability_by(steps)));
        }
        table.push(row);
    }
    Ok(table)
}

fn text(found: &Found, table: &Table) -> Result<String, Failure> {
    let number = |value: f64| significant(value, 4);
    let model = &found.model;
    let law = match model.elasticity() {
        Some(alpha) => format!(
            "Wright’s law with noise: elasticity {} (SE {}) from {} changes",
            number(alpha.value()),
            number(model.std_error),
            model.differences
        ),
        None => format!(
            "Moore’s law with noise: ln cost changes by {} a step (SE {}), from {} changes",
            number(model.coefficient),
            number(model.std_error),
            model.differences
        ),
    };
    let mut text = format!(
        "{law}; noise {} a step, correlation {}\n\n{}",
        number(model.noise),
        number(model.correlation),
        aligned(table)
    );
    if let Some(crossing) = &found.crossing {
        let dates = &crossing.dates;
        let beyond = format!("beyond {} steps", dates.params.horizon);
        let when = |steps: Option<f64>| match (steps, &found.times) {
            (None, _) => beyond.clone(),
            (Some(steps), None) => number(steps),
            (Some(steps), Some(times)) => format!("{:.1}", times.after(steps)),
        };
        text.push_str(&format!(
            "\ncrossing of {}   median {}\n",
            number(dates.target),
            when(dates.median())
        ));
        for (level, name) in LEVELS {
            let band = dates.band(level)?;
            text.push_str(&format!(
                "{name} % band   {} to {}\n",
                when(band.lower),
                when(band.upper)
            ));
        }
        let plain = crossing
            .plain
            .map_or_else(|| "never".to_owned(), |steps| when(Some(steps)));
        text.push_str(&format!("plain extrapolation   {plain}\n"));
    }
    if let Some(records) = &found.hindcast {
        let mut rows = Table::new([
            "hindcast",
            "forecasts",
            "covered_50",
            "covered_80",
            "covered_95",
            "error",
            "mean_error",
        ]);
        for (name, record) in records {
            let mut row = vec![Cell::from(*name), Cell::from(record.n)];
            row.extend(record.coverage.map(|coverage| Cell::from(coverage.covered)));
            row.extend([record.root_mean_squared_error, record.mean_error].map(Cell::from));
            rows.push(row);
        }
        text.push_str(&format!("\n{}", aligned(&rows)));
    }
    Ok(text)
}
