//! What a figure shows, in the units of its data: panels, axes and marks.
//!
//! A [`Chart`] is plain data. It says nothing of pixels or fonts; `render` decides those, once, for all figures.
//! Text everywhere is [`endodec_table::markup`]: `*Q*^{N}`, `*R*_{0}`, `10^{−12}`.
//!
//! Write a mark with its constructor and change fields by struct update:
//!
//! ```
//! use endodec_chart::{Colour, Dash, Label, Line};
//! let line = Line {
//!     dash: Dash::Dashed,
//!     label: Some(Label::end("cooperative")),
//!     ..Line::new([(0.0, 1.0), (1.0, 2.0)], Colour::Vermillion)
//! };
//! assert_eq!(line.points.len(), 2);
//! ```

mod axis;
mod fill;
mod label;
mod map;
mod note;
mod series;
mod style;

pub use axis::{Axis, Format, Scale, Ticks};
pub use fill::{Band, Bars, Direction, Span, SpanOver};
pub use label::{Label, LabelPlace, Side};
pub use map::{Contours, Heat, Level, Surface};
pub use note::{Rule, RuleAt, Text};
pub use series::{Intervals, Line, Points};
pub use style::{Colour, Dash, Symbol};

/// One figure: panels in reading order, `columns` to a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Panels in a row.
    pub columns: usize,
    /// Height of a row in inches; the width is that of the printed text, 6.5 in.
    pub row_height: f64,
    /// Panels, lettered a, b, c… in this order when there are several.
    pub panels: Vec<Panel>,
}

impl Chart {
    /// A single panel at the usual height.
    #[must_use]
    pub fn single(panel: Panel) -> Self {
        Self {
            columns: 1,
            row_height: 2.8,
            panels: vec![panel],
        }
    }

    /// Panels side by side, two to a row.
    #[must_use]
    pub fn pairs(panels: Vec<Panel>) -> Self {
        Self {
            columns: 2,
            row_height: 2.55,
            panels,
        }
    }
}

/// One coordinate system with its marks, drawn in order: fills first, text last, whatever the order here.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// A finding in a few words, beside the panel's letter; may be empty for a single panel.
    pub title: String,
    /// Horizontal axis.
    pub x: Axis,
    /// Vertical axis.
    pub y: Axis,
    /// What is drawn.
    pub marks: Vec<Mark>,
}

/// Something drawn in a panel.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A curve through points.
    Line(Line),
    /// Separate points, with intervals where given.
    Points(Points),
    /// The area between two curves.
    Band(Band),
    /// Bars from a base.
    Bars(Bars),
    /// Cells coloured by value.
    Heat(Heat),
    /// Level curves of a grid.
    Contours(Contours),
    /// Values to read on a grid.
    Surface(Surface),
    /// A reference line across the panel.
    Rule(Rule),
    /// A shaded stretch of an axis.
    Span(Span),
    /// Words at a place.
    Text(Text),
}

macro_rules! marks {
    ($($kind:ident),*) => { $(impl From<$kind> for Mark {
        fn from(mark: $kind) -> Self { Self::$kind(mark) }
    })* };
}

marks!(
    Line, Points, Band, Bars, Heat, Contours, Surface, Rule, Span, Text
);
