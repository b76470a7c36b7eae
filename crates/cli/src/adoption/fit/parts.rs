//! Parts of the answer of a diffusion fit.

use endodec_adoption::diffusion::ForecastPoint;
use serde::Serialize;

use super::clock::Clock;

/// The level at a time to come.
#[derive(Serialize)]
pub(super) struct Forecast {
    pub(super) time: Time,
    pub(super) level: f64,
    pub(super) median: f64,
    pub(super) curve_interval_95: (f64, f64),
    pub(super) observation_interval_95: (f64, f64),
    /// The time on the clock of the fit.
    #[serde(skip)]
    pub(super) at: f64,
}

/// A time as the column writes it: a number, or a date.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Time {
    Number(f64),
    Date(String),
}

impl Forecast {
    pub(super) fn at(word: &str, point: &ForecastPoint, clock: &Clock) -> Self {
        Self {
            time: if clock.is_dated() {
                Time::Date(word.trim().to_owned())
            } else {
                Time::Number(point.t)
            },
            level: point.level,
            median: point.median,
            curve_interval_95: point.curve,
            observation_interval_95: point.observation,
            at: point.t,
        }
    }
}

/// A value for each parameter of the model, keyed by its name.
pub(super) struct Named<T> {
    pub(super) names: &'static [&'static str],
    pub(super) values: Vec<T>,
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.names.iter().zip(&self.values))
    }
}
