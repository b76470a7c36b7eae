//! `endodec adoption fit`.

mod answer;
mod clock;
mod drawing;
mod drawn;
mod fitted;
mod parts;
mod series;

use clap::{Args, ValueEnum};
use endodec_adoption::AdoptionError;
use endodec_adoption::diffusion::{
    Counting, DiffusionBootstrapParams, DiffusionData, DiffusionFit, DiffusionModel,
    akaike_weights, bootstrap, fit, forecast, profile_interval,
};

use crate::failure::Failure;
use crate::grouped::{self, ByArguments, Sample, Sampled};
use crate::input::CsvArguments;
use crate::output::{Analysis, Answer};
use crate::usage::count;
pub(crate) use drawn::named;

use answer::{Found, NotFitted};
use clock::{Clock, Scale};
use drawing::Drawing;
use fitted::Fitted;
use parts::Forecast;
use series::Reading;
pub(crate) use series::SeriesArguments;

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

/// How Bass's law goes from one time to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Law {
    /// In continuous time: counts of a period are differences of the curve
    Continuous,
    /// From period to period, as Bass fitted it; p and q are per period
    Recursion,
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
    #[command(flatten)]
    series: SeriesArguments,
    #[command(flatten)]
    group: ByArguments,
    /// Model
    #[arg(long, value_enum, default_value_t = Model::Bass)]
    model: Model,
    /// Law of the Bass model
    #[arg(long, value_enum, default_value_t = Law::Continuous)]
    law: Law,
    /// Bootstrap replicates for intervals and forecasts; 0 leaves both out
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = count::<1_000_000>)]
    bootstrap: usize,
    /// Time for which to forecast the level, a date where times are dates; may be given several times, needs --bootstrap
    #[arg(long, value_name = "TIME")]
    forecast: Vec<String>,
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
        let infinite = |word: &&String| word.trim().parse().is_ok_and(|at: f64| !at.is_finite());
        if let Some(word) = self.forecast.iter().find(infinite) {
            return Err(Failure::argument(
                "--forecast",
                "a finite number or a date",
                word,
            ));
        }
        grouped::answer(self)
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
        vec![&self.series.time, &self.series.adopters]
    }

    fn find(&self, sample: Sample, notes: &mut Vec<String>) -> Result<Found, Failure> {
        let shares = self.model == Model::UnitLogistic;
        let Reading { data, clock } = self.series.read(&self.csv, &sample.table, shares, notes)?;
        let forecast = clock.all(&self.csv, "--forecast", &self.forecast)?;
        let mut models = self.model.models(&data);
        let (data, scale) = match self.law {
            Law::Continuous => (data, Scale::SAME),
            Law::Recursion if self.model == Model::Bass => {
                models = vec![DiffusionModel::BassRecursion];
                self.in_periods(&data, &clock)?
            }
            Law::Recursion => {
                return Err(Failure::Input(
                    "--law recursion goes with --model bass only".to_owned(),
                ));
            }
        };
        let forecast: Vec<f64> = forecast.iter().map(|&at| scale.fitted(at)).collect();
        let mut fits = Vec::new();
        let mut fitted = Vec::new();
        let mut open: Vec<(DiffusionModel, AdoptionError)> = Vec::new();
        for &model in &models {
            match self.one(&data, model, &forecast, (&clock, scale)) {
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
    /// Times as whole numbers of periods since launch.
    fn in_periods(
        &self,
        data: &DiffusionData,
        clock: &Clock,
    ) -> Result<(DiffusionData, Scale), Failure> {
        // Months and years of a calendar differ in length by less than this share of a period.
        const UNEVEN: f64 = 0.1;
        let scale = Scale {
            origin: data.launch(),
            period: clock.period,
        };
        let whole = data
            .times()
            .into_iter()
            .map(|time| {
                let periods = scale.fitted(time).round();
                if (scale.fitted(time) - periods).abs() > UNEVEN {
                    return Err(Failure::Input(format!(
                        "{}, column `{}`: under --law recursion times must be whole periods after launch, got {}",
                        self.csv.name(),
                        self.series.time,
                        clock.text(time)
                    )));
                }
                Ok(periods)
            })
            .collect::<Result<Vec<f64>, _>>()?;
        let counted = DiffusionData::new(whole, data.values().to_vec(), data.counting())?;
        Ok((
            if self.series.is_accumulated() {
                counted
            } else {
                counted.with_period(1.0)?
            },
            scale,
        ))
    }

    fn one(
        &self,
        data: &DiffusionData,
        model: DiffusionModel,
        times: &[f64],
        (clock, scale): (&Clock, Scale),
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
            Some(bootstrap) => forecast(&fit, bootstrap, times, 0.95, self.seed)?,
        };
        let forecast = self.forecast.iter().zip(&points);
        let found = Fitted::of(&fit, &profiles, bootstrap.as_ref(), clock, scale)
            .drawn_with(Drawing::of(&self.series, data, &fit, times, clock))
            .with_forecast(forecast.map(|(word, point)| Forecast::at(word, point, clock)));
        Ok((fit, found))
    }
}
