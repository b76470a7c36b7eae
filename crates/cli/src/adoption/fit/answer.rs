//! What a diffusion fit answers.

use endodec_adoption::diffusion::{
    Bass, DiffusionBootstrap, DiffusionFit, DiffusionModel, ForecastPoint, ProfileInterval,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Answer, Table, aligned, records, records_under, significant};

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Found {
    /// The model asked for.
    One(#[serde(serialize_with = "only")] Vec<Fitted>),
    /// All models, and those that the data cannot carry.
    Several {
        fits: Vec<Fitted>,
        not_fitted: Vec<NotFitted>,
    },
}

fn only<S: serde::Serializer>(fits: &[Fitted], serializer: S) -> Result<S::Ok, S::Error> {
    fits.first().serialize(serializer)
}

/// A model that the data cannot carry.
#[derive(Serialize)]
pub(super) struct NotFitted {
    pub(super) model: &'static str,
    pub(super) reason: String,
}

/// One model's results.
#[derive(Serialize)]
pub(super) struct Fitted {
    model: &'static str,
    estimates: Named<f64>,
    std_errors: Named<f64>,
    covariance: Vec<Vec<f64>>,
    profile_intervals_95: Named<[Option<f64>; 2]>,
    rss: f64,
    sigma: f64,
    log_likelihood: f64,
    aic: f64,
    aicc: Option<f64>,
    bic: f64,
    n: usize,
    launch: f64,
    fitted: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    peak_time: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bootstrap_intervals_95: Option<Named<(f64, f64)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bootstrap_replicates: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forecast: Vec<Forecast>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) akaike_weight: Option<f64>,
}

/// The level at a time to come.
#[derive(Serialize)]
pub(super) struct Forecast {
    time: f64,
    level: f64,
    median: f64,
    curve_interval_95: (f64, f64),
    observation_interval_95: (f64, f64),
}

impl Forecast {
    pub(super) fn at(time: f64, point: &ForecastPoint) -> Self {
        Self {
            time,
            level: point.level,
            median: point.median,
            curve_interval_95: point.curve,
            observation_interval_95: point.observation,
        }
    }
}

/// A value for each parameter of the model, keyed by its name.
struct Named<T> {
    names: &'static [&'static str],
    values: Vec<T>,
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.names.iter().zip(&self.values))
    }
}

impl Fitted {
    pub(super) fn of(
        fit: &DiffusionFit,
        launch: f64,
        profiles: &[ProfileInterval],
        bootstrap: Option<&DiffusionBootstrap>,
    ) -> Self {
        let names = fit.model.parameters();
        let profiles = profiles
            .iter()
            .map(|profile| [profile.lower, profile.upper]);
        Self {
            model: fit.model.name(),
            estimates: Named {
                names,
                values: fit.estimates.clone(),
            },
            std_errors: Named {
                names,
                values: fit.std_errors.clone(),
            },
            covariance: fit.covariance.clone(),
            profile_intervals_95: Named {
                names,
                values: profiles.collect(),
            },
            rss: fit.rss,
            sigma: fit.sigma,
            log_likelihood: fit.log_likelihood,
            aic: fit.aic,
            aicc: fit.aicc,
            bic: fit.bic,
            n: fit.n,
            launch,
            fitted: fit.fitted.clone(),
            peak_time: peak(fit).map(|peak| launch + peak),
            bootstrap_intervals_95: bootstrap.map(|bootstrap| Named {
                names,
                values: bootstrap.intervals.clone(),
            }),
            bootstrap_replicates: bootstrap.map(|bootstrap| bootstrap.estimates.len()),
            forecast: Vec::new(),
            akaike_weight: None,
        }
    }

    pub(super) fn with_forecast(mut self, forecast: impl IntoIterator<Item = Forecast>) -> Self {
        self.forecast.extend(forecast);
        self
    }
}

/// Time since launch at which Bass adoption peaks.
fn peak(fit: &DiffusionFit) -> Option<f64> {
    match (fit.model, fit.estimates.as_slice()) {
        (DiffusionModel::Bass, &[market, innovation, imitation]) => Bass {
            market,
            innovation,
            imitation,
        }
        .peak_time(),
        _ => None,
    }
}

/// A parameter in the records and in the text.
#[derive(Serialize)]
struct Row<'a> {
    of: &'a Fitted,
    parameter: &'a str,
    estimate: f64,
    std_error: f64,
    profile: [Option<f64>; 2],
    bootstrap: Option<(f64, f64)>,
    akaike_weight: f64,
}

impl Fitted {
    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.estimates
            .names
            .iter()
            .enumerate()
            .map(|(j, name)| Row {
                of: self,
                parameter: name,
                estimate: self.estimates.values[j],
                std_error: self.std_errors.values[j],
                profile: self.profile_intervals_95.values[j],
                bootstrap: self
                    .bootstrap_intervals_95
                    .as_ref()
                    .map(|all| all.values[j]),
                // A model alone has all the weight.
                akaike_weight: self.akaike_weight.unwrap_or(1.0),
            })
    }

    fn text(&self) -> Result<String, Failure> {
        /// A row in words.
        #[derive(Serialize)]
        struct Words<'a> {
            parameter: &'a str,
            estimate: f64,
            std_error: String,
            profile: String,
            bootstrap: Option<String>,
        }
        let end =
            |value: Option<f64>| value.map_or("open".to_owned(), |value| significant(value, 4));
        let between = |lower, upper| format!("[{}, {}]", end(lower), end(upper));
        let rows = self.rows().map(|row| Words {
            parameter: row.parameter,
            estimate: row.estimate,
            std_error: significant(row.std_error, 4),
            profile: between(row.profile[0], row.profile[1]),
            bootstrap: row
                .bootstrap
                .map(|(lower, upper)| between(Some(lower), Some(upper))),
        });
        let mut columns = vec![
            "parameter as ",
            "estimate",
            "std_error as std. error",
            "profile as 95 % profile",
        ];
        let resampled = self.bootstrap_intervals_95.as_ref();
        columns.extend(resampled.map(|_| "bootstrap as 95 % bootstrap"));
        let mut text = format!(
            "{}\n{}n {}, RSS {}, ",
            self.model,
            aligned(&records_under(rows, columns)?),
            self.n,
            significant(self.rss, 6)
        );
        text.push_str(&match self.aicc {
            None => "no AICc (too few observations)".to_owned(),
            Some(aicc) => format!("AICc {}", significant(aicc, 6)),
        });
        if let Some(weight) = self.akaike_weight {
            text.push_str(&format!(", weight {weight:.3}"));
        }
        text.push('\n');
        for point in &self.forecast {
            text.push_str(&format!(
                "level at {}: {} [{}, {}] (95 %, parameters alone)\n",
                point.time,
                significant(point.level, 5),
                significant(point.curve_interval_95.0, 5),
                significant(point.curve_interval_95.1, 5)
            ));
        }
        Ok(text)
    }
}

impl Answer for Found {
    /// One row a parameter.
    fn records(&self) -> Result<Table, Failure> {
        let (Self::One(fits) | Self::Several { fits, .. }) = self;
        records(
            fits.iter().flat_map(Fitted::rows),
            "of.model, parameter, estimate, std_error, profile.0 as profile_lower_95, \
             profile.1 as profile_upper_95, bootstrap.0 as bootstrap_lower_95, \
             bootstrap.1 as bootstrap_upper_95, of.rss, of.aicc, akaike_weight, of.n",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let (Self::One(fits) | Self::Several { fits, .. }) = self;
        let mut text = String::new();
        for fit in fits {
            text.push_str(&fit.text()?);
            text.push('\n');
        }
        if let Self::Several { not_fitted, .. } = self {
            for open in not_fitted {
                text.push_str(&format!("{}: {}\n", open.model, open.reason));
            }
        }
        Ok(text)
    }
}
