//! Diffusion models through what was counted, their residuals, and what they forecast.

use endodec_chart::{Axis, Band, Chart, Colour, Intervals, Line, Panel, Points, Rule, Symbol};
use endodec_table::markup::literal;

use crate::calendar::TimeAxis;
use crate::figure::{Figure, Name, named};
use crate::number::{as_f64, between, counted, listed, shown};
use crate::{order, thin};

/// Counts of adopters and the models fitted to them.
#[derive(Debug, Clone)]
pub struct Diffusion {
    /// What time is called.
    pub time: String,
    /// What adopters are called.
    pub adopters: String,
    /// What times are.
    pub axis: TimeAxis,
    /// Whether adopters are counted from the start, not per period.
    pub cumulative: bool,
    /// Times and counts.
    pub observed: Vec<(f64, f64)>,
    /// The models, the best first.
    pub models: Vec<DiffusionCurve>,
}

/// A fitted model.
#[derive(Debug, Clone)]
pub struct DiffusionCurve {
    /// What it is called.
    pub name: String,
    /// Its fit of each observation.
    pub fitted: Vec<f64>,
    /// Its level, adopters so far, over time; may be empty.
    pub level: Vec<(f64, f64)>,
    /// Akaike's weight among several.
    pub weight: Option<f64>,
    /// The level at times to come.
    pub forecast: Vec<DiffusionForecast>,
}

/// The level at a time to come.
#[derive(Debug, Clone, Copy)]
pub struct DiffusionForecast {
    /// When.
    pub time: f64,
    /// Level of the fitted curve.
    pub level: f64,
    /// 95 per cent interval of one more observation of it.
    pub interval: [f64; 2],
}

/// Models drawn; more could not be told apart.
const MOST_MODELS: usize = 4;

impl Diffusion {
    /// The figure: counts with the fits, the level with its forecast, and the residuals of the best model.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let mut panels = vec![self.counts()];
        let mut names = self.model_names();
        let has_level = self.models.iter().any(|model| !model.level.is_empty());
        let has_forecast = self.models.iter().any(|model| !model.forecast.is_empty());
        if has_level && (!self.cumulative || has_forecast) {
            names.extend(self.forecast_names(panels.len()));
            panels.push(self.levels());
        }
        panels.push(self.residuals());
        let columns = panels.len();
        Figure {
            title: self.title(),
            note: self.note(columns),
            alt: self.alt(),
            chart: Chart {
                columns: columns.min(3),
                row_height: 2.6,
                panels,
            },
            names,
        }
    }

    fn drawn(&self) -> impl Iterator<Item = (Colour, &DiffusionCurve)> {
        self.models
            .iter()
            .take(MOST_MODELS)
            .enumerate()
            .map(|(j, model)| (Colour::nth(j), model))
    }

    fn times(&self) -> impl Iterator<Item = f64> {
        let ahead = self.drawn().flat_map(|(_, model)| model.forecast.iter());
        let levels = self.drawn().flat_map(|(_, model)| model.level.iter());
        self.observed
            .iter()
            .map(|at| at.0)
            .chain(ahead.map(|at| at.time))
            .chain(levels.map(|at| at.0))
    }

    fn counts(&self) -> Panel {
        let mut marks = Vec::new();
        for (colour, model) in self.drawn() {
            let times = self.observed.iter().map(|at| at.0);
            let line: Vec<_> = times.zip(model.fitted.iter().copied()).collect();
            marks.push(
                Line {
                    reads: "fit",
                    ..Line::new(thin::line(&line), colour)
                }
                .into(),
            );
        }
        marks.push(thin::scatter(&self.observed, (false, false), 3.2));
        Panel {
            title: if self.cumulative {
                "So far".to_owned()
            } else {
                "In each period".to_owned()
            },
            x: self
                .axis
                .axis(&self.time, self.observed.iter().map(|at| at.0)),
            y: Axis::linear(literal(&self.adopters)),
            marks,
        }
    }

    fn levels(&self) -> Panel {
        let mut marks = Vec::new();
        for (colour, model) in self.drawn() {
            marks.push(
                Line {
                    reads: "level",
                    ..Line::new(thin::line(&model.level), colour)
                }
                .into(),
            );
            let ahead = thin::sampled(&model.forecast, 60);
            if !ahead.is_empty() {
                marks.push(
                    Points {
                        size: 3.6,
                        symbol: Symbol::Diamond,
                        intervals: Intervals::Vertical(
                            ahead
                                .iter()
                                .map(|at| (at.interval[0], at.interval[1]))
                                .collect(),
                        ),
                        ..Points::new(ahead.iter().map(|at| (at.time, at.level)), colour)
                    }
                    .into(),
                );
            }
        }
        let mut so_far = 0.0;
        let sums = self.observed.iter().map(|&(time, count)| {
            so_far = if self.cumulative {
                count
            } else {
                so_far + count
            };
            (time, so_far)
        });
        let sums: Vec<_> = sums.collect();
        marks.push(thin::scatter(&sums, (false, false), 2.6));
        Panel {
            title: if self.models.iter().any(|model| !model.forecast.is_empty()) {
                "So far, and to come".to_owned()
            } else {
                "So far".to_owned()
            },
            x: self.axis.axis(&self.time, self.times()),
            y: Axis::linear(literal(&format!("{} so far", self.adopters))),
            marks,
        }
    }

    fn residuals(&self) -> Panel {
        let best = self.models.first();
        let fitted = best
            .map(|model| model.fitted.as_slice())
            .unwrap_or_default();
        let points: Vec<_> = self
            .observed
            .iter()
            .zip(fitted)
            .map(|(&(time, count), fit)| (time, count - fit))
            .collect();
        Panel {
            title: format!(
                "Residuals of {}",
                best.map_or("the fit", |model| &model.name)
            ),
            x: self
                .axis
                .axis(&self.time, self.observed.iter().map(|at| at.0)),
            y: Axis::linear(literal(&format!("{} less the fit", self.adopters))),
            marks: vec![
                Rule::horizontal(0.0).into(),
                thin::scatter(&points, (false, false), 3.0),
                Band::new([], Colour::Grey).into(),
            ],
        }
    }

    /// Several models are named at their highest fit.
    fn model_names(&self) -> Vec<Name> {
        if self.models.len() < 2 {
            return Vec::new();
        }
        self.drawn()
            .enumerate()
            .filter_map(|(j, (colour, model))| {
                let last = model.fitted.len().checked_sub(1)?;
                let place = |tenth: usize| {
                    let i = (tenth * last) / 10;
                    Some((self.observed.get(i)?.0, *model.fitted.get(i)?))
                };
                let tenths = [2 * j + 3, 2, 4, 6, 8, 9, 10].map(|tenth| tenth.min(10));
                Some(Name {
                    panel: 0,
                    at: tenths.into_iter().filter_map(place).collect(),
                    text: model.name.clone(),
                    colour,
                })
            })
            .collect()
    }

    fn forecast_names(&self, panel: usize) -> Vec<Name> {
        self.drawn()
            .take(1)
            .filter_map(|(colour, model)| {
                let last = model.forecast.last()?;
                Some(Name {
                    panel,
                    at: vec![(last.time, last.level)],
                    text: shown(last.level, 3),
                    colour,
                })
            })
            .collect()
    }

    fn title(&self) -> String {
        let Some(best) = self.models.first() else {
            return format!("{} over {}", self.adopters, self.time);
        };
        if let Some(last) = best.forecast.last() {
            return format!(
                "By {} {} {} to {} with {} (95 %: {})",
                self.axis.written(last.time),
                self.adopters,
                if self.cumulative { "come" } else { "add up" },
                shown(last.level, 3),
                best.name,
                between(last.interval, 3)
            );
        }
        let explained = self.explained(best);
        match (self.models.len(), best.weight) {
            (1, _) => format!(
                "{} explains {} % of the variance of {}",
                capital(&best.name),
                shown(100.0 * explained, 3),
                self.adopters
            ),
            (count, weight) => format!(
                "Of {count} models {} fits {} best{}",
                best.name,
                self.adopters,
                weight.map_or_else(String::new, |weight| format!(
                    ", with {} of the Akaike weight",
                    crate::number::percent(weight)
                ))
            ),
        }
    }

    /// 1 − residual over total sum of squares.
    fn explained(&self, model: &DiffusionCurve) -> f64 {
        let mean =
            self.observed.iter().map(|at| at.1).sum::<f64>() / as_f64(self.observed.len().max(1));
        let (mut residual, mut total) = (0.0, 0.0);
        for (&(_, count), fit) in self.observed.iter().zip(&model.fitted) {
            residual += (count - fit) * (count - fit);
            total += (count - mean) * (count - mean);
        }
        1.0 - residual / total
    }

    fn note(&self, panels: usize) -> String {
        let coloured = |(colour, model): (Colour, &DiffusionCurve)| {
            if self.models.len() > 1 {
                format!("{} ({})", model.name, named(colour))
            } else {
                model.name.clone()
            }
        };
        let drawn: Vec<String> = self.drawn().map(coloured).collect();
        let of = if drawn.len() < self.models.len() {
            format!(", the best {} of {} models", drawn.len(), self.models.len())
        } else {
            String::new()
        };
        let forecast = if panels > 2 && self.models.iter().any(|model| !model.forecast.is_empty()) {
            " Diamonds: forecasts with 95 % intervals of what is observed."
        } else {
            ""
        };
        format!(
            "{} Lines: {}{of}.{forecast}",
            thin::dots(self.observed.len(), "observation"),
            listed(&drawn)
        )
    }

    fn alt(&self) -> String {
        let mut text = format!(
            "{} over {}, {}, with fitted curves:",
            self.adopters,
            self.time,
            counted(self.observed.len(), "observation")
        );
        for (_, model) in self.drawn() {
            text.push_str(&format!(
                " {} (R² {});",
                order::short(&model.name),
                shown(self.explained(model), 3)
            ));
        }
        let mut text = text.trim_end_matches(';').to_owned();
        text.push_str(". The residuals of the best are beside.");
        text
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
