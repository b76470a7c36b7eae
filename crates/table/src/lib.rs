#![doc = include_str!("../README.md")]

pub mod markup;
pub mod number;

mod latex;
mod markdown;
mod table;

pub use latex::{UNKNOWN, latex};
pub use markdown::markdown;
pub use table::{Cell, Table};
