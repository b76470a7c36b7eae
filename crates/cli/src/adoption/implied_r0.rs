//! `endodec adoption implied-r0`.

mod answer;

use clap::{Args, ValueEnum};
use endodec_adoption::AdoptionError;
use endodec_adoption::friction_bounds::{FrictionBoundParams, friction_bounds};
use endodec_adoption::implied::{
    BandParams, CONTACT_RATE_CAVEAT, ImpliedBand, ImpliedInterval, ImpliedParams, ShareModel,
    ShareObservation, Step, TrendMethod, implied_bands, implied_r0, mean_r0, share_noise_around,
    trend_r0,
};
use endodec_empirics::calendar::{day_number, decimal_year};
use endodec_paper::Constants;

use crate::failure::Failure;
use crate::grouped::{self, ByArguments, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, significant};
use crate::usage::count;
use answer::{Found, Interval};

const PAPER: Constants = Constants::PAPER;

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

/// What is taken for the noise around one R₀ for the whole series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Trend {
    /// Between a regression and a random walk, by the persistence of the series; covers under both
    Adaptive,
    /// Shocks that stay
    RandomWalk,
    /// Shocks that stay, and errors of observation
    LocalLevel,
    /// Errors that are forgotten; far too sure where shocks persist
    NeweyWest,
}

/// Arguments of `endodec adoption implied-r0`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data show openrouter_open_share_monthly --format csv | \\\n    endodec adoption implied-r0 - --date date --share open_share_high"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of dates: days, months, quarters or years; rows are put into its order
    #[arg(long, value_name = "COL")]
    date: String,
    /// Column of shares, fractions strictly between 0 and 1
    #[arg(long, value_name = "COL")]
    share: String,
    /// Shares are in per cent: 45 or 45% is .45
    #[arg(long)]
    percent: bool,
    #[command(flatten)]
    group: ByArguments,
    /// δ, contacts per month; an assumption [default: 1]
    #[arg(long, value_name = "DELTA")]
    contact_rate: Option<f64>,
    /// Equation
    #[arg(long, value_enum, default_value_t = Model::Logistic)]
    model: Model,
    /// Discretisation
    #[arg(long, value_enum, default_value_t = StepArgument::Midpoint)]
    step: StepArgument,
    /// Noise around one R₀ for the whole series
    #[arg(long, value_enum, default_value_t = Trend::Adaptive)]
    trend: Trend,
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
    #[arg(long, value_name = "BETAGAMMA", default_value_t = PAPER.gain_monthly)]
    gain: f64,
    /// μ per month
    #[arg(long, value_name = "MU", default_value_t = PAPER.churn_monthly)]
    churn: f64,
}

/// Dates as written, shares by decimal year, and observations.
type Read = (Vec<String>, Vec<(f64, f64)>, Vec<ShareObservation>);

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let found = grouped::answer(self)?;
        if self.contact_rate.is_none() {
            eprintln!("endodec: contact rate taken as 1 per month: {CONTACT_RATE_CAVEAT}");
        }
        Ok(found)
    }
}

impl Sampled for Arguments {
    type Found = Found;

    fn csv(&self) -> &CsvArguments {
        &self.csv
    }

    fn by(&self) -> Option<&str> {
        self.group.by.as_deref()
    }

    fn columns(&self) -> Vec<&str> {
        vec![&self.date, &self.share]
    }

    fn find(&self, sample: Sample, _notes: &mut Vec<String>) -> Result<Found, Failure> {
        let (dates, shares, series) = self.read(&sample)?;
        let params = ImpliedParams {
            model: match self.model {
                Model::Logistic => ShareModel::Logistic,
                Model::Sis => ShareModel::Sis,
            },
            step: match self.step {
                StepArgument::Midpoint => Step::Midpoint,
                StepArgument::Exact => Step::Exact,
            },
            ..ImpliedParams::midpoint(self.contact_rate.unwrap_or(PAPER.contact_rate_monthly))
        };
        let moves = series
            .iter()
            .any(|at| at.share.total_cmp(&series[0].share).is_ne());
        let noise = match self.noise {
            Some(noise) => noise,
            None if series.len() < 3 => 0.05,
            // A series that never moves has no roughness either.
            None if !moves => 0.0,
            None => share_noise_around(&series, &params)?,
        };
        let found = implied_r0(&series, &params)?;
        let friction = self.friction(&found)?;
        let trend = if series.len() >= 4 && moves {
            let method = match self.trend {
                Trend::Adaptive => TrendMethod::Adaptive,
                Trend::RandomWalk => TrendMethod::RandomWalk,
                Trend::LocalLevel => TrendMethod::LocalLevel,
                Trend::NeweyWest => TrendMethod::NeweyWest,
            };
            Some(trend_r0(&series, &params, method, 0.95)?)
        } else {
            None
        };
        let bands = self.bands(&series, &params, noise)?;
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
            columns: [self.date.clone(), self.share.clone()],
            shares,
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

    /// The shares in the order of time, and their dates.
    fn read(&self, sample: &Sample) -> Result<Read, Failure> {
        let (table, _) = sample.table.in_time(&self.date)?;
        let days = table.dates(&self.date)?;
        let mut series: Vec<ShareObservation> = Vec::with_capacity(days.len());
        for (row, day) in table.rows().zip(&days) {
            let share = if self.percent {
                row.percentage(&self.share)?
            } else {
                row.number(&self.share)?
            };
            if !(share > 0.0 && share < 1.0) {
                let required = if self.percent {
                    "a share, strictly between 0 and 100 per cent,"
                } else {
                    "a share, a fraction strictly between 0 and 1,"
                };
                let sentence = row.bad(&self.share, required).to_string();
                let percent = (1.0..100.0).contains(&share) && !self.percent;
                let way_out = "; --percent reads shares in per cent";
                return Err(Failure::Input(
                    sentence + if percent { way_out } else { "" },
                ));
            }
            series.push(ShareObservation {
                day: day_number(*day),
                share,
            });
        }
        if series.len() < 2 {
            return Err(Failure::Input(format!(
                "{}: implied R₀ needs at least 2 rows of data, got {}",
                table.file(),
                series.len()
            )));
        }
        let years = days.iter().map(|&day| decimal_year(day));
        let shares = years.zip(series.iter().map(|at| at.share)).collect();
        let dates = days.iter().map(ToString::to_string).collect();
        Ok((dates, shares, series))
    }
}
