//! Observations of a diffusion.

use crate::error::AdoptionError;
use endodec_numerics::parameter::positive;

/// What each value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Counting {
    /// New adopters between the time before (0 for the first) and this one.
    PerPeriod,
    /// Adopters, or their share, at this time.
    Cumulative,
}

/// A series of adopters over time.
///
/// Times are on one clock throughout, that of the series: its fits, their forecasts and their levels are
/// asked for in the same times.
///
/// ```
/// use endodec_adoption::diffusion::{Bass, Counting, DiffusionData, DiffusionModel, fit};
/// let truth = Bass { market: 100.0, innovation: 0.03, imitation: 0.4 };
/// let years: Vec<f64> = (1950..1965).map(f64::from).collect();
/// let owners = years.iter().map(|year| truth.cumulative(year - 1949.0)).collect();
/// let data = DiffusionData::dated(&years, owners, Counting::Cumulative)?;
/// assert_eq!(data.launch(), 1949.0);
/// let fitted = fit(&data, DiffusionModel::Bass)?;
/// assert!((fitted.cumulative(1960.0) - truth.cumulative(11.0)).abs() < 1e-6);
/// # Ok::<(), endodec_adoption::AdoptionError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DiffusionData {
    /// Times since launch.
    since: Vec<f64>,
    /// Where the period of each count starts, since launch.
    starts: Vec<f64>,
    values: Vec<f64>,
    counting: Counting,
    launch: f64,
}

impl DiffusionData {
    /// A series; `times` (since launch, increasing, not negative) and `values` are in the same order.
    ///
    /// With [`Counting::PerPeriod`] the times are ends of periods, the first of which starts at launch, each
    /// other one where the one before ends; [`Self::with_period`] says otherwise. The clock is time since launch.
    ///
    /// # Errors
    /// [`AdoptionError::Lengths`] if they differ in length, [`AdoptionError::Observation`] at the first value that is
    /// not finite or the first time that does not increase, [`AdoptionError::TooFew`] below three observations.
    pub fn new(
        times: Vec<f64>,
        values: Vec<f64>,
        counting: Counting,
    ) -> Result<Self, AdoptionError> {
        Self::launched(0.0, &times, values, counting)
    }

    /// A series on a clock on which diffusion started at `launch`.
    ///
    /// # Errors
    /// As [`Self::new`]; [`AdoptionError::Observation`] also at a time before launch.
    pub fn launched(
        launch: f64,
        times: &[f64],
        values: Vec<f64>,
        counting: Counting,
    ) -> Result<Self, AdoptionError> {
        let times: Vec<f64> = times.iter().map(|time| time - launch).collect();
        if times.len() != values.len() {
            return Err(AdoptionError::Lengths {
                first: "times",
                first_len: times.len(),
                second: "values",
                second_len: values.len(),
            });
        }
        if times.len() < 3 {
            return Err(AdoptionError::TooFew {
                what: "a diffusion",
                required: 3,
                given: times.len(),
            });
        }
        let mut before = None;
        for (i, (&time, &value)) in times.iter().zip(&values).enumerate() {
            let fail = |name, requirement, value| {
                Err(AdoptionError::Observation {
                    index: i + 1,
                    name,
                    requirement,
                    value,
                })
            };
            if !time.is_finite() || time < 0.0 || (time <= 0.0 && counting == Counting::PerPeriod) {
                return fail(
                    "time since launch",
                    "finite and not negative (a period must end after launch)",
                    time,
                );
            }
            if before.is_some_and(|before| time <= before) {
                return fail("time", "later than the one before", time);
            }
            if !value.is_finite() {
                return fail("value", "finite", value);
            }
            before = Some(time);
        }
        let starts = std::iter::once(0.0).chain(times.iter().copied());
        Ok(Self {
            starts: starts.take(times.len()).collect(),
            since: times,
            values,
            counting,
            launch,
        })
    }

    /// The same series, in which each count is of the one period of this length that ends at its time: what
    /// lies between two counts further apart was not counted. Levels are as they were.
    ///
    /// # Errors
    /// [`AdoptionError::Parameter`] unless the length is finite and positive.
    pub fn with_period(mut self, length: f64) -> Result<Self, AdoptionError> {
        /// Times are written with a few digits, and a third of a year is never one exactly.
        const ROUNDING: f64 = 1e-6;
        positive("length of a period", length)?;
        let ends = self.since.iter().copied();
        for (start, end) in self.starts.iter_mut().zip(ends) {
            if end - *start > length * (1.0 + ROUNDING) {
                *start = end - length;
            }
        }
        Ok(self)
    }

    /// A series on a calendar: launch is one period before the first observation.
    ///
    /// The period is the time between the first two, which is the convention of Srinivasan and Mason.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn dated(
        times: &[f64],
        values: Vec<f64>,
        counting: Counting,
    ) -> Result<Self, AdoptionError> {
        let launch = match times {
            [first, second, ..] => first - (second - first),
            _ => 0.0,
        };
        Self::launched(launch, times, values, counting)
    }

    /// Times on the clock of the series.
    #[must_use]
    pub fn times(&self) -> Vec<f64> {
        self.since.iter().map(|since| self.launch + since).collect()
    }

    /// Launch on the clock of the series.
    #[must_use]
    pub fn launch(&self) -> f64 {
        self.launch
    }

    /// Times since launch.
    pub(super) fn since_launch(&self) -> &[f64] {
        &self.since
    }

    /// Where the period of each count starts, since launch.
    pub(super) fn starts(&self) -> &[f64] {
        &self.starts
    }

    /// Values, in the order of the times.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// What the values count.
    #[must_use]
    pub fn counting(&self) -> Counting {
        self.counting
    }

    /// The same times with other values; the caller keeps the length.
    pub(super) fn with_values(&self, values: Vec<f64>) -> Self {
        Self {
            values,
            ..self.clone()
        }
    }

    /// Largest level seen.
    pub(super) fn level(&self) -> f64 {
        match self.counting {
            Counting::PerPeriod => self.values.iter().sum::<f64>().abs(),
            Counting::Cumulative => self
                .values
                .iter()
                .fold(0.0, |level: f64, value| level.max(value.abs())),
        }
    }
}
