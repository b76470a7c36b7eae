//! What single observations and stretches of the sample do to an estimate.

use endodec_chart::{Axis, Band, Chart, Colour, Line, Mark, Panel, Points, Rule};
use endodec_table::markup::literal;

use crate::figure::{Figure, Name};
use crate::number::{between, counted, shown};
use crate::{ObservationOrder, order, thin};

/// An estimate without each observation, and on growing and rolling windows.
#[derive(Debug, Clone)]
pub struct InfluencePlot {
    /// What is estimated.
    pub measure: String,
    /// The estimate from all observations.
    pub whole: f64,
    /// The observations.
    pub order: ObservationOrder,
    /// The estimate without each of them, in their order.
    pub without: Vec<f64>,
    /// Windows from the first observation on.
    pub expanding: Vec<WindowFit>,
    /// Windows of one length.
    pub rolling: Vec<WindowFit>,
}

/// The estimate on a window.
#[derive(Debug, Clone, Copy)]
pub struct WindowFit {
    /// Its last observation, counted from 1.
    pub to: usize,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub std_error: f64,
}

impl InfluencePlot {
    /// The figure: leave-one-out, and the windows beside it.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let mut panels = vec![self.leave_one_out()];
        let names = self.extremes();
        if self.expanding.len() > 1 || self.rolling.len() > 1 {
            panels.push(self.windows());
        }
        let mut note = thin::dots(self.without.len(), "estimate");
        note.push_str(" Each is without the observation below it. Dashed: all observations.");
        if panels.len() > 1 {
            note.push_str(" Blue: from the first observation to the one below");
            note.push_str(if self.rolling.is_empty() {
                "."
            } else {
                "; vermilion: rolling windows."
            });
            note.push_str(" Shaded: two standard errors either way.");
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

    fn leave_one_out(&self) -> Panel {
        let points: Vec<(f64, f64)> = (1..)
            .map(|i| self.order.at(i))
            .zip(self.without.iter().copied())
            .collect();
        let dots: Mark = if points.len() <= thin::MOST_POINTS {
            Points {
                size: 3.4,
                ..Points::new(points, Colour::Black)
            }
            .into()
        } else {
            thin::scatter(&points, (false, false), 3.0)
        };
        Panel {
            title: "Without one observation".to_owned(),
            x: self.order.axis(),
            y: Axis::linear(literal(&self.measure)),
            marks: vec![Rule::horizontal(self.whole).into(), dots],
        }
    }

    /// Up to four observations that move the estimate most.
    fn extremes(&self) -> Vec<Name> {
        let moved = |i: &usize| (self.without[*i] - self.whole).abs();
        let mut by_move: Vec<usize> = (0..self.without.len())
            .filter(|&i| self.without[i].is_finite())
            .collect();
        by_move.sort_by(|a, b| moved(b).total_cmp(&moved(a)).then(a.cmp(b)));
        // Over a density no name could be read.
        let most = if self.without.len() > thin::MOST_POINTS {
            0
        } else {
            4
        };
        by_move
            .into_iter()
            .take(most)
            .map(|i| Name {
                panel: 0,
                at: vec![(self.order.at(i + 1), self.without[i])],
                text: order::short(&self.order.name(i + 1)),
                colour: Colour::Grey,
            })
            .collect()
    }

    fn windows(&self) -> Panel {
        let mut marks = vec![Rule::horizontal(self.whole).into()];
        for (windows, colour, reads) in [
            (&self.expanding, Colour::Blue, "from the first observation"),
            (&self.rolling, Colour::Vermillion, "rolling window"),
        ] {
            if windows.is_empty() {
                continue;
            }
            let band: Vec<_> = windows
                .iter()
                .map(|w| {
                    let half = 2.0 * w.std_error;
                    (self.order.at(w.to), w.estimate - half, w.estimate + half)
                })
                .collect();
            let line: Vec<_> = windows
                .iter()
                .map(|w| (self.order.at(w.to), w.estimate))
                .collect();
            marks.push(
                Band {
                    opacity: 0.14,
                    ..Band::new(thin::band(&band), colour)
                }
                .into(),
            );
            marks.push(
                Line {
                    reads,
                    ..Line::new(thin::line(&line), colour)
                }
                .into(),
            );
        }
        Panel {
            title: "By the last observation of a window".to_owned(),
            x: self.order.axis(),
            y: Axis {
                range: self.usual(),
                ..Axis::linear(literal(&self.measure))
            },
            marks,
        }
    }

    /// Where the windows' estimates are, so that the errors of the first few do not flatten the rest.
    fn usual(&self) -> Option<(f64, f64)> {
        let all = self.expanding.iter().chain(&self.rolling);
        let values = all
            .map(|w| w.estimate)
            .chain([self.whole])
            .filter(|v| v.is_finite());
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
            (low.min(v), high.max(v))
        });
        let room = 0.35 * (high - low);
        (room > 0.0).then_some((low - room, high + room))
    }

    fn range(&self) -> [f64; 2] {
        let values = self.without.iter().copied().filter(|v| v.is_finite());
        values.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], v| {
            [low.min(v), high.max(v)]
        })
    }

    fn title(&self) -> String {
        format!(
            "Without any one observation, {} is between {} (all: {})",
            self.measure,
            between(self.range(), 3).replace(" to ", " and "),
            shown(self.whole, 3)
        )
    }

    fn alt(&self) -> String {
        let named: Vec<String> = self
            .extremes()
            .iter()
            .map(|name| format!("{} ({})", name.text, shown(name.at[0].1, 3)))
            .collect();
        let mut text = format!(
            "{} of {}, each without one observation, from {}{}.",
            counted(self.without.len(), "estimate"),
            self.measure,
            between(self.range(), 3),
            if named.is_empty() {
                String::new()
            } else {
                format!("; most moved by {}", named.join(", "))
            }
        );
        if let (Some(first), Some(last)) = (self.expanding.first(), self.expanding.last()) {
            text.push_str(&format!(
                " Beside it the estimate on growing windows, {} at first and {} at last.",
                shown(first.estimate, 3),
                shown(last.estimate, 3)
            ));
        }
        text
    }
}
