//! Names of series: in the margin, beside points, on contours.

use super::end_labels::{EndLabel, end_labels, label_of};
use super::frame::Frame;
use super::marks;
use super::prepared::{LABEL_GAP, Prepared, as_f64, place};
use super::scene::{Scene, area, rectangle, stroke};
use super::spread::spread;
use super::type_setting::{PlacedText, TextLine};
use crate::chart::{Heat, LabelPlace, Mark, Side, Text};
use crate::error::ChartError;
use crate::theme::{self, GAP, LINE_HEIGHT, Rgb, TEXT_SIZE};

impl Prepared<'_> {
    /// Labels in the right margin, level with what they name, moved apart and joined to it by a leader.
    pub(super) fn draw_end_labels(
        &self,
        scene: &mut Scene,
        frame: &Frame,
    ) -> Result<(), ChartError> {
        let plot = &frame.plot;
        let labels = end_labels(self.panel)?;
        let labels: Vec<EndLabel> = labels
            .into_iter()
            .filter(|label| frame.y(label.y).is_finite())
            .collect();
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
                    .push(stroke(ends, 0.5, theme::fill(label.colour)));
            }
            scene.texts.push(place(
                label.line,
                x,
                y + 0.36 * TEXT_SIZE,
                theme::ink(label.colour),
            ));
        }
        Ok(())
    }

    pub(super) fn draw_placed_labels(
        &self,
        scene: &mut Scene,
        frame: &Frame,
    ) -> Result<(), ChartError> {
        for mark in &self.panel.marks {
            if let Some((label, colour)) = label_of(mark)
                && let LabelPlace::At { x, y, side } = label.place
            {
                beside(
                    scene,
                    frame.point((x, y)),
                    side,
                    2.0,
                    &label.text,
                    theme::ink(colour),
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
                            theme::ink(points.colour),
                        )?;
                    }
                }
                Mark::Text(text) => free_text(scene, frame, text)?,
                Mark::Heat(heat) => draw_key(scene, frame, heat)?,
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
                            .min(plot.right - 2.0 - line.width)
                            .max(plot.left + 2.0);
                        let y = at.1.min(plot.bottom - TEXT_SIZE).max(plot.top + TEXT_SIZE)
                            + 0.36 * TEXT_SIZE;
                        scene.texts.push(PlacedText {
                            line,
                            x,
                            y,
                            colour: theme::ink(level.colour),
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

pub(super) fn free_text(scene: &mut Scene, frame: &Frame, text: &Text) -> Result<(), ChartError> {
    let from = frame.point((text.x, text.y));
    beside(
        scene,
        from,
        text.side,
        2.0,
        &text.text,
        theme::ink(text.colour),
    )
}

/// The colours of a map from white to full, above its right end, with what both ends mean.
fn draw_key(scene: &mut Scene, frame: &Frame, heat: &Heat) -> Result<(), ChartError> {
    const WIDTH: f64 = 36.0;
    const HEIGHT: f64 = 5.0;
    const STEPS: u8 = 18;
    let Some([low, high]) = &heat.key else {
        return Ok(());
    };
    let [low, high] = [
        TextLine::set(low, TEXT_SIZE, false)?,
        TextLine::set(high, TEXT_SIZE, false)?,
    ];
    // On the line of the vertical axis's title.
    let base = frame.plot.top - 1.1 * GAP - 0.35 * TEXT_SIZE;
    let right = frame.plot.right - high.width - 0.6 * GAP;
    let left = right - WIDTH;
    scene.shapes.extend((0..STEPS).map(|step| {
        let at = |step: u8| left + WIDTH * f64::from(step) / f64::from(STEPS);
        let share = (f64::from(step) + 0.5) / f64::from(STEPS);
        let corners = rectangle((at(step), base - HEIGHT), (at(step + 1), base));
        area(
            corners,
            marks::mix(theme::WHITE, theme::fill(heat.colour), share),
            1.0,
        )
    }));
    let mut outline = rectangle((left, base - HEIGHT), (right, base));
    outline.push((left, base - HEIGHT));
    scene.shapes.push(stroke(outline, 0.4, theme::MUTED));
    let low_at = left - 0.6 * GAP - low.width;
    scene.texts.push(place(low, low_at, base, theme::MUTED));
    scene
        .texts
        .push(place(high, right + 0.6 * GAP, base, theme::MUTED));
    Ok(())
}

/// Sets lines of text beside a point.
fn beside(
    scene: &mut Scene,
    (x, y): (f64, f64),
    side: Side,
    clearance: f64,
    text: &str,
    colour: Rgb,
) -> Result<(), ChartError> {
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

/// The point at a share of a curve's length.
fn along(curve: &[(f64, f64)], share: f64) -> Option<(f64, f64)> {
    let length = |a: (f64, f64), b: (f64, f64)| libm::hypot(b.0 - a.0, b.1 - a.1);
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
