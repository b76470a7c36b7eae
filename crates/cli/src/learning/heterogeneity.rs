//! `endodec learning heterogeneity`.

use clap::{Args, ValueEnum};
use endodec_learning::Interval;
use endodec_learning::heterogeneity::{
    BetweenVariance, Heterogeneity, SubsetReading, heterogeneity, subsets_with_q,
};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Answer, OutputArguments, aligned, significant};

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
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut columns = vec![arguments.estimate.as_str(), arguments.se.as_str()];
    columns.extend(arguments.label.as_deref());
    let table = arguments.csv.read(&columns)?;
    let estimates = table.numbers(&arguments.estimate)?;
    let errors = table.positive_numbers(&arguments.se)?;
    let names: Vec<String> = match &arguments.label {
        Some(label) => table.text(label)?.into_iter().map(str::to_owned).collect(),
        None => (1..=estimates.len()).map(|i| i.to_string()).collect(),
    };
    let between = match arguments.between {
        Between::DersimonianLaird => BetweenVariance::DersimonianLaird,
        Between::Reml => BetweenVariance::Reml,
    };
    let refuse = |failure: Failure| failure.about(table.file());
    let found =
        heterogeneity(&estimates, &errors, between).map_err(|error| refuse(error.into()))?;
    let numbers = [found.q, found.fixed.estimate, found.random.estimate];
    if numbers.iter().any(|number| !number.is_finite()) {
        return Err(Failure::Input(format!(
            "{}: estimates and standard errors are too large or too small for double precision: Q is {}",
            table.file(),
            significant(found.q, 4)
        )));
    }
    let readings = arguments
        .printed_q
        .as_deref()
        .map(|printed| readings(printed, &estimates, &errors))
        .transpose()?;
    answer(
        arguments,
        &found,
        [&estimates, &errors],
        &names,
        readings.as_deref(),
    )?
    .write(&arguments.output)
}

/// Readings of a printed number: half a unit of its last digit either way.
fn readings(
    printed: &str,
    estimates: &[f64],
    errors: &[f64],
) -> Result<Vec<SubsetReading>, Failure> {
    let value: f64 = printed
        .parse()
        .map_err(|_| Failure::argument("--printed-q", "a number as printed, 2.1", printed))?;
    let decimals = printed
        .split_once('.')
        .map_or(0, |(_, digits)| digits.len());
    let exponent = i32::try_from(decimals).unwrap_or(i32::MAX);
    let half_unit = 0.5 * 10_f64.powi(-exponent);
    Ok(subsets_with_q(estimates, errors, value, half_unit)?)
}

fn answer(
    arguments: &Arguments,
    found: &Heterogeneity,
    [estimates, errors]: [&[f64]; 2],
    names: &[String],
    readings: Option<&[SubsetReading]>,
) -> Result<Answer, Failure> {
    let level = arguments.level;
    let fixed = found.fixed.interval(level)?;
    let random = found.random.interval(level)?;
    let knapp = found.hartung_knapp_interval(level)?;
    let prediction = found.prediction_interval(level).ok();
    let ends = |interval: &Interval| json!([interval.lower, interval.upper]);
    let mut json = json!({
        "k": found.k,
        "q": found.q,
        "df": found.df,
        "p_value": found.p_value,
        "i_squared": found.i_squared,
        "tau_squared": found.tau_squared,
        "between": arguments.between.to_possible_value().map(|v| v.get_name().to_owned()),
        "level": level,
        "fixed": {
            "estimate": found.fixed.estimate,
            "std_error": found.fixed.std_error,
            "interval": ends(&fixed),
        },
        "random": {
            "estimate": found.random.estimate,
            "std_error": found.random.std_error,
            "interval": ends(&random),
            "hartung_knapp_std_error": found.hartung_knapp_std_error,
            "hartung_knapp_interval": ends(&knapp),
            "prediction_interval": prediction.as_ref().map(ends),
        },
    });
    let mut table = Table::new(["label", "estimate", "std_error", "weight"]);
    for (((name, estimate), error), weight) in
        names.iter().zip(estimates).zip(errors).zip(&found.weights)
    {
        table.push([
            Cell::from(name.as_str()),
            Cell::from(*estimate),
            Cell::from(*error),
            Cell::from(*weight),
        ]);
    }
    let number = |value: f64| significant(value, 4);
    let between =
        |interval: &Interval| format!("{} to {}", number(interval.lower), number(interval.upper));
    let mut text = format!(
        "Q {} on {} df, p {}   I² {} %   τ² {}\nfixed effect     {}   SE {}   {}\nrandom effects   {}   SE {}   {}   (Hartung–Knapp {})\n",
        number(found.q),
        found.df,
        number(found.p_value),
        significant(100.0 * found.i_squared, 3),
        number(found.tau_squared),
        number(found.fixed.estimate),
        number(found.fixed.std_error),
        between(&fixed),
        number(found.random.estimate),
        number(found.random.std_error),
        between(&random),
        between(&knapp),
    );
    if let Some(interval) = &prediction {
        text.push_str(&format!("one more curve   {}\n", between(interval)));
    }
    text.push('\n');
    text.push_str(&aligned(&table));
    if let Some(readings) = readings {
        let matching: Vec<&SubsetReading> = readings.iter().filter(|r| r.matches).collect();
        let members = |r: &SubsetReading| -> Vec<&str> {
            r.members.iter().map(|&i| names[i].as_str()).collect()
        };
        json["readings"] = json!({
            "printed_q": arguments.printed_q,
            "subsets": readings.len(),
            "matching": matching.iter().map(|r| json!({
                "members": members(r), "q": r.q, "p_value": r.p_value,
            })).collect::<Vec<Value>>(),
        });
        let mut subsets = Table::new(["q", "p_value", "members"]);
        for reading in &matching {
            subsets.push([
                Cell::from(reading.q),
                Cell::from(reading.p_value),
                Cell::from(members(reading).join(", ")),
            ]);
        }
        text.push_str(&format!(
            "\n{} of {} subsets have a Q that prints {}\n",
            matching.len(),
            readings.len(),
            arguments.printed_q.as_deref().unwrap_or_default()
        ));
        text.push_str(&aligned(&subsets));
    }
    Ok(Answer::new(json, table).with_text(text))
}
