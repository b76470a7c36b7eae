//! A forecast as a fan, with the date at which it crosses a target.

use endodec_chart::{Axis, Band, Chart, Colour, Dash, Line, Panel, Rule};
use endodec_table::markup::literal;

use crate::calendar::TimeAxis;
use crate::figure::{Figure, Name};
use crate::number::{as_f64, between, counted, shown};
use crate::thin;

/// Unit cost observed and to come.
#[derive(Debug, Clone)]
pub struct Fan {
    /// What unit cost is called.
    pub cost: String,
    /// What time is called, "step" where there is no column.
    pub time: String,
    /// What times are.
    pub axis: TimeAxis,
    /// The law in words, "Wright’s law".
    pub law: String,
    /// What the forecast supposes, one sentence.
    pub given: String,
    /// Observed times and costs, oldest first.
    pub observed: Vec<(f64, f64)>,
    /// The forecast, step after step.
    pub forecast: Vec<FanPoint>,
    /// A cost whose crossing is dated.
    pub target: Option<FanTarget>,
}

/// The forecast at one time.
#[derive(Debug, Clone)]
pub struct FanPoint {
    /// When.
    pub time: f64,
    /// Median.
    pub median: f64,
    /// Central bands of 50, 80 and 95 per cent.
    pub bands: [[f64; 2]; 3],
    /// The regression in levels, extrapolated.
    pub plain: f64,
}

/// When a cost is crossed.
#[derive(Debug, Clone)]
pub struct FanTarget {
    /// The cost.
    pub cost: f64,
    /// Median time; `None` beyond the horizon of the simulation.
    pub median: Option<f64>,
    /// Central 80 per cent of the times.
    pub band_80: [Option<f64>; 2],
    /// Times with the probability that the cost has been crossed.
    pub probability: Vec<(f64, f64)>,
}

/// Names and opacities of the bands, widest first.
const BANDS: [(usize, &str, f64); 3] = [
    (2, "95 % of futures", 0.13),
    (1, "80 %", 0.18),
    (0, "50 %", 0.3),
];

impl Fan {
    /// The figure: the fan, and beside it the probability of having crossed the target.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let shown = self.recent();
        let mut panels = vec![self.fan(shown)];
        let mut names = Vec::new();
        if let Some(at) = self.forecast.get(self.forecast.len() * 2 / 3) {
            names.push(Name {
                panel: 0,
                at: vec![
                    (at.time, at.median),
                    self.forecast
                        .first()
                        .map_or((0.0, 0.0), |at| (at.time, at.median)),
                ],
                text: "median".to_owned(),
                colour: Colour::Blue,
            });
        }
        if let Some(at) = self.forecast.last() {
            names.push(Name {
                panel: 0,
                at: vec![(at.time, at.plain)],
                text: "plain extrapolation".to_owned(),
                colour: Colour::Vermillion,
            });
        }
        if let Some(target) = &self.target {
            if let Some(first) = shown.first().or(self.observed.last()) {
                names.push(Name {
                    panel: 0,
                    at: vec![
                        (first.0, target.cost),
                        (
                            self.forecast.first().map_or(first.0, |at| at.time),
                            target.cost,
                        ),
                    ],
                    text: format!("target {}", crate::shown(target.cost, 3)),
                    colour: Colour::Grey,
                });
            }
            if self.has_chances() {
                panels.push(self.crossing(target));
            }
        }
        let chart = Chart {
            columns: panels.len(),
            row_height: 2.9,
            panels,
        };
        Figure {
            title: self.title(),
            note: self.note(shown.len()),
            alt: self.alt(),
            chart,
            names,
        }
    }

    /// The observations near enough to the forecast for it to be seen beside them.
    fn recent(&self) -> &[(f64, f64)] {
        let most = (6 * self.forecast.len()).max(40);
        &self.observed[self.observed.len().saturating_sub(most)..]
    }

    fn fan(&self, observed: &[(f64, f64)]) -> Panel {
        let last = self.observed.last().copied();
        let mut marks = Vec::new();
        for (level, reads, opacity) in BANDS {
            let start = last.map(|(time, cost)| (time, cost, cost));
            let band = self.forecast.iter();
            let band = band.map(|at| (at.time, at.bands[level][0], at.bands[level][1]));
            let points: Vec<_> = start.into_iter().chain(band).collect();
            marks.push(
                Band {
                    opacity,
                    reads,
                    ..Band::new(thin::band(&points), Colour::Blue)
                }
                .into(),
            );
        }
        let from_last = |pick: fn(&FanPoint) -> f64| {
            let points = self.forecast.iter().map(|at| (at.time, pick(at)));
            thin::line(&last.into_iter().chain(points).collect::<Vec<_>>())
        };
        marks.push(
            Line {
                reads: "median",
                ..Line::new(from_last(|at| at.median), Colour::Blue)
            }
            .into(),
        );
        marks.push(
            Line {
                reads: "plain extrapolation",
                dash: Dash::Dashed,
                width: 1.1,
                ..Line::new(from_last(|at| at.plain), Colour::Vermillion)
            }
            .into(),
        );
        if let Some(target) = &self.target {
            marks.push(Rule::horizontal(target.cost).into());
        }
        marks.push(thin::scatter(observed, (false, true), 3.0));
        let times = observed.iter().map(|at| at.0);
        let times = times.chain(self.forecast.iter().map(|at| at.time));
        Panel {
            title: if self.has_chances() {
                "Observed, and forecast".to_owned()
            } else {
                String::new()
            },
            x: self.axis.axis(&self.time, times),
            y: Axis::log10(literal(&self.cost)),
            marks,
        }
    }

    fn crossing(&self, target: &FanTarget) -> Panel {
        let mut marks = Vec::new();
        if let Some(median) = target.median
            && target
                .probability
                .last()
                .is_some_and(|last| median <= last.0)
        {
            marks.push(Rule::vertical(median).into());
        }
        let start = self.observed.last().map(|&(time, _)| (time, 0.0));
        let line: Vec<_> = start
            .into_iter()
            .chain(target.probability.iter().copied())
            .collect();
        marks.push(
            Line {
                reads: "probability of having crossed",
                width: 1.6,
                ..Line::new(thin::line(&line), Colour::Blue)
            }
            .into(),
        );
        let times = line.iter().map(|at| at.0);
        Panel {
            title: format!("Chance that {} has been reached", shown(target.cost, 3)),
            x: self.axis.axis(&self.time, times),
            y: Axis {
                range: Some((0.0, 1.0)),
                format: endodec_chart::Format::Percent,
                ..Axis::linear("share of simulated futures")
            },
            marks,
        }
    }

    fn when(&self, time: Option<f64>) -> String {
        match time {
            None => "beyond the horizon".to_owned(),
            Some(time) if self.axis == TimeAxis::Number => {
                format!("{} {}", self.time, self.axis.written(time))
            }
            // The year in which it happens, where years are all that is observed.
            Some(time) if self.observed.iter().all(|at| at.0.fract() == 0.0) => {
                format!("{:.0}", time.floor())
            }
            Some(time) => self.axis.written(time),
        }
    }

    fn has_chances(&self) -> bool {
        let target = self.target.as_ref();
        target.is_some_and(|target| !target.probability.is_empty())
    }

    fn title(&self) -> String {
        let Some(last) = self.forecast.last() else {
            return format!("{} as observed", self.cost);
        };
        match &self.target {
            None => format!(
                "{} by {}: {} at the median, {} in 95 % of futures",
                self.cost,
                self.when(Some(last.time)),
                shown(last.median, 3),
                between(last.bands[2], 2)
            ),
            Some(target) => {
                let goal = format!("{} reaches {}", self.cost, shown(target.cost, 3));
                match target.median {
                    None => format!("In most futures {goal} only beyond the horizon"),
                    median => format!(
                        "{goal} by {} in half of all futures; 80 %: {} to {}",
                        self.when(median),
                        self.when(target.band_80[0]),
                        self.when(target.band_80[1])
                    ),
                }
            }
        }
    }

    fn note(&self, observed: usize) -> String {
        let cut = if observed < self.observed.len() {
            format!(
                " The last {observed} of {} are drawn.",
                shown(as_f64(self.observed.len()), 9)
            )
        } else {
            String::new()
        };
        format!(
            "{}{cut} Blue: {}, median and central bands of 50, 80 and 95 %. Dashed: the regression in levels, extrapolated without a band. {}",
            thin::dots(observed, "observation"),
            self.law,
            self.given
        )
    }

    fn alt(&self) -> String {
        let mut text = format!(
            "{} over {} on a logarithmic axis: {}, then a fan of forecasts that widens",
            self.cost,
            self.time,
            counted(self.observed.len(), "observation")
        );
        if let (Some(first), Some(last)) = (self.forecast.first(), self.forecast.last()) {
            text.push_str(&format!(
                " from {} ({}) after one step to {} ({}) after {}",
                shown(first.median, 3),
                between(first.bands[2], 3),
                shown(last.median, 3),
                between(last.bands[2], 3),
                counted(self.forecast.len(), "step")
            ));
        }
        text.push('.');
        if let Some(target) = &self.target {
            text.push_str(&format!(
                " The target {} is crossed at {} at the median, between {} and {} in 80 % of futures.",
                shown(target.cost, 3),
                self.when(target.median),
                self.when(target.band_80[0]),
                self.when(target.band_80[1])
            ));
        }
        text
    }
}
