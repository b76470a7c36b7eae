//! Parameters out of range: one error, and the checks that raise it.
//!
//! ```
//! use endodec_numerics::parameter::positive;
//! assert_eq!(positive("churn", 0.2), Ok(0.2));
//! let refused = positive("churn", -0.1).unwrap_err();
//! assert_eq!(refused.to_string(), "churn must be finite and positive, got -0.1");
//! ```

use std::ops::RangeInclusive;

/// A parameter outside the domain in which a model or method means anything.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{name} must be {requirement}, got {given}")]
pub struct ParameterError {
    /// The parameter.
    pub name: &'static str,
    /// What is required of it.
    pub requirement: &'static str,
    /// What was given.
    pub given: f64,
}

/// `given` if it is finite and `holds`.
///
/// # Errors
///
/// [`ParameterError`] with `requirement` otherwise.
pub fn require(
    name: &'static str,
    given: f64,
    requirement: &'static str,
    holds: bool,
) -> Result<f64, ParameterError> {
    if given.is_finite() && holds {
        Ok(given)
    } else {
        Err(ParameterError {
            name,
            requirement,
            given,
        })
    }
}

/// `given` if it is finite.
///
/// # Errors
///
/// [`ParameterError`] otherwise.
pub fn finite(name: &'static str, given: f64) -> Result<f64, ParameterError> {
    require(name, given, "finite", true)
}

/// `given` if it is finite and above zero.
///
/// # Errors
///
/// [`ParameterError`] otherwise.
pub fn positive(name: &'static str, given: f64) -> Result<f64, ParameterError> {
    require(name, given, "finite and positive", given > 0.0)
}

/// `given` if it is finite and at least zero.
///
/// # Errors
///
/// [`ParameterError`] otherwise.
pub fn non_negative(name: &'static str, given: f64) -> Result<f64, ParameterError> {
    require(name, given, "finite and not negative", given >= 0.0)
}

/// `given` if it lies strictly between 0 and 1.
///
/// # Errors
///
/// [`ParameterError`] otherwise.
pub fn open_unit(name: &'static str, given: f64) -> Result<f64, ParameterError> {
    let holds = given > 0.0 && given < 1.0;
    require(name, given, "strictly between 0 and 1", holds)
}

/// `given` if it lies in a range, of which `requirement` speaks.
///
/// # Errors
///
/// [`ParameterError`] otherwise.
pub fn within(
    name: &'static str,
    given: f64,
    range: RangeInclusive<f64>,
    requirement: &'static str,
) -> Result<f64, ParameterError> {
    require(name, given, requirement, range.contains(&given))
}

/// `given` if it is at least `least`, of which `requirement` speaks.
///
/// # Errors
///
/// [`ParameterError`] otherwise.
pub fn at_least(
    name: &'static str,
    given: usize,
    least: usize,
    requirement: &'static str,
) -> Result<usize, ParameterError> {
    require(name, given as f64, requirement, given >= least).map(|_| given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_number_is_refused_by_every_check() {
        let nan = f64::NAN;
        assert!(finite("x", nan).is_err());
        assert!(positive("x", nan).is_err());
        assert!(non_negative("x", nan).is_err());
        assert!(open_unit("x", nan).is_err());
        assert!(within("x", nan, 0.0..=1.0, "between 0 and 1").is_err());
    }

    #[test]
    fn infinity_is_refused_even_where_it_is_large_enough() {
        assert!(positive("x", f64::INFINITY).is_err());
        assert!(within("x", f64::INFINITY, 0.0..=f64::INFINITY, "not negative").is_err());
    }

    #[test]
    fn the_ends_of_a_closed_range_are_in_it_and_those_of_an_open_one_are_not() {
        assert!(non_negative("x", 0.0).is_ok() && positive("x", 0.0).is_err());
        assert!(within("x", 1.0, 0.0..=1.0, "between 0 and 1").is_ok());
        assert!(open_unit("x", 1.0).is_err() && open_unit("x", 0.0).is_err());
        assert!(at_least("n", 2, 2, "at least 2").is_ok());
        assert!(at_least("n", 1, 2, "at least 2").is_err());
    }
}
