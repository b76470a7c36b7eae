//! Elasticities across technologies, read as what they are called and as what they may be.

use crate::subject::Subject;
use endodec_learning::{Elasticity, LearningRate};

use super::PaperTable;
use super::printed::transcribe;
use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

const NOTE: &str = "Second last column: the learning rate that follows if the printed number is an elasticity, 1 − 2^{−α}. Last column: the elasticity that follows if the printed number is a learning rate, −log₂(1 − LR). Published learning rates of these technologies are .18 to .25 (dataset learning_rates_published), which is what the column α prints.";

pub(super) static V1_TABLE_6: PaperTable = PaperTable {
    slug: "v1-table-6-elasticities",
    place: "v1 Table 6",
    subject: Subject::Learning,
    title: "Learning elasticities across technologies",
    headings: &[
        "Industry",
        "Product",
        "α, printed",
        "SE, printed",
        "Period",
        "Learning rate if α is one",
        "α if it is a learning rate",
    ],
    note: NOTE,
    sources: &[
        "v1_t06_cross_domain",
        "learning_rates_published",
        "endodec-learning",
    ],
    data: |inputs| {
        let columns = [
            ("Industry", "industry"),
            ("Product", "product"),
            ("α", "alpha_printed"),
            ("SE", "se_printed"),
            ("Period", "period"),
        ];
        readings(inputs, ("v1", "6"), &columns)
    },
};

pub(super) static V2_TABLE_11: PaperTable = PaperTable {
    slug: "v2-table-11-elasticities",
    place: "v2 Table 11",
    subject: Subject::Learning,
    title: "Learning elasticities across technologies",
    headings: &[
        "Industry",
        "Product",
        "α, printed",
        "SE, printed",
        "Period",
        "Source",
        "Learning rate if α is one",
        "α if it is a learning rate",
    ],
    note: NOTE,
    sources: &[
        "v2_t11_cross_domain",
        "learning_rates_published",
        "endodec-learning",
    ],
    data: |inputs| {
        let columns = [
            ("Industry", "industry"),
            ("Product", "product"),
            ("α", "alpha_printed"),
            ("SE", "se_printed"),
            ("Period", "period"),
            ("Source", "source"),
        ];
        readings(inputs, ("v2", "11"), &columns)
    },
};

fn readings(
    inputs: &Inputs,
    of: (&str, &str),
    columns: &[(&str, &str)],
) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, of)?;
    let alphas: Vec<f64> = tables::column(printed, "α")?
        .into_iter()
        .map(|alpha| alpha.number().unwrap_or(f64::NAN))
        .collect();
    let mut rates = Vec::new();
    let mut elasticities = Vec::new();
    for &alpha in &alphas {
        rates.push(Cell::from(Elasticity::new(alpha)?.learning_rate().value()));
        elasticities.push(Cell::from(LearningRate::new(alpha)?.elasticity()?.value()));
    }
    Ok(transcribe(inputs, of, columns)?
        .with_column("learning_rate_if_elasticity", rates)
        .with_column("elasticity_if_learning_rate", elasticities))
}
