//! Requirements on the numbers that callers give.

use crate::{LearningError, Timeline};

/// Refuses two series of different lengths.
pub(crate) fn same_length(
    (left, a): (&'static str, &[f64]),
    (right, b): (&'static str, &[f64]),
) -> Result<(), LearningError> {
    if a.len() == b.len() {
        Ok(())
    } else {
        Err(LearningError::LengthMismatch {
            left,
            left_len: a.len(),
            right,
            right_len: b.len(),
        })
    }
}

/// Refuses a series with more or fewer times than observations.
pub(crate) fn as_many(values: &[f64], timeline: &Timeline) -> Result<(), LearningError> {
    if values.len() == timeline.len() {
        Ok(())
    } else {
        Err(LearningError::LengthMismatch {
            left: "the series",
            left_len: values.len(),
            right: "time",
            right_len: timeline.len(),
        })
    }
}

/// Refuses a sample of fewer than `required` observations.
pub(crate) fn at_least(
    method: &'static str,
    required: usize,
    given: usize,
) -> Result<(), LearningError> {
    if given >= required {
        Ok(())
    } else {
        Err(LearningError::TooFewObservations {
            method,
            required,
            given,
        })
    }
}

/// Refuses a series with an infinite or missing value.
pub(crate) fn all_finite(series: &'static str, values: &[f64]) -> Result<(), LearningError> {
    match values.iter().position(|v| !v.is_finite()) {
        None => Ok(()),
        Some(index) => Err(LearningError::Observation {
            series,
            index,
            requirement: "a finite number",
            value: values[index],
        }),
    }
}

/// Natural logarithms of a series that must be positive.
pub(crate) fn logarithms(series: &'static str, values: &[f64]) -> Result<Vec<f64>, LearningError> {
    values
        .iter()
        .enumerate()
        .map(|(index, &value)| {
            if value.is_finite() && value > 0.0 {
                Ok(libm::log(value))
            } else {
                Err(LearningError::Observation {
                    series,
                    index,
                    requirement: "finite and above 0, since its logarithm is taken",
                    value,
                })
            }
        })
        .collect()
}

/// Logarithms of cumulative output and of unit cost, of one length.
pub(crate) fn log_pairs(
    quantity: &[f64],
    cost: &[f64],
) -> Result<(Vec<f64>, Vec<f64>), LearningError> {
    same_length(("quantity", quantity), ("cost", cost))?;
    Ok((logarithms("quantity", quantity)?, logarithms("cost", cost)?))
}

/// Arithmetic mean; the caller sees to it that there is an observation.
pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
