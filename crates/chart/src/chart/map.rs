//! Values over a plane: coloured cells and level curves.

use super::{Colour, Dash, Format};

/// Cells of a grid coloured from white (low) to the colour (high).
#[derive(Debug, Clone, PartialEq)]
pub struct Heat {
    /// Edges of the columns, one more than columns.
    pub x: Vec<f64>,
    /// Edges of the rows, one more than rows.
    pub y: Vec<f64>,
    /// Values by row from the lowest `y`, then by column; not finite: not drawn.
    pub values: Vec<f64>,
    /// Values drawn white and in full colour.
    pub range: (f64, f64),
    /// Full colour.
    pub colour: Colour,
    /// What white and what the full colour mean, written beside a bar of the colours above the panel; level
    /// curves with their values make it superfluous.
    pub key: Option<[String; 2]>,
}

/// Level curves of values on a grid of points.
#[derive(Debug, Clone, PartialEq)]
pub struct Contours {
    /// Abscissae of the grid.
    pub x: Vec<f64>,
    /// Ordinates of the grid.
    pub y: Vec<f64>,
    /// Values by row from the lowest `y`, then by column.
    pub values: Vec<f64>,
    /// Levels with what is written on their curves.
    pub levels: Vec<Level>,
}

/// Values on a grid of points that a reader can ask for, where cells or curves can only hint at them; not drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// (x, y, value) row by row; a value that is not finite cannot be asked for.
    pub points: Vec<(f64, f64, f64)>,
    /// What the values are.
    pub name: &'static str,
    /// How they are written.
    pub format: Format,
}

/// One level curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Value along the curve.
    pub value: f64,
    /// What is written on it; empty writes nothing.
    pub text: String,
    /// Colour.
    pub colour: Colour,
    /// Stroke width in points.
    pub width: f64,
    /// Stroke pattern.
    pub dash: Dash,
    /// Where along the curve the words stand, from 0 (start) to 1 (end).
    pub along: f64,
}
