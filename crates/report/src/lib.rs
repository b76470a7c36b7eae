#![doc = include_str!("../README.md")]

pub mod error;
pub mod explorer;
pub mod figures;
pub mod file;
pub mod manifest;
pub mod page;
pub mod publication;
pub mod reference;
pub mod reproduce;
pub mod subject;
pub mod tables;
mod typst;

pub use error::ReportError;
pub use figures::{FIGURES, Figure};
pub use subject::Subject;
pub use tables::{PaperTable, TABLES};
