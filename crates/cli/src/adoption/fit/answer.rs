//! What a fit answers, in all three forms.

use endodec_adoption::diffusion::{
    Bass, DiffusionBootstrap, DiffusionFit, DiffusionModel, ForecastPoint, ProfileInterval,
};
use endodec_table::{Cell, Table};
use serde_json::{Map, Value, json};

use crate::adoption::bounds;
use crate::output::{aligned, significant};

/// One model's results.
pub(super) struct Fitted {
    pub(super) fit: DiffusionFit,
    pub(super) profiles: Vec<ProfileInterval>,
    pub(super) bootstrap: Option<DiffusionBootstrap>,
    pub(super) forecast: Vec<(f64, ForecastPoint)>,
}

impl Fitted {
    fn named(&self, value: impl Fn(usize) -> Value) -> Value {
        let names = self.fit.model.parameters().iter().enumerate();
        Value::Object(
            names
                .map(|(j, name)| ((*name).to_owned(), value(j)))
                .collect::<Map<_, _>>(),
        )
    }

    pub(super) fn json(&self, launch: f64) -> Value {
        let fit = &self.fit;
        let mut json = json!({
            "model": fit.model.name(),
            "estimates": self.named(|j| json!(fit.estimates[j])),
            "std_errors": self.named(|j| json!(fit.std_errors[j])),
            "covariance": fit.covariance,
            "profile_intervals_95": self.named(|j| json!([self.profiles[j].lower, self.profiles[j].upper])),
            "rss": fit.rss,
            "sigma": fit.sigma,
            "log_likelihood": fit.log_likelihood,
            "aic": fit.aic,
            "aicc": fit.aicc,
            "bic": fit.bic,
            "n": fit.n,
            "launch": launch,
            "fitted": fit.fitted,
        });
        if let Some(peak) = self.peak() {
            json["peak_time"] = json!(launch + peak);
        }
        if let Some(bootstrap) = &self.bootstrap {
            json["bootstrap_intervals_95"] = self.named(|j| bounds(bootstrap.intervals[j]));
            json["bootstrap_replicates"] = json!(bootstrap.estimates.len());
        }
        if !self.forecast.is_empty() {
            json["forecast"] = self
                .forecast
                .iter()
                .map(|(time, point)| {
                    json!({
                        "time": time,
                        "level": point.level,
                        "median": point.median,
                        "curve_interval_95": bounds(point.curve),
                        "observation_interval_95": bounds(point.observation),
                    })
                })
                .collect();
        }
        json
    }

    /// Time since launch at which Bass adoption peaks.
    fn peak(&self) -> Option<f64> {
        match (self.fit.model, self.fit.estimates.as_slice()) {
            (DiffusionModel::Bass, &[market, innovation, imitation]) => Bass {
                market,
                innovation,
                imitation,
            }
            .peak_time(),
            _ => None,
        }
    }

    pub(super) fn text(&self, weight: Option<f64>) -> String {
        let fit = &self.fit;
        let mut columns = vec!["", "estimate", "std. error", "95 % profile"];
        columns.extend(self.bootstrap.as_ref().map(|_| "95 % bootstrap"));
        let mut table = Table::new(columns);
        let end =
            |value: Option<f64>| value.map_or("open".to_owned(), |value| significant(value, 4));
        for (j, name) in fit.model.parameters().iter().enumerate() {
            let mut row = vec![
                Cell::from(*name),
                Cell::from(fit.estimates[j]),
                Cell::from(significant(fit.std_errors[j], 4)),
                Cell::from(format!(
                    "[{}, {}]",
                    end(self.profiles[j].lower),
                    end(self.profiles[j].upper)
                )),
            ];
            row.extend(self.bootstrap.as_ref().map(|bootstrap| {
                let (lower, upper) = bootstrap.intervals[j];
                Cell::from(format!(
                    "[{}, {}]",
                    significant(lower, 4),
                    significant(upper, 4)
                ))
            }));
            table.push(row);
        }
        let mut text = format!("{}\n{}", fit.model.name(), aligned(&table));
        text.push_str(&format!("n {}, RSS {}, ", fit.n, significant(fit.rss, 6)));
        text.push_str(
            &fit.aicc
                .map_or("no AICc (too few observations)".to_owned(), |aicc| {
                    format!("AICc {}", significant(aicc, 6))
                }),
        );
        if let Some(weight) = weight {
            text.push_str(&format!(", weight {weight:.3}"));
        }
        text.push('\n');
        for (time, point) in &self.forecast {
            text.push_str(&format!(
                "level at {time}: {} [{}, {}] (95 %, parameters alone)\n",
                significant(point.level, 5),
                significant(point.curve.0, 5),
                significant(point.curve.1, 5)
            ));
        }
        text
    }
}

/// One row a parameter.
pub(super) fn table(fitted: &[Fitted], weights: &[f64]) -> Table {
    let mut table = Table::new([
        "model",
        "parameter",
        "estimate",
        "std_error",
        "profile_lower_95",
        "profile_upper_95",
        "bootstrap_lower_95",
        "bootstrap_upper_95",
        "rss",
        "aicc",
        "akaike_weight",
        "n",
    ]);
    for (result, weight) in fitted.iter().zip(weights) {
        let fit = &result.fit;
        for (j, name) in fit.model.parameters().iter().enumerate() {
            let interval = result
                .bootstrap
                .as_ref()
                .map(|bootstrap| bootstrap.intervals[j]);
            table.push([
                Cell::from(fit.model.name()),
                Cell::from(*name),
                Cell::from(fit.estimates[j]),
                Cell::from(fit.std_errors[j]),
                Cell::from(result.profiles[j].lower),
                Cell::from(result.profiles[j].upper),
                Cell::from(interval.map(|interval| interval.0)),
                Cell::from(interval.map(|interval| interval.1)),
                Cell::from(fit.rss),
                Cell::from(fit.aicc),
                Cell::from(*weight),
                Cell::from(fit.n),
            ]);
        }
    }
    table
}
