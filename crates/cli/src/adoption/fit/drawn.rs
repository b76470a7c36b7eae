//! Diffusion fits as a figure.

use endodec_figures::{Diffusion, DiffusionCurve, DiffusionForecast, Figure, TimeAxis};

use super::answer::Found;
use super::fitted::Fitted;

/// A model in words.
pub(crate) fn named(model: &str) -> String {
    match model {
        "bass" => "Bass’s model".to_owned(),
        "logistic" => "the logistic".to_owned(),
        "unit-logistic" | "unit_logistic" => "the logistic with ceiling one".to_owned(),
        "gompertz" => "Gompertz’s curve".to_owned(),
        "gsg" | "gamma_shifted_gompertz" | "gamma-shifted-gompertz" => {
            "the gamma/shifted Gompertz".to_owned()
        }
        "exponential" => "the exponential".to_owned(),
        "linear" => "a straight line".to_owned(),
        other => other.to_owned(),
    }
}

impl Found {
    pub(super) fn drawn(&self) -> Option<Figure> {
        let (Self::One(fits) | Self::Several { fits, .. }) = self;
        let drawing = fits.first()?.drawing.as_ref()?;
        let mut order: Vec<&Fitted> = fits.iter().collect();
        let weight = |fit: &Fitted| fit.akaike_weight.flatten().unwrap_or(0.0);
        order.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        let models = order.into_iter().map(|fit| DiffusionCurve {
            name: named(fit.model),
            fitted: fit.fitted.clone(),
            level: fit
                .drawing
                .as_ref()
                .map_or_else(Vec::new, |drawing| drawing.level.clone()),
            weight: fit.akaike_weight.flatten(),
            forecast: fit
                .forecast
                .iter()
                .map(|point| DiffusionForecast {
                    time: point.at,
                    level: point.level,
                    interval: point.observation_interval_95.into(),
                })
                .collect(),
        });
        let diffusion = Diffusion {
            time: drawing.time.clone(),
            adopters: drawing.adopters.clone(),
            axis: if drawing.calendar {
                TimeAxis::Years
            } else {
                TimeAxis::Number
            },
            cumulative: drawing.cumulative,
            observed: drawing.observed.clone(),
            models: models.collect(),
        };
        Some(diffusion.figure())
    }
}
