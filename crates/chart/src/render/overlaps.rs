//! Text that meets text, runs over data or leaves the page: a figure with any of these is not fit to print.

use super::labels::free_text;
use super::layout::{self, obstacles};
use super::scene::{Form, Scene};
use super::sheet::Sheet;
use super::type_setting::Rect;
use crate::chart::Mark;
use crate::error::ChartError;

/// A blemish of a laid-out figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlap {
    /// Two texts meet.
    Texts(String, String),
    /// A text runs over a line or a symbol.
    Data(String),
    /// A text leaves the page.
    Page(String),
    /// A character has no glyph in the bundled fonts.
    Glyph(String),
}

/// Finds every blemish of a chart, in the order of its texts.
///
/// # Errors
/// [`ChartError::Font`] when a bundled font cannot be read.
pub fn overlaps<'a>(sheet: impl Into<Sheet<'a>>) -> Result<Vec<Overlap>, ChartError> {
    let scene = layout::lay_out(&sheet.into())?;
    let mut out = Vec::new();
    let page = Rect {
        left: 0.0,
        top: 0.0,
        right: scene.width,
        bottom: scene.height,
    };
    for (i, text) in scene.texts.iter().enumerate() {
        let words = || text.line.words.clone();
        let extent = text.extent();
        if text.line.lacks_a_glyph() {
            out.push(Overlap::Glyph(words()));
        }
        if extent.left < page.left
            || extent.top < page.top
            || extent.right > page.right
            || extent.bottom > page.bottom
        {
            out.push(Overlap::Page(words()));
        }
        let others = scene
            .texts
            .iter()
            .skip(i + 1)
            .filter(|other| other.extent().meets(&extent));
        out.extend(others.map(|other| Overlap::Texts(words(), other.line.words.clone())));
        if !text.haloed && runs_over_data(&scene, &extent) {
            out.push(Overlap::Data(words()));
        }
    }
    Ok(out)
}

/// Words at places ([`crate::Text`]) that leave the plotting area of their panel, in their order.
///
/// # Errors
/// [`ChartError::Font`] when a bundled font cannot be read.
pub fn strays<'a>(sheet: impl Into<Sheet<'a>>) -> Result<Vec<String>, ChartError> {
    let sheet = sheet.into();
    let scene = layout::lay_out(&sheet)?;
    let mut out = Vec::new();
    for (panel, frame) in sheet.chart.panels.iter().zip(&scene.frames) {
        let mut alone = Scene::default();
        for mark in &panel.marks {
            if let Mark::Text(text) = mark {
                free_text(&mut alone, frame, text)?;
            }
        }
        let plot = &frame.plot;
        out.extend(alone.texts.iter().filter_map(|text| {
            let extent = text.extent();
            let inside = extent.left >= plot.left
                && extent.right <= plot.right
                && extent.top >= plot.top
                && extent.bottom <= plot.bottom;
            (!inside).then(|| text.line.words.clone())
        }));
    }
    Ok(out)
}

fn runs_over_data(scene: &Scene, text: &Rect) -> bool {
    obstacles(scene).any(|form| match form {
        Form::Stroke { points, width } => {
            let grown = grow(text, width / 2.0);
            points
                .windows(2)
                .any(|pair| crosses(pair[0], pair[1], &grown))
        }
        Form::Disc { centre, radius } => {
            let (dx, dy) = (
                (text.left - centre.0).max(centre.0 - text.right).max(0.0),
                (text.top - centre.1).max(centre.1 - text.bottom).max(0.0),
            );
            libm::hypot(dx, dy) < *radius
        }
        // Filled symbols are small; large fills are not data here.
        Form::Area(points) => points
            .iter()
            .any(|&(x, y)| x > text.left && x < text.right && y > text.top && y < text.bottom),
    })
}

fn grow(rect: &Rect, by: f64) -> Rect {
    Rect {
        left: rect.left - by,
        top: rect.top - by,
        right: rect.right + by,
        bottom: rect.bottom + by,
    }
}

/// Whether a segment enters a rectangle: by the slab test.
fn crosses(from: (f64, f64), to: (f64, f64), rect: &Rect) -> bool {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (start, end, low, high) in [
        (from.0, to.0, rect.left, rect.right),
        (from.1, to.1, rect.top, rect.bottom),
    ] {
        let run = end - start;
        if run == 0.0 {
            if start <= low || start >= high {
                return false;
            }
        } else {
            let (a, b) = ((low - start) / run, (high - start) / run);
            enter = enter.max(a.min(b));
            leave = leave.min(a.max(b));
        }
    }
    enter < leave
}
