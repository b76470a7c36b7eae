#![doc = include_str!("../README.md")]
#![warn(clippy::disallowed_methods)]

pub mod render;

mod chart;
mod error;
mod theme;

pub use chart::{
    Axis, Band, Bars, Chart, Colour, Contours, Dash, Direction, Format, Heat, Intervals, Label,
    LabelPlace, Level, Line, Mark, Panel, Points, Rule, RuleAt, Scale, Side, Span, SpanOver,
    Surface, Symbol, Text, Ticks,
};
pub use error::ChartError;
