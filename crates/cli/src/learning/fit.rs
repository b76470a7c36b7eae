//! `endodec learning fit`.

use clap::{Args, ValueEnum};
use endodec_learning::regimes::fit_regimes;
use endodec_learning::wright::{WrightFit, fit_first_differences, fit_with};
use endodec_learning::{Covariance, Elasticity, Interval};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};
use crate::usage::count;

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
    after_help = "Example:\n  endodec data export author_dram_panel --to .\n  endodec learning fit author_dram_panel.csv --quantity cumulative_eb --cost price_usd_per_gb\n\nThe elasticity α is the exponent of cost = c₀·quantity^(−α); the learning rate 1 − 2^(−α) is the share of cost lost at each doubling."
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
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let series = arguments.series.read(arguments.label.as_deref())?;
    answer(arguments, &series)
        .map_err(|failure| failure.about(&arguments.series.name()))?
        .write(&arguments.output)
}

fn answer(arguments: &Arguments, series: &Series) -> Result<Answer, Failure> {
    let (q, c) = (&series.quantity, &series.cost);
    let n = q.len() - usize::from(arguments.first_difference && !q.is_empty());
    let covariance = match (arguments.se, arguments.lags) {
        (StandardError::NeweyWest, Some(lags)) => Covariance::NeweyWest { lags },
        (StandardError::NeweyWest, None) => Covariance::newey_west(n),
        (_, Some(_)) => {
            return Err(Failure::Input(
                "--lags goes with --se newey-west only".into(),
            ));
        }
        (StandardError::Classical, None) => Covariance::Classical,
        (StandardError::Hc3, None) => Covariance::Hc3,
    };
    let fit = if arguments.first_difference {
        fit_first_differences(q, c, covariance)?
    } else {
        fit_with(q, c, covariance)?
    };
    let interval = fit.interval(arguments.level)?;
    let mut json = summary(&fit, &interval);
    json["level"] = json!(arguments.level);
    json["se"] = json!(match covariance {
        Covariance::Classical => "classical",
        Covariance::Hc3 => "hc3",
        Covariance::NeweyWest { .. } => "newey-west",
    });
    if let Covariance::NeweyWest { lags } = covariance {
        json["lags"] = json!(lags);
    }
    json["first_difference"] = json!(arguments.first_difference);
    json["residual_std_error"] = json!(fit.regression.residual_std_error);
    json["durbin_watson"] = json!(fit.regression.durbin_watson());

    let mut records = Table::new([
        "from",
        "to",
        "elasticity",
        "std_error",
        "t",
        "p_value",
        "lower",
        "upper",
        "r_squared",
        "n",
        "intercept",
        "learning_rate",
    ]);
    let name = |i: usize| series.names[i - 1].as_str();
    let total = q.len();
    push(&mut records, [name(1), name(total)], &fit, &interval);
    let mut text = text(arguments, &fit, &interval);
    if !arguments.breaks.is_empty() {
        let regimes = fit_regimes(q, c, &arguments.breaks)?;
        let mut rows = Vec::new();
        for regime in &regimes {
            let interval = regime.fit.interval(arguments.level)?;
            push(
                &mut records,
                [name(regime.from), name(regime.to)],
                &regime.fit,
                &interval,
            );
            let mut row = summary(&regime.fit, &interval);
            row["from"] = json!(regime.from);
            row["to"] = json!(regime.to);
            rows.push(row);
        }
        json["regimes"] = Value::Array(rows);
        text = format!("{text}\n{}", aligned(&records));
    }
    if arguments.diagnostics {
        let (rows, table) = diagnostics(&fit, series, arguments.first_difference);
        json["observations"] = rows;
        text = format!("{text}\n{}", aligned(&table));
        if arguments.breaks.is_empty() {
            records = table;
        }
    }
    Ok(Answer::new(json, records).with_text(text))
}

fn summary(fit: &WrightFit, interval: &Interval<Elasticity>) -> Value {
    let rate = interval.learning_rate();
    json!({
        "elasticity": fit.elasticity.value(),
        "std_error": fit.std_error,
        "t": finite(fit.t),
        "p_value": fit.p_value,
        "interval": [interval.lower.value(), interval.upper.value()],
        "r_squared": fit.r_squared,
        "n": fit.n,
        "intercept": fit.intercept,
        "learning_rate": fit.learning_rate().value(),
        "learning_rate_interval": [rate.lower.value(), rate.upper.value()],
    })
}

/// `None`, null in JSON, for the infinite t of a perfect fit.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

fn push(
    table: &mut Table,
    [from, to]: [&str; 2],
    fit: &WrightFit,
    interval: &Interval<Elasticity>,
) {
    table.push([
        Cell::from(from),
        Cell::from(to),
        Cell::from(fit.elasticity.value()),
        Cell::from(fit.std_error),
        Cell::from(fit.t),
        Cell::from(fit.p_value),
        Cell::from(interval.lower.value()),
        Cell::from(interval.upper.value()),
        Cell::from(fit.r_squared),
        Cell::from(fit.n),
        Cell::from(fit.intercept),
        Cell::from(fit.learning_rate().value()),
    ]);
}

fn diagnostics(fit: &WrightFit, series: &Series, differences: bool) -> (Value, Table) {
    let mut table = Table::new([
        "observation",
        "residual",
        "leverage",
        "studentised_residual",
        "cooks_distance",
    ]);
    // A difference is named by the later of its two observations.
    let names = &series.names[usize::from(differences)..];
    let rows = fit
        .regression
        .influence()
        .iter()
        .zip(&fit.regression.residuals)
        .zip(names)
        .map(|((row, residual), name)| {
            table.push([
                Cell::from(name.as_str()),
                Cell::from(*residual),
                Cell::from(row.leverage),
                Cell::from(row.studentised_residual),
                Cell::from(row.cooks_distance),
            ]);
            json!({
                "observation": name,
                "residual": residual,
                "leverage": row.leverage,
                "studentised_residual": row.studentised_residual,
                "cooks_distance": row.cooks_distance,
            })
        })
        .collect();
    (rows, table)
}

fn text(arguments: &Arguments, fit: &WrightFit, interval: &Interval<Elasticity>) -> String {
    let rate = interval.learning_rate();
    let number = |value: f64| significant(value, 4);
    let percent = |value: f64| format!("{} %", significant(100.0 * value, 3));
    let level = percent(arguments.level);
    let durbin_watson = fit.regression.durbin_watson();
    let mut text = format!(
        "elasticity α         {}   SE {}   {level} interval {} to {}\n\
         learning rate        {}   {level} interval {} to {}\n\
         R²                   {}   n {}   t {}   p {}\n\
         Durbin–Watson        {}\n",
        number(fit.elasticity.value()),
        number(fit.std_error),
        number(interval.lower.value()),
        number(interval.upper.value()),
        percent(fit.learning_rate().value()),
        percent(rate.lower.value()),
        percent(rate.upper.value()),
        number(fit.r_squared),
        fit.n,
        number(fit.t),
        number(fit.p_value),
        number(durbin_watson),
    );
    // The usual rule of thumb for positive autocorrelation that distorts inference.
    if durbin_watson < 1.0 && !arguments.first_difference {
        text.push_str(
            "Residuals drift (Durbin–Watson far below 2): standard errors of levels are too small; compare --first-difference and --se newey-west.\n",
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::finite;

    #[test]
    fn a_perfect_fit_has_no_t_in_json() {
        assert_eq!(finite(f64::INFINITY), None);
        assert_eq!(finite(2.0), Some(2.0));
    }
}
