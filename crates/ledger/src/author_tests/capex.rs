//! Capital expenditure over the model's cooperative path, beside the printed 3 to 4.

use crate::error::LedgerError;
use crate::evidence::{Evidence, Regimes};

/// Which rows of the author's table are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firms {
    /// The four that the printed tables show.
    Printed,
    /// All rows, announced ones included.
    All,
}

/// A year of the comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Year {
    /// Calendar year.
    pub year: i16,
    /// Expenditure, billion dollars.
    pub actual: f64,
    /// The model's rivals, scaled to the expenditure of the base year.
    pub nash: f64,
    /// The model's cartel at the same state and scale.
    pub cooperative: f64,
}

impl Year {
    /// Actual over cooperative expenditure.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.actual / self.cooperative
    }
}

/// First year of the author's table.
const FIRST: i16 = 2018;
/// Last year of it.
const LAST: i16 = 2025;

/// The author's own base year: there his Nash path equals expenditure.
pub const AUTHORS_BASE: i16 = 2020;

/// Base years: in each the model's rivals spend what was spent.
#[must_use]
pub fn base_years() -> Vec<i16> {
    (FIRST..=LAST).collect()
}

/// The years with one base year. Output is read as spending, as the paper reads it; the state of the baseline is that of
/// 2024, and rivals' own path leads to it and on, on the calendar that the printed dates need. The cartel is taken at the
/// states that rivals reach, as in the printed ratio.
///
/// # Errors
/// When the model refuses the constants or a year is missing.
pub fn years(e: &Evidence<'_>, firms: Firms, base: i16) -> Result<Vec<Year>, LedgerError> {
    let regimes = e.baseline()?;
    let actual: Vec<(i16, f64)> = (FIRST..=LAST)
        .map(|year| (year, spent(e, firms, year)))
        .collect();
    let state = |year: i16| distance(e, &regimes, year);
    let scale = actual
        .iter()
        .find(|(year, _)| *year == base)
        .map(|(year, spent)| spent / regimes.nash.output(state(*year)))
        .ok_or_else(|| LedgerError::Absent {
            what: format!("capital expenditure of {base}"),
        })?;
    Ok(actual
        .into_iter()
        .map(|(year, actual)| {
            let x = state(year);
            Year {
                year,
                actual,
                nash: scale * regimes.nash.output(x),
                cooperative: scale * regimes.cartel.output(x),
            }
        })
        .collect())
}

/// The distance to crossing at which rivals stand in a year: after so many units of time they cross.
fn distance(e: &Evidence<'_>, regimes: &Regimes, year: i16) -> f64 {
    let time = |x: f64| regimes.nash.crossing_time(x);
    let left = time(regimes.game.distance())
        - (f64::from(year) - e.constants.start_year) / e.constants.years_per_unit;
    if left <= 0.0 {
        return 0.0;
    }
    endodec_numerics::root::bisect(0.0, 1e3, |x| time(x) < left).high
}

/// Expenditure of a year in the author's table.
fn spent(e: &Evidence<'_>, firms: Firms, year: i16) -> f64 {
    const PRINTED: [&str; 4] = ["Microsoft", "Alphabet", "Amazon", "Meta"];
    let rows = e.inputs.data.capex.author.iter();
    rows.filter(|row| {
        row.year == year && (firms == Firms::All || PRINTED.contains(&row.company.as_str()))
    })
    .map(|row| row.usd_bn)
    .sum()
}
