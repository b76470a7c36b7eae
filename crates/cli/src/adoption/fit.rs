//! `endodec adoption fit`.

mod answer;

use clap::{Args, ValueEnum};
use endodec_adoption::AdoptionError;
use endodec_adoption::diffusion::{
    Counting, DiffusionBootstrapParams, DiffusionData, DiffusionFit, DiffusionModel,
    akaike_weights, bootstrap, fit, forecast, profile_interval,
};
use endodec_empirics::calendar::decimal_year;
use endodec_reader::CsvTable;

use crate::failure::Failure;
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer};
use crate::usage::count;
use answer::{Fitted, Forecast, Found, NotFitted};

/// Model to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    /// Bass: m, p, q
    Bass,
    /// Logistic with a free ceiling: m, a, b
    Logistic,
    /// Logistic with a ceiling of one, for shares: a, b
    UnitLogistic,
    /// Gompertz: m, a, b
    Gompertz,
    /// Gamma/shifted Gompertz (Bemmaor): m, b, beta, alpha
    Gsg,
    /// a·e^{rt}
    Exponential,
    /// a + bt
    Linear,
    /// All of them, with Akaike weights
    All,
}

impl Model {
    fn models(self, data: &DiffusionData) -> Vec<DiffusionModel> {
        let shares = data.counting() == Counting::Cumulative
            && data.values().iter().all(|v| (0.0..1.0).contains(v));
        match self {
            Self::Bass => vec![DiffusionModel::Bass],
            Self::Logistic => vec![DiffusionModel::Logistic],
            Self::UnitLogistic => vec![DiffusionModel::UnitLogistic],
            Self::Gompertz => vec![DiffusionModel::Gompertz],
            Self::Gsg => vec![DiffusionModel::GammaShiftedGompertz],
            Self::Exponential => vec![DiffusionModel::Exponential],
            Self::Linear => vec![DiffusionModel::Linear],
            Self::All => DiffusionModel::ALL
                .into_iter()
                .filter(|model| match model {
                    DiffusionModel::UnitLogistic => shares,
                    // Its level at launch drops out of counts per period.
                    DiffusionModel::Linear => data.counting() == Counting::Cumulative,
                    _ => true,
                })
                .collect(),
        }
    }
}

/// Arguments of `endodec adoption fit`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec adoption fit sales.csv --time year --adopters sales --model bass --bootstrap 1000 --forecast 1965"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    csv: CsvArguments,
    /// Column of times: numbers or dates, in order
    #[arg(long, value_name = "COL")]
    time: String,
    /// Column of adopters: new ones per period, or all so far with --cumulative
    #[arg(long, value_name = "COL")]
    adopters: String,
    /// Adopters are counted from the start, not per period
    #[arg(long)]
    cumulative: bool,
    /// Model
    #[arg(long, value_enum, default_value_t = Model::Bass)]
    model: Model,
    /// Time of launch, in the unit of the time column [default: one period before the first row]
    #[arg(long, value_name = "TIME")]
    launch: Option<f64>,
    /// Bootstrap replicates for intervals and forecasts; 0 leaves both out
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = count::<1_000_000>)]
    bootstrap: usize,
    /// Time for which to forecast the level; may be given several times, needs --bootstrap
    #[arg(long, value_name = "TIME")]
    forecast: Vec<f64>,
    /// Seed of the bootstrap
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if self.bootstrap == 0 && !self.forecast.is_empty() {
            return Err(Failure::Input(
                "--forecast needs --bootstrap N: its bands come from the replicates".to_owned(),
            ));
        }
        if let Some(time) = self.forecast.iter().find(|time| !time.is_finite()) {
            return Err(Failure::argument("--forecast", "a finite number", time));
        }
        let (data, launch) = read(self)?;
        let models = self.model.models(&data);
        let mut fits = Vec::new();
        let mut fitted = Vec::new();
        let mut open: Vec<(DiffusionModel, AdoptionError)> = Vec::new();
        for &model in &models {
            match self.one(&data, model, launch) {
                Ok((fit, found)) => {
                    fits.push(fit);
                    fitted.push(found);
                }
                // Among several models one that the data cannot carry is an answer, alone it is an error.
                Err(error) if models.len() > 1 => open.push((model, error)),
                Err(error) => return Err(error.into()),
            }
        }
        if let ([], Some((model, error))) = (fits.as_slice(), open.first()) {
            return Err(Failure::Input(format!(
                "{}: none of {} models can be fitted; the first, {}: {error}",
                self.csv.name(),
                models.len(),
                model.name()
            )));
        }
        if models.len() > 1 {
            for (found, weight) in fitted.iter_mut().zip(akaike_weights(&fits)) {
                found.akaike_weight = Some(weight);
            }
        }
        let not_fitted = open
            .iter()
            .map(|(model, error)| NotFitted {
                model: model.name(),
                reason: error.to_string(),
            })
            .collect();
        Ok(if models.len() == 1 {
            Found::One(fitted)
        } else {
            Found::Several {
                fits: fitted,
                not_fitted,
            }
        })
    }
}

impl Arguments {
    fn one(
        &self,
        data: &DiffusionData,
        model: DiffusionModel,
        launch: f64,
    ) -> Result<(DiffusionFit, Fitted), AdoptionError> {
        let fit = fit(data, model)?;
        let profiles = (0..fit.estimates.len())
            .map(|j| profile_interval(data, &fit, j, 0.95))
            .collect::<Result<Vec<_>, _>>()?;
        let params = DiffusionBootstrapParams {
            replicates: self.bootstrap,
            level: 0.95,
            seed: self.seed,
        };
        let bootstrap = if self.bootstrap > 0 {
            Some(bootstrap(data, &fit, &params)?)
        } else {
            None
        };
        let points = match &bootstrap {
            None => Vec::new(),
            Some(bootstrap) => {
                let since: Vec<f64> = self.forecast.iter().map(|time| time - launch).collect();
                forecast(&fit, bootstrap, &since, 0.95, self.seed)?
            }
        };
        let forecast = self.forecast.iter().zip(&points);
        let found = Fitted::of(&fit, launch, &profiles, bootstrap.as_ref())
            .with_forecast(forecast.map(|(&time, point)| Forecast::at(time, point)));
        Ok((fit, found))
    }
}

/// The series in time since launch, and the launch.
fn read(arguments: &Arguments) -> Result<(DiffusionData, f64), Failure> {
    let (time, adopters) = (arguments.time.as_str(), arguments.adopters.as_str());
    let table = arguments.csv.read(&[time, adopters])?;
    let times = times(&table, time)?;
    let values = table.numbers(adopters)?;
    if let Some((row, _)) = table.rows().zip(&values).find(|(_, value)| **value < 0.0) {
        return Err(row.bad(adopters, "a number of at least 0").into());
    }
    for ((row, pair), line) in table.rows().skip(1).zip(times.windows(2)).zip(2..) {
        if pair[1] <= pair[0] {
            return Err(Failure::Input(format!(
                "{}, line {}, column `{time}`: a time must be later than the one before (row {line}), got {}",
                table.file(),
                row.line(),
                row.text(time)?
            )));
        }
    }
    let reading = if arguments.cumulative {
        Counting::Cumulative
    } else {
        Counting::PerPeriod
    };
    let launch = match (arguments.launch, times.as_slice()) {
        (Some(launch), [first, ..])
            if !launch.is_finite()
                || launch > *first
                || (!arguments.cumulative && launch >= *first) =>
        {
            return Err(Failure::argument(
                "--launch",
                "before the first time of the series",
                launch,
            ));
        }
        (Some(launch), _) => launch,
        (None, [first, second, ..]) => first - (second - first),
        (None, _) => 0.0,
    };
    let data = DiffusionData::new(
        times.iter().map(|time| time - launch).collect(),
        values,
        reading,
    )
    .map_err(|error| Failure::Input(format!("{}: {error}", table.file())))?;
    Ok((data, launch))
}

/// Numbers, or dates as years with a fraction.
fn times(table: &CsvTable, column: &str) -> Result<Vec<f64>, Failure> {
    match (table.numbers(column), table.dates(column)) {
        (Ok(numbers), _) => Ok(numbers),
        (Err(_), Ok(dates)) => Ok(dates.into_iter().map(decimal_year).collect()),
        (Err(error), Err(_)) => Err(error.into()),
    }
}
