//! `endodec learning bootstrap`.

use clap::{Args, ValueEnum};
use endodec_learning::resampling::{
    Bootstrap, BootstrapParams, IntervalMethod, LARGEST_EXACT, Method, Scheme, bootstrap,
};
use endodec_learning::{Elasticity, Interval};
use endodec_table::{Cell, Table};
use serde_json::json;

use super::series::SeriesArguments;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, significant};
use crate::usage::count;

/// What is resampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Observations.
    Pairs,
    /// Residuals onto the fitted line.
    Residual,
    /// Signs of the residuals.
    Wild,
}

/// How resamples become an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ends {
    /// Quantiles of the resamples.
    Percentile,
    /// Quantiles of the resampling error, reflected.
    Basic,
    /// Bias-corrected and accelerated.
    Bca,
    /// Quantiles of the studentised resampling error.
    Studentised,
}

/// Arguments of `endodec learning bootstrap`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec learning bootstrap costs.csv --quantity cumulative --cost price --kind wild --interval studentised\n\nUp to eight observations all resamples are enumerated with their probabilities (at six there are 462 of pairs, of which 6 have no slope), and --resamples and --seed do not matter."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// What is resampled
    #[arg(long, value_enum, default_value_t = Kind::Pairs)]
    kind: Kind,
    /// How resamples become an interval
    #[arg(long, value_enum, default_value_t = Ends::Percentile)]
    interval: Ends,
    /// Confidence level of the interval
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95)]
    level: f64,
    /// Number of resamples drawn
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = count::<10_000_000>)]
    resamples: usize,
    /// Seed of the draws
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Enumerate instead of drawing up to this many observations; 0 always draws
    #[arg(long, value_name = "N", default_value_t = LARGEST_EXACT)]
    exact_up_to: usize,
    /// Elasticity for which to give the probability of a smaller resampled one
    #[arg(long, value_name = "α")]
    below: Option<f64>,
    #[command(flatten)]
    output: OutputArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    find(arguments)
        .map_err(|failure| failure.about(&arguments.series.name()))?
        .write(&arguments.output)
}

fn find(arguments: &Arguments) -> Result<Answer, Failure> {
    let series = arguments.series.read(None)?;
    let params = BootstrapParams {
        scheme: match arguments.kind {
            Kind::Pairs => Scheme::Pairs,
            Kind::Residual => Scheme::Residual,
            Kind::Wild => Scheme::Wild,
        },
        resamples: arguments.resamples,
        seed: arguments.seed,
        exact_up_to: arguments.exact_up_to,
    };
    let method = match arguments.interval {
        Ends::Percentile => IntervalMethod::Percentile,
        Ends::Basic => IntervalMethod::Basic,
        Ends::Bca => IntervalMethod::Bca,
        Ends::Studentised => IntervalMethod::Studentised,
    };
    let found = bootstrap(&series.quantity, &series.cost, &params)?;
    let interval = found.interval(method, arguments.level)?;
    answer(arguments, &found, &interval)
}

fn answer(
    arguments: &Arguments,
    found: &Bootstrap,
    interval: &Interval<Elasticity>,
) -> Result<Answer, Failure> {
    let name = |value: Option<clap::builder::PossibleValue>| {
        value.map_or_else(String::new, |v| v.get_name().to_owned())
    };
    let kind = name(arguments.kind.to_possible_value());
    let ends = name(arguments.interval.to_possible_value());
    let method = match found.method {
        Method::Exact => "exact",
        Method::Sampled => "sampled",
    };
    let below = arguments
        .below
        .map(|bound| Ok::<_, Failure>(found.probability_below(Elasticity::new(bound)?)))
        .transpose()?;
    let mut json = json!({
        "kind": kind,
        "method": method,
        "resamples": found.resamples,
        "seed": found.seed,
        "n": found.n,
        "estimate": found.estimate.value(),
        "std_error": found.std_error,
        "bias": found.bias,
        "interval": {
            "method": ends,
            "level": interval.level,
            "lower": interval.lower.value(),
            "upper": interval.upper.value(),
        },
        "without_slope": {
            "resamples": found.without_slope,
            "probability": found.without_slope_probability,
        },
        "perfect_fit_probability": found.perfect_fit_probability(),
    });
    if let (Some(bound), Some(probability)) = (arguments.below, below) {
        json["below"] = json!({"elasticity": bound, "probability": probability});
    }
    let mut table = Table::new([
        "kind",
        "method",
        "resamples",
        "estimate",
        "std_error",
        "bias",
        "interval",
        "level",
        "lower",
        "upper",
    ]);
    table.push([
        Cell::from(kind.as_str()),
        Cell::from(method),
        Cell::from(found.resamples),
        Cell::from(found.estimate.value()),
        Cell::from(found.std_error),
        Cell::from(found.bias),
        Cell::from(ends.as_str()),
        Cell::from(interval.level),
        Cell::from(interval.lower.value()),
        Cell::from(interval.upper.value()),
    ]);
    let number = |value: f64| significant(value, 4);
    let how = match found.seed {
        Some(seed) => format!("{} resamples of {kind}, seed {seed}", found.resamples),
        None => format!(
            "all {} resamples of {kind}, by probability",
            found.resamples
        ),
    };
    let mut text = format!(
        "{how}; n = {}\nelasticity α   {}   SE {}   bias {}\n{} % {ends} interval   {} to {}\n",
        found.n,
        number(found.estimate.value()),
        number(found.std_error),
        number(found.bias),
        significant(100.0 * interval.level, 3),
        number(interval.lower.value()),
        number(interval.upper.value()),
    );
    if found.without_slope > 0 {
        text.push_str(&format!(
            "{} resamples have no slope (probability {}) and are left out\n",
            found.without_slope,
            number(found.without_slope_probability)
        ));
    }
    if let (Some(bound), Some(probability)) = (arguments.below, below) {
        text.push_str(&format!(
            "probability below {bound}   {}\n",
            number(probability)
        ));
    }
    Ok(Answer::new(json, table).with_text(text))
}
