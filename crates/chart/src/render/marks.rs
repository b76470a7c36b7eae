//! Marks of a panel as shapes in points.

use super::clip::{clipped, dashed};
use super::contours;
use super::frame::Frame;
use super::scene::{Shape, area, data, rectangle, stroke};
use super::symbols::symbols;
use crate::chart::{Bars, Contours, Direction, Heat, Line, Mark, Rule, RuleAt, Span, SpanOver};
use crate::theme::{self, Rgb};

/// Fills come before grid lines, strokes and symbols after them.
pub(super) fn is_fill(mark: &Mark) -> bool {
    matches!(mark, Mark::Band(_) | Mark::Heat(_) | Mark::Span(_))
}

/// The shapes of one mark; labels are the layout's concern.
pub(super) fn shapes(frame: &Frame, mark: &Mark) -> Vec<Shape> {
    match mark {
        Mark::Line(line) => curve(frame, line),
        Mark::Points(points) => symbols(frame, points),
        Mark::Band(band) => {
            let mut out = Vec::new();
            for run in band.points.split(|&(x, low, high)| {
                !frame.point((x, low + high)).0.is_finite() || !(low + high).is_finite()
            }) {
                let lower = run.iter().map(|&(x, low, _)| (x, low));
                let upper = run.iter().rev().map(|&(x, _, high)| (x, high));
                let outline: Vec<_> = lower
                    .chain(upper)
                    .map(|point| frame.clamp(finite_on_log(frame, frame.point(point))))
                    .collect();
                if outline.len() > 2 {
                    out.push(area(outline, theme::fill(band.colour), band.opacity));
                }
            }
            out
        }
        Mark::Bars(bars) => bar_shapes(frame, bars),
        Mark::Heat(heat) => cells(frame, heat),
        Mark::Contours(contours) => level_curves(frame, contours),
        Mark::Rule(rule) => reference(frame, rule),
        Mark::Span(span) => vec![stretch(frame, span)],
        // Words are the layout’s concern, and what is only read the page’s.
        Mark::Surface(_) | Mark::Text(_) => Vec::new(),
    }
}

/// A value that a logarithmic axis has no place for lies below its low end.
fn finite_on_log(frame: &Frame, (x, y): (f64, f64)) -> (f64, f64) {
    (
        if x.is_nan() { frame.plot.left } else { x },
        if y.is_nan() { frame.plot.bottom } else { y },
    )
}

fn curve(frame: &Frame, line: &Line) -> Vec<Shape> {
    let points: Vec<_> = line
        .points
        .iter()
        .map(|&point| frame.point(point))
        .collect();
    clipped(&points, &frame.plot)
        .into_iter()
        .flat_map(|run| dashed(&run, line.dash))
        .map(|run| data(stroke(run, line.width, theme::fill(line.colour))))
        .collect()
}

fn bar_shapes(frame: &Frame, bars: &Bars) -> Vec<Shape> {
    let half = bars.width / 2.0;
    bars.bars
        .iter()
        .filter(|(_, from, to)| from.is_finite() && to.is_finite())
        .map(|&(at, from, to)| {
            let (a, b) = match bars.direction {
                Direction::Upright => ((at - half, from), (at + half, to)),
                Direction::Sideways => ((from, at - half), (to, at + half)),
            };
            let corner = |point| frame.clamp(finite_on_log(frame, frame.point(point)));
            let colour = mix(theme::WHITE, theme::fill(bars.colour), bars.opacity);
            area(rectangle(corner(a), corner(b)), colour, 1.0)
        })
        .collect()
}

fn cells(frame: &Frame, heat: &Heat) -> Vec<Shape> {
    let columns = heat.x.len().saturating_sub(1);
    let (low, high) = heat.range;
    let mut out = Vec::new();
    for (row, ys) in heat.y.windows(2).enumerate() {
        for (column, xs) in heat.x.windows(2).enumerate() {
            let Some(value) = heat
                .values
                .get(row * columns + column)
                .filter(|value| value.is_finite())
            else {
                continue;
            };
            let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
            let colour = mix(theme::WHITE, theme::fill(heat.colour), share);
            // Neighbours overlap a little, or the page would shine through between them.
            let (a, b) = (frame.point((xs[0], ys[0])), frame.point((xs[1], ys[1])));
            let (a, b) = (frame.clamp(a), frame.clamp((b.0 + 0.3, b.1 - 0.3)));
            out.push(area(rectangle(a, b), colour, 1.0));
        }
    }
    out
}

/// A mixture of two colours, `share` of the second.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 255")]
pub(super) fn mix(from: Rgb, to: Rgb, share: f64) -> Rgb {
    let channel =
        |a: u8, b: u8| (f64::from(a) + share * (f64::from(b) - f64::from(a))).round() as u8;
    (
        channel(from.0, to.0),
        channel(from.1, to.1),
        channel(from.2, to.2),
    )
}

/// The curves of one level in points, longest first.
pub(super) fn traced(frame: &Frame, contours: &Contours, level: f64) -> Vec<Vec<(f64, f64)>> {
    let mut curves: Vec<Vec<(f64, f64)>> =
        contours::trace(&contours.x, &contours.y, &contours.values, level)
            .into_iter()
            .map(|curve| {
                curve
                    .into_iter()
                    .map(|point| frame.point(point))
                    .collect::<Vec<_>>()
            })
            .flat_map(|curve| clipped(&curve, &frame.plot))
            .collect();
    curves.sort_by_key(|curve| std::cmp::Reverse(curve.len()));
    curves
}

fn level_curves(frame: &Frame, contours: &Contours) -> Vec<Shape> {
    contours
        .levels
        .iter()
        .flat_map(|level| {
            traced(frame, contours, level.value)
                .into_iter()
                .flat_map(move |curve| dashed(&curve, level.dash))
                .map(move |curve| data(stroke(curve, level.width, theme::fill(level.colour))))
        })
        .collect()
}

fn reference(frame: &Frame, rule: &Rule) -> Vec<Shape> {
    let plot = &frame.plot;
    let ends = match rule.at {
        RuleAt::X(x) => [(frame.x(x), plot.bottom), (frame.x(x), plot.top)],
        RuleAt::Y(y) => [(plot.left, frame.y(y)), (plot.right, frame.y(y))],
    };
    clipped(&ends, plot)
        .into_iter()
        .flat_map(|run| dashed(&run, rule.dash))
        .map(|run| data(stroke(run, 0.8, theme::fill(rule.colour))))
        .collect()
}

fn stretch(frame: &Frame, span: &Span) -> Shape {
    let plot = &frame.plot;
    let edge = |value: f64, low: f64, high: f64, at: f64| match value {
        f64::NEG_INFINITY => low,
        f64::INFINITY => high,
        _ => at,
    };
    let (a, b) = match span.over {
        SpanOver::X(from, to) => (
            (
                edge(from, plot.left, plot.right, frame.x(from)),
                plot.bottom,
            ),
            (edge(to, plot.left, plot.right, frame.x(to)), plot.top),
        ),
        SpanOver::Y(from, to) => (
            (plot.left, edge(from, plot.bottom, plot.top, frame.y(from))),
            (plot.right, edge(to, plot.bottom, plot.top, frame.y(to))),
        ),
    };
    area(
        rectangle(frame.clamp(a), frame.clamp(b)),
        theme::fill(span.colour),
        span.opacity,
    )
}
