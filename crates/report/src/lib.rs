#![doc = include_str!("../README.md")]
#![warn(clippy::disallowed_methods)]

pub mod error;
pub mod explorer;
pub mod figures;
pub mod manifest;
pub mod page;
pub mod publication;
pub mod reference;
mod replication;
pub mod reproduce;
pub mod subject;
pub mod tables;
pub mod typst;

pub use error::ReportError;
pub use figures::{FIGURES, PaperFigure};
pub use subject::Subject;
pub use tables::{PaperTable, TABLES};
