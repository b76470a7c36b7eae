//! Distributions of a parameter, by their quantiles.

use endodec_numerics::distribution::normal_quantile;

use super::error::SweepError;
use crate::parameter::{ParameterEntry, ParameterScale};

/// How a parameter is distributed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distribution {
    /// Evenly from the first to the second number.
    Uniform(f64, f64),
    /// Every whole number from the first to the second, each as likely.
    Whole(f64, f64),
    /// Normal, by mean and standard deviation.
    Normal(f64, f64),
    /// Lognormal, by median and standard deviation of the logarithm.
    Lognormal(f64, f64),
    /// Triangular, by lowest, most likely and highest number.
    Triangular(f64, f64, f64),
}

impl Distribution {
    /// Reads `{ uniform = [lo, hi] }` and its like for a parameter.
    pub(super) fn read(
        parameter: &ParameterEntry,
        value: &toml::Value,
    ) -> Result<Self, SweepError> {
        let refuse = |required: &str| {
            SweepError::refused(&format!("{} in [random]", parameter.name), required, value)
        };
        let known = "{ uniform = [lo, hi] }, { normal = [mean, sd] }, { lognormal = [median, sigma] } or { triangular = [lo, mode, hi] }";
        if matches!(parameter.scale, ParameterScale::Choice(_)) {
            return Err(refuse(
                "in [grid] or [fixed], since it is one of some names",
            ));
        }
        let table = value.as_table().ok_or_else(|| refuse(known))?;
        let mut entries = table.iter();
        let (Some((name, numbers)), None) = (entries.next(), entries.next()) else {
            return Err(refuse(known));
        };
        let numbers: Vec<f64> = numbers
            .as_array()
            .into_iter()
            .flatten()
            .map(|number| {
                number
                    .as_float()
                    .or_else(|| number.as_integer().map(|whole| whole as f64))
                    .filter(|number| number.is_finite())
                    .ok_or_else(|| refuse("a list of finite numbers"))
            })
            .collect::<Result<_, _>>()?;
        let distribution = match (name.as_str(), numbers.as_slice()) {
            ("uniform", &[low, high]) if low < high => Self::Uniform(low, high),
            ("uniform", _) => return Err(refuse("{ uniform = [lo, hi] } with lo below hi")),
            ("normal", &[mean, sd]) if sd > 0.0 => Self::Normal(mean, sd),
            ("normal", _) => return Err(refuse("{ normal = [mean, sd] } with sd above 0")),
            ("lognormal", &[median, sigma]) if median > 0.0 && sigma > 0.0 => {
                Self::Lognormal(median, sigma)
            }
            ("lognormal", _) => {
                return Err(refuse("{ lognormal = [median, sigma] }, both above 0"));
            }
            ("triangular", &[low, mode, high]) if low <= mode && mode <= high && low < high => {
                Self::Triangular(low, mode, high)
            }
            ("triangular", _) => {
                return Err(refuse("{ triangular = [lo, mode, hi] } in this order"));
            }
            _ => return Err(refuse(known)),
        };
        match (parameter.scale, distribution) {
            (ParameterScale::Whole(..), Self::Uniform(low, high)) if whole(low) && whole(high) => {
                Ok(Self::Whole(low, high))
            }
            (ParameterScale::Whole(..), _) => Err(refuse(
                "{ uniform = [lo, hi] } with whole ends, since it is a whole number",
            )),
            _ => Ok(distribution),
        }
    }

    /// The number below which a share `p` of the distribution lies, for `p` above 0 and below 1.
    ///
    /// ```
    /// use endodec_screens::sweep::Distribution;
    /// assert_eq!(Distribution::Lognormal(3.0, 0.4).quantile(0.5), 3.0);
    /// ```
    #[must_use]
    pub fn quantile(self, p: f64) -> f64 {
        match self {
            Self::Uniform(low, high) => low + p * (high - low),
            Self::Whole(low, high) => (low + libm::floor(p * (high - low + 1.0))).min(high),
            Self::Normal(mean, sd) => mean + sd * normal_quantile(p),
            Self::Lognormal(median, sigma) => median * libm::exp(sigma * normal_quantile(p)),
            Self::Triangular(low, mode, high) => {
                let (width, rising) = (high - low, mode - low);
                if p * width < rising {
                    low + (p * width * rising).sqrt()
                } else {
                    high - ((1.0 - p) * width * (high - mode)).sqrt()
                }
            }
        }
    }
}

fn whole(value: f64) -> bool {
    libm::trunc(value).to_bits() == value.to_bits()
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "small whole numbers")]
mod tests {
    use super::Distribution;

    #[test]
    fn quantiles_rise_and_stay_inside() {
        let whole = Distribution::Whole(2.0, 12.0);
        let bent = Distribution::Triangular(1.0, 1.5, 4.0);
        let mut counts = [0; 11];
        let (mut before, mut sum) = (1.0, 0.0);
        for k in 0..11_000 {
            let p = (f64::from(k) + 0.5) / 11_000.0;
            counts[whole.quantile(p) as usize - 2] += 1;
            let x = bent.quantile(p);
            assert!(x >= before && x <= 4.0);
            before = x;
            sum += x;
        }
        assert_eq!(counts, [1_000; 11]);
        // Mean (lo + mode + hi)/3.
        assert!((sum / 11_000.0 - 6.5 / 3.0).abs() < 1e-6);
    }
}
