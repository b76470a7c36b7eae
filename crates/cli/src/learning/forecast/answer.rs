//! What a forecast answers.

use endodec_learning::forecast::{Calibration, CostForecast, Law};
use serde::Serialize;

use super::super::order::Step;
use super::crossing::Crossing;
use super::drawing::Drawing;
use super::joint::Joint;
use super::when::{At, When};
use crate::failure::Failure;
use crate::output::{
    Answer, Comparable, Figure, Table, aligned, records, records_under, significant,
};

#[derive(Serialize)]
pub(crate) struct Found {
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
    pub(super) step: Step,
    /// Changes over gaps.
    pub(super) changes_left_out: usize,
    pub(super) forecasts: Vec<Forecast>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) crossing: Option<Crossing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hindcast: Option<Hindcast>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) joint: Option<Joint>,
    /// What a step is.
    #[serde(skip)]
    pub(super) unit: String,
    /// What the last observation is called.
    #[serde(skip)]
    pub(super) last: String,
    #[serde(skip)]
    pub(super) when: When,
    #[serde(skip)]
    pub(super) drawing: Drawing,
}

/// Unit cost at one horizon.
#[derive(Serialize)]
pub(super) struct Forecast {
    #[serde(flatten)]
    pub(super) at: At,
    pub(super) median: f64,
    log_mean: f64,
    log_std_error: f64,
    df: f64,
    pub(super) interval_50: [f64; 2],
    pub(super) interval_80: [f64; 2],
    pub(super) interval_95: [f64; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    probability_at_target: Option<f64>,
    /// The law not asked for, under its name.
    #[serde(flatten)]
    other: Beside,
    pub(super) plain_extrapolation: f64,
    #[serde(skip)]
    other_median: f64,
}

/// The forecast of the law not asked for.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Beside {
    Wright(Other),
    Moore(Other),
}

#[derive(Serialize)]
struct Other {
    median: f64,
    interval_95: [f64; 2],
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
        when: &When,
    ) -> Result<Self, Failure> {
        let of = Other {
            median: other.median(),
            interval_95: interval(other, 0.95)?,
        };
        let beside = match law {
            Law::Wright => Beside::Wright(of),
            Law::Moore => Beside::Moore(of),
        };
        Ok(Self {
            at: At::steps(forecast.horizon, when),
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
            other: beside,
            plain_extrapolation: plain,
            other_median: other.median(),
        })
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

impl Found {
    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let crossed = |at: usize| {
            let crossing = self.crossing.as_ref()?;
            crossing.probability_by.get(at)?.probability
        };
        self.forecasts.iter().enumerate().map(move |(at, of)| Row {
            of,
            other_median: of.other_median,
            crossed: crossed(at),
        })
    }

    /// The columns of a forecast.
    fn bands(&self) -> Vec<&'static str> {
        let mut columns = vec!["of.horizon"];
        columns.extend(self.when.times.as_ref().map(|_| "of.time"));
        columns.extend([
            "of.median",
            "of.interval_50.0 as lower_50",
            "of.interval_50.1 as upper_50",
            "of.interval_80.0 as lower_80",
            "of.interval_80.1 as upper_80",
            "of.interval_95.0 as lower_95",
            "of.interval_95.1 as upper_95",
            match self.law {
                Law::Wright => "other_median as moore_median",
                Law::Moore => "other_median as wright_median",
            },
            "of.plain_extrapolation",
        ]);
        columns.extend(
            self.crossing
                .as_ref()
                .map(|_| "crossed as probability_crossed"),
        );
        columns
    }

    /// The columns of what holds for all horizons.
    fn head(&self) -> Result<Table, Failure> {
        let mut columns = vec![
            "law",
            "n",
            "differences",
            "changes_left_out",
            "coefficient",
            "std_error",
            "elasticity",
            "noise",
            "correlation",
            "growth",
        ];
        if self.crossing.is_some() {
            columns.extend([
                "crossing.target as target",
                "crossing.median as crossing_median",
                "crossing.interval_50.0 as crossing_lower_50",
                "crossing.interval_50.1 as crossing_upper_50",
                "crossing.interval_80.0 as crossing_lower_80",
                "crossing.interval_80.1 as crossing_upper_80",
                "crossing.interval_95.0 as crossing_lower_95",
                "crossing.interval_95.1 as crossing_upper_95",
                "crossing.plain_extrapolation as crossing_plain_extrapolation",
            ]);
        }
        if self.hindcast.is_some() {
            columns.extend([
                "hindcast.wright.coverage_50 as hindcast_wright_covered_50",
                "hindcast.wright.coverage_80 as hindcast_wright_covered_80",
                "hindcast.wright.coverage_95 as hindcast_wright_covered_95",
                "hindcast.wright.root_mean_squared_error as hindcast_wright_error",
                "hindcast.moore.coverage_50 as hindcast_moore_covered_50",
                "hindcast.moore.coverage_80 as hindcast_moore_covered_80",
                "hindcast.moore.coverage_95 as hindcast_moore_covered_95",
                "hindcast.moore.root_mean_squared_error as hindcast_moore_error",
                "hindcast.plain.coverage_95 as hindcast_plain_covered_95",
                "hindcast.plain.root_mean_squared_error as hindcast_plain_error",
            ]);
        }
        records_under([self], columns)
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.drawn()))
    }

    /// One row a horizon; what holds for all of them stands in each.
    fn records(&self) -> Result<Table, Failure> {
        let bands = records_under(self.rows(), self.bands())?;
        let head = self.head()?;
        let rows = bands.rows().len();
        let cells = head.columns().iter().zip(&head.rows()[0]);
        Ok(cells.fold(bands, |table, (name, cell)| {
            table.with_column(name, vec![cell.clone(); rows])
        }))
    }

    /// What holds for all horizons, then the bands of each, numbered.
    fn row(&self) -> Result<Table, Failure> {
        let mut table = self.head()?;
        for (at, row) in self.rows().enumerate() {
            let numbered = records_under([row], self.bands())?;
            let cells = numbered.columns().iter().zip(&numbered.rows()[0]);
            for (name, cell) in cells.filter(|(name, _)| *name != "horizon") {
                table = table.with_column(&format!("{name}_{}", at + 1), [cell.clone()]);
            }
        }
        Ok(table)
    }

    /// The last horizon.
    fn brief(&self) -> Result<Table, Failure> {
        let bands = self.bands().into_iter();
        let bands = bands.filter(|name| !name.contains("_50") && !name.contains("_80"));
        let mut table = records_under(self.rows().last(), bands)?;
        let head = self.head()?;
        for name in ["elasticity", "std_error", "crossing_median"] {
            if let Some(at) = head.position(name) {
                table = table.with_column(name, [head.rows()[0][at].clone()]);
            }
        }
        Ok(table)
    }

    fn comparable(&self) -> Vec<Comparable> {
        self.elasticity
            .map(|estimate| Comparable {
                of: "elasticity",
                estimate,
                std_error: self.std_error,
            })
            .into_iter()
            .collect()
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
                "Moore’s law with noise: ln cost changes by {} a {} (SE {}), from {} changes",
                number(self.coefficient),
                self.unit,
                number(self.std_error),
                self.differences
            ),
        };
        let mut text = format!(
            "{law}; noise {} a {}, correlation {}\n\
             from {} on, cumulative output growing by {} % a {}; {} ahead\n",
            number(self.noise),
            self.unit,
            number(self.correlation),
            self.last,
            significant(100.0 * self.growth, 4),
            self.unit,
            match self.forecasts.len() {
                1 => format!("one {}", self.unit),
                many => format!("{many} steps of one {}", self.unit),
            }
        );
        if self.changes_left_out > 0 {
            text.push_str(&format!(
                "{} over gaps left out; --gap accumulated keeps them as so many steps of drift and noise\n",
                match self.changes_left_out {
                    1 => "1 change".to_owned(),
                    many => format!("{many} changes"),
                }
            ));
        }
        text.push_str(&format!(
            "\n{}",
            aligned(&records_under(self.rows(), self.bands())?)
        ));
        if let Some(crossing) = &self.crossing {
            text.push_str(&crossing.text(&self.when));
        }
        if let Some(hindcast) = &self.hindcast {
            text.push_str(&format!("\n{}", aligned(&hindcast.table()?)));
        }
        if let Some(joint) = &self.joint {
            text.push_str(&joint.text());
        }
        Ok(text)
    }
}
