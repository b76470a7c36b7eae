//! `endodec learning hindcast`.

use clap::Args;
use endodec_learning::forecast::{
    HindcastError, PooledCorrelation, calibration, moore_correlation, moore_hindcast,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};
use crate::usage::count;

/// Arguments of `endodec learning hindcast`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export solar_pv --to .\n  endodec learning hindcast solar_pv.csv --cost module_price_usd2019_per_w --window 5 --horizon 10\n\nMoore’s law needs prices alone: the last row of each product is a step after the one before. One θ for all products is estimated, with the drift and the noise of each."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of prices or unit costs
    #[arg(long, value_name = "COL")]
    cost: String,
    /// Column that names the product of each row; without it the file is one product
    #[arg(long, value_name = "COL")]
    by: Option<String>,
    /// Column of times, by which rows are sorted; steps must be even
    #[arg(long, value_name = "COL")]
    time: Option<String>,
    /// Changes that each forecast knows
    #[arg(long, value_name = "M", default_value_t = 5, value_parser = count::<10_000_000>)]
    window: usize,
    /// Longest horizon, in steps
    #[arg(long, value_name = "STEPS", default_value_t = 20, value_parser = count::<10_000>)]
    horizon: usize,
    /// θ; estimated from all products by default
    #[arg(long, value_name = "THETA")]
    correlation: Option<f64>,
}

#[derive(Serialize)]
struct Found {
    products: usize,
    refused: Vec<Refused>,
    /// θ of the forecasts.
    correlation: f64,
    /// Null where θ is given.
    estimated: Option<Estimated>,
    window: usize,
    forecasts: usize,
    mean_error: f64,
    root_mean_squared_error: f64,
    coverage_50: f64,
    coverage_80: f64,
    coverage_95: f64,
    largest_gap: f64,
    horizons: Vec<Horizon>,
}

/// A product that gives no forecast.
#[derive(Serialize)]
struct Refused {
    group: String,
    reason: String,
}

#[derive(Serialize)]
struct Estimated {
    interval_95: [f64; 2],
    differences: usize,
}

/// The forecasts of one horizon, errors in units of the standard error that each gave itself.
#[derive(Serialize)]
struct Horizon {
    horizon: usize,
    forecasts: usize,
    root_mean_squared_error: f64,
    root_mean_squared_normalised_error: f64,
    coverage_95: f64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let mut refused = Vec::new();
        let mut prices = Vec::new();
        for (group, cost) in self.products()? {
            // Alone, a product that cannot be forecast is an error.
            match moore_hindcast(&cost, self.window, 1, 0.0) {
                Ok(_) => prices.push((group, cost)),
                Err(error) if self.by.is_none() => return Err(error.into()),
                Err(error) => refused.push(Refused {
                    group,
                    reason: error.to_string(),
                }),
            }
        }
        if let ([], Some(first)) = (&prices[..], refused.first()) {
            return Err(Failure::Input(format!(
                "{}: none of {} products can be forecast; the first, {}: {}",
                self.csv.name(),
                refused.len(),
                first.group,
                first.reason
            )));
        }
        let costs: Vec<&[f64]> = prices.iter().map(|(_, cost)| cost.as_slice()).collect();
        let pooled: Option<PooledCorrelation> = match self.correlation {
            Some(_) => None,
            None => Some(moore_correlation(&costs, 0.95)?),
        };
        let theta = self
            .correlation
            .or(pooled.map(|pooled| pooled.estimate))
            .unwrap_or(0.0);
        let mut errors = Vec::new();
        for cost in &costs {
            errors.extend(moore_hindcast(cost, self.window, self.horizon, theta)?);
        }
        let record = calibration(&errors)?;
        let [half, four_fifths, most] = record.coverage.map(|coverage| coverage.covered);
        Ok(Found {
            products: prices.len(),
            refused,
            correlation: theta,
            estimated: pooled.map(|pooled| Estimated {
                interval_95: [pooled.interval.lower, pooled.interval.upper],
                differences: pooled.differences,
            }),
            window: self.window,
            forecasts: record.n,
            mean_error: record.mean_error,
            root_mean_squared_error: record.root_mean_squared_error,
            coverage_50: half,
            coverage_80: four_fifths,
            coverage_95: most,
            largest_gap: record.largest_gap,
            horizons: (1..=self.horizon)
                .filter_map(|horizon| Horizon::of(horizon, &errors))
                .collect(),
        })
    }

    fn file(&self) -> Option<String> {
        Some(self.csv.name())
    }
}

impl Arguments {
    /// The prices of each product, oldest first.
    fn products(&self) -> Result<Vec<(String, Vec<f64>)>, Failure> {
        let mut columns = vec![self.cost.as_str()];
        columns.extend(self.by.as_deref());
        columns.extend(self.time.as_deref());
        let table = self.csv.read(&columns)?;
        let groups = match &self.by {
            Some(by) => table.groups(by)?,
            None => vec![(self.cost.clone(), table)],
        };
        groups
            .into_iter()
            .map(|(group, table)| {
                let table = match &self.time {
                    None => table,
                    Some(column) => {
                        let (sorted, times) = table.in_time(column)?;
                        let steps = || times.at.windows(2).map(|w| w[1] - w[0]);
                        let step = steps().fold(f64::INFINITY, f64::min);
                        if steps().any(|s| (s - step).abs() > 1e-6 * step) {
                            return Err(Failure::Input(format!(
                                "{}, column `{column}`: the times of {group} must rise in even steps; leave out or fill in observations",
                                self.csv.name()
                            )));
                        }
                        sorted
                    }
                };
                Ok((group, table.positive_numbers(&self.cost)?))
            })
            .collect()
    }
}

impl Horizon {
    fn of(horizon: usize, errors: &[HindcastError]) -> Option<Self> {
        let here: Vec<&HindcastError> = errors.iter().filter(|e| e.horizon == horizon).collect();
        if here.is_empty() {
            return None;
        }
        let count = here.len() as f64;
        let root = |of: &dyn Fn(&HindcastError) -> f64| {
            (here.iter().map(|e| of(e) * of(e)).sum::<f64>() / count).sqrt()
        };
        let held = here
            .iter()
            .filter(|e| (e.probability - 0.5).abs() <= 0.475)
            .count();
        Some(Self {
            horizon,
            forecasts: here.len(),
            root_mean_squared_error: root(&|e| e.error),
            root_mean_squared_normalised_error: root(&|e| e.error / e.std_error),
            coverage_95: held as f64 / count,
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records(
            &self.horizons,
            "horizon, forecasts, root_mean_squared_error, root_mean_squared_normalised_error, coverage_95",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 3);
        let mut text = format!(
            "{} forecasts of {} products by Moore’s law from {} changes each; θ {}",
            self.forecasts,
            self.products,
            self.window,
            number(self.correlation)
        );
        if let Some(estimated) = &self.estimated {
            let [lower, upper] = estimated.interval_95;
            text.push_str(&format!(
                ", 95 % interval {} to {}",
                number(lower),
                number(upper)
            ));
        }
        text.push_str(&format!(
            "\n50, 80 and 95 % bands held {:.0}, {:.0} and {:.0} %\n\n{}",
            100.0 * self.coverage_50,
            100.0 * self.coverage_80,
            100.0 * self.coverage_95,
            aligned(&self.records()?)
        ));
        for refused in &self.refused {
            text.push_str(&format!("{}: {}\n", refused.group, refused.reason));
        }
        Ok(text)
    }
}
