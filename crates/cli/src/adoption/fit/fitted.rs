//! One fitted model of diffusion: its numbers, rows and words.

use endodec_adoption::diffusion::{
    Bass, DiffusionBootstrap, DiffusionFit, DiffusionModel, ProfileInterval,
};
use serde::Serialize;

use super::clock::{Clock, Scale};
use super::drawing::Drawing;
use super::parts::{Forecast, Named, Time};
use crate::failure::Failure;
use crate::output::{aligned, records_under, significant};

/// One model's results.
#[derive(Serialize)]
pub(crate) struct Fitted {
    pub(super) model: &'static str,
    /// Of Bass.
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<&'static str>,
    pub(super) estimates: Named<f64>,
    pub(super) std_errors: Named<f64>,
    covariance: Vec<Vec<f64>>,
    pub(super) profile_intervals_95: Named<[Option<f64>; 2]>,
    pub(super) rss: f64,
    sigma: f64,
    log_likelihood: f64,
    aic: f64,
    pub(super) aicc: Option<f64>,
    bic: f64,
    pub(super) n: usize,
    /// What rates are per, and times are counted in.
    unit: &'static str,
    launch: f64,
    /// Positions of the parameters that are rates.
    #[serde(skip)]
    pub(super) rates: &'static [usize],
    /// The peak as the time column would write it.
    #[serde(skip)]
    pub(super) peak: Option<String>,
    pub(super) fitted: Vec<f64>,
    /// Of Bass: null where adoption falls from launch on.
    #[serde(skip_serializing_if = "Option::is_none")]
    peak_time: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bootstrap_intervals_95: Option<Named<(f64, f64)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bootstrap_replicates: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) forecast: Vec<Forecast>,
    #[serde(skip_serializing_if = "Option::is_none")]
    /// Among several models; null where it has no AICc, or no rival with one.
    pub(super) akaike_weight: Option<Option<f64>>,
    #[serde(skip)]
    pub(super) drawing: Option<Drawing>,
}

impl Fitted {
    pub(super) fn of(
        fit: &DiffusionFit,
        profiles: &[ProfileInterval],
        bootstrap: Option<&DiffusionBootstrap>,
        clock: &Clock,
        scale: Scale,
    ) -> Self {
        let names = fit.model.parameters();
        let profiles = profiles
            .iter()
            .map(|profile| [profile.lower, profile.upper]);
        Self {
            model: match fit.model {
                DiffusionModel::BassRecursion => DiffusionModel::Bass.name(),
                other => other.name(),
            },
            law: match fit.model {
                DiffusionModel::Bass => Some("continuous"),
                DiffusionModel::BassRecursion => Some("recursion"),
                _ => None,
            },
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
            unit: match fit.model {
                DiffusionModel::BassRecursion => "period",
                _ => clock.unit(),
            },
            launch: scale.of_series(fit.launch),
            rates: fit.model.rates(),
            peak: peak(fit)
                .flatten()
                .map(|peak| clock.text(scale.of_series(fit.launch + peak))),
            fitted: fit.fitted.clone(),
            peak_time: peak(fit).map(|peak| peak.map(|peak| scale.of_series(fit.launch + peak))),
            bootstrap_intervals_95: bootstrap.map(|bootstrap| Named {
                names,
                values: bootstrap.intervals.clone(),
            }),
            bootstrap_replicates: bootstrap.map(|bootstrap| bootstrap.estimates.len()),
            forecast: Vec::new(),
            akaike_weight: None,
            drawing: None,
        }
    }

    pub(super) fn drawn_with(mut self, drawing: Drawing) -> Self {
        self.drawing = Some(drawing);
        self
    }

    pub(super) fn with_forecast(mut self, forecast: impl IntoIterator<Item = Forecast>) -> Self {
        self.forecast.extend(forecast);
        self
    }
}

/// Time since launch at which Bass adoption peaks; `None` of other models.
fn peak(fit: &DiffusionFit) -> Option<Option<f64>> {
    match (fit.model, fit.estimates.as_slice()) {
        (DiffusionModel::Bass, &[market, innovation, imitation]) => Some(
            Bass {
                market,
                innovation,
                imitation,
            }
            .peak_time(),
        ),
        (DiffusionModel::BassRecursion, _) => Some(busiest(fit)),
        _ => None,
    }
}

/// The period, counted from 1, in which a recursion adds most; `None` where it is the first.
fn busiest(fit: &DiffusionFit) -> Option<f64> {
    let added = |period: f64| fit.cumulative(period) - fit.cumulative(period - 1.0);
    let mut period = 1.0;
    while period < 5000.0 && added(period + 1.0) > added(period) {
        period += 1.0;
    }
    (period > 1.0).then_some(period)
}

/// A parameter in the records and in the text.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    of: Option<Common<'a>>,
    model: &'a str,
    parameter: Option<&'a str>,
    /// What a rate is per.
    unit: Option<&'a str>,
    estimate: Option<f64>,
    std_error: Option<f64>,
    profile: Option<[Option<f64>; 2]>,
    bootstrap: Option<(f64, f64)>,
    akaike_weight: Option<f64>,
    at: Option<&'a Forecast>,
    reason: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn nothing(model: &'a str) -> Self {
        Self {
            of: None,
            model,
            parameter: None,
            unit: None,
            estimate: None,
            std_error: None,
            profile: None,
            bootstrap: None,
            akaike_weight: None,
            at: None,
            reason: None,
        }
    }

    /// A model that was not fitted.
    pub(super) fn not_fitted(model: &'a str, reason: &'a str) -> Self {
        Self {
            reason: Some(reason),
            ..Self::nothing(model)
        }
    }
}

/// What the rows of a model share.
#[derive(Serialize)]
struct Common<'a> {
    rss: f64,
    aicc: Option<f64>,
    n: usize,
    launch: f64,
    peak: Option<&'a str>,
}

impl Fitted {
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let resampled = self.bootstrap_intervals_95.as_ref();
        let names = self.estimates.names.iter().enumerate();
        names.map(move |(j, name)| Row {
            of: Some(Common {
                rss: self.rss,
                aicc: self.aicc,
                n: self.n,
                launch: self.launch,
                peak: self.peak.as_deref(),
            }),
            parameter: Some(name),
            unit: self.rates.contains(&j).then_some(self.unit),
            estimate: Some(self.estimates.values[j]),
            std_error: Some(self.std_errors.values[j]),
            profile: Some(self.profile_intervals_95.values[j]),
            bootstrap: resampled.map(|all| all.values[j]),
            // A model alone has all the weight.
            akaike_weight: self.akaike_weight.unwrap_or(Some(1.0)),
            ..Row::nothing(self.model)
        })
    }

    pub(super) fn forecasts(&self) -> impl Iterator<Item = Row<'_>> {
        self.forecast.iter().map(|at| Row {
            at: Some(at),
            ..Row::nothing(self.model)
        })
    }

    pub(super) fn text(&self) -> Result<String, Failure> {
        /// A row in words.
        #[derive(Serialize)]
        struct Words {
            parameter: String,
            estimate: Option<f64>,
            std_error: String,
            profile: String,
            bootstrap: Option<String>,
        }
        let end =
            |value: Option<f64>| value.map_or("open".to_owned(), |value| significant(value, 4));
        let between = |lower, upper| format!("[{}, {}]", end(lower), end(upper));
        let rows = self.rows().map(|row| Words {
            parameter: match (row.parameter.unwrap_or_default(), row.unit) {
                (name, None) => name.to_owned(),
                (name, Some(unit)) => format!("{name} a {unit}"),
            },
            estimate: row.estimate,
            std_error: significant(row.std_error.unwrap_or(f64::NAN), 4),
            profile: row
                .profile
                .map_or_else(String::new, |[lower, upper]| between(lower, upper)),
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
            "{}{}\n{}n {}, RSS {}, ",
            self.model,
            match self.law {
                Some("recursion") => ", Bass’s recursion from period to period; p and q per period",
                Some(_) => ", in continuous time",
                None => "",
            },
            aligned(&records_under(rows, columns)?),
            self.n,
            significant(self.rss, 6)
        );
        text.push_str(&match self.aicc {
            None if self.rss > 0.0 => "no AICc (too few observations)".to_owned(),
            None => "no AICc (the curve fits without error)".to_owned(),
            Some(aicc) => format!("AICc {}", significant(aicc, 6)),
        });
        match self.akaike_weight {
            None => {}
            Some(Some(weight)) => text.push_str(&format!(", weight {weight:.3}")),
            Some(None) => text.push_str(", no weight"),
        }
        text.push('\n');
        if let Some(peak) = &self.peak {
            text.push_str(&format!("peak of new adopters at {peak}\n"));
        }
        for point in &self.forecast {
            let time = match &point.time {
                Time::Number(at) => at.to_string(),
                Time::Date(date) => date.clone(),
            };
            text.push_str(&format!(
                "level at {}: {} [{}, {}] (95 %, parameters alone)\n",
                time,
                significant(point.level, 5),
                significant(point.curve_interval_95.0, 5),
                significant(point.curve_interval_95.1, 5)
            ));
        }
        Ok(text)
    }
}
