#![doc = include_str!("../README.md")]

pub mod chart;
pub mod claims;
pub mod contradictions;
pub mod error;
pub mod explorer;
pub mod figures;
pub mod file;
pub mod inputs;
pub mod manifest;
pub mod markup;
pub mod page;
pub mod predictions;
pub mod publication;
pub mod reference;
pub mod render;
pub mod reproduce;
pub mod table;
pub mod tables;
mod theme;
mod typst;

pub use error::ReportError;
pub use figures::{FIGURES, Figure};
pub use inputs::Inputs;
pub use tables::{PaperTable, TABLES};

/// Seed of everything random in the report; each computation draws its own streams from it.
pub const SEED: u64 = 1;
