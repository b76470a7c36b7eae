//! Figures, tables, claims and pages that reproduce *Endogenous Decentralization*.

pub mod chart;
pub mod claims;
pub mod error;
pub mod figures;
pub mod file;
pub mod inputs;
pub mod markup;
pub mod render;
pub mod table;
mod theme;

pub use error::ReportError;
pub use figures::{FIGURES, Figure};
pub use inputs::Inputs;
