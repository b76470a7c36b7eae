//! What a parameter is, and how it is written and read.

use super::key::Key;
use crate::error::ScreenError;

/// How a parameter is moved, and what it may be on a slider. The models themselves take more: their own domains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ParameterScale {
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
pub struct ParameterEntry {
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
    pub scale: ParameterScale,
}

impl ParameterEntry {
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
            ParameterScale::Choice(names) => names
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
    /// [`ScreenError::Value`] when it is none of these.
    pub fn parse(&self, text: &str) -> Result<f64, ScreenError> {
        let refuse = |requirement: String| ScreenError::Value {
            name: self.name,
            requirement,
            given: text.to_owned(),
        };
        match self.scale {
            ParameterScale::Choice(names) => names
                .iter()
                .position(|name| *name == text)
                .map(|at| at as f64)
                .ok_or_else(|| refuse(format!("one of {}", names.join(", ")))),
            _ if text == "auto" && self.default.is_none() => Ok(f64::NAN),
            ParameterScale::Whole(..) => text
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

/// The position that a value of a choice stands for.
#[expect(
    clippy::cast_possible_truncation,
    reason = "choices are counted from zero and few"
)]
pub(crate) fn position(value: f64) -> usize {
    libm::round(value.max(0.0)) as usize
}
