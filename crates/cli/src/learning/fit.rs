//! `endodec learning fit`.

mod panel;

use clap::{Args, ValueEnum};
use endodec_learning::regimes::fit_regimes;
use endodec_learning::wright::{CostAt, WrightFit, cost_at, fit_first_differences, fit_with};
use endodec_learning::{Covariance, Elasticity, Interval};
use serde::Serialize;

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};
use crate::usage::{count, word};
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
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning fit author_dram_panel.csv --quantity cumulative_eb --cost price_usd_per_gb\n\nThe elasticity α is the exponent of cost = c₀·quantity^(−α); the learning rate 1 − 2^(−α) is the share of cost lost at each doubling.\n\nA quantity is cumulative output: all that had been made when the cost beside it was paid. The output of a period must be cumulated first, and costs of lots belong to `endodec learning lots`: with the last or the middle unit of a lot for a quantity the elasticity is wrong even without noise."
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
    /// Regress yearly changes instead of levels, with a drift
    #[arg(long, conflicts_with = "breaks")]
    first_difference: bool,
    /// Confidence level of the interval
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95)]
    level: f64,
    /// Last observations of regimes to fit separately, counted from 1
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    breaks: Vec<usize>,
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
enum Either {
    Curve(Found),
    Panel(panel::Found),
}

impl Answer for Either {
    fn records(&self) -> Result<Table, Failure> {
        match self {
            Self::Curve(found) => found.records(),
            Self::Panel(found) => found.records(),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        match self {
            Self::Curve(found) => found.text(),
            Self::Panel(found) => found.text(),
        }
    }
}

#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    estimate: Estimate,
    level: f64,
    se: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lags: Option<usize>,
    first_difference: bool,
    residual_std_error: f64,
    durbin_watson: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    regimes: Option<Vec<Regime>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observations: Option<Vec<Observation>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    predictions: Vec<Prediction>,
    /// What the first and the last observation are called.
    #[serde(skip)]
    ends: [String; 2],
}

/// A fitted curve.
#[derive(Serialize)]
struct Estimate {
    elasticity: f64,
    std_error: f64,
    t: f64,
    p_value: f64,
    interval: [f64; 2],
    r_squared: f64,
    n: usize,
    intercept: f64,
    learning_rate: f64,
    learning_rate_interval: [f64; 2],
}

#[derive(Serialize)]
struct Regime {
    #[serde(flatten)]
    estimate: Estimate,
    from: usize,
    to: usize,
    #[serde(skip)]
    ends: [String; 2],
}

/// Cost at an output.
#[derive(Serialize)]
struct Prediction {
    quantity: f64,
    cost: f64,
    confidence: [f64; 2],
    prediction: [f64; 2],
}

/// One observation's part in the fit.
#[derive(Serialize)]
struct Observation {
    observation: String,
    residual: f64,
    leverage: f64,
    studentised_residual: Option<f64>,
    cooks_distance: Option<f64>,
}

#[derive(Serialize)]
struct Row<'a> {
    ends: &'a [String; 2],
    of: &'a Estimate,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if self.panel.asked() {
            self.alone()?;
            return Ok(Either::Panel(panel::Found::of(self)?));
        }
        let series = self.series.read(self.label.as_deref())?;
        let (q, c) = (&series.quantity, &series.cost);
        let covariance = self.covariance(q.len())?;
        let fit = if self.first_difference {
            fit_first_differences(q, c, covariance)?
        } else {
            fit_with(q, c, covariance)?
        };
        let regimes = if self.breaks.is_empty() {
            None
        } else {
            Some(self.regimes(&series)?)
        };
        Ok(Either::Curve(Found {
            estimate: Estimate::of(&fit, &fit.interval(self.level)?),
            level: self.level,
            se: word(self.se),
            lags: match covariance {
                Covariance::NeweyWest { lags } => Some(lags),
                _ => None,
            },
            first_difference: self.first_difference,
            residual_std_error: fit.regression.residual_std_error,
            durbin_watson: fit.regression.durbin_watson(),
            regimes,
            observations: self
                .diagnostics
                .then(|| diagnostics(&fit, &series, self.first_difference)),
            predictions: self
                .at
                .iter()
                .map(|&at| cost_at(q, c, covariance, at, self.level).map(Prediction::of))
                .collect::<Result<_, _>>()?,
            ends: series.ends(1, q.len()),
        }))
    }

    fn file(&self) -> Option<String> {
        Some(self.series.name())
    }
}

impl Arguments {
    /// Refuses what a regression with more than one regressor does not answer.
    fn alone(&self) -> Result<(), Failure> {
        let asked = [
            (self.first_difference, "--first-difference"),
            (!self.breaks.is_empty(), "--breaks"),
            (self.diagnostics, "--diagnostics"),
            (!self.at.is_empty(), "--at"),
            (self.lags.is_some(), "--lags"),
        ];
        match asked.into_iter().find(|(asked, _)| *asked) {
            None => Ok(()),
            Some((_, option)) => Err(Failure::Input(format!(
                "{option} goes with cumulative output as the only regressor; leave out --with, --with-linear, --absorb, --cluster, --weights and --spillover"
            ))),
        }
    }

    fn covariance(&self, rows: usize) -> Result<Covariance, Failure> {
        let n = rows - usize::from(self.first_difference && rows > 0);
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
        let regimes = fit_regimes(&series.quantity, &series.cost, &self.breaks)?;
        let regime = |regime: &endodec_learning::regimes::Regime| {
            Ok(Regime {
                estimate: Estimate::of(&regime.fit, &regime.fit.interval(self.level)?),
                from: regime.from,
                to: regime.to,
                ends: series.ends(regime.from, regime.to),
            })
        };
        regimes.iter().map(regime).collect()
    }
}

impl Prediction {
    fn of(there: CostAt) -> Self {
        let ends = |interval: Interval| [interval.lower, interval.upper];
        Self {
            quantity: there.quantity,
            cost: there.cost,
            confidence: ends(there.confidence),
            prediction: ends(there.prediction),
        }
    }
}

impl Estimate {
    fn of(fit: &WrightFit, interval: &Interval<Elasticity>) -> Self {
        let rate = interval.learning_rate();
        Self {
            elasticity: fit.elasticity.value(),
            std_error: fit.std_error,
            t: fit.t,
            p_value: fit.p_value,
            interval: [interval.lower.value(), interval.upper.value()],
            r_squared: fit.r_squared,
            n: fit.n,
            intercept: fit.intercept,
            learning_rate: fit.learning_rate().value(),
            learning_rate_interval: [rate.lower.value(), rate.upper.value()],
        }
    }
}

fn diagnostics(fit: &WrightFit, series: &Series, differences: bool) -> Vec<Observation> {
    // A difference is named by the later of its two observations.
    let names = &series.names[usize::from(differences)..];
    let influence = fit.regression.influence();
    influence
        .iter()
        .zip(&fit.regression.residuals)
        .zip(names)
        .map(|((row, &residual), name)| Observation {
            observation: name.clone(),
            residual,
            leverage: row.leverage,
            studentised_residual: row.studentised_residual,
            cooks_distance: row.cooks_distance,
        })
        .collect()
}

impl Found {
    /// One row for the whole sample, and one a regime.
    fn curves(&self) -> Result<Table, Failure> {
        let whole = Row {
            ends: &self.ends,
            of: &self.estimate,
        };
        let regimes = self.regimes.iter().flatten().map(|regime| Row {
            ends: &regime.ends,
            of: &regime.estimate,
        });
        records(
            std::iter::once(whole).chain(regimes),
            "ends.0 as from, ends.1 as to, of.elasticity, of.std_error, of.t, \
             of.p_value, of.interval.0 as lower, of.interval.1 as upper, of.r_squared, \
             of.n, of.intercept, of.learning_rate",
        )
    }
}

fn observed(observations: &[Observation]) -> Result<Table, Failure> {
    records(
        observations,
        "observation, residual, leverage, studentised_residual, cooks_distance",
    )
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        match (&self.regimes, &self.observations) {
            (None, Some(observations)) => observed(observations),
            _ => self.curves(),
        }
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = self.summary();
        if self.regimes.is_some() {
            text.push_str(&format!("\n{}", aligned(&self.curves()?)));
        }
        if !self.predictions.is_empty() {
            let columns = "quantity, cost, confidence.0 as curve_lower, confidence.1 as curve_upper, \
                           prediction.0 as one_more_lower, prediction.1 as one_more_upper";
            text.push_str(&format!(
                "\n{}",
                aligned(&records(&self.predictions, columns)?)
            ));
        }
        if let Some(observations) = &self.observations {
            text.push_str(&format!("\n{}", aligned(&observed(observations)?)));
        }
        Ok(text)
    }
}

impl Found {
    fn summary(&self) -> String {
        let number = |value: f64| significant(value, 4);
        let percent = |value: f64| format!("{} %", significant(100.0 * value, 3));
        let level = percent(self.level);
        let fit = &self.estimate;
        let mut text = format!(
            "elasticity α         {}   SE {}   {level} interval {} to {}\n\
             learning rate        {}   {level} interval {} to {}\n\
             R²                   {}   n {}   t {}   p {}\n\
             Durbin–Watson        {}\n",
            number(fit.elasticity),
            number(fit.std_error),
            number(fit.interval[0]),
            number(fit.interval[1]),
            percent(fit.learning_rate),
            percent(fit.learning_rate_interval[0]),
            percent(fit.learning_rate_interval[1]),
            number(fit.r_squared),
            fit.n,
            number(fit.t),
            number(fit.p_value),
            number(self.durbin_watson),
        );
        // The usual rule of thumb for positive autocorrelation that distorts inference.
        if self.durbin_watson < 1.0 && !self.first_difference {
            text.push_str(
                "Residuals drift (Durbin–Watson far below 2): standard errors of levels are too small; compare --first-difference and --se newey-west.\n",
            );
        }
        text
    }
}
