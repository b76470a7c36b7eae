//! Covariance estimators of the two coefficients of a line.

use crate::{LearningError, Timeline};

/// Which standard errors to compute.
///
/// With `dᵢ = (xᵢ − x̄)/Σ(x − x̄)²` the slope is `Σ dᵢyᵢ`, and
///
/// ```text
/// classical    s²·Σ dᵢ²
/// HC3          Σ dᵢ²·êᵢ²/(1 − hᵢ)²
/// Newey–West   n/(n − 2)·[Σ gᵢ² + 2·Σ_{l≤L} (1 − l/(L+1))·Σ gᵢgᵢ₋ₗ],   gᵢ = dᵢêᵢ
/// ```
///
/// All are referred to Student's t with n − 2 degrees of freedom. On observations that are not one period
/// apart the lag of a pair is the time between the two.
///
/// # References
///
/// MacKinnon & White (1985), doi:10.1016/0304-4076(85)90158-7; Newey & West (1987),
/// doi:10.2307/1913610. The factor n/(n − 2) is Stata's `newey`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Covariance {
    /// Errors of one variance, uncorrelated.
    Classical,
    /// Errors of any variance, uncorrelated; each residual divided by one minus its leverage.
    Hc3,
    /// Errors of any variance, correlated up to a lag; Bartlett kernel.
    NeweyWest {
        /// Highest lag L.
        lags: usize,
    },
}

impl Covariance {
    /// Newey–West with the usual rule for the number of lags, `⌊4·(n/100)^(2/9)⌋`, at most n − 1.
    #[must_use]
    pub fn newey_west(n: usize) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a small positive number, floored on purpose"
        )]
        let rule = (4.0 * libm::pow(n as f64 / 100.0, 2.0 / 9.0)) as usize;
        Self::NeweyWest {
            lags: rule.min(n.saturating_sub(1)),
        }
    }

    /// Standard errors of intercept and slope from residuals and leverages, robust kinds only.
    pub(super) fn std_errors(
        self,
        x: &[f64],
        residuals: &[f64],
        leverages: &[f64],
        timeline: Option<&Timeline>,
    ) -> Result<(f64, f64), LearningError> {
        let count = x.len() as f64;
        let x_mean = x.iter().sum::<f64>() / count;
        let sxx: f64 = x.iter().map(|v| (v - x_mean) * (v - x_mean)).sum();
        let slope_weight = |i: usize| (x[i] - x_mean) / sxx;
        let intercept_weight = |i: usize| 1.0 / count - x_mean * slope_weight(i);
        Ok((
            self.std_error(intercept_weight, residuals, leverages, timeline)?,
            self.std_error(slope_weight, residuals, leverages, timeline)?,
        ))
    }

    /// Standard error of the coefficient `Σ weight(i)·yᵢ`.
    pub(super) fn std_error(
        self,
        weight: impl Fn(usize) -> f64,
        residuals: &[f64],
        leverages: &[f64],
        timeline: Option<&Timeline>,
    ) -> Result<f64, LearningError> {
        let n = residuals.len();
        let count = n as f64;
        let variance: Result<f64, LearningError> = match self {
            Self::Classical => {
                let s2 = residuals.iter().map(|e| e * e).sum::<f64>() / (count - 2.0);
                Ok((0..n).map(|i| s2 * weight(i) * weight(i)).sum())
            }
            Self::Hc3 => (0..n)
                .map(|i| {
                    let left = 1.0 - leverages[i];
                    if left < 1e-10 {
                        return Err(LearningError::Leverage { observation: i + 1 });
                    }
                    let g = weight(i) * residuals[i] / left;
                    Ok(g * g)
                })
                .sum(),
            Self::NeweyWest { lags } => {
                let g: Vec<f64> = (0..n).map(|i| weight(i) * residuals[i]).collect();
                let sum = match timeline.filter(|timeline| !timeline.is_even()) {
                    None => bartlett(&g, lags),
                    Some(timeline) => bartlett_in_time(&g, &timeline.elapsed(), lags),
                };
                Ok(count / (count - 2.0) * sum.max(0.0))
            }
        };
        Ok(libm::sqrt(variance?))
    }
}

/// `Σ gᵢ² + 2·Σ_{l≤L} (1 − l/(L+1))·Σ gᵢgᵢ₋ₗ`.
fn bartlett(g: &[f64], lags: usize) -> f64 {
    let autocovariance = |lag: usize| -> f64 { g[lag..].iter().zip(g).map(|(a, b)| a * b).sum() };
    let tapered: f64 = (1..=lags.min(g.len() - 1))
        .map(|lag| (1.0 - lag as f64 / (lags as f64 + 1.0)) * autocovariance(lag))
        .sum();
    autocovariance(0) + 2.0 * tapered
}

/// The same at times that are not even: a pair that is d periods apart has the weight 1 − d/(L+1).
fn bartlett_in_time(g: &[f64], elapsed: &[f64], lags: usize) -> f64 {
    let width = lags as f64 + 1.0;
    let mut sum = 0.0;
    for (i, (a, start)) in g.iter().zip(elapsed).enumerate() {
        sum += a * a;
        let later = g[i + 1..].iter().zip(&elapsed[i + 1..]);
        for (b, end) in later.take_while(|(_, end)| *end - start < width) {
            sum += 2.0 * (1.0 - (end - start) / width) * a * b;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{bartlett, bartlett_in_time};

    #[test]
    fn even_times_have_the_lags_of_rows_and_a_gap_has_none_across() {
        let g = [0.3, -0.1, 0.4, 0.2, -0.5, 0.1];
        let even = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
        // Six terms of order one: rounding alone.
        assert!((bartlett(&g, 3) - bartlett_in_time(&g, &even, 3)).abs() < 1e-15);
        let apart = [0.0, 1.0, 2.0, 9.0, 10.0, 11.0];
        let parts = bartlett(&g[..3], 3) + bartlett(&g[3..], 3);
        assert!((parts - bartlett_in_time(&g, &apart, 3)).abs() < 1e-15);
    }
}
