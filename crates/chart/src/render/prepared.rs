//! A panel with its words set and its margins measured.

use super::end_labels::end_labels;
use super::extent::{Across, needs};
use super::scale::Resolved;
use super::type_setting::{PlacedText, TextLine};
use crate::chart::{Panel, Scale, Ticks};
use crate::error::ChartError;
use crate::theme::{GAP, LINE_HEIGHT, Rgb, TEXT_SIZE, TICK, TITLE_SIZE};

/// Distance of labels in the right margin from the axis, with room for a leader where a label had to move.
pub(super) const LABEL_GAP: f64 = 5.5;

/// A panel with its text set and its margins known.
pub(super) struct Prepared<'a> {
    pub panel: &'a Panel,
    pub title: Vec<TextLine>,
    pub y_title: Vec<TextLine>,
    pub x_title: Vec<TextLine>,
    pub x: Resolved,
    pub y: Resolved,
    pub x_ticks: Vec<(f64, Vec<TextLine>)>,
    pub y_ticks: Vec<(f64, TextLine)>,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(
        panel: &'a Panel,
        letter: &str,
        width: f64,
        height: f64,
    ) -> Result<Self, ChartError> {
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
            .collect::<Result<Vec<_>, ChartError>>()?;
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
            .collect::<Result<Vec<_>, ChartError>>()?;
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
}

pub(super) fn place(line: TextLine, x: f64, y: f64, colour: Rgb) -> PlacedText {
    PlacedText {
        line,
        x,
        y,
        colour,
        haloed: false,
    }
}

/// Breaks text at spaces so that lines are at most `width` wide where words allow.
fn wrapped(text: &str, size: f64, width: f64) -> Result<Vec<TextLine>, ChartError> {
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

pub(super) fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of panels and lines are small"
)]
pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}
