//! The sheet that a chart is drawn on: how wide, with what above and below.

use super::prepared::{as_f64, wrapped};
use super::type_setting::{PlacedText, TextLine};
use crate::chart::Chart;
use crate::error::ChartError;
use crate::theme::{EDGE, HEADING_SIZE, LINE_HEIGHT, NOTE_SIZE, Rgb, WIDTH};

/// A chart with a heading above and a note below all panels, on a page of some width.
///
/// A chart alone is a sheet without words, 6.5 in wide. A picture that leaves its page carries its message with it.
///
/// ```
/// use endodec_chart::{Chart, Panel, Axis, render::{self, Sheet}};
/// let panel = Panel { title: String::new(), x: Axis::linear("*x*"), y: Axis::linear("*y*"), marks: Vec::new() };
/// let chart = Chart::single(panel);
/// let sheet = Sheet { heading: "What is seen", note: "What it is made of.", ..Sheet::from(&chart) };
/// assert!(render::svg(sheet, "title", "description")?.len() > render::svg(&chart, "title", "description")?.len());
/// # Ok::<(), endodec_chart::ChartError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What is drawn.
    pub chart: &'a Chart,
    /// The message, above all panels; may be empty.
    pub heading: &'a str,
    /// What the marks are and where the data come from, below all panels; may be empty.
    pub note: &'a str,
    /// Width in inches. Below 4.5, a telephone's, panels stand one under another.
    pub width: f64,
}

impl<'a> From<&'a Chart> for Sheet<'a> {
    fn from(chart: &'a Chart) -> Self {
        Self {
            chart,
            heading: "",
            note: "",
            width: WIDTH / 72.0,
        }
    }
}

/// Lines of one size above or below the panels.
pub(super) struct Words {
    lines: Vec<TextLine>,
    size: f64,
}

impl Sheet<'_> {
    pub(super) fn columns(&self) -> usize {
        if self.width < 4.5 {
            1
        } else {
            self.chart.columns.max(1)
        }
    }

    pub(super) fn points(&self) -> f64 {
        self.width * 72.0
    }

    /// Heading and note, broken into lines.
    pub(super) fn words(&self) -> Result<(Words, Words), ChartError> {
        let width = self.points() - 2.0 * EDGE;
        let words = |text: &str, size: f64, bold: bool| -> Result<Words, ChartError> {
            let lines = wrapped(text, size, width, bold)?;
            Ok(Words { lines, size })
        };
        Ok((
            words(self.heading, HEADING_SIZE, true)?,
            words(self.note, NOTE_SIZE, false)?,
        ))
    }
}

impl Words {
    /// Room for the lines, none without words.
    pub(super) fn height(&self) -> f64 {
        if self.lines.is_empty() {
            return 0.0;
        }
        as_f64(self.lines.len()) * self.size * LINE_HEIGHT + 1.5 * EDGE
    }

    /// The lines from a height downwards.
    pub(super) fn placed(self, top: f64, colour: Rgb) -> impl Iterator<Item = PlacedText> {
        let size = self.size;
        self.lines
            .into_iter()
            .enumerate()
            .map(move |(i, line)| PlacedText {
                line,
                x: EDGE,
                y: top + EDGE + 0.78 * size + as_f64(i) * size * LINE_HEIGHT,
                colour,
                haloed: false,
            })
    }
}
