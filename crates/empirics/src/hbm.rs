//! High-bandwidth memory: price by generation, prices found in public, output.

use crate::{DataError, Dataset, SourceStatement, load::Files};

/// A generation of HBM in the author's table.
#[derive(Debug, Clone, PartialEq)]
pub struct HbmGeneration {
    /// Calendar year; 2026 is a projection.
    pub year: i16,
    /// Name of the generation.
    pub generation: String,
    /// Price in dollars per GB.
    pub price_usd_per_gb: f64,
    /// Capacity of a stack in GB.
    pub stack_capacity_gb: f64,
}

/// A price that some page states.
#[derive(Debug, Clone, PartialEq)]
pub struct HbmPrice {
    /// Year the price refers to; none on an undated page.
    pub year: Option<i16>,
    /// Name of the generation.
    pub generation: String,
    /// What is priced.
    pub item: String,
    /// Lower end of the price of the item, dollars.
    pub price_low_usd: f64,
    /// Upper end, dollars.
    pub price_high_usd: f64,
    /// Memory in the item, GB; none where it holds none.
    pub capacity_gb: Option<f64>,
    /// What the page says.
    pub statement: String,
}

impl HbmPrice {
    /// Lower and upper price in dollars per GB, where the item is memory.
    #[must_use]
    pub fn usd_per_gb(&self) -> Option<(f64, f64)> {
        self.capacity_gb.map(|capacity| {
            (
                self.price_low_usd / capacity,
                self.price_high_usd / capacity,
            )
        })
    }
}

/// What is known of high-bandwidth memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Hbm {
    /// The author's table; it has no quantities.
    pub generations: Dataset<HbmGeneration>,
    /// Prices found in public.
    pub prices: Dataset<HbmPrice>,
    /// Output, growth, shares and spending as stated in public.
    pub output: Dataset<SourceStatement>,
}

impl Hbm {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            generations: files.dataset("author_hbm_prices", |row| {
                Ok(HbmGeneration {
                    year: row.year("year")?,
                    generation: row.text("generation")?.to_owned(),
                    price_usd_per_gb: row.positive_number("price_usd_per_gb")?,
                    stack_capacity_gb: row.positive_number("stack_capacity_gb")?,
                })
            })?,
            prices: files.dataset("hbm_prices", |row| {
                let price = HbmPrice {
                    year: row
                        .optional_text("year")?
                        .map(|_| row.year("year"))
                        .transpose()?,
                    generation: row.text("generation")?.to_owned(),
                    item: row.text("item")?.to_owned(),
                    price_low_usd: row.positive_number("price_low_usd")?,
                    price_high_usd: row.positive_number("price_high_usd")?,
                    capacity_gb: row
                        .optional_text("capacity_gb")?
                        .map(|_| row.positive_number("capacity_gb"))
                        .transpose()?,
                    statement: row
                        .optional_text("statement")?
                        .unwrap_or_default()
                        .to_owned(),
                };
                if price.price_high_usd < price.price_low_usd {
                    return Err(row
                        .bad("price_high_usd", "a number not below price_low_usd")
                        .into());
                }
                Ok(price)
            })?,
            output: files.dataset("hbm_shipments", |row| {
                SourceStatement::read(row, Some("year"), "quantity")
            })?,
        })
    }
}
