//! DRAM: price and cumulative output, and what markets report beside them.

use endodec_reader::Row;

use crate::{DataError, Dataset, SourceStatement, load::Files};

/// A year of the author's DRAM panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DramYear {
    /// Calendar year.
    pub year: i16,
    /// Price in dollars per GB.
    pub price_usd_per_gb: f64,
    /// Output from the beginning through the year, decimal EB.
    pub cumulative_eb: f64,
}

/// A year of the world DRAM market.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DramMarketYear {
    /// Calendar year.
    pub year: i16,
    /// Revenue of all DRAM in 10⁹ dollars.
    pub revenue_usd_bn: f64,
    /// Share of HBM in that revenue, a fraction.
    pub hbm_revenue_share: f64,
    /// HBM output, decimal EB.
    pub hbm_output_eb: f64,
}

impl DramMarketYear {
    /// Revenue of HBM in 10⁹ dollars: revenue times share.
    #[must_use]
    pub fn hbm_revenue_usd_bn(&self) -> f64 {
        self.revenue_usd_bn * self.hbm_revenue_share
    }

    /// Blended price of HBM in dollars per GB: revenue over output (10⁹ dollars per EB is dollars per GB).
    #[must_use]
    pub fn hbm_price_usd_per_gb(&self) -> f64 {
        self.hbm_revenue_usd_bn() / self.hbm_output_eb
    }
}

/// What is known of DRAM.
#[derive(Debug, Clone, PartialEq)]
pub struct Dram {
    /// The author's 41 years, unprinted in the paper.
    pub panel: Dataset<DramYear>,
    /// Revenue and the share of HBM in it.
    pub market: Dataset<DramMarketYear>,
    /// Output after 2007 as far as it was published.
    pub output: Dataset<SourceStatement>,
}

impl Dram {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            panel: files.dataset("author_dram_panel", |row| {
                Ok(DramYear {
                    year: row.year("year")?,
                    price_usd_per_gb: row.positive_number("price_usd_per_gb")?,
                    cumulative_eb: row.positive_number("cumulative_eb")?,
                })
            })?,
            market: files.dataset("dram_market_revenue", |row| {
                Ok(DramMarketYear {
                    year: row.year("year")?,
                    revenue_usd_bn: row.positive_number("dram_revenue_usd_bn")?,
                    hbm_revenue_share: percentage(row, "hbm_share_pct")?,
                    hbm_output_eb: row.positive_number("hbm_bits_eb")?,
                })
            })?,
            output: files.dataset("dram_bit_growth_anchors", |row| {
                SourceStatement::read(row, Some("period"), "quantity")
            })?,
        })
    }
}

/// A fraction from a column in per cent.
pub(crate) fn percentage(row: Row<'_>, column: &str) -> Result<f64, DataError> {
    let value = row.number(column)?;
    if (0.0..=100.0).contains(&value) {
        Ok(value / 100.0)
    } else {
        Err(row.bad(column, "a percentage from 0 to 100").into())
    }
}
