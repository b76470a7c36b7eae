//! A forecast as a figure.

use endodec_figures::{Fan, FanPoint, FanTarget, Figure, TimeAxis};
use endodec_learning::forecast::Law;
use endodec_reader::Unit;

use super::answer::Found;
use crate::output::significant;

impl Found {
    pub(super) fn drawn(&self) -> Figure {
        let drawing = &self.drawing;
        let unit = self
            .when
            .times
            .as_ref()
            .map_or(Unit::Number, |times| times.unit);
        // Without a column of times the observations are steps that end at their number.
        let last = if self.when.times.is_some() {
            self.when.last
        } else {
            as_f64(drawing.cost.len())
        };
        let at = |steps: f64| unit.years(last + self.when.step * steps);
        let times: Vec<f64> = if drawing.at.is_empty() {
            (1..=drawing.cost.len()).map(as_f64).collect()
        } else {
            drawing.at.iter().map(|&at| unit.years(at)).collect()
        };
        let observed = times.into_iter().zip(drawing.cost.iter().copied());
        let years = unit != Unit::Number;
        let forecast = self.forecasts.iter().map(|point| FanPoint {
            time: at(point.at.horizon),
            median: point.median,
            bands: [point.interval_50, point.interval_80, point.interval_95],
            plain: point.plain_extrapolation,
        });
        let target = self.crossing.as_ref().map(|crossing| FanTarget {
            cost: crossing.target,
            median: crossing.median.map(at),
            band_80: crossing.interval_80.map(|end| end.map(at)),
            probability: crossing
                .probability_by
                .iter()
                .filter_map(|by| Some((at(by.at.horizon), by.probability?)))
                .collect(),
        });
        let law = match self.law {
            Law::Wright => "Wright’s law with noise",
            Law::Moore => "Moore’s law with noise",
        };
        Fan {
            cost: self.drawing.cost_name.clone(),
            time: self.drawing.time_name.clone().unwrap_or_else(|| "step".to_owned()),
            axis: if years { TimeAxis::Years } else { TimeAxis::Number },
            law: law.to_owned(),
            given: format!(
                "Bands hold noise to come and ignorance of the rate, if output grows by {} % a step.",
                significant(100.0 * self.growth, 3)
            ),
            observed: observed.collect(),
            forecast: forecast.collect(),
            target,
        }
        .figure()
    }
}

fn as_f64(count: usize) -> f64 {
    count as f64
}
