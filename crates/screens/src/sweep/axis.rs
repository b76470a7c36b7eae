//! The values that one parameter takes on a grid.

use serde::Deserialize;
use toml::Value;

use super::error::SweepError;
use crate::parameter::{ParameterEntry, ParameterScale};

/// A range, as written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    from: f64,
    to: f64,
    count: u32,
    #[serde(default)]
    log: bool,
}

/// One value of a parameter.
pub(super) fn number(parameter: &ParameterEntry, value: &Value) -> Result<f64, SweepError> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    parameter
        .parse(&text)
        .map_err(|error| SweepError::Refused(error.to_string()))
}

/// The values of a parameter: a list, or `{ from, to, count, log }`.
pub(super) fn values(parameter: &ParameterEntry, value: &Value) -> Result<Vec<f64>, SweepError> {
    let refuse = |required: &str| SweepError::refused(parameter.name, required, value);
    if let Value::Array(list) = value {
        if list.is_empty() {
            return Err(SweepError::refused(
                parameter.name,
                "a list of at least one value",
                "empty",
            ));
        }
        return list.iter().map(|value| number(parameter, value)).collect();
    }
    let range: Range = value
        .clone()
        .try_into()
        .map_err(|_| refuse("a list, or { from = …, to = …, count = …, log = true or false }"))?;
    let Range {
        from,
        to,
        count,
        log,
    } = range;
    if matches!(parameter.scale, ParameterScale::Choice(_)) {
        return Err(refuse("a list of names"));
    }
    if !(from.is_finite() && to.is_finite() && (2..=1_000_000).contains(&count)) {
        return Err(refuse(
            "a range of finite ends with a count from 2 to 1000000",
        ));
    }
    if log && !(from > 0.0 && to > 0.0) {
        return Err(refuse("a range of positive ends where log = true"));
    }
    let values: Vec<f64> = (0..count).map(|k| range.at(k)).collect();
    let fraction = |value: &&f64| libm::trunc(**value).to_bits() != value.to_bits();
    if matches!(parameter.scale, ParameterScale::Whole(..))
        && let Some(fraction) = values.iter().find(fraction)
    {
        return Err(SweepError::refused(
            parameter.name,
            "whole at every step of its range",
            format!("{fraction} at one of {value}"),
        ));
    }
    Ok(values)
}

impl Range {
    /// The value of a step; both ends are as written, and powers of ten on the way are exact.
    fn at(self, step: u32) -> f64 {
        let last = self.count - 1;
        if step == 0 {
            return self.from;
        }
        if step == last {
            return self.to;
        }
        let part = f64::from(step) / f64::from(last);
        if self.log {
            rounded(self.from * libm::pow(self.to / self.from, part))
        } else {
            rounded(self.from + part * (self.to - self.from))
        }
    }
}

/// The power of ten that a value misses by no more than the rounding of the formula; otherwise the value.
fn rounded(value: f64) -> f64 {
    let power = libm::round(libm::log10(value.abs()));
    // The nearest double to the power, which is not what repeated products give.
    let exact: f64 = format!("1e{power}").parse().unwrap_or(value);
    if (value.abs() - exact).abs() <= 64.0 * f64::EPSILON * exact {
        exact.copysign(value)
    } else {
        value
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "exactness is what is tested")]
mod tests {
    use super::{Range, rounded};

    #[test]
    fn decades_of_a_logarithmic_range_are_exact() {
        let range = Range {
            from: 1e-7,
            to: 1e9,
            count: 33,
            log: true,
        };
        for k in 0..=16 {
            assert_eq!(
                range.at(2 * k),
                format!("1e{}", k as i32 - 7).parse::<f64>().unwrap()
            );
        }
        assert_eq!(rounded(0.0), 0.0);
        assert_eq!(rounded(-99.999_999_999_999_99), -100.0);
        assert_eq!(rounded(99.999_999), 99.999_999);
    }
}
