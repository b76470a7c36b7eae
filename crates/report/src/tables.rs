//! Every table of both versions: recomputed where the paper computes, transcribed where it reports, with the printed
//! value beside ours.
//!
//! To add one: write it in the file of its subject under `tables/` and list it in [`TABLES`].

mod adoption_function;
mod author_tests;
mod capex;
mod coordination;
mod crossing_time;
mod device;
mod drafts;
mod dram;
mod dram_fits;
mod elasticity;
mod hbm;
mod ibm;
mod implied_r0;
mod memory_cost;
mod overinvestment;
mod printed;
mod words;

use crate::error::ReportError;
use crate::subject::Subject;
use endodec_paper::Inputs;
use endodec_table::Table;

/// A table of the report.
#[derive(Debug, Clone, Copy)]
pub struct PaperTable {
    /// Name of its files and its anchor: words with hyphens.
    pub slug: &'static str,
    /// Where the paper has it, such as "v1 Table 2", or the part of the report that it belongs to.
    pub place: &'static str,
    /// The part of the page that it stands in.
    pub subject: Subject,
    /// What it is, in a few words of [`endodec_table::markup`].
    pub title: &'static str,
    /// Headings for people in [`endodec_table::markup`], one a column of the data.
    pub headings: &'static [&'static str],
    /// How the computed columns were computed, and what stands out. [`endodec_table::markup`].
    pub note: &'static str,
    /// Names of the datasets and models behind it.
    pub sources: &'static [&'static str],
    /// Computes it.
    pub data: fn(&Inputs) -> Result<Table, ReportError>,
}

/// All tables: those of version 1, those of version 2, then those that the paper should have had.
pub static TABLES: &[&PaperTable] = &[
    &words::V1_TABLE_1,
    &dram::V1_TABLE_2,
    &hbm::V1_TABLE_3,
    &capex::V1_TABLE_4,
    &words::V1_TABLE_4A,
    &ibm::V1_TABLE_5,
    &elasticity::V1_TABLE_6,
    &words::V1_TABLE_7,
    &adoption_function::V1_TABLE_8,
    &coordination::V1_TABLE_9,
    &overinvestment::V1_TABLE_B1,
    &words::V2_TABLE_1,
    &crossing_time::V2_TABLE_2,
    &coordination::V2_TABLE_3,
    &words::V2_TABLE_4,
    &words::V2_TABLE_5,
    &dram::V2_TABLE_6,
    &memory_cost::V2_TABLE_7,
    &hbm::V2_TABLE_8,
    &capex::V2_TABLE_9,
    &implied_r0::V2_TABLE_10,
    &elasticity::V2_TABLE_11,
    &overinvestment::V2_TABLE_12,
    &dram_fits::V2_TABLE_13,
    &dram_fits::FITS,
    &capex::TOTALS,
    &device::CROSSING,
    &author_tests::RESULTS,
    &drafts::NUMBERS,
    &drafts::BY_DRAFT,
    &drafts::FAULTS,
    &drafts::APPENDIX,
];

#[cfg(test)]
mod tests {
    use super::TABLES;
    use crate::reproduce::{Item, produce};
    use endodec_paper::Inputs;
    use endodec_table::UNKNOWN;

    #[test]
    fn every_table_has_rows_and_a_heading_for_each_column() {
        let inputs = Inputs::embedded().unwrap();
        for table in TABLES {
            let data = (table.data)(&inputs).unwrap();
            assert_eq!(data.columns().len(), table.headings.len(), "{}", table.slug);
            assert!(!data.rows().is_empty(), "{}", table.slug);
        }
    }

    #[test]
    fn latex_knows_every_character() {
        let inputs = Inputs::embedded().unwrap();
        for table in TABLES {
            let produced = produce(&inputs, Item::Table(table)).unwrap();
            let tex = produced
                .artefacts
                .iter()
                .find(|file| file.path.ends_with(".tex"))
                .unwrap();
            let tex = std::str::from_utf8(&tex.bytes).unwrap();
            assert!(!tex.contains(UNKNOWN), "{}: {tex}", table.slug);
        }
    }

    #[test]
    fn names_differ() {
        let mut slugs: Vec<&str> = TABLES.iter().map(|table| table.slug).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), TABLES.len());
    }
}
