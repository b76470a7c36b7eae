//! One table of everything that can be moved: the explorer's sliders, the command line's help and `docs/parameters.md`
//! are made of it.

mod table;

pub use table::PARAMETERS;

use crate::ExplorerError;

macro_rules! keys {
    ($($key:ident)*) => {
        /// A parameter, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        #[expect(missing_docs, reason = "each is described in PARAMETERS")]
        pub enum Key { $($key),* }

        impl Key {
            /// All of them, in the order of [`PARAMETERS`] and of [`Values`].
            pub const ALL: &'static [Self] = &[$(Self::$key),*];
        }
    };
}

keys! {
    Firms Intercept Slope Discount Displacement TrainingValue InferenceProfit Distance YearsPerUnit
    Elasticity Reading Cost Target OutputGrowth EfficiencyGrowth Relaxes Noise RecordYears RecordGrowth
    AdoptionSlope Latency Network Friction FrictionDecay Churn OutputRate AdoptionOutput InvestmentResponse
    External InitialShare
    Rivals Cost1 Cost2 Cost3 Cost4 Value1 Value2 Value3 Value4
}

/// How many parameters there are.
pub const COUNT: usize = Key::ALL.len();

/// How a parameter is moved, and what it may be on a slider. The models themselves take more: their own domains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// Evenly, from the first to the second number.
    Linear(f64, f64),
    /// By factors.
    Log(f64, f64),
    /// By whole numbers.
    Whole(f64, f64),
    /// One of these names; the value is its position.
    Choice(&'static [&'static str]),
}

/// What a parameter is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Which one.
    pub key: Key,
    /// Name in URLs, on the command line and in files: the field's term.
    pub name: &'static str,
    /// Symbol in the paper.
    pub symbol: &'static str,
    /// What it is, in one line.
    pub meaning: &'static str,
    /// Unit; empty where there is none.
    pub unit: &'static str,
    /// Where the default comes from.
    pub source: &'static str,
    /// Value unless another is given; `None` where it follows from others, as `automatic` says.
    pub default: Option<f64>,
    /// What it is when it is not given.
    pub automatic: &'static str,
    /// How it is moved.
    pub scale: Scale,
}

impl Parameter {
    /// The parameter of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        PARAMETERS.iter().find(|parameter| parameter.name == name)
    }

    /// One line for people: what it is, its symbol and unit.
    #[must_use]
    pub fn help(&self) -> String {
        let mut help = format!("{} {}", self.meaning, self.symbol);
        if !self.unit.is_empty() {
            help.push_str(&format!(", {}", self.unit));
        }
        help
    }

    /// The default as a person would type it.
    #[must_use]
    pub fn default_text(&self) -> String {
        self.default
            .map_or_else(|| self.automatic.to_owned(), |value| self.text(value))
    }

    /// A value as a person would type it.
    #[must_use]
    pub fn text(&self, value: f64) -> String {
        match self.scale {
            Scale::Choice(names) => names
                .get(position(value))
                .map_or_else(|| value.to_string(), |name| (*name).to_owned()),
            _ if value.is_nan() => "auto".to_owned(),
            _ => value.to_string(),
        }
    }

    /// Reads a value: a number, one of the names of a choice, or `auto` where it may follow from others.
    ///
    /// # Errors
    ///
    /// [`ExplorerError::Value`] when it is none of these.
    pub fn parse(&self, text: &str) -> Result<f64, ExplorerError> {
        let refuse = |requirement: String| ExplorerError::Value {
            name: self.name,
            requirement,
            given: text.to_owned(),
        };
        match self.scale {
            Scale::Choice(names) => names
                .iter()
                .position(|name| *name == text)
                .map(|at| at as f64)
                .ok_or_else(|| refuse(format!("one of {}", names.join(", ")))),
            _ if text == "auto" && self.default.is_none() => Ok(f64::NAN),
            Scale::Whole(..) => text
                .parse::<f64>()
                .ok()
                .filter(|value| {
                    value.is_finite() && libm::trunc(*value).to_bits() == value.to_bits()
                })
                .ok_or_else(|| refuse("a whole number".to_owned())),
            _ => text
                .parse::<f64>()
                .ok()
                .filter(|value| value.is_finite())
                .ok_or_else(|| refuse("a finite number".to_owned())),
        }
    }
}

/// The parameter of a key.
#[must_use]
pub fn parameter(key: Key) -> &'static Parameter {
    &PARAMETERS[key as usize]
}

/// The position that a value of a choice stands for.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "choices are counted from zero and few"
)]
pub(crate) fn position(value: f64) -> usize {
    libm::round(value.max(0.0)) as usize
}

/// A count that must lie in a range, both ends included.
pub(crate) fn count(
    values: &Values,
    key: Key,
    range: core::ops::RangeInclusive<u16>,
) -> Result<usize, ExplorerError> {
    let value = values.get(key);
    let (low, high) = (f64::from(*range.start()), f64::from(*range.end()));
    if (low..=high).contains(&value) {
        Ok(position(value))
    } else {
        Err(ExplorerError::Value {
            name: parameter(key).name,
            requirement: format!("from {low} to {high}"),
            given: value.to_string(),
        })
    }
}

/// A value of every parameter, in the order of [`Key::ALL`]; not a number where it follows from others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Values(pub [f64; COUNT]);

impl Default for Values {
    fn default() -> Self {
        Self(core::array::from_fn(|i| {
            PARAMETERS[i].default.unwrap_or(f64::NAN)
        }))
    }
}

impl Values {
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
        self.0[key as usize] = value;
        self
    }

    /// Whether a parameter has its default.
    #[must_use]
    pub fn is_default(&self, key: Key) -> bool {
        let (value, default) = (self.get(key), parameter(key).default);
        default.map_or(value.is_nan(), |default| {
            value.to_bits() == default.to_bits()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, PARAMETERS, Parameter, Scale, Values};

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
                Scale::Linear(low, high) | Scale::Log(low, high) | Scale::Whole(low, high) => {
                    (low, high)
                }
                Scale::Choice(names) => (0.0, names.len() as f64 - 1.0),
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
            let parameter = super::parameter(key);
            let text = parameter.text(values.get(key));
            let back = parameter.parse(&text).unwrap();
            assert_eq!(
                back.to_bits(),
                values.get(key).to_bits(),
                "{}",
                parameter.name
            );
        }
        assert!(Parameter::find("firms").unwrap().parse("NaN").is_err());
        assert!(Parameter::find("firms").unwrap().parse("2.5").is_err());
        assert!(Parameter::find("reading").unwrap().parse("slope").is_err());
    }
}
