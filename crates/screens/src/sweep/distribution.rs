//! Distributions of a parameter, by their quantiles.

use super::error::SweepError;
use crate::parameter::{Parameter, Scale};

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
    pub(super) fn read(parameter: &Parameter, value: &toml::Value) -> Result<Self, SweepError> {
        let refuse = |required: &str| {
            SweepError::refused(&format!("{} in [random]", parameter.name), required, value)
        };
        let known = "{ uniform = [lo, hi] }, { normal = [mean, sd] }, { lognormal = [median, sigma] } or { triangular = [lo, mode, hi] }";
        if matches!(parameter.scale, Scale::Choice(_)) {
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
            (Scale::Whole(..), Self::Uniform(low, high)) if whole(low) && whole(high) => {
                Ok(Self::Whole(low, high))
            }
            (Scale::Whole(..), _) => Err(refuse(
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

/// The standard normal quantile: a rational start (Abramowitz and Stegun 26.2.23, good to 4.5e−4) and two steps of Halley's
/// method on the complementary error function, which leave 1e−15. Of libm alone, unlike `endodec_numerics`' own, so that
/// shards computed on different machines have the same draws to the bit.
fn normal_quantile(p: f64) -> f64 {
    let lower = p.min(1.0 - p);
    let t = (-2.0 * libm::log(lower)).sqrt();
    let mut x = (2.515_517 + t * (0.802_853 + t * 0.010_328))
        / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)))
        - t;
    for _ in 0..2 {
        let error = 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2) - lower;
        let newton = error * libm::exp(0.5 * x * x) * 2.506_628_274_631_000_7;
        x -= newton / (1.0 + 0.5 * x * newton);
    }
    if p < 0.5 { x } else { -x }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "small whole numbers")]
mod tests {
    use super::{Distribution, normal_quantile};

    #[test]
    fn normal_quantiles_are_those_of_thirty_digits() {
        // mpmath 1.4.1: sqrt(2)*erfinv(2p − 1) at 30 digits.
        for (p, expected) in [
            (0.975, 1.959_963_984_540_054_2),
            (0.9, 1.281_551_565_544_600_5),
            (0.6, 0.253_347_103_135_799_8),
            (1e-3, -3.090_232_306_167_813_5),
            (1e-10, -6.361_340_902_404_056),
        ] {
            let x = normal_quantile(p);
            assert!(
                (x - expected).abs() < 2e-15 * expected.abs().max(1.0),
                "{p}: {x}"
            );
        }
        for k in 1..2_000 {
            let p = f64::from(k) / 4_000.0;
            let back = 0.5 * libm::erfc(-normal_quantile(p) * std::f64::consts::FRAC_1_SQRT_2);
            assert!((back / p - 1.0).abs() < 1e-14, "{p}: {back}");
            assert!((normal_quantile(p) + normal_quantile(1.0 - p)).abs() < 1e-12);
        }
    }

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
