//! The two historical transitions that the paper leans on: personal computers and the Internet.

use crate::{DataError, Dataset, dram::percentage, load::Files};

/// A year of the personal computer transition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PcYear {
    /// Calendar year.
    pub year: i16,
    /// Installed personal computers, 10⁶.
    pub installed_millions: f64,
    /// Median price, dollars.
    pub median_price_usd: f64,
    /// IBM mainframes' share of the market, a fraction.
    pub mainframe_share: f64,
    /// Software titles available.
    pub software_titles: f64,
}

/// A year of the Internet transition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InternetYear {
    /// Calendar year.
    pub year: i16,
    /// Hosts connected.
    pub hosts: f64,
    /// Share of adults in the United States online, a fraction.
    pub adult_share: f64,
    /// Share of proprietary online services, a fraction.
    pub proprietary_share: f64,
}

/// What the author compiled of both transitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Transitions {
    /// Mainframe to personal computer, 1975-2000.
    pub pc: Dataset<PcYear>,
    /// Proprietary services to the Internet, 1969-2020.
    pub internet: Dataset<InternetYear>,
}

impl Transitions {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            pc: files.dataset("author_pc_adoption", |row| {
                Ok(PcYear {
                    year: row.year("year")?,
                    installed_millions: row.positive_number("pcs_installed_millions")?,
                    median_price_usd: row.positive_number("median_pc_price_usd")?,
                    mainframe_share: percentage(row, "ibm_mainframe_share_pct")?,
                    software_titles: row.number("software_titles")?,
                })
            })?,
            internet: files.dataset("author_internet_adoption", |row| {
                Ok(InternetYear {
                    year: row.year("year")?,
                    hosts: row.positive_number("internet_hosts")?,
                    adult_share: percentage(row, "us_adult_adoption_pct")?,
                    proprietary_share: percentage(row, "proprietary_service_share_pct")?,
                })
            })?,
        })
    }
}
