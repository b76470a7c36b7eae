//! Grid, axis lines, ticks and titles of a panel.

use super::frame::Frame;
use super::prepared::{Prepared, as_f64, place};
use super::scene::{Scene, stroke};
use super::type_setting::Rect;
use crate::chart::{Mark, Scale};
use crate::theme::{self, GAP, LINE_HEIGHT, TEXT_SIZE, TICK, TITLE_SIZE};

impl Prepared<'_> {
    pub(super) fn draw_grid(&self, scene: &mut Scene, frame: &Frame) {
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
                scene.shapes.push(stroke(
                    vec![(x, plot.bottom), (x, plot.top)],
                    theme::GRID_WIDTH,
                    theme::GRID,
                ));
            }
        } else {
            for (value, _) in &self.y_ticks {
                let y = frame.y(*value);
                scene.shapes.push(stroke(
                    vec![(plot.left, y), (plot.right, y)],
                    theme::GRID_WIDTH,
                    theme::GRID,
                ));
            }
        }
    }

    pub(super) fn draw_axes(&self, scene: &mut Scene, frame: &Frame) {
        let plot = &frame.plot;
        let axis = |points| stroke(points, theme::AXIS_WIDTH, theme::INK);
        scene.shapes.push(axis(vec![
            (plot.left, plot.top),
            (plot.left, plot.bottom),
            (plot.right, plot.bottom),
        ]));
        for (value, lines) in &self.y_ticks {
            let y = frame.y(*value);
            let named = matches!(self.panel.y.scale, Scale::Categories(_));
            if !named {
                scene
                    .shapes
                    .push(axis(vec![(plot.left - TICK, y), (plot.left, y)]));
            }
            let spacing = TEXT_SIZE * LINE_HEIGHT;
            let first = y - 0.5 * spacing * as_f64(lines.len().saturating_sub(1));
            for (i, text) in lines.iter().enumerate() {
                let x = plot.left - TICK - 0.6 * GAP - text.width;
                let base = first + as_f64(i) * spacing + 0.36 * TEXT_SIZE;
                scene.texts.push(place(text.clone(), x, base, theme::INK));
            }
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

    pub(super) fn draw_titles(&self, scene: &mut Scene, cell: &Rect, frame: &Frame) {
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
}
