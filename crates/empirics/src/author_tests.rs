//! What the paper's author tested and no draft reports: export controls and capital expenditure.

use endodec_reader::Row;

use crate::{DataError, Dataset, Date, Treatment, load::Files};

/// A result as the author's scripts wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorResult {
    /// `export-control` or `capex`.
    pub test: String,
    /// What was computed.
    pub quantity: String,
    /// The result.
    pub value: f64,
    /// Its standard error.
    pub std_error: Option<f64>,
    /// Two-sided p-value.
    pub p_value: Option<f64>,
}

/// The models of one maker in one quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct MakerQuarter {
    /// Maker.
    pub maker: String,
    /// Quarter such as `2022Q4`; these sort by time.
    pub quarter: String,
    /// Models released.
    pub models: f64,
    /// Models of at most 7 billion parameters among them.
    pub edge: f64,
    /// Whether the maker was denied the best accelerators.
    pub group: Treatment,
}

/// A released model.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleasedModel {
    /// Maker.
    pub maker: String,
    /// Day of release.
    pub created: Date,
    /// Billions of parameters, where the name tells them.
    pub billions: Option<f64>,
    /// Whether the maker was denied the best accelerators.
    pub group: Treatment,
}

/// The author's tests and what they were computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorTests {
    /// His results.
    pub results: Dataset<AuthorResult>,
    /// Makers by quarter.
    pub panel: Dataset<MakerQuarter>,
    /// Models.
    pub models: Dataset<ReleasedModel>,
}

impl AuthorTests {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            results: files.dataset("author_tests", |row| {
                Ok(AuthorResult {
                    test: row.text("test")?.to_owned(),
                    quantity: row.text("quantity")?.to_owned(),
                    value: row.number("value")?,
                    std_error: row.optional_number("std_error")?,
                    p_value: row.optional_number("p_value")?,
                })
            })?,
            panel: files.dataset("author_export_control_panel", |row| {
                let (models, edge) = (row.number("n_models")?, row.number("n_edge")?);
                if !(models >= 1.0 && (0.0..=models).contains(&edge)) {
                    return Err(row
                        .bad("n_edge", "a number from 0 to that of all models")
                        .into());
                }
                Ok(MakerQuarter {
                    maker: row.text("author")?.to_owned(),
                    quarter: row.text("quarter")?.to_owned(),
                    models,
                    edge,
                    group: group(row)?,
                })
            })?,
            models: files.dataset("author_export_control_models", |row| {
                Ok(ReleasedModel {
                    maker: row.text("author")?.to_owned(),
                    created: row.date("created")?,
                    billions: row.optional_number("param_b")?,
                    group: group(row)?,
                })
            })?,
        })
    }
}

fn group(row: Row<'_>) -> Result<Treatment, DataError> {
    match row.text("constrained")? {
        "1" => Ok(Treatment::Constrained),
        "0" => Ok(Treatment::Unconstrained),
        _ => Err(row.bad("constrained", "1 or 0").into()),
    }
}
