//! The samples behind the paper's estimates, each built once.

use endodec_empirics::{Datasets, HbmGeneration, Printed};
use endodec_learning::{LearningError, WrightFit, wright};

use crate::PaperError;
use crate::tables::{self, absent};

/// A price by cumulative output, in the order of the years.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CostSeries {
    /// Calendar years.
    pub years: Vec<i16>,
    /// Cumulative output through each year, in the unit of the source.
    pub output: Vec<f64>,
    /// Price, in the unit of the source.
    pub price: Vec<f64>,
}

impl CostSeries {
    /// The rows of these years, both counted.
    #[must_use]
    pub fn between(&self, from: i16, to: i16) -> Self {
        self.rows()
            .filter(|(year, ..)| (from..=to).contains(year))
            .collect()
    }

    /// Year, output and price of each row.
    pub fn rows(&self) -> impl Iterator<Item = (i16, f64, f64)> + '_ {
        self.years
            .iter()
            .zip(&self.output)
            .zip(&self.price)
            .map(|((&year, &output), &price)| (year, output, price))
    }

    /// How many rows come before the year after this one: where a regime that ends with it breaks off.
    #[must_use]
    pub fn through(&self, year: f64) -> usize {
        self.years
            .iter()
            .filter(|&&row| f64::from(row) <= year)
            .count()
    }

    /// Wright's law by least squares of the logarithms.
    ///
    /// # Errors
    /// As [`wright::fit`].
    pub fn fit(&self) -> Result<WrightFit, LearningError> {
        wright::fit(&self.output, &self.price)
    }
}

impl FromIterator<(i16, f64, f64)> for CostSeries {
    fn from_iter<I: IntoIterator<Item = (i16, f64, f64)>>(rows: I) -> Self {
        let mut series = Self::default();
        for (year, output, price) in rows {
            series.years.push(year);
            series.output.push(output);
            series.price.push(price);
        }
        series
    }
}

/// The nine rows of DRAM that both versions print (v1 Table 2): US$/GB by cumulative EB, 1984 to 2024.
///
/// Levels are taken as printed. The first output is printed as a bound alone, "<0.001"; the same row prints its logarithm,
/// −11.51, and `e^−11.51` is what stands for it. So every number of the sample is one that the paper prints. The author's
/// unpublished panel has 1e-5 there, which rounds to that logarithm: it agrees within the rounding, but it is not printed,
/// and taking it (or all nine outputs from their rounded logarithms) moves α by 1e-4.
///
/// # Errors
/// When the table lacks a year, price, output or logarithm.
///
/// ```
/// use endodec_empirics::Datasets;
/// use endodec_paper::samples;
///
/// let data = Datasets::embedded()?;
/// let rows = samples::printed_dram(&data)?;
/// assert_eq!(rows.years.len(), 9);
/// // The bound that is printed beside the logarithm holds.
/// assert!(rows.output[0] < 0.001);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn printed_dram(data: &Datasets) -> Result<CostSeries, PaperError> {
    const TABLE: (&str, &str) = ("v1", "2");
    let table = tables::printed(data, TABLE)?;
    let column = |head: &str| tables::column(table, head);
    let (years, prices) = (column("Year")?, column("Price ($/GB)")?);
    let (outputs, logarithms) = (column("Cum. Prod. (EB)")?, column("ln(Cum.)")?);
    let number = |cell: &Printed, what: &str| {
        cell.number()
            .ok_or_else(|| absent(TABLE, &format!("{what} where it has `{}`", cell.text())))
    };
    years
        .iter()
        .zip(prices)
        .zip(outputs.iter().zip(logarithms))
        .map(|((year, price), (output, logarithm))| {
            let year = year
                .text()
                .parse()
                .map_err(|_| absent(TABLE, &format!("year where it has `{}`", year.text())))?;
            let output = match output.number() {
                Some(level) => level,
                None => libm::exp(number(logarithm, "logarithm of output")?),
            };
            Ok((year, output, number(price, "price")?))
        })
        .collect()
}

/// The author's 41 years of DRAM, which the paper does not print: US$/GB by cumulative EB, 1984 to 2024.
#[must_use]
pub fn author_dram(data: &Datasets) -> CostSeries {
    data.dram
        .panel
        .iter()
        .map(|row| (row.year, row.cumulative_eb, row.price_usd_per_gb))
        .collect()
}

/// DRAM of the Santa Fe performance curve database, 1971 to 2007, in its own units.
#[must_use]
pub fn santa_fe_dram(data: &Datasets) -> CostSeries {
    data.curves
        .dram
        .iter()
        .filter_map(|row| Some((row.year, row.cumulative_output()?, row.price)))
        .collect()
}

/// Last generation of stacked memory whose price the author observed; the one after it is his projection.
pub const LAST_OBSERVED_HBM: i16 = 2025;

/// The generations of stacked memory that the author observed, without his projection.
#[must_use]
pub fn observed_hbm(data: &Datasets) -> Vec<&HbmGeneration> {
    data.hbm
        .generations
        .iter()
        .filter(|row| row.year <= LAST_OBSERVED_HBM)
        .collect()
}

/// Fall of the logarithm of the price of stacked memory in a year, between the first and the last observed generation:
/// `ln(120/12)/10 = 0.23`, the number that reads like the elasticity. None without two generations.
#[must_use]
pub fn hbm_price_trend(data: &Datasets) -> Option<f64> {
    let observed = observed_hbm(data);
    let [first, .., last] = observed[..] else {
        return None;
    };
    let years = f64::from(last.year - first.year);
    Some(libm::log(last.price_usd_per_gb / first.price_usd_per_gb) / -years)
}
