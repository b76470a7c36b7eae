//! Figures, tables, claims and pages.
pub mod table;
