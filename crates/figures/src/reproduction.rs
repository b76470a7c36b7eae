//! Reproduction numbers that a series of shares implies, with their bands.

use endodec_chart::{
    Axis, Band, Chart, Colour, Dash, Intervals, Line, Mark, Panel, Points, Rule, RuleAt,
};
use endodec_table::markup::literal;

use crate::calendar::TimeAxis;
use crate::figure::Figure;
use crate::number::{between, counted, shown};
use crate::thin;

/// Shares, and what each pair of them implies.
#[derive(Debug, Clone)]
pub struct Reproduction {
    /// What time is called.
    pub time: String,
    /// What the share is called.
    pub share: String,
    /// Observed times, as decimal years, and shares.
    pub shares: Vec<(f64, f64)>,
    /// R₀ between neighbours.
    pub intervals: Vec<ReproductionInterval>,
    /// R₀ of the whole series with its 95 per cent interval.
    pub trend: Option<(f64, [f64; 2])>,
    /// What R₀ rests on, one sentence.
    pub given: String,
}

/// R₀ between two observations.
#[derive(Debug, Clone, Copy)]
pub struct ReproductionInterval {
    /// From when, as a decimal year.
    pub from: f64,
    /// Until when.
    pub to: f64,
    /// R₀.
    pub r0: f64,
    /// Its 95 per cent band.
    pub band: [f64; 2],
}

/// Intervals drawn one by one.
const MOST_INTERVALS: usize = 300;

impl Reproduction {
    /// The figure: R₀ with its bands and one as a line, and the shares beside it.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let times = || self.shares.iter().map(|at| at.0);
        let shares = vec![
            Line {
                reads: "share",
                ..Line::new(thin::line(&self.shares), Colour::Grey)
            }
            .into(),
            thin::scatter(&self.shares, (false, false), 3.2),
        ];
        let panels = vec![
            Panel {
                title: "Implied reproduction number".to_owned(),
                x: TimeAxis::Years.axis(&self.time, times()),
                y: Axis::linear("*R*_{0}"),
                marks: self.marks(),
            },
            Panel {
                title: "What it is read from".to_owned(),
                x: TimeAxis::Years.axis(&self.time, times()),
                y: Axis {
                    format: endodec_chart::Format::Percent,
                    ..Axis::linear(literal(&self.share))
                },
                marks: shares,
            },
        ];
        let trend = if self.trend.is_some() {
            " Green: the whole series, with its 95 % interval."
        } else {
            ""
        };
        Figure {
            title: self.title(),
            note: format!(
                "Blue: R₀ between neighbouring observations with bootstrap bands of 95 %. Dashed: one, where a share stands still.{trend} {}",
                self.given
            ),
            alt: self.alt(),
            chart: Chart::pairs(panels),
            names: Vec::new(),
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let middle = |at: &ReproductionInterval| f64::midpoint(at.from, at.to);
        let mut marks: Vec<Mark> = Vec::new();
        let ends = (self.shares.first(), self.shares.last());
        if let (Some((r0, [low, high])), (Some(first), Some(last))) = (self.trend, ends) {
            marks.push(
                Band {
                    opacity: 0.16,
                    reads: "trend, 95 %",
                    ..Band::new([(first.0, low, high), (last.0, low, high)], Colour::Green)
                }
                .into(),
            );
            marks.push(
                Line {
                    reads: "trend",
                    ..Line::new([(first.0, r0), (last.0, r0)], Colour::Green)
                }
                .into(),
            );
        }
        marks.push(
            Rule {
                at: RuleAt::Y(1.0),
                dash: Dash::Dashed,
                ..Rule::horizontal(1.0)
            }
            .into(),
        );
        let points = self.intervals.iter().map(|at| (middle(at), at.r0));
        if self.intervals.len() <= MOST_INTERVALS {
            marks.push(
                Points {
                    size: 4.0,
                    intervals: Intervals::Vertical(
                        self.intervals
                            .iter()
                            .map(|at| (at.band[0], at.band[1]))
                            .collect(),
                    ),
                    ..Points::new(points, Colour::Blue)
                }
                .into(),
            );
        } else {
            let band: Vec<_> = self
                .intervals
                .iter()
                .map(|at| (middle(at), at.band[0], at.band[1]))
                .collect();
            marks.push(
                Band {
                    opacity: 0.25,
                    reads: "95 %",
                    ..Band::new(thin::band(&band), Colour::Blue)
                }
                .into(),
            );
            let line: Vec<_> = points.collect();
            marks.push(
                Line {
                    reads: "R₀",
                    ..Line::new(thin::line(&line), Colour::Blue)
                }
                .into(),
            );
        }
        marks
    }

    fn title(&self) -> String {
        let above = self.intervals.iter().filter(|at| at.band[0] > 1.0).count();
        let below = self.intervals.iter().filter(|at| at.band[1] < 1.0).count();
        let all = counted(self.intervals.len(), "interval");
        let certain =
            format!("R₀ is above one with confidence in {above} of {all}, below it in {below}");
        match self.trend {
            None => certain,
            Some((r0, ends)) => format!(
                "R₀ of {} over the whole series: {} ({})",
                self.share,
                shown(r0, 3),
                between(ends, 3)
            ),
        }
    }

    fn alt(&self) -> String {
        let values = self
            .intervals
            .iter()
            .map(|at| at.r0)
            .filter(|v| v.is_finite());
        let range = values.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], v| {
            [low.min(v), high.max(v)]
        });
        let mut text = format!(
            "Reproduction numbers of {}, {}, from {}, each with a band around it, and a line at one.",
            self.share,
            counted(self.intervals.len(), "interval"),
            between(range, 3)
        );
        if let (Some(first), Some(last)) = (self.shares.first(), self.shares.last()) {
            text.push_str(&format!(
                " Beside them the share itself, {} at first and {} at last.",
                shown(first.1, 3),
                shown(last.1, 3)
            ));
        }
        text
    }
}
