//! What a figure shows, in the units of its data: panels, axes and marks.
//!
//! A [`Chart`] is plain data. It says nothing of pixels or fonts; `render` decides those, once, for all figures.
//! Text everywhere is [`crate::markup`]: `*Q*^{N}`, `*R*_{0}`, `10^{−12}`.
//!
//! Write a mark with its constructor and change fields by struct update:
//!
//! ```
//! use endodec_report::chart::{Colour, Dash, Label, Line};
//! let line = Line {
//!     dash: Dash::Dashed,
//!     label: Some(Label::end("cooperative")),
//!     ..Line::new([(0.0, 1.0), (1.0, 2.0)], Colour::Vermillion)
//! };
//! assert_eq!(line.points.len(), 2);
//! ```

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
            row_height: 3.1,
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

/// An axis: its title with unit, how it scales, where it ends, where its ticks are.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Quantity, symbol and unit.
    pub title: String,
    /// Linear, logarithmic or named places.
    pub scale: Scale,
    /// Both ends in data units; `None` fits the marks, and starts at zero when bars or zero are near.
    pub range: Option<(f64, f64)>,
    /// Where ticks are.
    pub ticks: Ticks,
    /// How tick values are written.
    pub format: Format,
}

impl Axis {
    /// A linear axis that fits its marks.
    #[must_use]
    pub fn linear(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            scale: Scale::Linear,
            range: None,
            ticks: Ticks::Auto,
            format: Format::Number,
        }
    }

    /// A logarithmic axis (base 10) that fits its marks; values are given as they are, not as logarithms.
    #[must_use]
    pub fn log10(title: impl Into<String>) -> Self {
        Self {
            scale: Scale::Log10,
            format: Format::Power,
            ..Self::linear(title)
        }
    }

    /// Calendar years, as decimal years.
    #[must_use]
    pub fn years(title: impl Into<String>) -> Self {
        Self {
            format: Format::Year,
            ..Self::linear(title)
        }
    }

    /// Named places 0, 1, 2…; on a vertical axis the first is at the top.
    #[must_use]
    pub fn categories<S: Into<String>>(
        title: impl Into<String>,
        names: impl IntoIterator<Item = S>,
    ) -> Self {
        Self {
            scale: Scale::Categories(names.into_iter().map(Into::into).collect()),
            ..Self::linear(title)
        }
    }
}

/// How an axis maps values to length.
#[derive(Debug, Clone, PartialEq)]
pub enum Scale {
    /// Equal differences, equal lengths.
    Linear,
    /// Equal ratios, equal lengths; values that are not positive are not drawn.
    Log10,
    /// Names at 0, 1, 2…
    Categories(Vec<String>),
}

/// Where the ticks of an axis are.
#[derive(Debug, Clone, PartialEq)]
pub enum Ticks {
    /// Round numbers, or whole powers of ten.
    Auto,
    /// These values.
    At(Vec<f64>),
    /// These values with these words.
    Named(Vec<(f64, String)>),
}

/// How a tick value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Shortest decimals, thousands separated by commas: 1,000 and 0.25.
    Number,
    /// A fraction as per cent: 0.4 as 40%.
    Percent,
    /// A year: 2025.
    Year,
    /// A power of ten: 10^{−12}; 0.1, 1, 10 and 100 on short axes.
    Power,
}

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
    pub place: Place,
}

impl Label {
    /// Right of the last point, in the margin; labels that would meet are moved apart.
    #[must_use]
    pub fn end(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            place: Place::End,
        }
    }

    /// Beside a point given in data units.
    #[must_use]
    pub fn at(x: f64, y: f64, side: Side, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            place: Place::At { x, y, side },
        }
    }
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
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
marks!(Line, Points, Band, Bars, Heat, Contours, Rule, Span, Text);

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
        }
    }

    /// A staircase that holds each value until the next point.
    #[must_use]
    pub fn steps(points: impl IntoIterator<Item = (f64, f64)>, colour: Colour) -> Self {
        let mut out: Vec<(f64, f64)> = Vec::new();
        for (x, y) in points {
            if let Some(&(_, before)) = out.last() {
                out.push((x, before));
            }
            out.push((x, y));
        }
        Self::new(out, colour)
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
    /// A point in data units that a thin line leads to.
    pub leads_to: Option<(f64, f64)>,
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
            leads_to: None,
        }
    }
}
