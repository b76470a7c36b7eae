//! From a chart to a scene: the grid of panels and their margins.

use super::frame::Frame;
use super::marks;
use super::prepared::{Prepared, as_f64, largest};
use super::scale::Resolved;
use super::scene::{Form, Scene};
use super::sheet::Sheet;
use super::type_setting::Rect;
use crate::chart::{Mark, Scale};
use crate::error::ChartError;
use crate::theme::{self, EDGE, GUTTER};

/// Lays out all panels on a grid whose columns share their plotting width, between the heading and the note of the
/// sheet.
pub(super) fn lay_out(sheet: &Sheet<'_>) -> Result<Scene, ChartError> {
    let chart = sheet.chart;
    let columns = sheet.columns();
    let rows = chart.panels.len().div_ceil(columns);
    let height = chart.row_height * 72.0;
    let page = sheet.points();
    let (heading, note) = sheet.words()?;
    let above = heading.height();
    let mut scene = Scene {
        width: page,
        height: above + height * as_f64(rows) + note.height(),
        ..Scene::default()
    };
    let width = (page - 2.0 * EDGE - GUTTER * as_f64(columns - 1)) / as_f64(columns);

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
            top: above + height * as_f64(row) + EDGE,
            bottom: above + height * as_f64(row + 1) - EDGE,
        };
        // However much room words would like, a fifth of the panel is for the marks.
        let left = largest(in_column().map(|p| p.left)).min(0.6 * width);
        let right = largest(in_column().map(|p| p.right)).min(0.8 * width - left);
        let top = largest(in_row().map(|p| p.top)).min(0.5 * height);
        let bottom = largest(in_row().map(|p| p.bottom)).min(0.3 * height);
        let plot = Rect {
            left: cell.left + left,
            right: cell.right - right,
            top: cell.top + top,
            bottom: cell.bottom - bottom,
        };
        panel.draw(&mut scene, &cell, plot)?;
    }
    let below = above + height * as_f64(rows);
    scene.texts.extend(heading.placed(0.0, theme::INK));
    scene.texts.extend(note.placed(below, theme::MUTED));
    Ok(scene)
}

impl Prepared<'_> {
    fn draw(&self, scene: &mut Scene, cell: &Rect, plot: Rect) -> Result<(), ChartError> {
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
        self.draw_placed_labels(scene, &frame)?;
        scene.frames.push(frame);
        Ok(())
    }

    /// Categories run from top to bottom, numbers from bottom to top.
    fn flipped(&self) -> Resolved {
        if matches!(self.panel.y.scale, Scale::Categories(_)) {
            self.y.reversed()
        } else {
            self.y.clone()
        }
    }
}

fn letter(i: usize) -> String {
    u32::try_from(i)
        .ok()
        .and_then(|i| char::from_u32('a' as u32 + i))
        .map(String::from)
        .unwrap_or_default()
}

/// Shapes that text must not run over.
pub(super) fn obstacles(scene: &Scene) -> impl Iterator<Item = &Form> {
    scene
        .shapes
        .iter()
        .filter(|shape| shape.is_data)
        .map(|shape| &shape.form)
}
