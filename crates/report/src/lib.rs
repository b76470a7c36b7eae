//! Figures, tables, claims and pages that reproduce *Endogenous Decentralization*.

pub mod file;
pub mod table;
