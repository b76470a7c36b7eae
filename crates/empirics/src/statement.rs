//! Numbers that come one by one, each with its own meaning and unit.

use endodec_reader::Row;

use crate::{DataError, Printed};

/// What some page says about one quantity in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceStatement {
    /// Year, month, day, quarter or span, as written; empty where the page is undated.
    pub period: String,
    /// What is measured.
    pub quantity: String,
    /// The value; [`Meaning::Nothing`](crate::Meaning::Nothing) where none was found.
    pub value: Printed,
    /// Unit of the value; may be empty.
    pub unit: String,
}

impl SourceStatement {
    pub(crate) fn read(
        row: Row<'_>,
        period: Option<&str>,
        quantity: &str,
    ) -> Result<Self, DataError> {
        let unit = if row.has("unit") {
            row.optional_text("unit")?
        } else {
            None
        };
        Ok(Self {
            period: match period {
                Some(column) => row.optional_text(column)?.unwrap_or_default().to_owned(),
                None => String::new(),
            },
            quantity: row.text(quantity)?.to_owned(),
            value: Printed::parse(row.optional_text("value")?.unwrap_or_default()),
            unit: unit.unwrap_or_default().to_owned(),
        })
    }
}
