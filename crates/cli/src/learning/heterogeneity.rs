//! `endodec learning heterogeneity`.

mod readings;

use clap::{Args, ValueEnum};
use endodec_figures::{Forest, ForestRow};
use endodec_learning::Interval;
use endodec_learning::heterogeneity::{BetweenVariance, Maximum, heterogeneity, leave_one_out};
use endodec_numerics::distribution::normal_quantile;
use serde::Serialize;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Figure, Table, aligned, records, significant};
use crate::usage::word;
use readings::Readings;

/// How the variance between the true values is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Between {
    /// Moment estimator of DerSimonian and Laird.
    DersimonianLaird,
    /// Restricted maximum likelihood, the highest of all its maxima.
    Reml,
    /// Maximum likelihood, the highest of all its maxima.
    MaximumLikelihood,
    /// Paule and Mandel's, which is the empirical Bayes estimator too.
    #[value(alias = "empirical-bayes")]
    PauleMandel,
    /// Variance of the estimates less the mean of their own.
    Hedges,
    /// Sidik and Jonkman's two steps.
    SidikJonkman,
}

impl From<Between> for BetweenVariance {
    fn from(between: Between) -> Self {
        match between {
            Between::DersimonianLaird => Self::DersimonianLaird,
            Between::Reml => Self::Reml,
            Between::MaximumLikelihood => Self::MaximumLikelihood,
            Between::PauleMandel => Self::PauleMandel,
            Between::Hedges => Self::Hedges,
            Between::SidikJonkman => Self::SidikJonkman,
        }
    }
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
    /// Also pool the estimates without each of them in turn
    #[arg(long)]
    leave_one_out: bool,
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
    i_squared_interval: Option<Ends>,
    h_squared: f64,
    tau_squared: f64,
    tau_squared_interval: Option<Ends>,
    between: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likelihood_maxima: Vec<Maximum>,
    level: f64,
    fixed: Pooled,
    random: Random,
    #[serde(skip_serializing_if = "Option::is_none")]
    leave_one_out: Option<Vec<Omitted>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    readings: Option<Readings>,
    #[serde(skip)]
    curves: Vec<Curve>,
    #[serde(skip)]
    measure: String,
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
    hartung_knapp_modified_interval: Ends,
    prediction_interval: Option<Ends>,
}

/// Lower and upper end of an interval.
#[derive(Serialize)]
struct Ends(f64, f64);

/// The random effects without one estimate.
#[derive(Serialize)]
struct Omitted {
    omitted: String,
    estimate: f64,
    std_error: f64,
    tau_squared: f64,
    i_squared: f64,
    q: f64,
}

/// One estimate and its weight among the random effects.
#[derive(Serialize)]
struct Curve {
    label: String,
    estimate: f64,
    std_error: f64,
    weight: f64,
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
        let between = self.between.into();
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
            measure: self.estimate.clone(),
            k: found.k,
            q: found.q,
            df: found.df,
            p_value: found.p_value,
            i_squared: found.i_squared,
            i_squared_interval: found.i_squared_interval(level)?.map(Ends::from),
            h_squared: found.h_squared,
            tau_squared: found.tau_squared,
            tau_squared_interval: found.tau_squared_interval(level)?.map(Ends::from),
            likelihood_maxima: found.maxima.clone(),
            leave_one_out: self
                .leave_one_out
                .then(|| omitted([&estimates, &errors], between, &names))
                .transpose()?,
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
                hartung_knapp_modified_interval: found
                    .hartung_knapp_modified_interval(level)?
                    .into(),
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

fn omitted(
    [estimates, errors]: [&[f64]; 2],
    between: BetweenVariance,
    names: &[String],
) -> Result<Vec<Omitted>, Failure> {
    let without = leave_one_out(estimates, errors, between)?;
    Ok(without
        .into_iter()
        .zip(names)
        .map(|(found, name)| Omitted {
            omitted: name.clone(),
            estimate: found.random.estimate,
            std_error: found.random.std_error,
            tau_squared: found.tau_squared,
            i_squared: found.i_squared,
            q: found.q,
        })
        .collect())
}

impl From<Interval> for Ends {
    fn from(interval: Interval) -> Self {
        Self(interval.lower, interval.upper)
    }
}

impl Found {
    /// What a reader of these numbers alone would get wrong.
    fn cautions(&self) -> String {
        let number = |value: f64| significant(value, 4);
        let mut text = String::new();
        let width = |ends: &Ends| ends.1 - ends.0;
        let (knapp, wald) = (
            &self.random.hartung_knapp_interval,
            &self.random.pooled.interval,
        );
        if width(knapp) < width(wald) {
            let modified = &self.random.hartung_knapp_modified_interval;
            text.push_str(&format!(
                "The estimates differ by less than their errors would make them, which narrows the Hartung–Knapp interval; never narrower: {} to {}\n",
                number(modified.0),
                number(modified.1)
            ));
        }
        if self.tau_squared_interval.is_none() {
            text.push_str(
                "No τ² is compatible with estimates that agree this well: it has no interval.\n",
            );
        }
        if self.likelihood_maxima.len() > 1 {
            let maxima: Vec<String> = self
                .likelihood_maxima
                .iter()
                .map(|m| {
                    format!(
                        "{} (log {})",
                        number(m.tau_squared),
                        number(m.log_likelihood)
                    )
                })
                .collect();
            text.push_str(&format!(
                "The likelihood of τ² has {} maxima, at {}; the highest is taken.\n",
                maxima.len(),
                maxima.join(" and ")
            ));
        }
        text
    }
}

impl Found {
    /// The estimates with normal intervals, as they are weighed, above both means.
    fn forest(&self) -> Figure {
        let half = normal_quantile(0.5 + 0.5 * self.level);
        let row = |curve: &Curve| ForestRow {
            name: curve.label.clone(),
            estimate: curve.estimate,
            interval: [
                curve.estimate - half * curve.std_error,
                curve.estimate + half * curve.std_error,
            ],
        };
        let pooled = |name: &str, of: &Pooled, ends: &Ends| ForestRow {
            name: name.to_owned(),
            estimate: of.estimate,
            interval: [ends.0, ends.1],
        };
        let random = &self.random;
        Forest {
            measure: self.measure.clone(),
            level: self.level,
            rows: self.curves.iter().map(row).collect(),
            pooled: vec![
                pooled("fixed effect", &self.fixed, &self.fixed.interval),
                pooled(
                    "random effects (Hartung–Knapp)",
                    &random.pooled,
                    &random.hartung_knapp_modified_interval,
                ),
            ],
            prediction: random
                .prediction_interval
                .as_ref()
                .map(|ends| [ends.0, ends.1]),
        }
        .figure()
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(Some(self.forest()))
    }

    fn records(&self) -> Result<Table, Failure> {
        records(&self.curves, "label, estimate, std_error, weight")
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let between = |ends: &Ends| format!("{} to {}", number(ends.0), number(ends.1));
        let profile = |ends: &Option<Ends>, unit: f64| {
            ends.as_ref().map_or_else(String::new, |ends| {
                format!(
                    " ({} to {})",
                    significant(unit * ends.0, 3),
                    significant(unit * ends.1, 3)
                )
            })
        };
        let (fixed, random) = (&self.fixed, &self.random.pooled);
        let mut text = format!(
            "Q {} on {} df, p {}   I² {} %{}   τ² {}{}\nfixed effect     {}   SE {}   {}\nrandom effects   {}   SE {}   {}   (Hartung–Knapp {})\n",
            number(self.q),
            self.df,
            number(self.p_value),
            significant(100.0 * self.i_squared, 3),
            profile(&self.i_squared_interval, 100.0),
            number(self.tau_squared),
            profile(&self.tau_squared_interval, 1.0),
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
        text.push_str(&self.cautions());
        text.push_str(&format!("\n{}", aligned(&self.records()?)));
        if let Some(omitted) = &self.leave_one_out {
            let columns = "omitted, estimate, std_error, tau_squared, i_squared, q";
            text.push_str(&format!("\n{}", aligned(&records(omitted, columns)?)));
        }
        if let Some(readings) = &self.readings {
            text.push_str(&readings.text()?);
        }
        Ok(text)
    }
}
