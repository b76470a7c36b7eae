//! Reference lines and words.

use super::{Colour, Dash, Label, Side};

/// A reference line across the panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Where it crosses, and which axis.
    pub at: RuleAt,
    /// Colour of line and label.
    pub colour: Colour,
    /// Stroke pattern.
    pub dash: Dash,
    /// What is written beside it, and where.
    pub label: Option<Label>,
}

impl Rule {
    /// A dashed grey line at a height.
    #[must_use]
    pub fn horizontal(y: f64) -> Self {
        Self {
            at: RuleAt::Y(y),
            colour: Colour::Grey,
            dash: Dash::Dashed,
            label: None,
        }
    }

    /// A dashed grey line at an abscissa.
    #[must_use]
    pub fn vertical(x: f64) -> Self {
        Self {
            at: RuleAt::X(x),
            colour: Colour::Grey,
            dash: Dash::Dashed,
            label: None,
        }
    }
}

/// Where a [`Rule`] stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RuleAt {
    /// Upright at this abscissa.
    X(f64),
    /// Level at this ordinate.
    Y(f64),
}

/// Words at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Horizontal position in data units.
    pub x: f64,
    /// Vertical position in data units.
    pub y: f64,
    /// Where the text lies as seen from the point.
    pub side: Side,
    /// What it says; a line break starts a new line.
    pub text: String,
    /// Colour.
    pub colour: Colour,
}

impl Text {
    /// Grey words at a point.
    #[must_use]
    pub fn new(x: f64, y: f64, side: Side, text: impl Into<String>) -> Self {
        Self {
            x,
            y,
            side,
            text: text.into(),
            colour: Colour::Grey,
        }
    }
}
