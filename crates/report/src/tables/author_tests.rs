//! The author's own results beside ours.

use crate::subject::Subject;

use super::PaperTable;
use crate::error::ReportError;
use endodec_ledger::author_tests;
use endodec_ledger::claims::Evidence;
use endodec_paper::Inputs;
use endodec_table::Table;

pub(super) static RESULTS: PaperTable = PaperTable {
    slug: "author-tests-results",
    place: "v2 sections 5.1 and 5.2.3, tests in the author’s files",
    subject: Subject::Record,
    title: "What the author tested and no draft reports, beside what his data give here",
    headings: &[
        "Test",
        "Quantity",
        "Author",
        "SE (author)",
        "p (author)",
        "Computed",
        "SE (HC1)",
        "p",
        "p, wild clusters",
        "p, randomisation",
    ],
    note: "The author’s errors take all 170 maker-quarters for independent. Wild clusters: all 65,536 signs over 16 makers. Randomisation: all choices of eight makers of sixteen. Sizes come from names, Hugging Face is not every model, one maker has 948 models, and the constrained group has five maker-quarters before the controls.",
    sources: &[
        "author_tests",
        "author_export_control_panel",
        "author_export_control_models",
        "endodec-ledger: author_tests",
    ],
    data,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    Ok(author_tests::table(&Evidence::new(inputs))?)
}
