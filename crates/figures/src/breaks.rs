//! A series with its regimes, and how sharply the sum of squares points to the dates of their breaks.

use endodec_chart::{Axis, Chart, Colour, Line, Panel, Rule, Span, SpanOver};
use endodec_table::markup::literal;

use crate::figure::{Figure, Name};
use crate::number::{counted, listed, shown};
use crate::{ObservationOrder, order, thin};

/// A series, what was fitted to it, and its breaks.
#[derive(Debug, Clone)]
pub struct Breaks {
    /// What is explained, "ln price".
    pub response: String,
    /// The observations.
    pub order: ObservationOrder,
    /// The series.
    pub values: Vec<f64>,
    /// The fit of each observation.
    pub fitted: Vec<f64>,
    /// Breaks, in order.
    pub breaks: Vec<Break>,
    /// Sums of squared residuals over possible dates, one line a break.
    pub profiles: Vec<Profile>,
    /// How the number of breaks was chosen.
    pub selected_by: String,
}

/// A break: the last observation of a regime, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The last observation before it.
    pub after: usize,
    /// Ends of its 95 per cent interval.
    pub interval: [usize; 2],
}

/// The sum of squared residuals as one break is moved.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Last observation before the break, and the sum of squares with it there.
    pub points: Vec<(usize, f64)>,
}

impl Breaks {
    /// The figure: the series with its regimes, and the sums of squares beside it.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let mut panels = vec![self.series()];
        if self
            .profiles
            .iter()
            .any(|profile| !profile.points.is_empty())
        {
            panels.push(self.squares());
        }
        let [low, high] = self.heights();
        let names = self
            .breaks
            .iter()
            .map(|at| Name {
                panel: 0,
                at: [0.97, 0.8, 0.6, 0.4, 0.2, 0.05]
                    .map(|share| (self.between(at.after), low + share * (high - low)))
                    .to_vec(),
                text: order::short(&self.order.name(at.after)),
                colour: Colour::Grey,
            })
            .collect();
        let mut note = thin::dots(self.values.len(), "observation");
        note.push_str(" Lines: the fit, each regime in its colour.");
        if !self.breaks.is_empty() {
            note.push_str(
                " Dashed: breaks, named by the last observation before them; shaded: their 95 % intervals.",
            );
        }
        if panels.len() > 1 {
            note.push_str(if self.breaks.is_empty() {
                " b: the sum of squared residuals with one break at each date."
            } else {
                " b: the sum of squared residuals as each break is moved, the others held."
            });
        }
        Figure {
            title: self.title(),
            note,
            alt: self.alt(),
            chart: Chart {
                columns: panels.len(),
                row_height: 2.8,
                panels,
            },
            names,
        }
    }

    /// Lowest and highest value.
    fn heights(&self) -> [f64; 2] {
        let all = self
            .values
            .iter()
            .chain(&self.fitted)
            .filter(|v| v.is_finite());
        all.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], &v| {
            [low.min(v), high.max(v)]
        })
    }

    /// The axis of both panels, from the first observation to the last.
    fn axis(&self) -> Axis {
        let (first, last) = (self.order.at(1), self.order.at(self.order.len()));
        let room = 0.03 * (last - first);
        Axis {
            range: (room > 0.0).then_some((first - room, last + room)),
            ..self.order.axis()
        }
    }

    /// Between an observation and the next, where its regime ends.
    fn between(&self, after: usize) -> f64 {
        let next = self.order.at(after + 1);
        if next.is_finite() {
            f64::midpoint(self.order.at(after), next)
        } else {
            self.order.at(after)
        }
    }

    fn series(&self) -> Panel {
        let mut marks = Vec::new();
        for at in &self.breaks {
            marks.push(
                Span {
                    over: SpanOver::X(self.order.at(at.interval[0]), self.order.at(at.interval[1])),
                    colour: Colour::Grey,
                    opacity: 0.18,
                    label: None,
                }
                .into(),
            );
        }
        for at in &self.breaks {
            marks.push(Rule::vertical(self.between(at.after)).into());
        }
        let points: Vec<(f64, f64)> = (1..)
            .map(|i| self.order.at(i))
            .zip(self.values.iter().copied())
            .collect();
        let mut from = 0;
        let ends = self
            .breaks
            .iter()
            .map(|at| at.after)
            .chain([self.values.len()]);
        for (j, to) in ends.enumerate() {
            let fit: Vec<(f64, f64)> = (from..to.min(self.fitted.len()))
                .map(|i| (self.order.at(i + 1), self.fitted[i]))
                .collect();
            marks.push(
                Line {
                    width: 1.8,
                    reads: "fit",
                    ..Line::new(thin::line(&fit), Colour::nth(j))
                }
                .into(),
            );
            from = to;
        }
        marks.push(thin::scatter(&points, (false, false), 2.8));
        Panel {
            title: match self.breaks.len() {
                0 => "No break".to_owned(),
                count => format!(
                    "{}, by {}",
                    counted(count, "break"),
                    literal(&self.selected_by)
                ),
            },
            x: self.axis(),
            y: Axis::linear(literal(&self.response)),
            marks,
        }
    }

    fn squares(&self) -> Panel {
        let mut marks = Vec::new();
        for (j, profile) in self.profiles.iter().enumerate() {
            let line: Vec<(f64, f64)> = profile
                .points
                .iter()
                .map(|&(after, squares)| (self.order.at(after), squares))
                .collect();
            if self.breaks.is_empty() {
                marks.push(
                    Line {
                        reads: "one break",
                        ..Line::new(line, Colour::Black)
                    }
                    .into(),
                );
            } else {
                marks.push(
                    Line {
                        reads: "break moved",
                        ..Line::new(line, Colour::nth(j))
                    }
                    .into(),
                );
            }
        }
        for at in &self.breaks {
            marks.push(Rule::vertical(self.order.at(at.after)).into());
        }
        Panel {
            title: "How well the dates are told".to_owned(),
            x: self.axis(),
            y: Axis::linear("sum of squared residuals"),
            marks,
        }
    }

    fn title(&self) -> String {
        if self.breaks.is_empty() {
            return format!("{}: no break by {}", self.response, self.selected_by);
        }
        let dates: Vec<String> = self
            .breaks
            .iter()
            .map(|at| order::short(&self.order.name(at.after)))
            .collect();
        format!("{} breaks after {}", self.response, listed(&dates))
    }

    fn alt(&self) -> String {
        let mut text = format!(
            "{} over {} in {}.",
            self.response,
            counted(self.values.len(), "observation"),
            counted(self.breaks.len() + 1, "regime")
        );
        for at in &self.breaks {
            text.push_str(&format!(
                " Break after {}, 95 % interval {} to {}.",
                self.order.name(at.after),
                self.order.name(at.interval[0]),
                self.order.name(at.interval[1])
            ));
        }
        let best = self.profiles.iter().filter_map(|profile| {
            let least = profile.points.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
            Some(format!(
                " The sum of squares is least, {}, with a break after {}.",
                shown(least.1, 4),
                self.order.name(least.0)
            ))
        });
        text.extend(best);
        text
    }
}
