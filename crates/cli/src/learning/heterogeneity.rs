//! `endodec learning heterogeneity`.

use clap::{Args, ValueEnum};
use endodec_learning::heterogeneity::{
    BetweenVariance, SubsetReading, heterogeneity, subsets_with_q,
};
use endodec_learning::{Interval, LearningError};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Table, aligned, records, significant};
use crate::usage::word;

/// How the variance between the true values is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Between {
    /// Moment estimator of DerSimonian and Laird.
    DersimonianLaird,
    /// Restricted maximum likelihood.
    Reml,
}

/// Arguments of `endodec learning heterogeneity`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec learning heterogeneity curves.csv --estimate alpha --se se --label product --printed-q 2.1"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of estimates
    #[arg(long, value_name = "COL")]
    estimate: String,
    /// Column of their standard errors
    #[arg(long, value_name = "COL")]
    se: String,
    /// Column that names the estimates
    #[arg(long, value_name = "COL")]
    label: Option<String>,
    /// How the variance between the true values is estimated
    #[arg(long, value_enum, default_value_t = Between::Reml)]
    between: Between,
    /// Confidence level of intervals
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95)]
    level: f64,
    /// A printed Q: list every selection of the estimates whose Q rounds to it
    #[arg(long, value_name = "Q")]
    printed_q: Option<String>,
}

#[derive(Serialize)]
struct Found {
    k: usize,
    q: f64,
    df: f64,
    p_value: f64,
    i_squared: f64,
    tau_squared: f64,
    between: String,
    level: f64,
    fixed: Pooled,
    random: Random,
    #[serde(skip_serializing_if = "Option::is_none")]
    readings: Option<Readings>,
    #[serde(skip)]
    curves: Vec<Curve>,
}

/// A pooled mean.
#[derive(Serialize)]
struct Pooled {
    estimate: f64,
    std_error: f64,
    interval: Ends,
}

#[derive(Serialize)]
struct Random {
    #[serde(flatten)]
    pooled: Pooled,
    hartung_knapp_std_error: f64,
    hartung_knapp_interval: Ends,
    prediction_interval: Option<Ends>,
}

/// Lower and upper end of an interval.
#[derive(Serialize)]
struct Ends(f64, f64);

/// One estimate and its weight among the random effects.
#[derive(Serialize)]
struct Curve {
    label: String,
    estimate: f64,
    std_error: f64,
    weight: f64,
}

/// The selections of the estimates whose Q rounds to a printed one.
#[derive(Serialize)]
struct Readings {
    printed_q: String,
    subsets: usize,
    matching: Vec<Selection>,
}

#[derive(Serialize)]
struct Selection {
    members: Vec<String>,
    q: f64,
    p_value: f64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let mut columns = vec![self.estimate.as_str(), self.se.as_str()];
        columns.extend(self.label.as_deref());
        let table = self.csv.read(&columns)?;
        let estimates = table.numbers(&self.estimate)?;
        let errors = table.positive_numbers(&self.se)?;
        let names: Vec<String> = match &self.label {
            Some(label) => table.text(label)?.into_iter().map(str::to_owned).collect(),
            None => (1..=estimates.len()).map(|i| i.to_string()).collect(),
        };
        let between = match self.between {
            Between::DersimonianLaird => BetweenVariance::DersimonianLaird,
            Between::Reml => BetweenVariance::Reml,
        };
        let found = heterogeneity(&estimates, &errors, between)?;
        let numbers = [found.q, found.fixed.estimate, found.random.estimate];
        if numbers.iter().any(|number| !number.is_finite()) {
            return Err(Failure::Input(format!(
                "{}: estimates and standard errors are too large or too small for double precision: Q is {}",
                table.file(),
                significant(found.q, 4)
            )));
        }
        let level = self.level;
        let curves = names
            .iter()
            .zip(&estimates)
            .zip(&errors)
            .zip(&found.weights);
        Ok(Found {
            k: found.k,
            q: found.q,
            df: found.df,
            p_value: found.p_value,
            i_squared: found.i_squared,
            tau_squared: found.tau_squared,
            between: word(self.between),
            level,
            fixed: Pooled {
                estimate: found.fixed.estimate,
                std_error: found.fixed.std_error,
                interval: found.fixed.interval(level)?.into(),
            },
            random: Random {
                pooled: Pooled {
                    estimate: found.random.estimate,
                    std_error: found.random.std_error,
                    interval: found.random.interval(level)?.into(),
                },
                hartung_knapp_std_error: found.hartung_knapp_std_error,
                hartung_knapp_interval: found.hartung_knapp_interval(level)?.into(),
                prediction_interval: found.prediction_interval(level).ok().map(Ends::from),
            },
            readings: self
                .printed_q
                .as_deref()
                .map(|printed| Readings::of(printed, [&estimates, &errors], &names))
                .transpose()?,
            curves: curves
                .map(|(((label, &estimate), &std_error), &weight)| Curve {
                    label: label.clone(),
                    estimate,
                    std_error,
                    weight,
                })
                .collect(),
        })
    }

    fn file(&self) -> Option<String> {
        Some(self.csv.name())
    }
}

impl From<Interval> for Ends {
    fn from(interval: Interval) -> Self {
        Self(interval.lower, interval.upper)
    }
}

impl Readings {
    /// Readings of a printed number: half a unit of its last digit either way.
    fn of(
        printed: &str,
        [estimates, errors]: [&[f64]; 2],
        names: &[String],
    ) -> Result<Self, Failure> {
        let value: f64 = printed
            .parse()
            .map_err(|_| Failure::argument("--printed-q", "a number as printed, 2.1", printed))?;
        let decimals = printed
            .split_once('.')
            .map_or(0, |(_, digits)| digits.len());
        let exponent = i32::try_from(decimals).unwrap_or(i32::MAX);
        let half_unit = 0.5 * 10_f64.powi(-exponent);
        let readings: Vec<SubsetReading> = subsets_with_q(estimates, errors, value, half_unit)
            .map_err(|error: LearningError| match Failure::from(error) {
                Failure::Sample(error) => Failure::Input(error.to_string()),
                failure => failure,
            })?;
        Ok(Self {
            printed_q: printed.to_owned(),
            subsets: readings.len(),
            matching: readings
                .iter()
                .filter(|reading| reading.matches)
                .map(|reading| Selection {
                    members: reading.members.iter().map(|&i| names[i].clone()).collect(),
                    q: reading.q,
                    p_value: reading.p_value,
                })
                .collect(),
        })
    }

    fn text(&self) -> Result<String, Failure> {
        #[derive(Serialize)]
        struct Row {
            q: f64,
            p_value: f64,
            members: String,
        }
        let rows = self.matching.iter().map(|selection| Row {
            q: selection.q,
            p_value: selection.p_value,
            members: selection.members.join(", "),
        });
        Ok(format!(
            "\n{} of {} subsets have a Q that prints {}\n{}",
            self.matching.len(),
            self.subsets,
            self.printed_q,
            aligned(&records(rows, "q, p_value, members")?)
        ))
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        records(&self.curves, "label, estimate, std_error, weight")
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let between = |ends: &Ends| format!("{} to {}", number(ends.0), number(ends.1));
        let (fixed, random) = (&self.fixed, &self.random.pooled);
        let mut text = format!(
            "Q {} on {} df, p {}   I² {} %   τ² {}\nfixed effect     {}   SE {}   {}\nrandom effects   {}   SE {}   {}   (Hartung–Knapp {})\n",
            number(self.q),
            self.df,
            number(self.p_value),
            significant(100.0 * self.i_squared, 3),
            number(self.tau_squared),
            number(fixed.estimate),
            number(fixed.std_error),
            between(&fixed.interval),
            number(random.estimate),
            number(random.std_error),
            between(&random.interval),
            between(&self.random.hartung_knapp_interval),
        );
        if let Some(ends) = &self.random.prediction_interval {
            text.push_str(&format!("one more curve   {}\n", between(ends)));
        }
        text.push_str(&format!("\n{}", aligned(&self.records()?)));
        if let Some(readings) = &self.readings {
            text.push_str(&readings.text()?);
        }
        Ok(text)
    }
}
