//! `endodec learning forecast`.

mod answer;

use clap::{Args, ValueEnum};
use endodec_learning::forecast::{
    CrossingParams, ForecastModel, HindcastParams, MOORE_CORRELATION, WRIGHT_CORRELATION,
    calibration, hindcast,
};
use endodec_learning::{OutputPath, WrightCurve, wright};

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::output::{Analysis, Answer};
use crate::usage::count;
use answer::{Crossing, Forecast, Found, Hindcast};

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
    after_help = "Example:\n  endodec data export solar_pv --to .\n  endodec learning forecast solar_pv.csv --quantity cumulative_capacity_mw --cost module_price_usd2019_per_w --time year --growth 0.25 --horizon 15 --target 0.2\n\nRows are one step of time apart, oldest first. Bands hold noise to come and ignorance of the elasticity, given the growth of output."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Growth of cumulative output in each step to come, a fraction
    #[arg(long, value_name = "G")]
    growth: f64,
    /// Steps (years) ahead
    #[arg(long, value_name = "YEARS", value_parser = count::<10_000>)]
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
    /// Column of times, which must be evenly spaced
    #[arg(long, value_name = "COL")]
    time: Option<String>,
    /// Simulated futures behind the crossing date
    #[arg(long, value_name = "N", default_value_t = CrossingParams::STANDARD.draws, value_parser = count::<10_000_000>)]
    draws: usize,
    /// Seed of those futures
    #[arg(long, default_value_t = CrossingParams::STANDARD.seed)]
    seed: u64,
    /// Steps after which a future counts as not crossing
    #[arg(long, value_name = "YEARS", default_value_t = 200, value_parser = count::<10_000>)]
    crossing_horizon: usize,
    /// Also forecast the past from windows of this many changes, and count how often the bands held
    #[arg(long, value_name = "M", value_parser = count::<10_000_000>)]
    hindcast: Option<usize>,
}

/// Evenly spaced times of the observations.
struct Times {
    last: f64,
    step: f64,
}

impl Times {
    fn read(names: &[String]) -> Result<Self, Failure> {
        let times = names
            .iter()
            .map(|text| {
                text.trim()
                    .parse::<f64>()
                    .ok()
                    .filter(|time| time.is_finite())
                    .ok_or_else(|| Failure::argument("every time", "a finite number", text))
            })
            .collect::<Result<Vec<f64>, _>>()?;
        let [first, second, ..] = times[..] else {
            return Err(Failure::Input("a forecast needs at least two times".into()));
        };
        let step = second - first;
        let uneven = times
            .windows(2)
            .position(|w| !(step > 0.0 && (w[1] - w[0] - step).abs() <= 1e-6 * step));
        if let Some(at) = uneven {
            return Err(Failure::Input(format!(
                "times must rise in even steps, but {} is followed by {} where the step is {step}; leave out or fill in observations",
                times[at],
                times[at + 1]
            )));
        }
        Ok(Self {
            last: times[times.len() - 1],
            step,
        })
    }

    /// Time of a point that many steps after the last observation.
    fn after(&self, steps: f64) -> f64 {
        self.last + self.step * steps
    }
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let series = self.series.read(self.time.as_deref())?;
        let times = self
            .time
            .as_ref()
            .map(|_| Times::read(&series.names))
            .transpose()?;
        let (q, c) = (&series.quantity, &series.cost);
        let wright_law =
            |rho: Option<f64>| ForecastModel::wright(q, c, rho.unwrap_or(WRIGHT_CORRELATION));
        let moore_law =
            |theta: Option<f64>| ForecastModel::moore(c, theta.unwrap_or(MOORE_CORRELATION));
        let (model, beside) = match self.law {
            LawName::Wright => (wright_law(self.correlation)?, moore_law(None)?),
            LawName::Moore => (moore_law(self.correlation)?, wright_law(None)?),
        };
        // The regression in levels, extrapolated from the last observation.
        let levels = wright::fit(q, c)?;
        let last = q.len() - 1;
        let curve = WrightCurve::new(c[last], q[last], levels.elasticity)?;
        let output = OutputPath::exponential(q[last], self.growth)?;
        let path = model.path(self.growth, self.horizon)?;
        let other = beside.path(self.growth, self.horizon)?;
        let forecasts = path.iter().zip(&other).map(|(forecast, other)| {
            let plain = curve.cost_at(output.at(forecast.horizon as f64))?;
            let other = (beside.law, other);
            Forecast::of(forecast, other, plain, self.target, times.as_ref())
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
            growth: self.growth,
            plain_elasticity: levels.elasticity.value(),
            forecasts: forecasts.collect::<Result<_, _>>()?,
            crossing: self
                .target
                .map(|target| {
                    let params = CrossingParams {
                        draws: self.draws,
                        seed: self.seed,
                        horizon: self.crossing_horizon.max(self.horizon),
                    };
                    let dates = model.crossing(target, self.growth, &params)?;
                    // Cost that rises with output crosses no lower target.
                    let plain = curve.crossing_time(target, &output).unwrap_or_default();
                    Crossing::of(&dates, plain, self.horizon, times.as_ref())
                })
                .transpose()?,
            hindcast: self
                .hindcast
                .map(|window| self.past(window, &series))
                .transpose()?,
            times,
        })
    }

    fn file(&self) -> Option<String> {
        Some(self.series.name())
    }
}

impl Arguments {
    /// How forecasts from within the series would have fared.
    fn past(&self, window: usize, series: &Series) -> Result<Hindcast, Failure> {
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
