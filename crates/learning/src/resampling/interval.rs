//! Intervals from a bootstrap distribution.

use super::outcomes::Outcomes;
use super::quantile::Quantiles;
use super::{Bootstrap, Method};
use endodec_numerics::distribution::{normal_cdf, normal_quantile};
use endodec_numerics::parameter::open_unit;

use crate::{Elasticity, Interval, LearningError};

/// How to turn resamples into an interval. With `q(p)` the p-quantile of the resampled elasticities:
///
/// ```text
/// percentile    q(a/2) … q(1 − a/2)
/// basic         2α̂ − q(1 − a/2) … 2α̂ − q(a/2)
/// BCa           q(Φ(z₀ + (z₀ + z_{a/2})/(1 − â(z₀ + z_{a/2})))) … and the same at 1 − a/2
/// studentised   α̂ − s·t*(1 − a/2) … α̂ − s·t*(a/2),   t* = (α* − α̂)/s*
/// ```
///
/// # References
///
/// Efron (1987), doi:10.1080/01621459.1987.10478410; DiCiccio & Efron (1996),
/// doi:10.1214/ss/1032280214.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum IntervalMethod {
    /// Quantiles of the resamples.
    Percentile,
    /// Quantiles of the resampling error, reflected about the estimate.
    Basic,
    /// Bias-corrected and accelerated percentiles.
    Bca,
    /// Quantiles of the studentised resampling error.
    Studentised,
}

impl IntervalMethod {
    fn name(self) -> &'static str {
        match self {
            Self::Percentile => "percentile",
            Self::Basic => "basic",
            Self::Bca => "BCa",
            Self::Studentised => "studentised",
        }
    }
}

impl Bootstrap {
    /// Interval for the elasticity.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1;
    /// [`LearningError::NoInterval`] when every resample lies on one side of the estimate, when an
    /// observation alone determines the line (BCa), or when no resample has a standard error
    /// (studentised).
    pub fn interval(
        &self,
        method: IntervalMethod,
        level: f64,
    ) -> Result<Interval<Elasticity>, LearningError> {
        open_unit("level", level)?;
        let tail = 0.5 * (1.0 - level);
        let alpha = self.estimate.value();
        let quantiles = |mut quantiles: Quantiles, low: f64, high: f64| {
            quantiles
                .at(low)
                .zip(quantiles.at(high))
                .ok_or(LearningError::NoInterval {
                    method: method.name(),
                    reason: "no resample can be used",
                })
        };
        let (lower, upper) = match method {
            IntervalMethod::Percentile => quantiles(self.quantiles(), tail, 1.0 - tail)?,
            IntervalMethod::Basic => {
                let (low, high) = quantiles(self.quantiles(), tail, 1.0 - tail)?;
                (2.0 * alpha - high, 2.0 * alpha - low)
            }
            IntervalMethod::Bca => {
                let (low, high) = self.bca_levels(tail)?;
                quantiles(self.quantiles(), low, high)?
            }
            IntervalMethod::Studentised => {
                let (low, high) = quantiles(self.studentised(), tail, 1.0 - tail)?;
                let s = self.sample_std_error;
                (alpha - s * high, alpha - s * low)
            }
        };
        Ok(Interval {
            level,
            lower: Elasticity::new(lower)?,
            upper: Elasticity::new(upper)?,
        })
    }

    fn quantiles(&self) -> Quantiles {
        Quantiles::new(
            self.elasticities.values.clone(),
            self.elasticities.weights.clone(),
            self.method == Method::Exact,
        )
    }

    /// Distribution of t*, without the resamples that the line fits perfectly.
    fn studentised(&self) -> Quantiles {
        let Outcomes {
            values, weights, ..
        } = self.resampler.replicates();
        let mut weights = weights.into_iter();
        let (mut t, mut of_t) = (Vec::with_capacity(values.len()), Vec::new());
        for replicate in values {
            let weight = weights.next();
            if replicate.std_error > 0.0 {
                t.push((replicate.elasticity - self.estimate.value()) / replicate.std_error);
                of_t.extend(weight);
            }
        }
        let total: f64 = of_t.iter().sum();
        for weight in &mut of_t {
            *weight /= total;
        }
        Quantiles::new(t, of_t, self.method == Method::Exact)
    }

    /// The probabilities at which BCa reads the quantiles.
    fn bca_levels(&self, tail: f64) -> Result<(f64, f64), LearningError> {
        let no = |reason| LearningError::NoInterval {
            method: IntervalMethod::Bca.name(),
            reason,
        };
        let a = self.acceleration.ok_or(no(
            "one observation alone determines the line, so the jackknife fails",
        ))?;
        let alpha = self.estimate.value();
        // A resample equal to the estimate up to rounding counts half on either side.
        let tie = 1e-12 * alpha.abs().max(self.std_error);
        let below = self.elasticities.probability(|v| *v < alpha - tie);
        let above = self.elasticities.probability(|v| *v > alpha + tie);
        let z0 = normal_quantile(below + 0.5 * (1.0 - below - above));
        if !z0.is_finite() {
            return Err(no("every resample lies on one side of the estimate"));
        }
        let level = |z: f64| {
            let shifted = z0 + z;
            let stretch = 1.0 - a * shifted;
            (stretch > 0.0)
                .then(|| normal_cdf(z0 + shifted / stretch))
                .ok_or(no("the acceleration is too large for this level"))
        };
        Ok((
            level(normal_quantile(tail))?,
            level(normal_quantile(1.0 - tail))?,
        ))
    }
}
