//! Whether a curve may be spurious: its residuals in the order of time, and what output before the record would do.

use endodec_chart::{Axis, Chart, Colour, Intervals, Line, Panel, Points, Rule};
use endodec_table::markup::literal;

use crate::figure::{Figure, Name};
use crate::number::{counted, shown};
use crate::{ObservationOrder, order, thin};

/// A fitted curve, and how it stands up to tests.
#[derive(Debug, Clone)]
pub struct Spurious {
    /// What unit cost is called.
    pub cost: String,
    /// What cumulative output is called.
    pub quantity: String,
    /// The observations.
    pub order: ObservationOrder,
    /// Residuals of the logarithm of cost.
    pub residuals: Vec<f64>,
    /// P-value of the hypothesis that output and cost share no trend.
    pub p_value: Option<f64>,
    /// Elasticity of the record alone, and its standard error.
    pub elasticity: (f64, f64),
    /// Output made before the record, the elasticity with it, and its standard error.
    pub initial: Vec<(f64, f64, f64)>,
}

impl Spurious {
    /// The figure: residuals, and the elasticity over output made before the record.
    #[must_use]
    pub fn figure(&self) -> Figure {
        let mut panels = vec![self.in_time()];
        if self.initial.len() > 1 {
            panels.push(self.before());
        }
        let before = if panels.len() > 1 {
            " b: the elasticity had so much been made before the record, with two standard errors either way; dashed: nothing before it."
        } else {
            ""
        };
        Figure {
            title: self.title(),
            note: format!(
                "{} a: residuals of the regression in logarithms; of a curve they come back to zero, of two unrelated trends they wander.{before}",
                thin::dots(self.residuals.len(), "observation")
            ),
            alt: self.alt(),
            chart: Chart {
                columns: panels.len(),
                row_height: 2.8,
                panels,
            },
            names: self.farthest(),
        }
    }

    fn in_time(&self) -> Panel {
        let points: Vec<(f64, f64)> = (1..)
            .map(|i| self.order.at(i))
            .zip(self.residuals.iter().copied())
            .collect();
        Panel {
            title: "What the curve leaves".to_owned(),
            x: self.order.axis(),
            y: Axis::linear(literal(&format!("residual of ln {}", self.cost))),
            marks: vec![
                Rule::horizontal(0.0).into(),
                Line {
                    width: 0.9,
                    reads: "residual",
                    ..Line::new(thin::line(&points), Colour::Blue)
                }
                .into(),
                thin::scatter(&points, (false, false), 3.0),
            ],
        }
    }

    fn before(&self) -> Panel {
        let ends = self.initial.iter();
        let ends = ends.map(|&(_, alpha, error)| (alpha - 2.0 * error, alpha + 2.0 * error));
        Panel {
            title: "Output before the record".to_owned(),
            x: Axis::log10(literal(&format!("{} before the record", self.quantity))),
            y: Axis::linear("elasticity α"),
            marks: vec![
                Rule::horizontal(self.elasticity.0).into(),
                Points {
                    intervals: Intervals::Vertical(ends.collect()),
                    ..Points::new(
                        self.initial.iter().map(|&(added, alpha, _)| (added, alpha)),
                        Colour::Black,
                    )
                }
                .into(),
            ],
        }
    }

    /// The observation that lies farthest from the curve.
    fn farthest(&self) -> Vec<Name> {
        let far = (0..self.residuals.len())
            .filter(|&i| self.residuals[i].is_finite())
            .max_by(|&a, &b| self.residuals[a].abs().total_cmp(&self.residuals[b].abs()));
        let few = self.residuals.len() <= thin::MOST_POINTS;
        far.filter(|_| few)
            .map(|i| Name {
                panel: 0,
                at: vec![(self.order.at(i + 1), self.residuals[i])],
                text: order::short(&self.order.name(i + 1)),
                colour: Colour::Grey,
            })
            .into_iter()
            .collect()
    }

    fn title(&self) -> String {
        let (quantity, cost) = (&self.quantity, &self.cost);
        match self.p_value {
            Some(p) if p < 0.05 => format!(
                "Residuals come back to the curve: {quantity} and {cost} move together (p {})",
                shown(p, 2)
            ),
            Some(p) => format!(
                "Nothing shows that residuals come back to the curve: {quantity} and {cost} may only share a trend (p {})",
                shown(p, 2)
            ),
            None => format!("What the curve of {cost} on {quantity} leaves"),
        }
    }

    fn alt(&self) -> String {
        let (low, high) = self
            .residuals
            .iter()
            .copied()
            .filter(|e| e.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), e| {
                (low.min(e), high.max(e))
            });
        let mut text = format!(
            "Residuals of the logarithm of {} from its regression on {} in the order of {}, from {} to {}.",
            self.cost,
            self.quantity,
            counted(self.residuals.len(), "observation"),
            shown(low, 2),
            shown(high, 2)
        );
        for &(added, alpha, _) in &self.initial {
            text.push_str(&format!(
                " With {} made before the record the elasticity is {}.",
                shown(added, 3),
                shown(alpha, 3)
            ));
        }
        text
    }
}
