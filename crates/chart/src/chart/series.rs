//! Curves and points.

use super::{Colour, Dash, Label, Side, Symbol};

/// A curve through points in order; a point that is not finite breaks it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Points (x, y) in data units.
    pub points: Vec<(f64, f64)>,
    /// Colour of the stroke and of its label.
    pub colour: Colour,
    /// Stroke pattern.
    pub dash: Dash,
    /// Stroke width in points.
    pub width: f64,
    /// Name of the series.
    pub label: Option<Label>,
    /// Its name to a reader who asks for values, where no label of its own says it.
    pub reads: &'static str,
}

impl Line {
    /// A solid curve without a label.
    #[must_use]
    pub fn new(points: impl IntoIterator<Item = (f64, f64)>, colour: Colour) -> Self {
        Self {
            points: points.into_iter().collect(),
            colour,
            dash: Dash::Solid,
            width: 1.4,
            label: None,
            reads: "",
        }
    }
}

/// Separate points.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    /// Points (x, y) in data units.
    pub points: Vec<(f64, f64)>,
    /// Colour of symbols, intervals and label.
    pub colour: Colour,
    /// Symbol.
    pub symbol: Symbol,
    /// Diameter in points.
    pub size: f64,
    /// Intervals around the points, one a point where not empty.
    pub intervals: Intervals,
    /// A name beside each point and the side it lies on, where not empty; an empty name is not drawn.
    pub names: Vec<(String, Side)>,
    /// Name of the series.
    pub label: Option<Label>,
}

impl Points {
    /// Discs without intervals or names.
    #[must_use]
    pub fn new(points: impl IntoIterator<Item = (f64, f64)>, colour: Colour) -> Self {
        Self {
            points: points.into_iter().collect(),
            colour,
            symbol: Symbol::Disc,
            size: 4.0,
            intervals: Intervals::None,
            names: Vec::new(),
            label: None,
        }
    }
}

/// Intervals around points, from low to high in data units.
#[derive(Debug, Clone, PartialEq)]
pub enum Intervals {
    /// None.
    None,
    /// Along the horizontal axis.
    Horizontal(Vec<(f64, f64)>),
    /// Along the vertical axis.
    Vertical(Vec<(f64, f64)>),
}
