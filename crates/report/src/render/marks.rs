//! Marks of a panel as shapes in points.

use super::contours;
use super::scale::Resolved;
use super::scene::{Form, Shape};
use super::type_setting::Rect;
use crate::chart::{
    Bars, Colour, Contours, Dash, Direction, Heat, Intervals, Line, Mark, Points, Rule, RuleAt,
    Span, SpanOver, Symbol,
};
use crate::theme::{self, Rgb};

/// A panel's plotting area and the two scales across it.
#[derive(Debug)]
pub(super) struct Frame {
    pub plot: Rect,
    pub x: Resolved,
    pub y: Resolved,
}

impl Frame {
    /// Horizontal position in points.
    pub(super) fn x(&self, value: f64) -> f64 {
        self.plot.left + self.x.fraction(value) * (self.plot.right - self.plot.left)
    }

    /// Vertical position in points; categories run downwards.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.plot.bottom - self.y.fraction(value) * (self.plot.bottom - self.plot.top)
    }

    pub(super) fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x(x), self.y(y))
    }

    fn clamp(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            x.clamp(self.plot.left, self.plot.right),
            y.clamp(self.plot.top, self.plot.bottom),
        )
    }
}

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
        Mark::Text(text) => {
            let _ = text;
            Vec::new()
        }
    }
}

/// A value that a logarithmic axis has no place for lies below its low end.
fn finite_on_log(frame: &Frame, (x, y): (f64, f64)) -> (f64, f64) {
    (
        if x.is_nan() { frame.plot.left } else { x },
        if y.is_nan() { frame.plot.bottom } else { y },
    )
}

pub(super) fn stroke(points: Vec<(f64, f64)>, width: f64, colour: Rgb) -> Shape {
    Shape {
        form: Form::Stroke { points, width },
        colour,
        opacity: 1.0,
        is_data: false,
    }
}

fn area(points: Vec<(f64, f64)>, colour: Rgb, opacity: f64) -> Shape {
    Shape {
        form: Form::Area(points),
        colour,
        opacity,
        is_data: false,
    }
}

fn data(mut shape: Shape) -> Shape {
    shape.is_data = true;
    shape
}

fn rectangle(a: (f64, f64), b: (f64, f64)) -> Vec<(f64, f64)> {
    vec![a, (b.0, a.1), b, (a.0, b.1)]
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

/// The parts of a polyline inside a rectangle; points that are not finite break it.
fn clipped(points: &[(f64, f64)], window: &Rect) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let Some((from, to)) = clip_segment(pair[0], pair[1], window) else {
            open = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if open => run.push(to),
            _ => runs.push(vec![from, to]),
        }
        open = to == pair[1];
    }
    runs
}

/// Liang and Barsky's clipping of one segment.
fn clip_segment(
    from: (f64, f64),
    to: (f64, f64),
    window: &Rect,
) -> Option<((f64, f64), (f64, f64))> {
    if ![from.0, from.1, to.0, to.1]
        .iter()
        .all(|value| value.is_finite())
    {
        return None;
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (direction, distance) in [
        (-dx, from.0 - window.left),
        (dx, window.right - from.0),
        (-dy, from.1 - window.top),
        (dy, window.bottom - from.1),
    ] {
        if direction == 0.0 {
            // A curve along the very edge belongs to the panel despite rounding.
            if distance < -1e-6 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    if enter > leave {
        return None;
    }
    let along = |share: f64| (from.0 + share * dx, from.1 + share * dy);
    let start = if enter > 0.0 { along(enter) } else { from };
    let end = if leave < 1.0 { along(leave) } else { to };
    Some((start, end))
}

/// Cuts a polyline into dashes of constant length along it.
fn dashed(points: &[(f64, f64)], dash: Dash) -> Vec<Vec<(f64, f64)>> {
    let (on, off) = match dash {
        Dash::Solid => return vec![points.to_vec()],
        Dash::Dashed => (4.5, 2.5),
        Dash::Dotted => (1.2, 1.8),
    };
    let mut out = Vec::new();
    let mut drawing = true;
    let mut left = on;
    let mut run = vec![points[0]];
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length <= left {
                left -= length;
                if drawing {
                    run.push(to);
                }
                break;
            }
            let share = left / length;
            from = (
                from.0 + share * (to.0 - from.0),
                from.1 + share * (to.1 - from.1),
            );
            if drawing {
                run.push(from);
                out.push(std::mem::take(&mut run));
            } else {
                run = vec![from];
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
    }
    if drawing && run.len() > 1 {
        out.push(run);
    }
    out
}

fn symbols(frame: &Frame, points: &Points) -> Vec<Shape> {
    let colour = theme::fill(points.colour);
    let mut out = Vec::new();
    let segments: Vec<[(f64, f64); 2]> = match &points.intervals {
        Intervals::None => Vec::new(),
        Intervals::Horizontal(ends) => points
            .points
            .iter()
            .zip(ends)
            .map(|(&(_, y), &(low, high))| [(low, y), (high, y)])
            .collect(),
        Intervals::Vertical(ends) => points
            .points
            .iter()
            .zip(ends)
            .map(|(&(x, _), &(low, high))| [(x, low), (x, high)])
            .collect(),
    };
    for [from, to] in segments {
        let ends = [frame.point(from), frame.point(to)];
        if ends
            .iter()
            .all(|end| end.0.is_finite() && end.1.is_finite())
        {
            out.push(data(stroke(
                ends.map(|end| frame.clamp(end)).to_vec(),
                1.0,
                colour,
            )));
        }
    }
    let inside = |(x, y): (f64, f64)| {
        let plot = &frame.plot;
        x >= plot.left - 0.5
            && x <= plot.right + 0.5
            && y >= plot.top - 0.5
            && y <= plot.bottom + 0.5
    };
    for centre in points
        .points
        .iter()
        .map(|&point| frame.point(point))
        .filter(|&point| inside(point))
    {
        out.extend(
            symbol(centre, points.symbol, points.size, colour)
                .into_iter()
                .map(data),
        );
    }
    out
}

fn symbol((x, y): (f64, f64), symbol: Symbol, size: f64, colour: Rgb) -> Vec<Shape> {
    let half = size / 2.0;
    let disc = |radius: f64, colour: Rgb| Shape {
        form: Form::Disc {
            centre: (x, y),
            radius,
        },
        colour,
        opacity: 1.0,
        is_data: false,
    };
    match symbol {
        Symbol::Disc => vec![disc(half, colour)],
        Symbol::Ring => vec![disc(half, colour), disc(half - 0.9, theme::WHITE)],
        Symbol::Square => vec![area(
            rectangle(
                (x - 0.9 * half, y - 0.9 * half),
                (x + 0.9 * half, y + 0.9 * half),
            ),
            colour,
            1.0,
        )],
        Symbol::Diamond => {
            let h = 1.2 * half;
            vec![area(
                vec![(x - h, y), (x, y - h), (x + h, y), (x, y + h)],
                colour,
                1.0,
            )]
        }
        Symbol::Triangle => {
            let h = 1.15 * half;
            vec![area(
                vec![(x - h, y + 0.8 * h), (x, y - 1.1 * h), (x + h, y + 0.8 * h)],
                colour,
                1.0,
            )]
        }
        Symbol::Cross => vec![
            stroke(
                vec![(x - half, y - half), (x + half, y + half)],
                1.1,
                colour,
            ),
            stroke(
                vec![(x - half, y + half), (x + half, y - half)],
                1.1,
                colour,
            ),
        ],
    }
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
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 255"
)]
fn mix(from: Rgb, to: Rgb, share: f64) -> Rgb {
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

/// Colour of the letters that name a mark.
pub(super) fn ink(colour: Colour) -> Rgb {
    theme::ink(colour)
}
