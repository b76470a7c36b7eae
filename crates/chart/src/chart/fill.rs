//! Areas, bars and shaded stretches.

use super::{Colour, Label};

/// The area between two curves over the same abscissae.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// (x, low, high) in data units.
    pub points: Vec<(f64, f64, f64)>,
    /// Colour of the fill and of the label.
    pub colour: Colour,
    /// Opacity of the fill, from 0 to 1.
    pub opacity: f64,
    /// Name of the area.
    pub label: Option<Label>,
    /// What its ends are to a reader who asks for them; empty where the label says it, or where lines end the area.
    pub reads: &'static str,
}

impl Band {
    /// A light fill without a label.
    #[must_use]
    pub fn new(points: impl IntoIterator<Item = (f64, f64, f64)>, colour: Colour) -> Self {
        Self {
            points: points.into_iter().collect(),
            colour,
            opacity: 0.12,
            label: None,
            reads: "",
        }
    }
}

/// Bars of equal width.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// (position, from, to) in data units; `from` is 0 for plain bars and the sum below for stacked ones.
    pub bars: Vec<(f64, f64, f64)>,
    /// Width in data units of the position axis.
    pub width: f64,
    /// Along which axis the bars extend.
    pub direction: Direction,
    /// Colour of the fill and of the label.
    pub colour: Colour,
    /// Opacity of the fill, from 0 to 1.
    pub opacity: f64,
    /// Name of the series.
    pub label: Option<Label>,
}

impl Bars {
    /// Upright bars from zero.
    #[must_use]
    pub fn new(heights: impl IntoIterator<Item = (f64, f64)>, width: f64, colour: Colour) -> Self {
        Self {
            bars: heights
                .into_iter()
                .map(|(at, height)| (at, 0.0, height))
                .collect(),
            width,
            direction: Direction::Upright,
            colour,
            opacity: 1.0,
            label: None,
        }
    }
}

/// Along which axis bars extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Along the vertical axis.
    Upright,
    /// Along the horizontal axis.
    Sideways,
}

/// A shaded stretch of an axis over the whole panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Which axis, from, to, in data units; infinite ends reach the edge of the panel.
    pub over: SpanOver,
    /// Colour of the fill and of the label.
    pub colour: Colour,
    /// Opacity of the fill, from 0 to 1.
    pub opacity: f64,
    /// Name of the stretch.
    pub label: Option<Label>,
}

/// What a [`Span`] shades.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SpanOver {
    /// From one abscissa to another.
    X(f64, f64),
    /// From one ordinate to another.
    Y(f64, f64),
}
