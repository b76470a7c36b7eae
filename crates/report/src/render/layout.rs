//! From a chart to a scene: margins, axes, labels.

use super::labels::spread;
use super::marks::{self, Frame};
use super::scale::{Needs, Resolved};
use super::scene::{Form, Scene};
use super::type_setting::{PlacedText, Rect, TextLine};
use crate::chart::{
    Axis, Chart, Colour, Intervals, Label, Mark, Panel, Place, RuleAt, Scale, Side, SpanOver, Text,
    Ticks,
};
use crate::error::ReportError;
use crate::theme::{self, EDGE, GAP, GUTTER, LINE_HEIGHT, Rgb, TEXT_SIZE, TICK, TITLE_SIZE, WIDTH};

/// Distance of labels in the right margin from the axis, with room for a leader where a label had to move.
const LABEL_GAP: f64 = 5.5;

/// Lays out all panels on a grid whose columns share their plotting width.
pub(super) fn lay_out(chart: &Chart) -> Result<Scene, ReportError> {
    let columns = chart.columns.max(1);
    let rows = chart.panels.len().div_ceil(columns);
    let height = chart.row_height * 72.0;
    let mut scene = Scene {
        width: WIDTH,
        height: height * as_f64(rows),
        ..Scene::default()
    };
    let width = (WIDTH - 2.0 * EDGE - GUTTER * as_f64(columns - 1)) / as_f64(columns);

    let prepared = chart
        .panels
        .iter()
        .enumerate()
        .map(|(i, panel)| {
            let letter = if chart.panels.len() > 1 {
                letter(i)
            } else {
                String::new()
            };
            Prepared::new(panel, &letter, width, height)
        })
        .collect::<Result<Vec<_>, _>>()?;
    for (i, panel) in prepared.iter().enumerate() {
        let (row, column) = (i / columns, i % columns);
        let in_column = || prepared.iter().skip(column).step_by(columns);
        let in_row = || prepared.iter().skip(row * columns).take(columns);
        let cell = Rect {
            left: EDGE + (width + GUTTER) * as_f64(column),
            right: EDGE + (width + GUTTER) * as_f64(column) + width,
            top: height * as_f64(row) + EDGE,
            bottom: height * as_f64(row + 1) - EDGE,
        };
        let plot = Rect {
            left: cell.left + largest(in_column().map(|p| p.left)),
            right: cell.right - largest(in_column().map(|p| p.right)),
            top: cell.top + largest(in_row().map(|p| p.top)),
            bottom: cell.bottom - largest(in_row().map(|p| p.bottom)),
        };
        panel.draw(&mut scene, &cell, plot)?;
    }
    Ok(scene)
}

/// A panel with its text set and its margins known.
struct Prepared<'a> {
    panel: &'a Panel,
    title: Vec<TextLine>,
    y_title: Vec<TextLine>,
    x_title: Vec<TextLine>,
    x: Resolved,
    y: Resolved,
    x_ticks: Vec<(f64, Vec<TextLine>)>,
    y_ticks: Vec<(f64, TextLine)>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl<'a> Prepared<'a> {
    fn new(panel: &'a Panel, letter: &str, width: f64, height: f64) -> Result<Self, ReportError> {
        let heading = match (letter.is_empty(), panel.title.is_empty()) {
            (true, true) => String::new(),
            (true, false) => panel.title.clone(),
            (false, _) => format!("**{letter}**  {}", panel.title),
        };
        let title = wrapped(&heading, TITLE_SIZE, width)?;
        let y_title = wrapped(&panel.y.title, TEXT_SIZE, width)?;
        let x_title = wrapped(&panel.x.title, TEXT_SIZE, width)?;

        let line = TEXT_SIZE * LINE_HEIGHT;
        let title_height = as_f64(title.len()) * TITLE_SIZE * LINE_HEIGHT;
        let mut top = title_height + as_f64(y_title.len()) * line;
        top += if y_title.is_empty() { GAP } else { 1.6 * GAP };
        if !title.is_empty() {
            top += 0.5 * GAP;
        }

        let y = Resolved::new(
            &panel.y,
            needs(panel, Across::Y),
            (height - top - 3.0 * line) / 26.0,
        );
        let y_ticks = y
            .ticks
            .iter()
            .map(|(value, text)| Ok((*value, TextLine::set(text, TEXT_SIZE, false)?)))
            .collect::<Result<Vec<_>, ReportError>>()?;
        let left = largest(y_ticks.iter().map(|(_, text)| text.width)) + TICK + GAP;

        let mut right = largest(end_labels(panel)?.iter().map(|label| label.line.width));
        right = if right > 0.0 { right + LABEL_GAP } else { 2.0 };
        let x = Resolved::new(
            &panel.x,
            needs(panel, Across::X),
            (width - left - right) / 32.0,
        );
        let named = matches!(panel.x.scale, Scale::Categories(_))
            || matches!(panel.x.ticks, Ticks::Named(_));
        let room = (width - left - right) / as_f64(x.ticks.len().max(1)) - GAP;
        let x_ticks = x
            .ticks
            .iter()
            .map(|(value, text)| {
                let lines = if named {
                    wrapped(text, TEXT_SIZE, room)?
                } else {
                    wrapped(text, TEXT_SIZE, width)?
                };
                Ok((*value, lines))
            })
            .collect::<Result<Vec<_>, ReportError>>()?;
        // Half of the last tick label may stick out to the right.
        let overhang = x_ticks.last().map_or(0.0, |(value, lines)| {
            let half = largest(lines.iter().map(|line| line.width)) / 2.0;
            half - (1.0 - x.fraction(*value)) * (width - left - right)
        });
        right = right.max(overhang);
        let tick_lines = x_ticks
            .iter()
            .map(|(_, lines)| lines.len())
            .max()
            .unwrap_or(0);
        let mut bottom = TICK + 0.5 * GAP + as_f64(tick_lines) * line;
        if !x_title.is_empty() {
            bottom += as_f64(x_title.len()) * line + 0.5 * GAP;
        }
        Ok(Self {
            panel,
            title,
            y_title,
            x_title,
            x,
            y,
            x_ticks,
            y_ticks,
            left,
            right,
            top,
            bottom,
        })
    }

    fn draw(&self, scene: &mut Scene, cell: &Rect, plot: Rect) -> Result<(), ReportError> {
        let frame = Frame {
            plot,
            x: self.x.clone(),
            y: self.flipped(),
        };
        let fills = |mark: &&Mark| marks::is_fill(mark);
        for mark in self.panel.marks.iter().filter(fills) {
            scene.shapes.extend(marks::shapes(&frame, mark));
        }
        self.draw_grid(scene, &frame);
        for mark in self.panel.marks.iter().filter(|mark| !fills(mark)) {
            scene.shapes.extend(marks::shapes(&frame, mark));
        }
        self.draw_axes(scene, &frame);
        self.draw_titles(scene, cell, &frame);
        self.draw_end_labels(scene, &frame)?;
        self.draw_placed_labels(scene, &frame)
    }

    /// Categories run from top to bottom, numbers from bottom to top.
    fn flipped(&self) -> Resolved {
        if matches!(self.panel.y.scale, Scale::Categories(_)) {
            self.y.reversed()
        } else {
            self.y.clone()
        }
    }

    fn draw_grid(&self, scene: &mut Scene, frame: &Frame) {
        let plot = &frame.plot;
        // A map needs none.
        if self
            .panel
            .marks
            .iter()
            .any(|mark| matches!(mark, Mark::Heat(_)))
        {
            return;
        }
        // Horizontal lines only; where the vertical axis holds names, values run across and the grid is upright.
        if matches!(self.panel.y.scale, Scale::Categories(_)) {
            for (value, _) in &self.x_ticks {
                let x = frame.x(*value);
                scene.shapes.push(marks::stroke(
                    vec![(x, plot.bottom), (x, plot.top)],
                    theme::GRID_WIDTH,
                    theme::GRID,
                ));
            }
        } else {
            for (value, _) in &self.y_ticks {
                let y = frame.y(*value);
                scene.shapes.push(marks::stroke(
                    vec![(plot.left, y), (plot.right, y)],
                    theme::GRID_WIDTH,
                    theme::GRID,
                ));
            }
        }
    }

    fn draw_axes(&self, scene: &mut Scene, frame: &Frame) {
        let plot = &frame.plot;
        let axis = |points| marks::stroke(points, theme::AXIS_WIDTH, theme::INK);
        scene.shapes.push(axis(vec![
            (plot.left, plot.top),
            (plot.left, plot.bottom),
            (plot.right, plot.bottom),
        ]));
        for (value, text) in &self.y_ticks {
            let y = frame.y(*value);
            let named = matches!(self.panel.y.scale, Scale::Categories(_));
            if !named {
                scene
                    .shapes
                    .push(axis(vec![(plot.left - TICK, y), (plot.left, y)]));
            }
            let x = plot.left - TICK - 0.6 * GAP - text.width;
            scene
                .texts
                .push(place(text.clone(), x, y + 0.36 * TEXT_SIZE, theme::INK));
        }
        for (value, lines) in &self.x_ticks {
            let x = frame.x(*value);
            if !matches!(self.panel.x.scale, Scale::Categories(_)) {
                scene
                    .shapes
                    .push(axis(vec![(x, plot.bottom), (x, plot.bottom + TICK)]));
            }
            for (i, line) in lines.iter().enumerate() {
                let y = plot.bottom
                    + TICK
                    + 0.5 * GAP
                    + 0.75 * TEXT_SIZE
                    + as_f64(i) * TEXT_SIZE * LINE_HEIGHT;
                scene
                    .texts
                    .push(place(line.clone(), x - line.width / 2.0, y, theme::INK));
            }
        }
    }

    fn draw_titles(&self, scene: &mut Scene, cell: &Rect, frame: &Frame) {
        let mut y = cell.top;
        for line in &self.title {
            scene.texts.push(place(
                line.clone(),
                cell.left,
                y + 0.78 * TITLE_SIZE,
                theme::INK,
            ));
            y += TITLE_SIZE * LINE_HEIGHT;
        }
        // The title of the vertical axis stands on its axis even if a neighbour's panel title takes more lines.
        let mut y =
            frame.plot.top - 1.1 * GAP - as_f64(self.y_title.len()) * TEXT_SIZE * LINE_HEIGHT;
        for line in &self.y_title {
            scene.texts.push(place(
                line.clone(),
                cell.left,
                y + 0.9 * TEXT_SIZE,
                theme::MUTED,
            ));
            y += TEXT_SIZE * LINE_HEIGHT;
        }
        let middle = f64::midpoint(frame.plot.left, frame.plot.right);
        for (i, line) in self.x_title.iter().enumerate() {
            let from_bottom = as_f64(self.x_title.len() - 1 - i) * TEXT_SIZE * LINE_HEIGHT;
            let x = (middle - line.width / 2.0)
                .max(cell.left)
                .min(cell.right - line.width);
            scene.texts.push(place(
                line.clone(),
                x,
                cell.bottom - 0.25 * TEXT_SIZE - from_bottom,
                theme::MUTED,
            ));
        }
    }

    /// Labels in the right margin, level with what they name, moved apart and joined to it by a leader.
    fn draw_end_labels(&self, scene: &mut Scene, frame: &Frame) -> Result<(), ReportError> {
        let plot = &frame.plot;
        let labels = end_labels(self.panel)?;
        let targets: Vec<f64> = labels
            .iter()
            .map(|label| frame.y(label.y).clamp(plot.top, plot.bottom))
            .collect();
        let spacing = TEXT_SIZE * 1.15;
        let moved = spread(&targets, spacing, plot.top, plot.bottom);
        for ((label, target), y) in labels.into_iter().zip(targets).zip(moved) {
            let last = frame.x(label.x).clamp(plot.left, plot.right);
            // A series that ends inside the panel is named where it ends.
            let inside = plot.right - last > 12.0;
            let (x, y) = if inside {
                (last + 0.8 * GAP, target)
            } else {
                (plot.right + LABEL_GAP, y)
            };
            if !inside && (y - target).abs() > 2.0 {
                let ends = vec![
                    (plot.right + 1.0, target),
                    (plot.right + LABEL_GAP - 1.5, y),
                ];
                scene
                    .shapes
                    .push(marks::stroke(ends, 0.5, theme::fill(label.colour)));
            }
            scene.texts.push(place(
                label.line,
                x,
                y + 0.36 * TEXT_SIZE,
                marks::ink(label.colour),
            ));
        }
        Ok(())
    }

    fn draw_placed_labels(&self, scene: &mut Scene, frame: &Frame) -> Result<(), ReportError> {
        for mark in &self.panel.marks {
            if let Some((label, colour)) = label_of(mark)
                && let Place::At { x, y, side } = label.place
            {
                beside(
                    scene,
                    frame.point((x, y)),
                    side,
                    2.0,
                    &label.text,
                    marks::ink(colour),
                )?;
            }
            match mark {
                Mark::Points(points) => {
                    for (&point, (name, side)) in points.points.iter().zip(&points.names) {
                        let clearance = points.size / 2.0 + 1.5;
                        beside(
                            scene,
                            frame.point(point),
                            *side,
                            clearance,
                            name,
                            marks::ink(points.colour),
                        )?;
                    }
                }
                Mark::Text(text) => free_text(scene, frame, text)?,
                Mark::Contours(contours) => {
                    for level in contours
                        .levels
                        .iter()
                        .filter(|level| !level.text.is_empty())
                    {
                        let curves = marks::traced(frame, contours, level.value);
                        let Some(at) = curves.first().and_then(|curve| along(curve, level.along))
                        else {
                            continue;
                        };
                        let line = TextLine::set(&level.text, TEXT_SIZE, false)?;
                        let plot = &frame.plot;
                        let x = (at.0 - line.width / 2.0)
                            .clamp(plot.left + 2.0, plot.right - 2.0 - line.width);
                        let y = at.1.clamp(plot.top + TEXT_SIZE, plot.bottom - TEXT_SIZE)
                            + 0.36 * TEXT_SIZE;
                        scene.texts.push(PlacedText {
                            line,
                            x,
                            y,
                            colour: marks::ink(level.colour),
                            haloed: true,
                        });
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// A label in the right margin and the point in data units that it belongs to.
struct EndLabel {
    line: TextLine,
    x: f64,
    y: f64,
    colour: Colour,
}

fn end_labels(panel: &Panel) -> Result<Vec<EndLabel>, ReportError> {
    let mut out = Vec::new();
    for mark in &panel.marks {
        let Some((label, colour)) = label_of(mark) else {
            continue;
        };
        if label.place != Place::End {
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

fn label_of(mark: &Mark) -> Option<(&Label, Colour)> {
    let (label, colour) = match mark {
        Mark::Line(mark) => (&mark.label, mark.colour),
        Mark::Points(mark) => (&mark.label, mark.colour),
        Mark::Band(mark) => (&mark.label, mark.colour),
        Mark::Bars(mark) => (&mark.label, mark.colour),
        Mark::Rule(mark) => (&mark.label, mark.colour),
        Mark::Span(mark) => (&mark.label, mark.colour),
        Mark::Heat(_) | Mark::Contours(_) | Mark::Text(_) => return None,
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
        Mark::Heat(_) | Mark::Contours(_) | Mark::Text(_) => None,
    }
}

fn free_text(scene: &mut Scene, frame: &Frame, text: &Text) -> Result<(), ReportError> {
    let from = frame.point((text.x, text.y));
    if let Some(target) = text.leads_to {
        let target = frame.point(target);
        scene.shapes.push(marks::stroke(
            vec![from, target],
            0.5,
            theme::fill(text.colour),
        ));
    }
    beside(
        scene,
        from,
        text.side,
        2.0,
        &text.text,
        marks::ink(text.colour),
    )
}

/// Sets lines of text beside a point.
fn beside(
    scene: &mut Scene,
    (x, y): (f64, f64),
    side: Side,
    clearance: f64,
    text: &str,
    colour: Rgb,
) -> Result<(), ReportError> {
    if text.is_empty() || !x.is_finite() || !y.is_finite() {
        return Ok(());
    }
    let lines = text
        .lines()
        .map(|line| TextLine::set(line, TEXT_SIZE, false))
        .collect::<Result<Vec<_>, _>>()?;
    let spacing = TEXT_SIZE * LINE_HEIGHT;
    let below_first = as_f64(lines.len() - 1) * spacing;
    // Base line of the first line; capitals are 0.72 of the size.
    let first = match side {
        Side::Centre | Side::Left | Side::Right => y + 0.36 * TEXT_SIZE - below_first / 2.0,
        Side::Above | Side::AboveLeft | Side::AboveRight => {
            y - clearance - 0.21 * TEXT_SIZE - below_first
        }
        Side::Below | Side::BelowLeft | Side::BelowRight => y + clearance + 0.74 * TEXT_SIZE,
    };
    for (i, line) in lines.into_iter().enumerate() {
        let start = match side {
            Side::Centre | Side::Above | Side::Below => x - line.width / 2.0,
            Side::Left => x - clearance - line.width,
            Side::AboveLeft | Side::BelowLeft => x - line.width,
            Side::Right => x + clearance,
            Side::AboveRight | Side::BelowRight => x,
        };
        scene
            .texts
            .push(place(line, start, first + as_f64(i) * spacing, colour));
    }
    Ok(())
}

fn place(line: TextLine, x: f64, y: f64, colour: Rgb) -> PlacedText {
    PlacedText {
        line,
        x,
        y,
        colour,
        haloed: false,
    }
}

/// Breaks text at spaces so that lines are at most `width` wide where words allow.
fn wrapped(text: &str, size: f64, width: f64) -> Result<Vec<TextLine>, ReportError> {
    let mut out = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if !line.is_empty() && TextLine::set(&longer, size, false)?.width > width {
                out.push(TextLine::set(&line, size, false)?);
                word.clone_into(&mut line);
            } else {
                line = longer;
            }
        }
        if !line.is_empty() {
            out.push(TextLine::set(&line, size, false)?);
        }
    }
    Ok(out)
}

#[derive(Clone, Copy, PartialEq)]
enum Across {
    X,
    Y,
}

/// Extent of the marks along an axis and what kind of room they want.
fn needs(panel: &Panel, across: Across) -> Needs {
    let axis: &Axis = if across == Across::X {
        &panel.x
    } else {
        &panel.y
    };
    let mut extent = Extent {
        low: f64::INFINITY,
        high: f64::NEG_INFINITY,
        positive: axis.scale == Scale::Log10,
    };
    let (mut from_zero, mut padded) = (false, false);
    for mark in &panel.marks {
        let pick = |(x, y): (f64, f64)| if across == Across::X { x } else { y };
        match mark {
            Mark::Line(line) => line
                .points
                .iter()
                .for_each(|&point| extent.hold(pick(point))),
            Mark::Points(points) => {
                padded = true;
                points
                    .points
                    .iter()
                    .for_each(|&point| extent.hold(pick(point)));
                match (&points.intervals, across) {
                    (Intervals::Horizontal(ends), Across::X)
                    | (Intervals::Vertical(ends), Across::Y) => {
                        ends.iter().for_each(|&(low, high)| {
                            extent.hold(low);
                            extent.hold(high);
                        });
                    }
                    _ => {}
                }
            }
            Mark::Band(band) => band.points.iter().for_each(|&(x, low, high)| {
                extent.hold(pick((x, low)));
                extent.hold(pick((x, high)));
            }),
            Mark::Bars(bars) => {
                let upright = bars.direction == crate::chart::Direction::Upright;
                if upright == (across == Across::Y) {
                    from_zero = axis.scale == Scale::Linear;
                    bars.bars.iter().for_each(|&(_, from, to)| {
                        extent.hold(from);
                        extent.hold(to);
                    });
                } else {
                    bars.bars.iter().for_each(|&(at, ..)| {
                        extent.hold(at - 0.6 * bars.width);
                        extent.hold(at + 0.6 * bars.width);
                    });
                }
            }
            Mark::Heat(heat) => {
                let edges = if across == Across::X {
                    &heat.x
                } else {
                    &heat.y
                };
                edges.iter().for_each(|&edge| extent.hold(edge));
            }
            Mark::Contours(grid) => {
                let places = if across == Across::X {
                    &grid.x
                } else {
                    &grid.y
                };
                places.iter().for_each(|&place| extent.hold(place));
            }
            Mark::Rule(rule) => match (rule.at, across) {
                (RuleAt::X(at), Across::X) | (RuleAt::Y(at), Across::Y) => extent.hold(at),
                _ => {}
            },
            Mark::Span(_) | Mark::Text(_) => {}
        }
    }
    let grid = panel
        .marks
        .iter()
        .any(|mark| matches!(mark, Mark::Heat(_) | Mark::Contours(_)));
    Needs {
        low: extent.low,
        high: extent.high,
        from_zero,
        padded: (padded || across == Across::Y) && !grid,
    }
}

struct Extent {
    low: f64,
    high: f64,
    positive: bool,
}

impl Extent {
    fn hold(&mut self, value: f64) {
        if value.is_finite() && (!self.positive || value > 0.0) {
            self.low = self.low.min(value);
            self.high = self.high.max(value);
        }
    }
}

/// The point at a share of a curve's length.
fn along(curve: &[(f64, f64)], share: f64) -> Option<(f64, f64)> {
    let length = |a: (f64, f64), b: (f64, f64)| (b.0 - a.0).hypot(b.1 - a.1);
    let total: f64 = curve.windows(2).map(|pair| length(pair[0], pair[1])).sum();
    let mut left = share * total;
    for pair in curve.windows(2) {
        let step = length(pair[0], pair[1]);
        if left <= step && step > 0.0 {
            let part = left / step;
            return Some((
                pair[0].0 + part * (pair[1].0 - pair[0].0),
                pair[0].1 + part * (pair[1].1 - pair[0].1),
            ));
        }
        left -= step;
    }
    curve.last().copied()
}

fn letter(i: usize) -> String {
    u32::try_from(i)
        .ok()
        .and_then(|i| char::from_u32('a' as u32 + i))
        .map(String::from)
        .unwrap_or_default()
}

fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of panels and lines are small"
)]
fn as_f64(count: usize) -> f64 {
    count as f64
}

/// Shapes that text must not run over.
pub(super) fn obstacles(scene: &Scene) -> impl Iterator<Item = &Form> {
    scene
        .shapes
        .iter()
        .filter(|shape| shape.is_data)
        .map(|shape| &shape.form)
}
