//! Labels of marks in the right margin, measured before there is a plotting area.

use super::type_setting::TextLine;
use crate::chart::{Colour, Label, LabelPlace, Mark, Panel, RuleAt, SpanOver};
use crate::error::ChartError;
use crate::theme::TEXT_SIZE;

/// A label in the right margin and the point in data units that it belongs to.
pub(super) struct EndLabel {
    pub line: TextLine,
    pub x: f64,
    pub y: f64,
    pub colour: Colour,
}

pub(super) fn end_labels(panel: &Panel) -> Result<Vec<EndLabel>, ChartError> {
    let mut out = Vec::new();
    for mark in &panel.marks {
        let Some((label, colour)) = label_of(mark) else {
            continue;
        };
        if label.place != LabelPlace::End {
            continue;
        }
        let Some((x, y)) = end_of(mark) else { continue };
        out.push(EndLabel {
            line: TextLine::set(&label.text, TEXT_SIZE, false)?,
            x,
            y,
            colour,
        });
    }
    Ok(out)
}

pub(super) fn label_of(mark: &Mark) -> Option<(&Label, Colour)> {
    let (label, colour) = match mark {
        Mark::Line(mark) => (&mark.label, mark.colour),
        Mark::Points(mark) => (&mark.label, mark.colour),
        Mark::Band(mark) => (&mark.label, mark.colour),
        Mark::Bars(mark) => (&mark.label, mark.colour),
        Mark::Rule(mark) => (&mark.label, mark.colour),
        Mark::Span(mark) => (&mark.label, mark.colour),
        Mark::Heat(_) | Mark::Contours(_) | Mark::Surface(_) | Mark::Text(_) => return None,
    };
    label.as_ref().map(|label| (label, colour))
}

/// The point beside which a label in the margin stands.
fn end_of(mark: &Mark) -> Option<(f64, f64)> {
    match mark {
        Mark::Line(line) => line
            .points
            .iter()
            .rfind(|(x, y)| x.is_finite() && y.is_finite())
            .copied(),
        Mark::Points(points) => points
            .points
            .iter()
            .rfind(|(x, y)| x.is_finite() && y.is_finite())
            .copied(),
        Mark::Band(band) => band
            .points
            .last()
            .map(|&(x, low, high)| (x, f64::midpoint(low, high))),
        Mark::Bars(bars) => bars
            .bars
            .last()
            .map(|&(_, from, to)| (f64::INFINITY, f64::midpoint(from, to))),
        Mark::Rule(rule) => match rule.at {
            RuleAt::Y(y) => Some((f64::INFINITY, y)),
            RuleAt::X(_) => None,
        },
        Mark::Span(span) => match span.over {
            SpanOver::Y(from, to) => Some((f64::INFINITY, f64::midpoint(from, to))),
            SpanOver::X(..) => None,
        },
        Mark::Heat(_) | Mark::Contours(_) | Mark::Surface(_) | Mark::Text(_) => None,
    }
}
