//! Makers of open models that were denied the best accelerators, and those that were not (v2 section 5.1).

use crate::{DataError, Dataset, Date, load::Files, prediction::period};

/// Whether export controls denied a maker the best accelerators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Treatment {
    /// Denied since October 2022.
    Constrained,
    /// Not denied.
    Unconstrained,
}

/// A released family of open models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFamily {
    /// Release: day, month or quarter, as written.
    pub date: String,
    /// Last day of what is written.
    pub released_by: Date,
    /// Name.
    pub family: String,
    /// Whether its maker was denied the best accelerators.
    pub group: Treatment,
    /// Released sizes of at most 3 billion parameters.
    pub small_sizes: u32,
    /// Released sizes.
    pub sizes: u32,
}

/// An observable on which learning by doing and endogenous decentralization disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetingPrediction {
    /// Identifier.
    pub id: String,
    /// What is compared between the two groups.
    pub observable: String,
    /// What learning by doing (Arrow) predicts.
    pub arrow: String,
    /// What endogenous decentralization predicts.
    pub endogenous: String,
    /// What the paper says the data show.
    pub printed: String,
    /// What a test needs.
    pub needed: String,
}

/// The natural experiment of v2 section 5.1.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportControl {
    /// The five observables of v2 Table 5.
    pub competing: Dataset<CompetingPrediction>,
    /// Released families, found by chance.
    pub families: Dataset<ModelFamily>,
}

impl ExportControl {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            competing: files.dataset("export_control", |row| {
                let text = |column| row.text(column).map(str::to_owned);
                Ok(CompetingPrediction {
                    id: text("id")?,
                    observable: text("observable")?,
                    arrow: text("arrow")?,
                    endogenous: text("endogenous")?,
                    printed: text("printed")?,
                    needed: text("needed")?,
                })
            })?,
            families: files.dataset("export_control_families", |row| {
                const COUNT: &str = "a whole number from 0";
                let count = |column| {
                    row.text(column)?
                        .parse::<u32>()
                        .map_err(|_| row.bad(column, COUNT))
                };
                let (small_sizes, sizes) = (count("sizes_up_to_3b")?, count("sizes")?);
                if small_sizes > sizes {
                    return Err(row
                        .bad("sizes_up_to_3b", "a number not above that of all sizes")
                        .into());
                }
                Ok(ModelFamily {
                    date: row.text("date")?.to_owned(),
                    released_by: period(row.text("date")?).map(|(_, last)| last).ok_or_else(
                        || {
                            row.bad(
                                "date",
                                "a day, month or quarter such as 2026-04-24, 2026-04 or 2026-Q1",
                            )
                        },
                    )?,
                    family: row.text("family")?.to_owned(),
                    group: match row.text("group")? {
                        "constrained" => Treatment::Constrained,
                        "unconstrained" => Treatment::Unconstrained,
                        _ => return Err(row.bad("group", "constrained or unconstrained").into()),
                    },
                    small_sizes,
                    sizes,
                })
            })?,
        })
    }

    /// Sizes of at most 3 billion parameters and all sizes that a group had released by a day.
    #[must_use]
    pub fn released_sizes(&self, group: Treatment, by: Date) -> (u32, u32) {
        self.families
            .iter()
            .filter(|family| family.group == group && family.released_by <= by)
            .fold((0, 0), |(small, all), family| {
                (small + family.small_sizes, all + family.sizes)
            })
    }
}
