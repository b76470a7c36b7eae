//! Every table of both versions: recomputed where the paper computes, transcribed where it reports, with the printed
//! value beside ours.
//!
//! To add one: write it in the file of its subject under `tables/` and list it in [`TABLES`].

use crate::error::ReportError;
use crate::inputs::Inputs;
use crate::table::Table;

/// A table of the paper.
#[derive(Debug, Clone, Copy)]
pub struct PaperTable {
    /// Name of its files and its anchor: words with hyphens.
    pub slug: &'static str,
    /// Where the paper has it, such as "v1 Table 2".
    pub place: &'static str,
    /// What it is, in a few words of [`crate::markup`].
    pub title: &'static str,
    /// Headings for people, one a column of the data.
    pub headings: &'static [&'static str],
    /// How the computed columns were computed, and what stands out. [`crate::markup`].
    pub note: &'static str,
    /// Names of the datasets and models behind it.
    pub sources: &'static [&'static str],
    /// Computes it.
    pub data: fn(&Inputs) -> Result<Table, ReportError>,
}

/// All tables in the order of the paper, version 1 first.
pub static TABLES: &[&PaperTable] = &[];
