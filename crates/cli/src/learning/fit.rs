//! `endodec learning fit`.

mod answer;
mod drawing;
mod drawn;
mod panel;

use clap::{Args, ValueEnum};
use endodec_learning::Covariance;
use endodec_learning::persistence::{
    LagRule, Terms, engle_granger, surface_p_value, wright_against_moore,
};
use endodec_learning::regimes::fit_regimes_over;
use endodec_learning::wright::{WrightFit, cost_at, fit_changes, fit_over};
use serde::Serialize;

use super::regression::regressions;
use super::secondary::kept;
use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::grouped::{self, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Comparable, Figure, RegressionTable, Table};
use crate::usage::{count, word};
use answer::{Changes, Estimate, Found, Observation, Prediction, Regime, Spurious};
use drawing::Drawing;
use panel::PanelArguments;

/// Which standard errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StandardError {
    /// Errors of one variance, uncorrelated.
    Classical,
    /// Errors of any variance, uncorrelated; safe in small samples.
    Hc3,
    /// Errors of any variance, correlated up to a lag.
    NeweyWest,
}

/// Arguments of `endodec learning fit`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning fit author_dram_panel.csv --quantity cumulative_eb --cost price_usd_per_gb\n\nThe elasticity α is the exponent of cost = c₀·quantity^(−α); the learning rate 1 − 2^(−α) is the share of cost lost at each doubling.\n\nA quantity is cumulative output: all that had been made when the cost beside it was paid. The output of a period must be cumulated first, and costs of lots belong to `endodec learning lots`: with the last or the middle unit of a lot for a quantity the elasticity is wrong even without noise.\n\nWith --time the rows are a series: changes and lags are taken between neighbours in time and never over a gap, and the law of Moore stands beside Wright's."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Standard errors
    #[arg(long, value_enum, default_value_t = StandardError::Classical)]
    se: StandardError,
    /// Lags of newey-west; by default 4·(n/100)^(2/9), rounded down
    #[arg(long, value_name = "L", value_parser = count::<10_000_000>)]
    lags: Option<usize>,
    /// Regress changes from period to period instead of levels, with a drift
    #[arg(long, conflicts_with = "breaks")]
    first_difference: bool,
    /// Confidence level of the interval
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95)]
    level: f64,
    /// Last observations of regimes to fit separately: their times with --time, or rows of the file counted from 1
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    breaks: Vec<String>,
    /// Add leverage, studentised residual and Cook's distance of each observation
    #[arg(long)]
    diagnostics: bool,
    /// Column that names the observations, a year for instance
    #[arg(long, value_name = "COL")]
    label: Option<String>,
    /// Cumulative outputs at which to give cost with its intervals
    #[arg(
        long,
        value_name = "Q,...",
        value_delimiter = ',',
        conflicts_with = "first_difference"
    )]
    at: Vec<f64>,
    #[command(flatten, next_help_heading = "More than one regressor")]
    panel: PanelArguments,
}

/// One curve, or a regression with more.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Either {
    Curve(Box<Found>),
    Panel(Box<panel::Found>),
}

impl Answer for Either {
    fn records(&self) -> Result<Table, Failure> {
        match self {
            Self::Curve(found) => found.records(),
            Self::Panel(found) => found.records(),
        }
    }

    fn row(&self) -> Result<Table, Failure> {
        match self {
            Self::Curve(found) => found.row(),
            Self::Panel(found) => found.row(),
        }
    }

    fn brief(&self) -> Result<Table, Failure> {
        match self {
            Self::Curve(found) => found.brief(),
            Self::Panel(found) => found.brief(),
        }
    }

    fn comparable(&self) -> Vec<Comparable> {
        let (estimate, std_error) = match self {
            Self::Curve(found) => (found.estimate.elasticity, found.estimate.std_error),
            Self::Panel(found) => (found.elasticity, found.std_error),
        };
        vec![Comparable {
            of: "elasticity",
            estimate,
            std_error,
        }]
    }

    fn text(&self) -> Result<String, Failure> {
        match self {
            Self::Curve(found) => found.text(),
            Self::Panel(found) => found.text(),
        }
    }

    fn regressions(&self) -> Result<Option<RegressionTable>, Failure> {
        let answer =
            serde_json::to_value(self).map_err(|error| Failure::Internal(error.to_string()))?;
        Ok(
            regressions("All", &answer).map(|regressions| RegressionTable {
                regressions,
                notes: Vec::new(),
            }),
        )
    }

    fn figure(&self) -> Result<Option<Figure>, Failure> {
        match self {
            Self::Curve(found) => found.curve(),
            Self::Panel(found) => Ok(Some(drawn::coefficients(found))),
        }
    }
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if self.panel.asked() {
            self.alone()?;
        }
        grouped::answer(self)
    }

    fn file(&self) -> Option<String> {
        Some(self.series.name())
    }
}

impl Sampled for Arguments {
    type Found = Either;

    fn csv(&self) -> &CsvArguments {
        self.series.csv()
    }

    fn by(&self) -> Option<&str> {
        self.series.by()
    }

    fn columns(&self) -> Vec<&str> {
        self.series
            .columns(self.label.iter().chain(self.panel.columns()))
    }

    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Either, Failure> {
        if self.panel.asked() {
            let found = panel::Found::of(self, &sample.table)?;
            return Ok(Either::Panel(Box::new(found)));
        }
        let series = self.series.read(sample, self.label.as_deref(), notes)?;
        let mut found = self.curve(&series)?;
        let regimes = found.regimes.iter().flatten();
        let rows = regimes.map(|regime| (regime.from, regime.to));
        let drawing = Drawing::of(series, found.first_difference, rows);
        found.drawing = Some(drawing);
        Ok(Either::Curve(Box::new(found)))
    }
}

impl Arguments {
    fn curve(&self, series: &Series) -> Result<Found, Failure> {
        let (q, c, timeline) = (&series.quantity, &series.cost, series.timeline());
        let order = &series.order;
        if self.series.order.cross_section
            && (self.first_difference || self.se == StandardError::NeweyWest)
        {
            return Err(Failure::Input(
                "--cross-section says that rows have no neighbours, which --first-difference and --se newey-west need".into(),
            ));
        }
        let left_out = order.changes_left_out();
        let covariance = self.covariance(q.len(), left_out)?;
        let (fit, neighbours) = if self.first_difference {
            let (fit, changes) = fit_changes(q, c, covariance, timeline, order.gap)?;
            (fit, changes)
        } else {
            (fit_over(q, c, covariance, timeline)?, timeline.clone())
        };
        let perfect = fit.regression.is_perfect();
        let regimes = if self.breaks.is_empty() {
            None
        } else {
            Some(self.regimes(series)?)
        };
        let mut reasons = Vec::new();
        let wright_vs_moore = match &order.clock {
            None => None,
            Some(clock) => {
                let laws = wright_against_moore(q, c, &clock.times.at);
                kept("wright_vs_moore", laws, &mut reasons)?.map(Into::into)
            }
        };
        Ok(Found {
            columns: self.series.pair().map(str::to_owned),
            covariance,
            drawing: None,
            estimate: Estimate::of(&fit, &fit.interval(self.level)?),
            level: self.level,
            se: word(self.se),
            lags: match covariance {
                Covariance::NeweyWest { lags } => Some(lags),
                _ => None,
            },
            first_difference: self.first_difference,
            residual_std_error: fit.regression.residual_std_error,
            durbin_watson: fit
                .regression
                .durbin_watson_over(&neighbours)
                .filter(|_| !perfect && !self.series.order.cross_section),
            perfect_fit: perfect,
            step: (order.clock.is_some() || !timeline.is_even()).then(|| order.step()),
            changes: self.first_difference.then(|| Changes {
                unit: order.unit(),
                left_out,
            }),
            engle_granger: (!self.first_difference && !self.series.order.cross_section)
                .then(|| spurious(series))
                .flatten(),
            wright_vs_moore,
            regimes,
            observations: self.diagnostics.then(|| self.observations(&fit, series)),
            predictions: self
                .at
                .iter()
                .map(|&at| cost_at(q, c, covariance, at, self.level).map(Prediction::of))
                .collect::<Result<_, _>>()?,
            reasons,
            ends: series.ends(1, q.len()),
        })
    }

    /// Refuses what a regression with more than one regressor does not answer.
    fn alone(&self) -> Result<(), Failure> {
        let asked = [
            (self.first_difference, "--first-difference"),
            (!self.breaks.is_empty(), "--breaks"),
            (self.diagnostics, "--diagnostics"),
            (!self.at.is_empty(), "--at"),
            (self.lags.is_some(), "--lags"),
            (self.series.order.time.is_some(), "--time"),
        ];
        match asked.into_iter().find(|(asked, _)| *asked) {
            None => Ok(()),
            Some((_, option)) => Err(Failure::Input(format!(
                "{option} goes with cumulative output as the only regressor; leave out --with, --with-linear, --absorb, --cluster, --weights and --spillover"
            ))),
        }
    }

    fn covariance(&self, rows: usize, left_out: usize) -> Result<Covariance, Failure> {
        let n = if self.first_difference {
            rows.saturating_sub(1 + left_out)
        } else {
            rows
        };
        Ok(match (self.se, self.lags) {
            (StandardError::NeweyWest, Some(lags)) => Covariance::NeweyWest { lags },
            (StandardError::NeweyWest, None) => Covariance::newey_west(n),
            (_, Some(_)) => {
                return Err(Failure::Input(
                    "--lags goes with --se newey-west only".into(),
                ));
            }
            (StandardError::Classical, None) => Covariance::Classical,
            (StandardError::Hc3, None) => Covariance::Hc3,
        })
    }

    fn regimes(&self, series: &Series) -> Result<Vec<Regime>, Failure> {
        let (q, c) = (&series.quantity, &series.cost);
        let format = self.series.csv().date_format();
        let breaks = series
            .order
            .observations("--breaks", &self.breaks, format)?;
        // What was asked for reaches every regime; the rule for the lags looks at its own length.
        let covariance = |rows| match (self.se, self.lags) {
            (StandardError::NeweyWest, Some(lags)) => Covariance::NeweyWest { lags },
            (StandardError::NeweyWest, None) => Covariance::newey_west(rows),
            (StandardError::Classical, _) => Covariance::Classical,
            (StandardError::Hc3, _) => Covariance::Hc3,
        };
        let regimes = fit_regimes_over(q, c, &breaks, series.timeline(), covariance)?;
        let regime = |regime: &endodec_learning::regimes::Regime| {
            Ok(Regime {
                estimate: Estimate::of(&regime.fit, &regime.fit.interval(self.level)?),
                from: series.order.row(regime.from),
                to: series.order.row(regime.to),
                ends: series.ends(regime.from, regime.to),
            })
        };
        regimes.iter().map(regime).collect()
    }

    fn observations(&self, fit: &WrightFit, series: &Series) -> Vec<Observation> {
        // A change is named by the later of its two observations.
        let over_gap = series.order.gap == endodec_learning::Gap::Missing;
        let gaps = series.timeline().gaps();
        let named = (1..=series.order.len()).filter(|&at| {
            !self.first_difference || (at > 1 && !(over_gap && gaps.contains(&(at - 1))))
        });
        let influence = fit.regression.influence();
        influence
            .iter()
            .zip(&fit.regression.residuals)
            .zip(named)
            .map(|((row, &residual), at)| Observation {
                observation: series.order.name(at),
                residual,
                leverage: row.leverage,
                studentised_residual: row.studentised_residual,
                cooks_distance: row.cooks_distance.filter(|_| !fit.regression.is_perfect()),
            })
            .collect()
    }
}

/// Share of the variance of ln cost that time explains in a series that trends.
const TRENDS: f64 = 0.5;

/// Rows beyond which the test would take longer than the fit.
const MOST_TESTED: usize = 10_000;

/// What `learning test` would say of a series whose cost trends; nothing where it does not, where the
/// surface ends, or where a gap divides the series.
fn spurious(series: &Series) -> Option<Spurious> {
    if series.order.len() > MOST_TESTED || !series.timeline().is_even() {
        return None;
    }
    let logs = |values: &[f64]| values.iter().map(|v| libm::log(*v)).collect::<Vec<f64>>();
    let (x, y) = (logs(&series.quantity), logs(&series.cost));
    let steps: Vec<f64> = (0..y.len()).map(|t| t as f64).collect();
    let trend = endodec_learning::regression::regress(&steps, &y, Covariance::Classical).ok()?;
    if trend.r_squared < TRENDS {
        return None;
    }
    let test = engle_granger(&y, &x, Terms::Constant, LagRule::Fixed(0)).ok()?;
    Some(Spurious {
        statistic: test.statistic,
        p_value: surface_p_value(test.statistic, y.len(), Terms::Constant)?,
        lags: test.lags,
    })
}
