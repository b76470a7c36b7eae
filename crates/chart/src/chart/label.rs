//! Names that stand where the thing is, instead of in a legend.

/// Where a text lies as seen from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On it.
    Centre,
    /// Above it, centred.
    Above,
    /// Below it, centred.
    Below,
    /// Left of it.
    Left,
    /// Right of it.
    Right,
    /// Above and to the left.
    AboveLeft,
    /// Above and to the right.
    AboveRight,
    /// Below and to the left.
    BelowLeft,
    /// Below and to the right.
    BelowRight,
}

/// A series named where it is drawn, in its own colour, instead of in a legend.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub place: LabelPlace,
}

impl Label {
    /// Right of the last point, in the margin; labels that would meet are moved apart.
    #[must_use]
    pub fn end(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            place: LabelPlace::End,
        }
    }

    /// Beside a point given in data units.
    #[must_use]
    pub fn at(x: f64, y: f64, side: Side, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            place: LabelPlace::At { x, y, side },
        }
    }
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LabelPlace {
    /// In the right margin, level with the last point.
    End,
    /// Beside a point in data units.
    At {
        /// Horizontal position in data units.
        x: f64,
        /// Vertical position in data units.
        y: f64,
        /// Where the text lies as seen from the point.
        side: Side,
    },
}
