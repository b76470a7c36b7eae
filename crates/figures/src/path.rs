//! Quantities along a path of time, with what happens on it.

use endodec_chart::{Axis, Chart, Colour, Format, Line, Panel, Rule};
use endodec_table::markup::literal;

use crate::calendar::TimeAxis;
use crate::figure::{Figure, Name};
use crate::number::shown;
use crate::thin;

/// A path.
#[derive(Debug, Clone)]
pub struct PathPlot {
    /// The message.
    pub title: String,
    /// What the path is of, one or two sentences.
    pub note: String,
    /// What time is called.
    pub time: String,
    /// What times are.
    pub axis: TimeAxis,
    /// What is drawn, two to a row.
    pub panels: Vec<PathPanel>,
    /// What happens, marked in every panel and named in the first.
    pub events: Vec<PathEvent>,
}

/// Quantities of one unit.
#[derive(Debug, Clone)]
pub struct PathPanel {
    /// What is seen, in a few words.
    pub title: String,
    /// What the axis is called, with its unit.
    pub quantity: String,
    /// Whether it is logarithmic.
    pub log: bool,
    /// Whether values are shares.
    pub percent: bool,
    /// Names and courses.
    pub lines: Vec<(String, Vec<(f64, f64)>)>,
    /// A height to compare with.
    pub rule: Option<f64>,
}

/// Something that happens.
#[derive(Debug, Clone)]
pub struct PathEvent {
    /// When.
    pub at: f64,
    /// What.
    pub text: String,
}

/// Events that are marked; more would hide what they mark.
const MOST_EVENTS: usize = 12;

impl PathPlot {
    /// The figure.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let panels: Vec<Panel> = self.panels.iter().map(|panel| self.panel(panel)).collect();
        let mut names = Vec::new();
        for (at, panel) in self.panels.iter().enumerate() {
            if panel.lines.len() < 2 {
                continue;
            }
            for (j, (name, points)) in panel.lines.iter().enumerate() {
                let seen = points.iter().filter(|p| p.0.is_finite() && p.1.is_finite());
                let seen: Vec<_> = seen.collect();
                let places = [2 * j + 1, 1, 3, 5, 7, 9].map(|tenth| seen.len() * tenth.min(9) / 10);
                names.push(Name {
                    panel: at,
                    at: places
                        .into_iter()
                        .filter_map(|i| seen.get(i).map(|&&at| at))
                        .collect(),
                    text: name.clone(),
                    colour: Colour::nth(j),
                });
            }
        }
        names.extend(self.events.iter().take(MOST_EVENTS).filter_map(|event| {
            let (_, points) = self.panels.first()?.lines.first()?;
            let heights = points.iter().map(|p| p.1).filter(|y| y.is_finite());
            let (low, high) = heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
                (low.min(y), high.max(y))
            });
            Some(Name {
                panel: 0,
                at: [0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05]
                    .map(|share| (event.at, low + share * (high - low)))
                    .to_vec(),
                text: event.text.clone(),
                colour: Colour::Grey,
            })
        }));
        Figure {
            title: self.title.clone(),
            note: self.told(),
            alt: self.alt(),
            chart: Chart {
                columns: panels.len().min(2),
                row_height: if panels.len() == 1 { 3.0 } else { 2.3 },
                panels,
            },
            names,
        }
    }

    fn panel(&self, panel: &PathPanel) -> Panel {
        let mut marks = Vec::new();
        for event in self.events.iter().take(MOST_EVENTS) {
            marks.push(Rule::vertical(event.at).into());
        }
        marks.extend(panel.rule.map(|at| Rule::horizontal(at).into()));
        for (j, (_, points)) in panel.lines.iter().enumerate() {
            marks.push(
                Line {
                    width: 1.6,
                    ..Line::new(thin::line(points), Colour::nth(j))
                }
                .into(),
            );
        }
        // What the panel is called need not stand twice.
        let same = panel.title.to_lowercase() == panel.quantity.to_lowercase();
        let title = if same {
            String::new()
        } else {
            literal(&panel.quantity)
        };
        let times = panel.lines.iter().flat_map(|(_, points)| points);
        Panel {
            title: literal(&panel.title),
            x: self.axis.axis(&self.time, times.map(|at| at.0)),
            y: if panel.log {
                Axis::log10(title)
            } else {
                Axis {
                    format: if panel.percent {
                        Format::Percent
                    } else {
                        Format::Number
                    },
                    ..Axis::linear(title)
                }
            },
            marks,
        }
    }

    /// The note, with what happens and when.
    fn told(&self) -> String {
        let events: Vec<String> = self
            .events
            .iter()
            .take(MOST_EVENTS)
            .map(|event| format!("{} {}", event.text, self.axis.written(event.at)))
            .collect();
        if events.is_empty() {
            return self.note.clone();
        }
        format!("{} Upright lines: {}.", self.note, events.join(", "))
    }

    fn alt(&self) -> String {
        let mut text = format!("Lines over {}.", self.time);
        for panel in &self.panels {
            for (name, points) in &panel.lines {
                let seen = || points.iter().filter(|p| p.1.is_finite());
                if let (Some(first), Some(last)) = (seen().next(), seen().next_back()) {
                    text.push_str(&format!(
                        " {name}: {} at {}, {} at {}.",
                        shown(first.1, 3),
                        self.axis.written(first.0),
                        shown(last.1, 3),
                        self.axis.written(last.0)
                    ));
                }
            }
        }
        for event in self.events.iter().take(MOST_EVENTS) {
            text.push_str(&format!(
                " {} at {}.",
                event.text,
                self.axis.written(event.at)
            ));
        }
        text
    }
}
