//! `endodec adoption implied-r0`.

mod answer;

use clap::{Args, ValueEnum};
use endodec_adoption::AdoptionError;
use endodec_adoption::friction_bounds::{FrictionBoundParams, friction_bounds};
use endodec_adoption::implied::{
    BandParams, CONTACT_RATE_CAVEAT, ImpliedBand, ImpliedInterval, ImpliedParams, ShareModel,
    ShareObservation, Step, implied_bands, implied_r0, mean_r0, share_noise, trend_r0,
};
use endodec_empirics::calendar::day_number;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, significant};
use crate::usage::count;
use answer::{Found, Interval};

/// Equation that the share is taken to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    /// v2 eq. 16: ds/dt = (R₀ − 1)·δ·s(1 − s)
    Logistic,
    /// v2 eq. 8 with exits at rate δ: ds/dt = δ·s·(R₀(1 − s) − 1)
    Sis,
}

/// How the equation is applied to two observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StepArgument {
    /// Difference quotient at the middle, as v2 Table 10
    Midpoint,
    /// The constant R₀ whose solution runs through both
    Exact,
}

/// Arguments of `endodec adoption implied-r0`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data show openrouter_open_share_monthly --format csv | \\\n    endodec adoption implied-r0 - --date date --share open_share_high"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of dates: YYYY-MM-DD, YYYY-MM or YYYY, in order
    #[arg(long, value_name = "COL")]
    date: String,
    /// Column of shares, fractions strictly between 0 and 1
    #[arg(long, value_name = "COL")]
    share: String,
    /// δ, contacts per month; an assumption [default: 1]
    #[arg(long, value_name = "DELTA")]
    contact_rate: Option<f64>,
    /// Equation
    #[arg(long, value_enum, default_value_t = Model::Logistic)]
    model: Model,
    /// Discretisation
    #[arg(long, value_enum, default_value_t = StepArgument::Midpoint)]
    step: StepArgument,
    /// Standard deviation of a share relative to itself [default: estimated from the series; 0.05 below three rows]
    #[arg(long, value_name = "SD")]
    noise: Option<f64>,
    /// Half a unit of the last digit of the shares
    #[arg(long, value_name = "H", default_value_t = 0.005)]
    rounding: f64,
    /// Bootstrap replicates
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = count::<10_000_000>)]
    replicates: usize,
    /// Seed of the bootstrap
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// βγ per month, for the friction κ = βγ/R₀ − μ
    #[arg(long, value_name = "BETAGAMMA", default_value_t = endodec_paper::Constants::PAPER.gain_monthly)]
    gain: f64,
    /// μ per month
    #[arg(long, value_name = "MU", default_value_t = endodec_paper::Constants::PAPER.churn_monthly)]
    churn: f64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let (dates, series) = read(self)?;
        let params = ImpliedParams {
            contact_rate: self
                .contact_rate
                .unwrap_or(ImpliedParams::TABLE_10.contact_rate),
            model: match self.model {
                Model::Logistic => ShareModel::Logistic,
                Model::Sis => ShareModel::Sis,
            },
            step: match self.step {
                StepArgument::Midpoint => Step::Midpoint,
                StepArgument::Exact => Step::Exact,
            },
            ..ImpliedParams::TABLE_10
        };
        let moves = series
            .iter()
            .any(|at| at.share.total_cmp(&series[0].share).is_ne());
        let noise = match self.noise {
            Some(noise) => noise,
            None if series.len() < 3 => 0.05,
            // A series that never moves has no roughness either.
            None if !moves => 0.0,
            None => share_noise(&series)?,
        };
        let found = implied_r0(&series, &params)?;
        let friction = self.friction(&found)?;
        let trend = if series.len() >= 4 && moves {
            Some(trend_r0(&series, &params, 0.95)?)
        } else {
            None
        };
        let bands = self.bands(&series, &params, noise)?;
        if self.contact_rate.is_none() {
            eprintln!("endodec: contact rate taken as 1 per month: {CONTACT_RATE_CAVEAT}");
        }
        let ends = dates.iter().zip(dates.iter().skip(1));
        Ok(Found {
            contact_rate: params.contact_rate,
            model: params.model,
            step: params.step,
            noise,
            caveat: CONTACT_RATE_CAVEAT,
            intervals: ends
                .zip(found.iter().zip(&bands))
                .zip(friction)
                .map(|((ends, (interval, band)), friction)| {
                    Interval::of(ends, interval, band, friction)
                })
                .collect(),
            mean_r0: mean_r0(&found, |_| true),
            trend,
        })
    }
}

impl Arguments {
    /// Friction of each interval; none where R₀ is not positive.
    fn friction(&self, intervals: &[ImpliedInterval]) -> Result<Vec<Option<f64>>, Failure> {
        let bound = FrictionBoundParams {
            gain: self.gain,
            churn: self.churn,
        };
        intervals
            .iter()
            // An R₀ that is not positive has no friction; the arguments are checked all the same.
            .map(
                |interval| match friction_bounds(std::slice::from_ref(interval), &bound) {
                    Ok(bounds) => Ok(bounds.first().map(|bound| bound.friction)),
                    Err(AdoptionError::Observation { .. }) => Ok(None),
                    Err(error) => Err(error.into()),
                },
            )
            .collect()
    }

    fn bands(
        &self,
        series: &[ShareObservation],
        params: &ImpliedParams,
        noise: f64,
    ) -> Result<Vec<ImpliedBand>, Failure> {
        let band_params = BandParams {
            noise,
            rounding: self.rounding,
            level: 0.95,
            replicates: self.replicates,
            seed: self.seed,
        };
        implied_bands(series, params, &band_params).map_err(|error| match error {
            // The shares of the file are inside; those drawn around them are not.
            AdoptionError::Observation { .. } => Failure::argument(
                "--noise",
                "so small that drawn shares stay between 0 and 1",
                significant(noise, 4),
            ),
            other => other.into(),
        })
    }
}

/// Dates as written and observations, with errors that name the line.
fn read(arguments: &Arguments) -> Result<(Vec<String>, Vec<ShareObservation>), Failure> {
    let (date, share) = (arguments.date.as_str(), arguments.share.as_str());
    let table = arguments.csv.read(&[date, share])?;
    let (days, shares) = (table.dates(date)?, table.numbers(share)?);
    let mut series: Vec<ShareObservation> = Vec::with_capacity(days.len());
    for ((row, day), value) in table.rows().zip(&days).zip(shares) {
        if !(value > 0.0 && value < 1.0) {
            return Err(row
                .bad(share, "a share, a fraction strictly between 0 and 1,")
                .into());
        }
        let number = day_number(*day);
        if series.last().is_some_and(|before| before.day >= number) {
            return Err(row.bad(date, "a date later than the one before").into());
        }
        series.push(ShareObservation {
            day: number,
            share: value,
        });
    }
    if series.len() < 2 {
        return Err(Failure::Input(format!(
            "{}: implied R₀ needs at least 2 rows of data, got {}",
            table.file(),
            series.len()
        )));
    }
    Ok((days.iter().map(ToString::to_string).collect(), series))
}
