//! What a panel consists of.

use endodec_paper::Constants;

use crate::error::ScreenError;
use crate::parameter::{Key, Values, position};
use crate::screen::{Screen, Triple};
use crate::solved::Solved;

/// What a read-out is, of the models solved.
pub(crate) type Read = fn(&Solved) -> Result<f64, ScreenError>;

/// What a series is, of the models solved.
pub(crate) type Draw = fn(&Solved) -> Result<Vec<Triple>, ScreenError>;

/// One panel of the explorer.
#[derive(Debug, Clone, Copy)]
pub struct ScreenPanel {
    /// Name in URLs and on the command line.
    pub name: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// What it shows, in a sentence or two.
    pub lead: &'static str,
    /// Parameters that move it, in the order of the sliders.
    pub parameters: &'static [Key],
    /// Numbers at a glance.
    pub readouts: &'static [Readout],
    /// The plots.
    pub plots: &'static [Plot],
}

/// A number at a glance.
#[derive(Debug, Clone, Copy)]
pub struct Readout {
    /// Name in files.
    pub name: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// How it is written.
    pub shown: NumberStyle,
    pub(crate) read: Read,
}

/// How a number is written for people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberStyle {
    /// Four significant digits and a unit, which may be empty.
    Number(&'static str),
    /// A fraction, as per cent.
    Share,
    /// A calendar year with one decimal.
    Year,
    /// One of these words, by position.
    Word(&'static [&'static str]),
}

impl NumberStyle {
    /// The word that a value stands for.
    #[must_use]
    pub fn word(self, value: f64) -> Option<&'static str> {
        match self {
            Self::Word(words) if value.is_finite() => words.get(position(value)).copied(),
            _ => None,
        }
    }
}

/// One plot.
#[derive(Debug, Clone, Copy)]
pub struct Plot {
    /// Name in files.
    pub name: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// Horizontal axis.
    pub x: PlotAxis,
    /// Vertical axis.
    pub y: PlotAxis,
    /// The series, in the order in which they are drawn.
    pub series: &'static [Series],
    /// What the paper prints on these axes, in its own words for numbers; where nothing, why.
    pub printed: &'static str,
    /// Its printed numbers as points, whatever the parameters are.
    pub marks: &'static [PrintedPoint],
}

/// A number that the paper prints, as a point of a plot.
#[derive(Debug, Clone, Copy)]
pub struct PrintedPoint {
    x: fn(&Constants) -> f64,
    y: fn(&Constants) -> f64,
    /// What is printed.
    pub label: &'static str,
    /// The claim of the ledger that it is.
    pub claim: &'static str,
}

impl PrintedPoint {
    /// Where the point stands.
    #[must_use]
    pub fn at(&self, constants: &Constants) -> [f64; 2] {
        [(self.x)(constants), (self.y)(constants)]
    }
}

/// An axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlotAxis {
    /// Quantity and unit.
    pub label: &'static str,
    /// Logarithmic.
    pub log: bool,
    /// Smallest value that is always shown, if any; not for logarithmic axes.
    pub includes: Option<f64>,
    /// Names of whole numbers, where the axis is a list.
    pub names: &'static [&'static str],
}

impl PlotAxis {
    /// A plain axis.
    pub(crate) const fn plain(label: &'static str) -> Self {
        Self {
            label,
            log: false,
            includes: None,
            names: &[],
        }
    }

    /// An axis that starts at zero or below.
    pub(crate) const fn from_zero(label: &'static str) -> Self {
        Self {
            includes: Some(0.0),
            ..Self::plain(label)
        }
    }

    /// A logarithmic axis.
    pub(crate) const fn log(label: &'static str) -> Self {
        Self {
            log: true,
            ..Self::plain(label)
        }
    }
}

/// One series of a plot.
#[derive(Debug, Clone, Copy)]
pub struct Series {
    /// Name in files.
    pub name: &'static str,
    /// Name in the legend.
    pub label: &'static str,
    /// Number of its colour.
    pub colour: u8,
    /// How it is drawn.
    pub mark: SeriesMark,
    pub(crate) draw: Draw,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesMark {
    /// A line.
    Line,
    /// A broken line.
    Dashed,
    /// Discs.
    Points,
    /// Area between two heights.
    Band,
    /// Bars from one x to another.
    Span,
    /// Vertical lines.
    Rule,
    /// Horizontal lines.
    Level,
}

/// A series of a plot; `colour` counts from 0.
pub(crate) const fn series(
    name: &'static str,
    label: &'static str,
    colour: u8,
    mark: SeriesMark,
    draw: Draw,
) -> Series {
    Series {
        name,
        label,
        colour,
        mark,
        draw,
    }
}

/// A number that the paper prints.
pub(crate) const fn printed(
    x: fn(&Constants) -> f64,
    y: fn(&Constants) -> f64,
    label: &'static str,
    claim: &'static str,
) -> PrintedPoint {
    PrintedPoint { x, y, label, claim }
}

/// A number at a glance.
pub(crate) const fn readout(
    name: &'static str,
    label: &'static str,
    shown: NumberStyle,
    read: Read,
) -> Readout {
    Readout {
        name,
        label,
        shown,
        read,
    }
}

impl Readout {
    /// The number itself; not a number where there is none. Only what it needs is solved.
    ///
    /// # Errors
    ///
    /// [`ScreenError`]: a model refuses the values or does not converge.
    pub fn of(&self, solved: &Solved) -> Result<f64, ScreenError> {
        (self.read)(solved)
    }
}

impl ScreenPanel {
    /// Computes what the panel shows.
    ///
    /// # Errors
    ///
    /// [`ScreenError`]: a model refuses the values or does not converge.
    pub fn compute(&self, values: &Values) -> Result<Screen, ScreenError> {
        self.of(&Solved::new(*values))
    }

    /// The same of models that are set up.
    ///
    /// # Errors
    ///
    /// As [`ScreenPanel::compute`].
    pub fn of(&self, solved: &Solved) -> Result<Screen, ScreenError> {
        Ok(Screen {
            readouts: self
                .readouts
                .iter()
                .map(|readout| readout.of(solved))
                .collect::<Result<_, _>>()?,
            series: self
                .series()
                .map(|(_, series)| (series.draw)(solved))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Position of a read-out.
    #[must_use]
    pub fn readout(&self, name: &str) -> Option<usize> {
        self.readouts
            .iter()
            .position(|readout| readout.name == name)
    }

    /// Every plot with every series of it, in the order of [`Screen::series`].
    pub fn series(&self) -> impl Iterator<Item = (&'static Plot, &'static Series)> {
        self.plots
            .iter()
            .flat_map(|plot| plot.series.iter().map(move |series| (plot, series)))
    }
}
