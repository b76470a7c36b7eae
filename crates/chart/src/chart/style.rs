//! Colours, strokes and symbols.

/// Colours of marks: Okabe and Ito's, which colour-blind readers tell apart, and greys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// First colour: the Nash equilibrium, the main series.
    Blue,
    /// Second colour: the cooperative benchmark, the contrast.
    Vermillion,
    /// Third colour.
    Green,
    /// Fourth colour.
    Purple,
    /// Fifth colour.
    Orange,
    /// Sixth colour.
    Sky,
    /// Data, text.
    Black,
    /// Context.
    Grey,
}

impl Colour {
    /// The order in which series of equal rank are coloured.
    pub const CYCLE: [Self; 7] = [
        Self::Blue,
        Self::Vermillion,
        Self::Green,
        Self::Purple,
        Self::Orange,
        Self::Sky,
        Self::Grey,
    ];

    /// Colour of the `i`-th series of equal rank.
    #[must_use]
    pub fn nth(i: usize) -> Self {
        Self::CYCLE[i % Self::CYCLE.len()]
    }
}

/// Stroke pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Long dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// Point symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// Filled circle.
    Disc,
    /// Open circle.
    Ring,
    /// Filled square.
    Square,
    /// Filled diamond.
    Diamond,
    /// Filled triangle.
    Triangle,
    /// An × stroke.
    Cross,
}
