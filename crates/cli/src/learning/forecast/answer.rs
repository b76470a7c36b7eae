//! What a forecast answers.

use endodec_learning::forecast::{Calibration, CostForecast, CrossingDistribution, Law};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Times;
use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records, records_under, significant};

/// Bands shown, as fractions and in names of columns.
const LEVELS: [(f64, &str); 3] = [(0.5, "50"), (0.8, "80"), (0.95, "95")];

#[derive(Serialize)]
pub(super) struct Found {
    pub(super) law: Law,
    pub(super) n: usize,
    pub(super) differences: usize,
    pub(super) coefficient: f64,
    pub(super) std_error: f64,
    pub(super) elasticity: Option<f64>,
    pub(super) noise: f64,
    pub(super) correlation: f64,
    pub(super) growth: f64,
    pub(super) plain_elasticity: f64,
    pub(super) forecasts: Vec<Forecast>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) crossing: Option<Crossing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hindcast: Option<Hindcast>,
    #[serde(skip)]
    pub(super) times: Option<Times>,
}

/// Unit cost at one horizon.
#[derive(Serialize)]
pub(super) struct Forecast {
    #[serde(flatten)]
    at: At,
    median: f64,
    log_mean: f64,
    log_std_error: f64,
    df: f64,
    interval_50: [f64; 2],
    interval_80: [f64; 2],
    interval_95: [f64; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    probability_at_target: Option<f64>,
    /// The law not asked for, under its name.
    #[serde(flatten)]
    other: Map<String, Value>,
    plain_extrapolation: f64,
    #[serde(skip)]
    other_median: f64,
}

/// Steps ahead, and the time where times are known.
#[derive(Clone, Copy, Serialize)]
struct At {
    horizon: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<f64>,
}

impl At {
    fn steps(steps: usize, times: Option<&Times>) -> Self {
        let horizon = steps as f64;
        Self {
            horizon,
            time: times.map(|times| times.after(horizon)),
        }
    }
}

fn interval(forecast: &CostForecast, level: f64) -> Result<[f64; 2], Failure> {
    let interval = forecast.interval(level)?;
    Ok([interval.lower, interval.upper])
}

impl Forecast {
    /// Both laws and the plain extrapolation, that many steps ahead.
    pub(super) fn of(
        forecast: &CostForecast,
        (law, other): (Law, &CostForecast),
        plain: f64,
        target: Option<f64>,
        times: Option<&Times>,
    ) -> Result<Self, Failure> {
        let beside = serde_json::json!({
            "median": other.median(),
            "interval_95": interval(other, 0.95)?,
        });
        let name = match law {
            Law::Wright => "wright",
            Law::Moore => "moore",
        };
        Ok(Self {
            at: At::steps(forecast.horizon, times),
            median: forecast.median(),
            log_mean: forecast.log_mean,
            log_std_error: forecast.log_std_error,
            df: forecast.df,
            interval_50: interval(forecast, 0.5)?,
            interval_80: interval(forecast, 0.8)?,
            interval_95: interval(forecast, 0.95)?,
            probability_at_target: target
                .map(|target| forecast.probability_at_most(target))
                .transpose()?,
            other: Map::from_iter([(name.to_owned(), beside)]),
            plain_extrapolation: plain,
            other_median: other.median(),
        })
    }
}

/// When a target is crossed, in steps from the last observation.
#[derive(Serialize)]
pub(super) struct Crossing {
    target: f64,
    median: Option<f64>,
    interval_50: Band,
    interval_80: Band,
    interval_95: Band,
    /// `None` when the plain extrapolation never crosses.
    plain_extrapolation: Option<f64>,
    probability_by: Vec<ProbabilityBy>,
    draws: usize,
    seed: u64,
    horizon: usize,
}

/// Ends of a band; `None` beyond the horizon.
type Band = [Option<f64>; 2];

#[derive(Serialize)]
struct ProbabilityBy {
    #[serde(flatten)]
    at: At,
    probability: Option<f64>,
}

impl Crossing {
    pub(super) fn of(
        dates: &CrossingDistribution,
        plain: Option<f64>,
        horizon: usize,
        times: Option<&Times>,
    ) -> Result<Self, Failure> {
        let band = |level| -> Result<Band, Failure> {
            let band = dates.band(level)?;
            Ok([band.lower, band.upper])
        };
        Ok(Self {
            target: dates.target,
            median: dates.median(),
            interval_50: band(0.5)?,
            interval_80: band(0.8)?,
            interval_95: band(0.95)?,
            plain_extrapolation: plain,
            probability_by: (1..=horizon)
                .map(|steps| {
                    let at = At::steps(steps, times);
                    ProbabilityBy {
                        at,
                        probability: dates.probability_by(at.horizon),
                    }
                })
                .collect(),
            draws: dates.params.draws,
            seed: dates.params.seed,
            horizon: dates.params.horizon,
        })
    }

    fn text(&self, times: Option<&Times>) -> String {
        let number = |value: f64| significant(value, 4);
        let when = |steps: Option<f64>| match (steps, times) {
            (None, _) => format!("beyond {} steps", self.horizon),
            (Some(steps), None) => number(steps),
            (Some(steps), Some(times)) => format!("{:.1}", times.after(steps)),
        };
        let mut text = format!(
            "\ncrossing of {}   median {}\n",
            number(self.target),
            when(self.median)
        );
        let bands = [self.interval_50, self.interval_80, self.interval_95];
        for ([lower, upper], (_, name)) in bands.into_iter().zip(LEVELS) {
            text.push_str(&format!(
                "{name} % band   {} to {}\n",
                when(lower),
                when(upper)
            ));
        }
        let plain = match self.plain_extrapolation {
            None => "never".to_owned(),
            steps => when(steps),
        };
        text.push_str(&format!("plain extrapolation   {plain}\n"));
        text
    }
}

/// How forecasts from within the series would have fared.
#[derive(Serialize)]
pub(super) struct Hindcast {
    pub(super) window: usize,
    pub(super) wright: Record,
    pub(super) moore: Record,
    pub(super) plain: Record,
}

#[derive(Serialize)]
pub(super) struct Record {
    forecasts: usize,
    mean_error: f64,
    root_mean_squared_error: f64,
    largest_gap: f64,
    coverage_50: f64,
    coverage_80: f64,
    coverage_95: f64,
}

impl From<Calibration> for Record {
    fn from(found: Calibration) -> Self {
        let [coverage_50, coverage_80, coverage_95] = found.coverage.map(|at| at.covered);
        Self {
            forecasts: found.n,
            mean_error: found.mean_error,
            root_mean_squared_error: found.root_mean_squared_error,
            largest_gap: found.largest_gap,
            coverage_50,
            coverage_80,
            coverage_95,
        }
    }
}

impl Hindcast {
    fn table(&self) -> Result<Table, Failure> {
        let rows = [
            ("wright", &self.wright),
            ("moore", &self.moore),
            ("plain", &self.plain),
        ];
        records(
            rows,
            "0 as hindcast, 1.forecasts, 1.coverage_50 as covered_50, 1.coverage_80 as \
             covered_80, 1.coverage_95 as covered_95, 1.root_mean_squared_error as \
             error, 1.mean_error",
        )
    }
}

/// A forecast in the records.
#[derive(Serialize)]
struct Row<'a> {
    of: &'a Forecast,
    other_median: f64,
    crossed: Option<f64>,
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let other = match self.law {
            Law::Wright => "other_median as moore_median",
            Law::Moore => "other_median as wright_median",
        };
        let mut columns = vec!["of.horizon"];
        columns.extend(self.times.as_ref().map(|_| "of.time"));
        columns.extend([
            "of.median",
            "of.interval_50.0 as lower_50",
            "of.interval_50.1 as upper_50",
            "of.interval_80.0 as lower_80",
            "of.interval_80.1 as upper_80",
            "of.interval_95.0 as lower_95",
            "of.interval_95.1 as upper_95",
            other,
            "of.plain_extrapolation",
        ]);
        columns.extend(
            self.crossing
                .as_ref()
                .map(|_| "crossed as probability_crossed"),
        );
        let crossed = |at: usize| {
            let crossing = self.crossing.as_ref()?;
            crossing.probability_by.get(at)?.probability
        };
        let rows = self.forecasts.iter().enumerate().map(|(at, of)| Row {
            of,
            other_median: of.other_median,
            crossed: crossed(at),
        });
        records_under(rows, columns)
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let law = match self.elasticity {
            Some(alpha) => format!(
                "Wright’s law with noise: elasticity {} (SE {}) from {} changes",
                number(alpha),
                number(self.std_error),
                self.differences
            ),
            None => format!(
                "Moore’s law with noise: ln cost changes by {} a step (SE {}), from {} changes",
                number(self.coefficient),
                number(self.std_error),
                self.differences
            ),
        };
        let mut text = format!(
            "{law}; noise {} a step, correlation {}\n\n{}",
            number(self.noise),
            number(self.correlation),
            aligned(&self.records()?)
        );
        if let Some(crossing) = &self.crossing {
            text.push_str(&crossing.text(self.times.as_ref()));
        }
        if let Some(hindcast) = &self.hindcast {
            text.push_str(&format!("\n{}", aligned(&hindcast.table()?)));
        }
        Ok(text)
    }
}
