//! IBM before, in and after the personal computer transition.

use crate::{DataError, Dataset, load::Files};

/// A year of IBM; none where a number was not verified.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IbmYear {
    /// Year.
    pub year: i16,
    /// Revenue, 10⁶ dollars.
    pub revenue_usd_m: Option<f64>,
    /// Net income after accounting changes, 10⁶ dollars.
    pub net_income_usd_m: Option<f64>,
    /// Research and development, 10⁶ dollars.
    pub r_and_d_usd_m: Option<f64>,
    /// Employees at year-end.
    pub employees: Option<f64>,
}

pub(crate) fn read(files: &Files) -> Result<Dataset<IbmYear>, DataError> {
    files.dataset("ibm_financials", |row| {
        Ok(IbmYear {
            year: row.year("year")?,
            revenue_usd_m: row.optional_number("revenue_usd_m")?,
            net_income_usd_m: row.optional_number("net_income_usd_m")?,
            r_and_d_usd_m: row.optional_number("r_and_d_usd_m")?,
            employees: row.optional_number("employees")?,
        })
    })
}
