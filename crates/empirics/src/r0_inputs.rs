//! Inputs of the implied R₀ in the author's script (v2 Table 10, v2 Figure 1).

use crate::{DataError, Dataset, Date, load::Files};

/// Which of the author's series a value belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum R0Series {
    /// Open-weight share of tokens, a fraction.
    OpenWeightShare,
    /// Price of open models over that of the frontier, a ratio.
    CostRatioToFrontier,
    /// Cumulative downloads of a model family, 10⁶.
    CumulativeDownloads,
}

/// A dated value of one of the author's series.
#[derive(Debug, Clone, PartialEq)]
pub struct R0Input {
    /// Which series.
    pub series: R0Series,
    /// Date.
    pub date: Date,
    /// Model family of a download count.
    pub family: Option<String>,
    /// Value in the unit of the series.
    pub value: f64,
}

/// The author's dated inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct R0Inputs {
    /// Rows of all three series in file order.
    pub rows: Dataset<R0Input>,
}

impl R0Inputs {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        let rows =
            files.dataset("author_r0_inputs", |row| {
                Ok(R0Input {
                    series: match row.text("series")? {
                        "open_weight_share" => R0Series::OpenWeightShare,
                        "cost_ratio_to_frontier" => R0Series::CostRatioToFrontier,
                        "cumulative_downloads" => R0Series::CumulativeDownloads,
                        _ => {
                            return Err(row.bad(
                            "series",
                            "open_weight_share, cost_ratio_to_frontier or cumulative_downloads",
                        ).into());
                        }
                    },
                    date: row.date("date")?,
                    family: row.optional_text("family")?.map(str::to_owned),
                    value: row.positive_number("value")?,
                })
            })?;
        Ok(Self { rows })
    }

    /// Dates and values of a series, in file order.
    #[must_use]
    pub fn series(&self, series: R0Series) -> Vec<(Date, f64)> {
        self.rows
            .iter()
            .filter(|row| row.series == series)
            .map(|row| (row.date, row.value))
            .collect()
    }

    /// Dates and cumulative downloads of a model family, 10⁶, in file order.
    #[must_use]
    pub fn downloads(&self, family: &str) -> Vec<(Date, f64)> {
        self.rows
            .iter()
            .filter(|row| {
                row.series == R0Series::CumulativeDownloads && row.family.as_deref() == Some(family)
            })
            .map(|row| (row.date, row.value))
            .collect()
    }
}
