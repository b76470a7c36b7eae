//! What a fit answers.

use endodec_learning::wright::{CostAt, WrightFit};
use endodec_learning::{Covariance, Elasticity, Interval};
use serde::Serialize;

use super::super::order::Step;
use super::super::secondary::Reason;
use super::super::test::WrightMoore;
use super::drawing::Drawing;
use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records, records_under, significant};

#[derive(Serialize)]
pub(crate) struct Found {
    /// Names of the columns of output and cost.
    pub(super) columns: [String; 2],
    #[serde(flatten)]
    pub(super) estimate: Estimate,
    pub(super) level: f64,
    pub(super) se: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lags: Option<usize>,
    pub(super) first_difference: bool,
    pub(super) residual_std_error: f64,
    pub(super) durbin_watson: Option<f64>,
    pub(super) perfect_fit: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step: Option<Step>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) changes: Option<Changes>,
    /// What a test for a spurious fit would show, where cost trends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) engle_granger: Option<Spurious>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wright_vs_moore: Option<WrightMoore>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) regimes: Option<Vec<Regime>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) observations: Option<Vec<Observation>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) predictions: Vec<Prediction>,
    /// Why a part is null.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reasons: Vec<Reason>,
    /// What the first and the last observation are called.
    #[serde(skip)]
    pub(super) ends: [String; 2],
    #[serde(skip)]
    pub(super) covariance: Covariance,
    /// What was read, for the figure.
    #[serde(skip)]
    pub(super) drawing: Option<Drawing>,
}

/// Changes of a period that a fit in first differences takes.
#[derive(Serialize)]
pub(super) struct Changes {
    /// What the drift is per.
    pub(super) unit: String,
    /// Changes over gaps.
    pub(super) left_out: usize,
}

/// The Engle–Granger test without lags, its p-value from the response surface that ships.
#[derive(Serialize)]
pub(super) struct Spurious {
    pub(super) statistic: f64,
    pub(super) p_value: f64,
    pub(super) lags: usize,
}

/// A fitted curve.
#[derive(Serialize)]
pub(super) struct Estimate {
    pub(super) elasticity: f64,
    pub(super) std_error: f64,
    /// `None` where a perfect fit has no error to divide by.
    pub(super) t: Option<f64>,
    pub(super) p_value: Option<f64>,
    pub(super) interval: [f64; 2],
    pub(super) r_squared: f64,
    pub(super) n: usize,
    pub(super) intercept: f64,
    pub(super) intercept_std_error: f64,
    pub(super) learning_rate: f64,
    pub(super) learning_rate_interval: [f64; 2],
}

#[derive(Serialize)]
pub(super) struct Regime {
    #[serde(flatten)]
    pub(super) estimate: Estimate,
    pub(super) from: usize,
    pub(super) to: usize,
    #[serde(skip)]
    pub(super) ends: [String; 2],
}

/// Cost at an output.
#[derive(Serialize)]
pub(super) struct Prediction {
    pub(super) quantity: f64,
    pub(super) cost: f64,
    pub(super) confidence: [f64; 2],
    pub(super) prediction: [f64; 2],
}

/// One observation's part in the fit.
#[derive(Serialize)]
pub(super) struct Observation {
    pub(super) observation: String,
    pub(super) residual: f64,
    pub(super) leverage: f64,
    pub(super) studentised_residual: Option<f64>,
    pub(super) cooks_distance: Option<f64>,
}

#[derive(Serialize)]
struct Row<'a> {
    ends: Option<&'a [String; 2]>,
    of: Option<&'a Estimate>,
    beside: Option<Beside<'a>>,
    at: Option<&'a Prediction>,
}

/// What stands beside the whole sample alone.
#[derive(Serialize)]
struct Beside<'a> {
    residual_std_error: f64,
    durbin_watson: Option<f64>,
    learning_rate_interval: [f64; 2],
    moore: Option<&'a WrightMoore>,
    changes: Option<&'a Changes>,
}

impl Prediction {
    pub(super) fn of(there: CostAt) -> Self {
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
    pub(super) fn of(fit: &WrightFit, interval: &Interval<Elasticity>) -> Self {
        let rate = interval.learning_rate();
        Self {
            elasticity: fit.elasticity.value(),
            std_error: fit.std_error,
            t: Some(fit.t).filter(|_| !fit.regression.is_perfect()),
            p_value: Some(fit.p_value).filter(|_| !fit.regression.is_perfect()),
            interval: [interval.lower.value(), interval.upper.value()],
            r_squared: fit.r_squared,
            n: fit.n,
            intercept: fit.intercept,
            intercept_std_error: fit.regression.intercept.std_error,
            learning_rate: fit.learning_rate().value(),
            learning_rate_interval: [rate.lower.value(), rate.upper.value()],
        }
    }
}

/// A curve in the records.
const CURVE: &str = "of.elasticity, of.std_error, of.t, of.p_value, of.interval.0 as lower, \
                     of.interval.1 as upper, of.r_squared, of.n, of.intercept, of.learning_rate";

/// What stands once, beside the whole sample.
const BESIDE: &str = "beside.residual_std_error, beside.durbin_watson, \
                      beside.learning_rate_interval.0 as learning_rate_lower, \
                      beside.learning_rate_interval.1 as learning_rate_upper";

/// Cost at an output, for people and in the records.
const PREDICTED: &str = "quantity, cost, confidence.0 as curve_lower, confidence.1 as curve_upper, \
                         prediction.0 as one_more_lower, prediction.1 as one_more_upper";

impl Found {
    /// One row for the whole sample, and one a regime.
    fn curves(&self) -> impl Iterator<Item = Row<'_>> {
        let whole = Row {
            ends: Some(&self.ends),
            of: Some(&self.estimate),
            beside: Some(Beside {
                residual_std_error: self.residual_std_error,
                durbin_watson: self.durbin_watson,
                learning_rate_interval: self.estimate.learning_rate_interval,
                moore: self.wright_vs_moore.as_ref(),
                changes: self.changes.as_ref(),
            }),
            at: None,
        };
        let regimes = self.regimes.iter().flatten().map(|regime| Row {
            ends: Some(&regime.ends),
            of: Some(&regime.estimate),
            beside: None,
            at: None,
        });
        std::iter::once(whole).chain(regimes)
    }

    /// The columns of the records.
    fn columns(&self) -> String {
        let mut columns = format!("ends.0 as from, ends.1 as to, {CURVE}, {BESIDE}");
        if self.wright_vs_moore.is_some() {
            columns.push_str(
                ", beside.moore.r_squared_moore, beside.moore.elasticity_with_trend, \
                 beside.moore.std_error_with_trend",
            );
        }
        if self.changes.is_some() {
            columns.push_str(", beside.changes.left_out as changes_left_out");
        }
        if !self.predictions.is_empty() {
            for column in PREDICTED.split(", ") {
                columns.push_str(&format!(", at.{column}"));
            }
        }
        columns
    }
}

fn observed(observations: &[Observation]) -> Result<Table, Failure> {
    records(
        observations,
        "observation, residual, leverage, studentised_residual, cooks_distance",
    )
}

impl Answer for Found {
    /// One row for the whole sample, one a regime, one a cost that was asked for; or one an observation.
    fn records(&self) -> Result<Table, Failure> {
        if let (None, Some(observations)) = (&self.regimes, &self.observations) {
            return observed(observations);
        }
        let predictions = self.predictions.iter().map(|at| Row {
            ends: None,
            of: None,
            beside: None,
            at: Some(at),
        });
        records(self.curves().chain(predictions), &self.columns())
    }

    fn row(&self) -> Result<Table, Failure> {
        let whole = self.curves().next();
        let mut table = records_under(
            whole,
            self.columns().split(", ").filter(|c| !c.starts_with("at.")),
        )?;
        for (at, regime) in self.regimes.iter().flatten().enumerate() {
            let number = at + 1;
            let row = [regime];
            let columns = format!(
                "ends.1 as to_{number}, estimate.elasticity as elasticity_{number}, estimate.std_error as std_error_{number}"
            );
            table = beside(table, &records(row.map(Ending::of), &columns)?);
        }
        for (at, prediction) in self.predictions.iter().enumerate() {
            let columns: Vec<String> = PREDICTED
                .split(", ")
                .map(|column| {
                    let (path, name) = column.split_once(" as ").unwrap_or((column, column));
                    format!("{path} as {name}_{}", at + 1)
                })
                .collect();
            table = beside(table, &records([prediction], &columns.join(", "))?);
        }
        Ok(table)
    }

    fn brief(&self) -> Result<Table, Failure> {
        records(
            [&self.estimate],
            "elasticity, std_error, interval.0 as lower, interval.1 as upper, learning_rate, \
             r_squared, n",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = self.summary();
        if self.regimes.is_some() {
            let columns = format!("ends.0 as from, ends.1 as to, {CURVE}");
            text.push_str(&format!(
                "\n{}",
                aligned(&records(self.curves(), &columns)?)
            ));
        }
        if !self.predictions.is_empty() {
            text.push_str(&format!(
                "\n{}",
                aligned(&records(&self.predictions, PREDICTED)?)
            ));
        }
        if let Some(observations) = &self.observations {
            text.push_str(&format!("\n{}", aligned(&observed(observations)?)));
        }
        Ok(text)
    }
}

/// A regime of a group.
#[derive(Serialize)]
struct Ending<'a> {
    ends: &'a [String; 2],
    estimate: &'a Estimate,
}

impl<'a> Ending<'a> {
    fn of(regime: &'a Regime) -> Self {
        Self {
            ends: &regime.ends,
            estimate: &regime.estimate,
        }
    }
}

/// Two tables of one row, side by side.
fn beside(left: Table, right: &Table) -> Table {
    let row = &right.rows()[0];
    let columns = right.columns().iter().zip(row);
    columns.fold(left, |table, (name, cell)| {
        table.with_column(name, [cell.clone()])
    })
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
             R²                   {}   n {}   {}\n",
            number(fit.elasticity),
            number(fit.std_error),
            number(fit.interval[0]),
            number(fit.interval[1]),
            percent(fit.learning_rate),
            percent(fit.learning_rate_interval[0]),
            percent(fit.learning_rate_interval[1]),
            number(fit.r_squared),
            fit.n,
            match (fit.t, fit.p_value) {
                (Some(t), Some(p)) => format!("t {}   p {}", number(t), number(p)),
                _ => "a perfect fit: no t, no p, no residuals to speak of".to_owned(),
            },
        );
        if let Some(statistic) = self.durbin_watson {
            text.push_str(&format!("Durbin–Watson        {}\n", number(statistic)));
        }
        if let Some(step) = &self.step {
            text.push_str(&step.sentence());
        }
        if let Some(changes) = &self.changes {
            text.push_str(&format!(
                "drift of ln cost     {} a {}\n",
                number(fit.intercept),
                changes.unit
            ));
            if changes.left_out > 0 {
                text.push_str(&format!(
                    "{} over a gap left out; --gap accumulated keeps them as so many periods of drift and noise\n",
                    counted(changes.left_out, "change")
                ));
            }
        }
        if let Some(laws) = &self.wright_vs_moore {
            text.push_str(&format!(
                "Moore’s law          R² {}   α beside a trend {} (SE {})\n",
                number(laws.r_squared_moore),
                number(laws.elasticity_with_trend),
                number(laws.std_error_with_trend),
            ));
        }
        for reason in &self.reasons {
            text.push_str(&reason.sentence());
        }
        // The usual rule of thumb for positive autocorrelation that distorts inference.
        if self.durbin_watson.is_some_and(|d| d < 1.0) && !self.first_difference {
            text.push_str(
                "Residuals drift (Durbin–Watson far below 2): standard errors of levels are too small; compare --first-difference and --se newey-west.\n",
            );
        }
        if let Some(test) = &self.engle_granger {
            let p = significant(test.p_value, 2);
            text.push_str(&if test.p_value < 0.05 {
                format!("Not spurious by Engle–Granger (p about {p}); learning test says more.\n")
            } else {
                format!("Perhaps spurious: residuals like these come of unrelated series too (Engle–Granger p about {p}); see learning test.\n")
            });
        }
        text
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
