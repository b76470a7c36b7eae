//! `endodec learning forecast`.

mod answer;
mod crossing;
mod drawing;
mod drawn;
mod joint;
mod when;

use clap::{Args, ValueEnum};
use endodec_learning::forecast::{
    CrossingParams, ForecastModel, HindcastParams, MOORE_CORRELATION, WRIGHT_CORRELATION,
    calibration, hindcast,
};
use endodec_learning::{OutputPath, WrightCurve, wright};

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::grouped::{self, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer, significant};
use crate::usage::{Growth, count};
use answer::{Forecast, Found, Hindcast};
use crossing::Crossing;
use drawing::Drawing;
use joint::{Joint, Question};
use when::When;

/// Which law to forecast with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LawName {
    /// Cost falls with cumulative output.
    Wright,
    /// Cost falls with time.
    Moore,
}

/// Arguments of `endodec learning forecast`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export solar_pv --to .\n  endodec learning forecast solar_pv.csv --quantity cumulative_capacity_mw --cost module_price_usd2019_per_w --time year --growth 0.25 --horizon 15 --target 0.2\n\nWith --time rows are put into the order of time, and a step is the shortest interval between two of them, a month or a year; without it rows are one step apart, oldest first. Bands hold noise to come and ignorance of the elasticity, given the growth of output."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Growth of cumulative output in each step to come: a fraction, .3, or 30%
    #[arg(long, value_name = "G")]
    growth: Growth,
    /// Steps ahead: periods of the time column, or rows
    #[arg(long, value_name = "STEPS", value_parser = count::<10_000>)]
    horizon: usize,
    /// Unit cost whose crossing is dated
    #[arg(long, value_name = "COST")]
    target: Option<f64>,
    /// Law to forecast with; the other one and the plain extrapolation stand beside it
    #[arg(long, value_enum, default_value_t = LawName::Wright)]
    law: LawName,
    /// Correlation of the noise of successive steps under --law; .19 for wright, .63 for moore
    #[arg(long, value_name = "RHO")]
    correlation: Option<f64>,
    /// Simulated futures behind the crossing date
    #[arg(long, value_name = "N", default_value_t = CrossingParams::STANDARD.draws, value_parser = count::<10_000_000>)]
    draws: usize,
    /// Seed of those futures
    #[arg(long, default_value_t = CrossingParams::STANDARD.seed)]
    seed: u64,
    /// Steps after which a future counts as not crossing
    #[arg(long, value_name = "STEPS", default_value_t = 200, value_parser = count::<10_000>)]
    crossing_horizon: usize,
    /// Also forecast the past from windows of this many changes, and count how often the bands held
    #[arg(long, value_name = "M", value_parser = count::<10_000_000>)]
    hindcast: Option<usize>,
    /// Also forecast with the growth of output, its shocks and the correlation of noise unknown
    #[arg(long)]
    joint: bool,
    /// Most output that may have been made before the record, in the unit of the file
    #[arg(long, value_name = "Q", requires = "joint", default_value_t = 0.0)]
    initial_output: f64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if self.series.order.cross_section {
            return Err(Failure::Input(
                "a forecast goes on from the last row in time; --cross-section says that there is none".into(),
            ));
        }
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
        let (q, c, order) = (&series.quantity, &series.cost, &series.order);
        let (timeline, gap) = (series.timeline(), order.gap);
        self.enough(&series)?;
        let wright_law = |rho: Option<f64>| {
            let rho = rho.unwrap_or(WRIGHT_CORRELATION);
            ForecastModel::wright_over(q, c, rho, timeline, gap)
        };
        let moore_law = |theta: Option<f64>| {
            let theta = theta.unwrap_or(MOORE_CORRELATION);
            ForecastModel::moore_over(c, theta, timeline, gap)
        };
        let (model, beside) = match self.law {
            LawName::Wright => (wright_law(self.correlation)?, moore_law(None)?),
            LawName::Moore => (moore_law(self.correlation)?, wright_law(None)?),
        };
        // The regression in levels, extrapolated from the last observation.
        let levels = wright::fit(q, c)?;
        let last = q.len() - 1;
        let curve = WrightCurve::new(c[last], q[last], levels.elasticity)?;
        let growth = self.growth.0;
        let output = OutputPath::exponential(q[last], growth)?;
        let path = model.path(growth, self.horizon)?;
        let other = beside.path(growth, self.horizon)?;
        let when = When::of(order);
        let forecasts = path.iter().zip(&other).map(|(forecast, other)| {
            let plain = curve.cost_at(output.at(forecast.horizon as f64))?;
            let other = (beside.law, other);
            Forecast::of(forecast, other, plain, self.target, &when)
        });
        Ok(Found {
            law: model.law,
            n: c.len(),
            differences: model.differences,
            coefficient: model.coefficient,
            std_error: model.std_error,
            elasticity: model.elasticity().map(|alpha| alpha.value()),
            noise: model.noise,
            correlation: model.correlation,
            growth,
            plain_elasticity: levels.elasticity.value(),
            step: order.step(),
            changes_left_out: order.changes_left_out(),
            unit: order.unit(),
            last: order.name(order.len()),
            forecasts: forecasts.collect::<Result<_, _>>()?,
            crossing: self
                .target
                .map(|target| {
                    let params = CrossingParams {
                        draws: self.draws,
                        seed: self.seed,
                        horizon: self.crossing_horizon.max(self.horizon),
                    };
                    let dates = model.crossing(target, growth, &params)?;
                    // Cost that rises with output crosses no lower target.
                    let plain = curve.crossing_time(target, &output).unwrap_or_default();
                    Crossing::of(&dates, plain, self.horizon, &when)
                })
                .transpose()?,
            hindcast: self
                .hindcast
                .map(|window| self.past(window, &series))
                .transpose()?,
            joint: self
                .joint
                .then(|| {
                    self.no_gaps("--joint", &series)?;
                    let question = Question {
                        // Of Moore's law the correlation is another one.
                        correlation: self.correlation.filter(|_| self.law == LawName::Wright),
                        initial_output: self.initial_output,
                        horizon: self.horizon,
                        target: self.target,
                        hindcast: self.hindcast,
                        draws: CrossingParams {
                            draws: self.draws,
                            seed: self.seed,
                            horizon: self.crossing_horizon.max(self.horizon),
                        },
                    };
                    Joint::of(&series, &question)
                })
                .transpose()?,
            when,
            drawing: Drawing {
                cost_name: self.series.pair()[1].to_owned(),
                time_name: order.clock.as_ref().map(|clock| clock.column.clone()),
                at: order
                    .clock
                    .as_ref()
                    .map_or_else(Vec::new, |clock| clock.times.at.clone()),
                cost: c.clone(),
            },
        })
    }
}

impl Arguments {
    /// Refuses a series of which the gaps leave too few changes.
    fn enough(&self, series: &Series) -> Result<(), Failure> {
        /// Fewest changes that give noise and a coefficient.
        const FEWEST: usize = 3;
        let order = &series.order;
        let left = order.len().saturating_sub(1 + order.changes_left_out());
        let gaps = order.timeline.gaps();
        let Some(&at) = gaps.first().filter(|_| left < FEWEST) else {
            return Ok(());
        };
        Err(Failure::Input(format!(
            "{}: times must rise in even steps, but {} is followed by {} where the step is {}; fill in observations, or --gap accumulated takes each change over a gap for so many steps",
            self.series.name(),
            order.name(at),
            order.name(at + 1),
            significant(order.timeline.period(), 6),
        )))
    }

    fn no_gaps(&self, option: &str, series: &Series) -> Result<(), Failure> {
        match series.timeline().gaps().first() {
            None => Ok(()),
            Some(&at) => Err(Failure::Input(format!(
                "{}: {option} needs a row for every step, but {} is followed by {}",
                self.series.name(),
                series.order.name(at),
                series.order.name(at + 1),
            ))),
        }
    }

    /// How forecasts from within the series would have fared.
    fn past(&self, window: usize, series: &Series) -> Result<Hindcast, Failure> {
        self.no_gaps("--hindcast", series)?;
        let mut params = HindcastParams {
            window,
            horizon: self.horizon,
            ..HindcastParams::STANDARD
        };
        if let Some(correlation) = self.correlation {
            match self.law {
                LawName::Wright => params.wright_correlation = correlation,
                LawName::Moore => params.moore_correlation = correlation,
            }
        }
        let all = hindcast(&series.quantity, &series.cost, &params)?;
        Ok(Hindcast {
            window,
            wright: calibration(&all.wright)?.into(),
            moore: calibration(&all.moore)?.into(),
            plain: calibration(&all.plain)?.into(),
        })
    }
}
