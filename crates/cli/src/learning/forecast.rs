//! `endodec learning forecast`.

mod answer;

use clap::{Args, ValueEnum};
use endodec_learning::forecast::{
    Calibration, CostForecast, CrossingDistribution, CrossingParams, ForecastModel, HindcastParams,
    Law, MOORE_CORRELATION, WRIGHT_CORRELATION, calibration, hindcast,
};
use endodec_learning::{OutputPath, WrightCurve, wright};

use super::series::{Series, SeriesArguments};
use crate::failure::Failure;
use crate::output::OutputArguments;
use crate::usage::count;

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
    #[command(flatten)]
    output: OutputArguments,
}

/// Everything the command answers with.
struct Found {
    series: Series,
    times: Option<Times>,
    model: ForecastModel,
    path: Vec<CostForecast>,
    other_law: Law,
    other: Vec<CostForecast>,
    /// The regression in levels extrapolated from the last observation.
    plain: Vec<f64>,
    plain_elasticity: f64,
    crossing: Option<Crossing>,
    hindcast: Option<[(&'static str, Calibration); 3]>,
}

/// When a target is crossed.
struct Crossing {
    dates: CrossingDistribution,
    /// Steps under the plain extrapolation; `None` when it never crosses.
    plain: Option<f64>,
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

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let found = find(arguments).map_err(|failure| failure.about(&arguments.series.name()))?;
    answer::answer(arguments, &found)?.write(&arguments.output)
}

fn find(arguments: &Arguments) -> Result<Found, Failure> {
    let series = arguments.series.read(arguments.time.as_deref())?;
    let times = arguments
        .time
        .as_ref()
        .map(|_| Times::read(&series.names))
        .transpose()?;
    let (q, c) = (&series.quantity, &series.cost);
    let wright_law =
        |rho: Option<f64>| ForecastModel::wright(q, c, rho.unwrap_or(WRIGHT_CORRELATION));
    let moore_law =
        |theta: Option<f64>| ForecastModel::moore(c, theta.unwrap_or(MOORE_CORRELATION));
    let (model, beside) = match arguments.law {
        LawName::Wright => (wright_law(arguments.correlation)?, moore_law(None)?),
        LawName::Moore => (moore_law(arguments.correlation)?, wright_law(None)?),
    };
    let levels = wright::fit(q, c)?;
    let last = q.len() - 1;
    let curve = WrightCurve::new(c[last], q[last], levels.elasticity)?;
    let output = OutputPath::exponential(q[last], arguments.growth)?;
    let path = model.path(arguments.growth, arguments.horizon)?;
    let plain = (1..)
        .take(arguments.horizon)
        .map(|steps| curve.cost_at(output.at(f64::from(steps))))
        .collect::<Result<Vec<f64>, _>>()?;
    let crossing = arguments
        .target
        .map(|target| {
            let params = CrossingParams {
                draws: arguments.draws,
                seed: arguments.seed,
                horizon: arguments.crossing_horizon.max(arguments.horizon),
            };
            Ok::<_, Failure>(Crossing {
                dates: model.crossing(target, arguments.growth, &params)?,
                // Cost that rises with output crosses no lower target.
                plain: curve.crossing_time(target, &output).unwrap_or_default(),
            })
        })
        .transpose()?;
    Ok(Found {
        other_law: beside.law,
        other: beside.path(arguments.growth, arguments.horizon)?,
        hindcast: arguments
            .hindcast
            .map(|window| past(arguments, window, &series))
            .transpose()?,
        plain_elasticity: levels.elasticity.value(),
        times,
        model,
        path,
        plain,
        crossing,
        series,
    })
}

/// How forecasts from within the series would have fared.
fn past(
    arguments: &Arguments,
    window: usize,
    series: &Series,
) -> Result<[(&'static str, Calibration); 3], Failure> {
    let mut params = HindcastParams {
        window,
        horizon: arguments.horizon,
        ..HindcastParams::STANDARD
    };
    if let Some(correlation) = arguments.correlation {
        match arguments.law {
            LawName::Wright => params.wright_correlation = correlation,
            LawName::Moore => params.moore_correlation = correlation,
        }
    }
    let all = hindcast(&series.quantity, &series.cost, &params)?;
    Ok([
        ("wright", calibration(&all.wright)?),
        ("moore", calibration(&all.moore)?),
        ("plain", calibration(&all.plain)?),
    ])
}
