//! `endodec learning bootstrap`.

use clap::{Args, ValueEnum};
use endodec_learning::Elasticity;
use endodec_learning::resampling::{
    BootstrapParams, IntervalMethod, LARGEST_EXACT, Method, Scheme, bootstrap,
};
use serde::Serialize;

use super::series::SeriesArguments;
use crate::failure::Failure;
use crate::grouped::{self, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, Comparable, Table, records, significant};
use crate::usage::{count, word};

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
}

#[derive(Serialize)]
pub(crate) struct Found {
    kind: String,
    method: &'static str,
    resamples: usize,
    seed: Option<u64>,
    n: usize,
    estimate: f64,
    std_error: f64,
    bias: f64,
    interval: Interval,
    without_slope: WithoutSlope,
    perfect_fit_probability: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    below: Option<Below>,
}

#[derive(Serialize)]
struct Interval {
    method: String,
    level: f64,
    lower: f64,
    upper: f64,
}

#[derive(Serialize)]
struct WithoutSlope {
    resamples: usize,
    probability: f64,
}

#[derive(Serialize)]
struct Below {
    elasticity: f64,
    probability: f64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        grouped::answer(self)
    }

    fn file(&self) -> Option<String> {
        Some(self.series.name())
    }
}

impl Sampled for Arguments {
    type Found = Found;

    fn csv(&self) -> &CsvArguments {
        self.series.csv()
    }

    fn by(&self) -> Option<&str> {
        self.series.by()
    }

    fn columns(&self) -> Vec<&str> {
        self.series.columns([])
    }

    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Found, Failure> {
        let series = self.series.read(sample, None, notes)?;
        let params = BootstrapParams {
            scheme: match self.kind {
                Kind::Pairs => Scheme::Pairs,
                Kind::Residual => Scheme::Residual,
                Kind::Wild => Scheme::Wild,
            },
            resamples: self.resamples,
            seed: self.seed,
            exact_up_to: self.exact_up_to,
        };
        let method = match self.interval {
            Ends::Percentile => IntervalMethod::Percentile,
            Ends::Basic => IntervalMethod::Basic,
            Ends::Bca => IntervalMethod::Bca,
            Ends::Studentised => IntervalMethod::Studentised,
        };
        let found = bootstrap(&series.quantity, &series.cost, &params)?;
        let interval = found.interval(method, self.level)?;
        let below = |elasticity| -> Result<Below, Failure> {
            let probability = found.probability_below(Elasticity::new(elasticity)?);
            Ok(Below {
                elasticity,
                probability,
            })
        };
        Ok(Found {
            kind: word(self.kind),
            method: match found.method {
                Method::Exact => "exact",
                Method::Sampled => "sampled",
            },
            resamples: found.resamples,
            seed: found.seed,
            n: found.n,
            estimate: found.estimate.value(),
            std_error: found.std_error,
            bias: found.bias,
            interval: Interval {
                method: word(self.interval),
                level: interval.level,
                lower: interval.lower.value(),
                upper: interval.upper.value(),
            },
            without_slope: WithoutSlope {
                resamples: found.without_slope,
                probability: found.without_slope_probability,
            },
            perfect_fit_probability: found.perfect_fit_probability(),
            below: self.below.map(below).transpose()?,
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let mut columns = "kind, method, resamples, estimate, std_error, bias, interval.method as \
                           interval, interval.level, interval.lower, interval.upper, n, seed, \
                           without_slope.resamples as resamples_without_slope, \
                           without_slope.probability as probability_without_slope, \
                           perfect_fit_probability"
            .to_owned();
        if self.below.is_some() {
            columns.push_str(", below.elasticity as below, below.probability as probability_below");
        }
        records([self], &columns)
    }

    fn brief(&self) -> Result<Table, Failure> {
        records(
            [self],
            "n, estimate, std_error, bias, interval.lower, interval.upper, method",
        )
    }

    fn comparable(&self) -> Vec<Comparable> {
        vec![Comparable {
            of: "elasticity",
            estimate: self.estimate,
            std_error: self.std_error,
        }]
    }

    fn text(&self) -> Result<String, Failure> {
        let number = |value: f64| significant(value, 4);
        let (kind, interval) = (&self.kind, &self.interval);
        let how = match self.seed {
            Some(seed) => format!("{} resamples of {kind}, seed {seed}", self.resamples),
            None => format!("all {} resamples of {kind}, by probability", self.resamples),
        };
        let mut text = format!(
            "{how}; n = {}\nelasticity α   {}   SE {}   bias {}\n{} % {} interval   {} to {}\n",
            self.n,
            number(self.estimate),
            number(self.std_error),
            number(self.bias),
            significant(100.0 * interval.level, 3),
            interval.method,
            number(interval.lower),
            number(interval.upper),
        );
        if self.without_slope.resamples > 0 {
            text.push_str(&format!(
                "{} resamples have no slope (probability {}) and are left out\n",
                self.without_slope.resamples,
                number(self.without_slope.probability)
            ));
        }
        if let Some(below) = &self.below {
            text.push_str(&format!(
                "probability below {}   {}\n",
                below.elasticity,
                number(below.probability)
            ));
        }
        Ok(text)
    }
}
