//! Long series of price and cumulative output: the Santa Fe performance curves and photovoltaic modules.

use crate::{DataError, Dataset, load::Files};

/// Decimal EB in 10⁶ Mbit, the unit of the Santa Fe DRAM series: 10¹² bit = 1.25·10¹¹ byte.
pub const EB_PER_MILLION_MBIT: f64 = 1.25e-7;

/// A year of a Santa Fe series, in the units of its file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurveYear {
    /// Calendar year.
    pub year: i16,
    /// Price or cost of a unit.
    pub price: f64,
    /// Output in the year.
    pub output: Option<f64>,
    /// Output before the year.
    pub previous_output: Option<f64>,
    cumulative_output: Option<f64>,
}

impl CurveYear {
    /// Output from the beginning through the year: previous plus the year's, or, where one of them is not
    /// known, what the next year's row gives as output before it.
    #[must_use]
    pub fn cumulative_output(&self) -> Option<f64> {
        self.cumulative_output
    }
}

fn accumulate(years: &mut [CurveYear]) {
    let next: Vec<(i16, Option<f64>)> = years
        .iter()
        .skip(1)
        .map(|next| (next.year, next.previous_output))
        .chain([(0, None)])
        .collect();
    for (year, (next, before_next)) in years.iter_mut().zip(next) {
        let own = year
            .previous_output
            .zip(year.output)
            .map(|(previous, output)| previous + output);
        year.cumulative_output = own.or(before_next.filter(|_| next == year.year + 1));
    }
}

/// A year of world photovoltaics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SolarYear {
    /// Calendar year.
    pub year: i16,
    /// Capacity installed through the year, MW.
    pub cumulative_mw: f64,
    /// Module price, dollars of 2019 per W.
    pub price_usd_per_w: f64,
}

/// Technologies with a public record of price and output.
#[derive(Debug, Clone, PartialEq)]
pub struct PerformanceCurves {
    /// DRAM 1971-2007, dollars of 2005 per 10³ bit and 10⁶ Mbit.
    pub dram: Dataset<CurveYear>,
    /// Hard disk drives 1988-2007, dollars of 2005 per MB and TB.
    pub hard_disk_drive: Dataset<CurveYear>,
    /// Photovoltaics 1976-2009, dollars of 2005 per kWh and kWh.
    pub photovoltaics: Dataset<CurveYear>,
    /// Transistors 1968-2005, dollars of 2005 and 10⁹ pieces.
    pub transistor: Dataset<CurveYear>,
    /// Wind turbines in Denmark 1981-2000, kroner per kW and MW.
    pub wind_turbine: Dataset<CurveYear>,
    /// Photovoltaic modules 1976-2019.
    pub solar: Dataset<SolarYear>,
}

impl PerformanceCurves {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        let curve = |name, [price, year, output, previous]: [&'static str; 4]| {
            let mut years = files.dataset(name, |row| {
                let positive = |column| {
                    row.optional_text(column)?
                        .map(|_| row.positive_number(column))
                        .transpose()
                };
                Ok(CurveYear {
                    year: row.year(year)?,
                    price: row.positive_number(price)?,
                    output: positive(output)?,
                    previous_output: positive(previous)?,
                    cumulative_output: None,
                })
            })?;
            accumulate(years.rows_mut());
            Ok::<_, DataError>(years)
        };
        Ok(Self {
            dram: curve(
                "pcdb_dram",
                [
                    "Price (2005 USD/thousand bits)",
                    "Time (Year)",
                    "Yearly Shipments (Mil. Mbits)",
                    "Previous Shipments (Mil. Mbits)",
                ],
            )?,
            hard_disk_drive: curve(
                "pcdb_hard_disk_drive",
                [
                    "Price (2005 USD/Megabyte)",
                    "Time (Year)",
                    "Yearly Shipments (Terabytes)",
                    "Previous Shipments (Terabytes)",
                ],
            )?,
            photovoltaics: curve(
                "pcdb_photovoltaics_2",
                [
                    "Cost (2005 USD/kWh)",
                    "Time (Year)",
                    "Yearly Production (kWh)",
                    "Previous Production (kWh)",
                ],
            )?,
            transistor: curve(
                "pcdb_transistor",
                [
                    "Price (2005 USD)",
                    "Time (Year)",
                    "Yearly Shipments (Billions)",
                    "Previous Shipments (Billions)",
                ],
            )?,
            wind_turbine: curve(
                "pcdb_wind_turbine_denmark",
                [
                    "Price (DKK/kW)",
                    "Time (year)",
                    "Quantity Sold (MW)",
                    "Previous Quantity Sold (MW)",
                ],
            )?,
            solar: files.dataset("solar_pv", |row| {
                Ok(SolarYear {
                    year: row.year("year")?,
                    cumulative_mw: row.positive_number("cumulative_capacity_mw")?,
                    price_usd_per_w: row.positive_number("module_price_usd2019_per_w")?,
                })
            })?,
        })
    }

    /// DRAM output through each year with a known one, decimal EB: years and outputs, rising.
    #[must_use]
    pub fn dram_cumulative_eb(&self) -> Vec<(i16, f64)> {
        self.dram
            .iter()
            .filter_map(|year| Some((year.year, year.cumulative_output()? * EB_PER_MILLION_MBIT)))
            .collect()
    }
}
