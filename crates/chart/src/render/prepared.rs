//! A panel with its words set and its margins measured.

use super::end_labels::end_labels;
use super::extent::{Across, needs};
use super::scale::Resolved;
use super::type_setting::{PlacedText, TextLine};
use crate::chart::{Panel, Scale, Ticks};
use crate::error::ChartError;
use crate::theme::{EDGE, GAP, LINE_HEIGHT, Rgb, TEXT_SIZE, TICK, TITLE_SIZE};

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
    pub y_ticks: Vec<(f64, Vec<TextLine>)>,
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
        let title = wrapped(&heading, TITLE_SIZE, width, false)?;
        let y_title = wrapped(&panel.y.title, TEXT_SIZE, width, false)?;
        let x_title = wrapped(&panel.x.title, TEXT_SIZE, width, false)?;

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
            .map(|(value, text)| {
                let lines = if matches!(panel.y.scale, Scale::Categories(_)) {
                    wrapped(text, TEXT_SIZE, 0.6 * width - TICK - GAP, false)?
                } else {
                    vec![TextLine::set(text, TEXT_SIZE, false)?]
                };
                Ok((*value, lines))
            })
            .collect::<Result<Vec<_>, ChartError>>()?;
        let tick_words = y_ticks.iter().flat_map(|(_, lines)| lines);
        let left = largest(tick_words.map(|line| line.width)) + TICK + GAP;

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
                    wrapped(text, TEXT_SIZE, room, false)?
                } else {
                    wrapped(text, TEXT_SIZE, width, false)?
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
        // And half of the first to the left, as far as the space around the figure.
        let before = x_ticks.first().map_or(0.0, |(value, lines)| {
            let half = largest(lines.iter().map(|line| line.width)) / 2.0;
            half - x.fraction(*value) * (width - left - right)
        });
        let left = left.max(before - EDGE);
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

/// Breaks text at spaces so that lines are at most `width` wide, and within words that are wider.
pub(super) fn wrapped(
    text: &str,
    size: f64,
    width: f64,
    bold: bool,
) -> Result<Vec<TextLine>, ChartError> {
    let set = |line: &str| TextLine::set(line, size, bold);
    let mut out = Vec::new();
    for paragraph in text.lines() {
        let mut pieces = Vec::new();
        for word in paragraph.split(' ') {
            pieces.extend(fitting(word, width, &set)?);
        }
        let mut line = String::new();
        for (word, spaced) in &pieces {
            let longer = if line.is_empty() {
                word.clone()
            } else if *spaced {
                format!("{line} {word}")
            } else {
                format!("{line}{word}")
            };
            if !line.is_empty() && set(&longer)?.width > width {
                out.push(set(&line)?);
                line.clone_from(word);
            } else {
                line = longer;
            }
        }
        if !line.is_empty() {
            out.push(set(&line)?);
        }
    }
    Ok(out)
}

/// A word, or its pieces where it is wider than a line, each with whether a space stands before it. It is broken
/// behind its own marks, as names of columns have them, and anywhere where it has none; not within a mark of markup.
fn fitting(
    word: &str,
    width: f64,
    set: &impl Fn(&str) -> Result<TextLine, ChartError>,
) -> Result<Vec<(String, bool)>, ChartError> {
    // Braces of markup hold an index together; those of a name are behind a backslash.
    let is_markup = word.contains("_{") || word.contains("^{");
    if set(word)?.width <= width || is_markup {
        return Ok(vec![(word.to_owned(), true)]);
    }
    let mut pieces = vec![(String::new(), true)];
    let mut characters = word.chars();
    while let Some(character) = characters.next() {
        let mut unit = String::from(character);
        if character == '\\' {
            unit.extend(characters.next());
        }
        let Some((piece, _)) = pieces.last_mut() else {
            break;
        };
        // A third of a line at least, so that marks do not make it ragged.
        let breakable =
            piece.ends_with(['_', '-', '/', '.', ',', ';', ':']) && set(piece)?.width > width / 3.0;
        if breakable || set(&format!("{piece}{unit}"))?.width > width && !piece.is_empty() {
            pieces.push((unit, false));
        } else {
            piece.push_str(&unit);
        }
    }
    Ok(pieces)
}

pub(super) fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}
