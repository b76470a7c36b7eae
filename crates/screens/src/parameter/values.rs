//! A value of every parameter.

use endodec_paper::Constants;

use super::description::{ParameterEntry, position};
use super::key::{COUNT, Key};
use super::table::{PARAMETERS, parameter, table};
use crate::error::ScreenError;

/// A value of every parameter, in the order of [`Key::ALL`]; not a number where it follows from others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Values(pub [f64; COUNT]);

impl Default for Values {
    fn default() -> Self {
        Self::of(&PARAMETERS)
    }
}

impl Values {
    /// The defaults that these constants of the paper give.
    #[must_use]
    pub fn starting_from(constants: &Constants) -> Self {
        Self::of(&table(constants))
    }

    fn of(parameters: &[ParameterEntry; COUNT]) -> Self {
        Self(parameters.map(|parameter| parameter.default.unwrap_or(f64::NAN)))
    }

    /// The value of one parameter.
    #[must_use]
    pub fn get(&self, key: Key) -> f64 {
        self.0[key as usize]
    }

    /// The value of one parameter, unless it follows from others.
    #[must_use]
    pub fn given(&self, key: Key) -> Option<f64> {
        Some(self.get(key)).filter(|value| !value.is_nan())
    }

    /// These values with one changed.
    #[must_use]
    pub fn with(mut self, key: Key, value: f64) -> Self {
        self.put(key, value);
        self
    }

    /// Changes one value.
    pub fn put(&mut self, key: Key, value: f64) {
        self.0[key as usize] = value;
    }

    /// Whether a parameter has its default.
    #[must_use]
    pub fn is_default(&self, key: Key) -> bool {
        let (value, default) = (self.get(key), parameter(key).default);
        default.map_or(value.is_nan(), |default| {
            value.to_bits() == default.to_bits()
        })
    }

    /// A count that must lie in a range, both ends included.
    ///
    /// # Errors
    ///
    /// [`ScreenError::Value`] when it does not.
    pub fn count(
        &self,
        key: Key,
        range: core::ops::RangeInclusive<u16>,
    ) -> Result<usize, ScreenError> {
        let value = self.get(key);
        let (low, high) = (f64::from(*range.start()), f64::from(*range.end()));
        if (low..=high).contains(&value) {
            Ok(position(value))
        } else {
            Err(ScreenError::Value {
                name: parameter(key).name,
                requirement: format!("from {low} to {high}"),
                given: value.to_string(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Values;
    use crate::parameter::{Key, PARAMETERS, ParameterEntry, ParameterScale, parameter};

    #[test]
    fn the_table_is_in_the_order_of_the_keys() {
        for (parameter, &key) in PARAMETERS.iter().zip(Key::ALL) {
            assert_eq!(parameter.key, key);
        }
    }

    #[test]
    fn every_parameter_is_described_and_its_default_is_on_its_slider() {
        for parameter in &PARAMETERS {
            assert!(!parameter.meaning.is_empty() && !parameter.source.is_empty());
            assert!(parameter.default.is_some() || !parameter.automatic.is_empty());
            let (low, high) = match parameter.scale {
                ParameterScale::Linear(low, high)
                | ParameterScale::Log(low, high)
                | ParameterScale::Whole(low, high) => (low, high),
                ParameterScale::Choice(names) => (0.0, names.len() as f64 - 1.0),
            };
            assert!(low < high, "{}", parameter.name);
            if let Some(default) = parameter.default {
                assert!((low..=high).contains(&default), "{}", parameter.name);
            }
        }
    }

    #[test]
    fn values_are_read_as_they_are_written() {
        let values = Values::default();
        for &key in Key::ALL {
            let parameter = parameter(key);
            let text = parameter.text(values.get(key));
            let back = parameter.parse(&text).unwrap();
            assert_eq!(
                back.to_bits(),
                values.get(key).to_bits(),
                "{}",
                parameter.name
            );
        }
        assert!(ParameterEntry::find("firms").unwrap().parse("NaN").is_err());
        assert!(ParameterEntry::find("firms").unwrap().parse("2.5").is_err());
        assert!(
            ParameterEntry::find("reading")
                .unwrap()
                .parse("slope")
                .is_err()
        );
    }
}
