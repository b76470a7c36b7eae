//! Several estimates of one quantity with their intervals, and what is pooled of them.

use endodec_chart::{
    Axis, Band, Chart, Colour, Intervals, Line, Mark, Panel, Points, Rule, Span, SpanOver, Symbol,
};
use endodec_table::markup::literal;

use crate::figure::Figure;
use crate::number::{as_f64, between, counted, percent, shown};
use crate::{order, thin};

/// Estimates with their intervals.
#[derive(Debug, Clone)]
pub struct Forest {
    /// What is estimated.
    pub measure: String,
    /// Confidence level of the intervals.
    pub level: f64,
    /// The estimates, in the order of the file.
    pub rows: Vec<ForestRow>,
    /// What is pooled of them, drawn below.
    pub pooled: Vec<ForestRow>,
    /// Where one more true value would lie.
    pub prediction: Option<[f64; 2]>,
}

/// An estimate.
#[derive(Debug, Clone)]
pub struct ForestRow {
    /// What it is called.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its interval.
    pub interval: [f64; 2],
}

/// Rows that have room for their names.
const MOST_NAMED: usize = 60;
/// Letters of a name that fit on one line of the margin, on a telephone too.
const ON_A_LINE: usize = 24;
/// Letters of a name at most.
const MOST_LETTERS: usize = 60;

impl Forest {
    /// The figure: a row an estimate; more than sixty in the order of their size and without names.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let (chart, note) = if self.rows.len() <= MOST_NAMED {
            (self.named(), "Discs: estimates as in the file".to_owned())
        } else {
            (
                self.ranked(),
                "Line: estimates in the order of their size".to_owned(),
            )
        };
        let pooled = if self.pooled.is_empty() {
            String::new()
        } else {
            let names: Vec<String> = self.pooled.iter().map(|row| row.name.clone()).collect();
            format!(" Blue: {}.", names.join(", "))
        };
        let prediction = match self.prediction {
            None => String::new(),
            Some(ends) => format!(
                " {}: where one more true value would lie, {}.",
                if self.rows.len() <= MOST_NAMED {
                    "Light blue"
                } else {
                    "Shaded"
                },
                between(ends, 3)
            ),
        };
        Figure {
            title: self.title(),
            note: format!(
                "{note}, with intervals of {}.{pooled}{prediction}",
                percent(self.level)
            ),
            alt: self.alt(),
            chart,
            names: Vec::new(),
        }
    }

    fn named(&self) -> Chart {
        let all = || self.rows.iter().chain(&self.pooled);
        let more = self.prediction.map(|_| "one more".to_owned());
        let names: Vec<String> = all()
            .map(|row| literal(&order::shortened(&row.name, MOST_LETTERS)))
            .chain(more)
            .collect();
        let longest = names.iter().map(|name| name.chars().count()).max();
        let lines = as_f64(longest.unwrap_or(0).div_ceil(ON_A_LINE).clamp(1, 3));
        let marks = |rows: &[ForestRow], from: usize, symbol, colour: Colour| -> Mark {
            let at = |(i, row): (usize, &ForestRow)| (row.estimate, as_f64(from + i));
            Points {
                symbol,
                size: 4.4,
                intervals: Intervals::Horizontal(
                    rows.iter()
                        .map(|row| (row.interval[0], row.interval[1]))
                        .collect(),
                ),
                ..Points::new(rows.iter().enumerate().map(at), colour)
            }
            .into()
        };
        let mut all_marks = self.reference(SpanOver::X, None);
        all_marks.push(marks(&self.rows, 0, Symbol::Disc, Colour::Black));
        if !self.pooled.is_empty() {
            all_marks.push(marks(
                &self.pooled,
                self.rows.len(),
                Symbol::Diamond,
                Colour::Blue,
            ));
        }
        if let Some([low, high]) = self.prediction {
            let at = as_f64(names.len() - 1);
            all_marks.push(
                Line {
                    width: 2.4,
                    reads: "one more true value",
                    ..Line::new([(low, at), (high, at)], Colour::Sky)
                }
                .into(),
            );
        }
        let count = as_f64(names.len());
        Chart {
            row_height: 0.75 + count * 0.16 * lines,
            ..Chart::single(Panel {
                title: String::new(),
                x: Axis {
                    range: self.usual(),
                    ..Axis::linear(literal(&self.measure))
                },
                y: Axis::categories("", names),
                marks: all_marks,
            })
        }
    }

    /// The range of all intervals but that of one more value, where that would leave them a small part of the panel.
    fn usual(&self) -> Option<(f64, f64)> {
        let ends = self
            .rows
            .iter()
            .chain(&self.pooled)
            .flat_map(|row| row.interval);
        let (low, high) = ends
            .filter(|end| end.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
                (low.min(end), high.max(end))
            });
        let [far_low, far_high] = self.prediction?;
        let room = 0.15 * (high - low);
        (room > 0.0 && far_high - far_low > 2.0 * (high - low)).then_some((low - room, high + room))
    }

    /// Zero, and where one more value would lie, across the estimates.
    fn reference(&self, over: fn(f64, f64) -> SpanOver, prediction: Option<[f64; 2]>) -> Vec<Mark> {
        let mut out = Vec::new();
        if let Some([low, high]) = prediction {
            out.push(
                Span {
                    over: over(low, high),
                    colour: Colour::Sky,
                    opacity: 0.15,
                    label: None,
                }
                .into(),
            );
        }
        if self.straddles_zero() {
            out.push(match over(0.0, 0.0) {
                SpanOver::X(..) => Rule::vertical(0.0).into(),
                SpanOver::Y(..) => Rule::horizontal(0.0).into(),
            });
        }
        out
    }

    fn straddles_zero(&self) -> bool {
        self.rows.iter().any(|row| row.interval[0] <= 0.0)
            && self.rows.iter().any(|row| row.interval[1] >= 0.0)
    }

    fn ranked(&self) -> Chart {
        let mut rows: Vec<&ForestRow> = self
            .rows
            .iter()
            .filter(|row| row.estimate.is_finite())
            .collect();
        rows.sort_by(|a, b| a.estimate.total_cmp(&b.estimate));
        let rank = |i: usize| as_f64(i + 1);
        let intervals: Vec<_> = rows
            .iter()
            .enumerate()
            .map(|(i, row)| (rank(i), row.interval[0], row.interval[1]))
            .collect();
        let line: Vec<_> = rows
            .iter()
            .enumerate()
            .map(|(i, row)| (rank(i), row.estimate))
            .collect();
        let mut marks = self.reference(SpanOver::Y, self.prediction);
        marks.push(
            Band {
                reads: "interval",
                opacity: 0.25,
                ..Band::new(thin::band(&intervals), Colour::Grey)
            }
            .into(),
        );
        marks.push(
            Line {
                reads: "estimate",
                ..Line::new(thin::line(&line), Colour::Black)
            }
            .into(),
        );
        for row in &self.pooled {
            marks.push(
                Rule {
                    colour: Colour::Blue,
                    ..Rule::horizontal(row.estimate)
                }
                .into(),
            );
        }
        Chart {
            row_height: 3.0,
            ..Chart::single(Panel {
                title: String::new(),
                x: Axis::linear("rank"),
                y: Axis::linear(literal(&self.measure)),
                marks,
            })
        }
    }

    fn title(&self) -> String {
        let range = self
            .rows
            .iter()
            .filter(|row| row.estimate.is_finite())
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], row| {
                [low.min(row.estimate), high.max(row.estimate)]
            });
        let spread = format!(
            "{} of {} from {}",
            counted(self.rows.len(), "estimate"),
            self.measure,
            between(range, 3)
        );
        match self.pooled.last() {
            None => spread,
            Some(pooled) => format!(
                "{spread}; {} {} ({})",
                pooled.name,
                shown(pooled.estimate, 3),
                between(pooled.interval, 3)
            ),
        }
    }

    fn alt(&self) -> String {
        let mut text = format!("Intervals of {}:", self.measure);
        let told = 20.min(self.rows.len());
        for row in self.rows.iter().take(told).chain(&self.pooled) {
            text.push_str(&format!(
                " {} {} ({});",
                row.name,
                shown(row.estimate, 3),
                between(row.interval, 3)
            ));
        }
        if told < self.rows.len() {
            text.push_str(&format!(" and {} more.", self.rows.len() - told));
        }
        text.trim_end_matches(';').to_owned()
    }
}
