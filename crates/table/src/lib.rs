#![doc = include_str!("../README.md")]

pub mod markup;
pub mod number;

mod latex;
mod literal;
mod markdown;
mod regression;
mod table;

pub use latex::{UNKNOWN, latex};
pub use markdown::{markdown, markdown_with_names};
pub use regression::{ColumnCoefficient, RegressionColumn, RegressionTable};
pub use table::{Cell, Table};
