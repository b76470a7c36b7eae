//! Observations of a diffusion.

use crate::error::AdoptionError;

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

/// A series of adopters over time since launch.
#[derive(Debug, Clone, PartialEq)]
pub struct DiffusionData {
    times: Vec<f64>,
    values: Vec<f64>,
    counting: Counting,
}

impl DiffusionData {
    /// A series; `times` (since launch, increasing, not negative) and `values` are in the same order.
    ///
    /// With [`Counting::PerPeriod`] the times are ends of periods, the first of which starts at launch.
    ///
    /// # Errors
    /// [`AdoptionError::Lengths`] if they differ in length, [`AdoptionError::Observation`] at the first value that is
    /// not finite or the first time that does not increase, [`AdoptionError::TooFew`] below three observations.
    pub fn new(
        times: Vec<f64>,
        values: Vec<f64>,
        counting: Counting,
    ) -> Result<Self, AdoptionError> {
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
        Ok(Self {
            times,
            values,
            counting,
        })
    }

    /// A series whose times are on a calendar: launch is one period before the first observation.
    ///
    /// The period is the gap between the first two times, which is the convention of Srinivasan and Mason.
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
        Self::new(
            times.iter().map(|time| time - launch).collect(),
            values,
            counting,
        )
    }

    /// Times since launch.
    #[must_use]
    pub fn times(&self) -> &[f64] {
        &self.times
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
            times: self.times.clone(),
            values,
            counting: self.counting,
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
