//! Tests for the number of breaks.

use endodec_numerics::ParameterError;

use super::critical_values::{BreakTest, critical_value};
use super::{BreakCovariance, BreakRegression, Partition};
use crate::LearningError;

/// Statistics of Bai and Perron's tests, all in the scaled form `q·F`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BreakTests {
    /// `supF(m)`, no break against `m`: index 0 is one break. Ends at the largest number of breaks
    /// that leaves a degree of freedom.
    pub sup_f: Vec<f64>,
    /// `supF(l+1|l)`, `l` breaks against one more: index `l`. Zero where no regime is long enough
    /// to be divided.
    pub sequential: Vec<f64>,
    /// Number of changing regressors, which with the trimming decides the critical values.
    pub regressors: usize,
    /// Trimming.
    pub trimming: f64,
}

impl BreakTests {
    /// `UDmax`: the largest of `supF(m)`, for no break against an unknown number of up to `m` (at
    /// most five, as tabulated); `None` where no break was tested.
    #[must_use]
    pub fn ud_max(&self) -> Option<f64> {
        (!self.sup_f.is_empty()).then(|| double_maximum(&self.sup_f))
    }

    /// `WDmax`: the same, each statistic weighted so that all have the same marginal p-value at the
    /// level.
    ///
    /// ```text
    /// WDmax(α) = max_m c(q, α, 1)/c(q, α, m) · supF(m)
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`critical_value`]: the weights are ratios of its values. [`LearningError::Parameter`]
    /// where no break was tested.
    pub fn wd_max(&self, level: f64) -> Result<f64, LearningError> {
        if self.sup_f.is_empty() {
            return Err(LearningError::Parameter(ParameterError {
                name: "max_breaks",
                requirement: "at least 1 for a test of breaks",
                given: 0.0,
            }));
        }
        let weights = wd_max_weights(self.sup_f.len(), self.regressors, self.trimming, level)?;
        Ok(weighted_maximum(&self.sup_f, &weights))
    }
}

pub(super) fn double_maximum(sup_f: &[f64]) -> f64 {
    sup_f.iter().take(MOST_BREAKS).copied().fold(0.0, f64::max)
}

/// Weights of `supF(1)`, `supF(2)`, … in `WDmax`, as many as are tabulated.
pub(super) fn wd_max_weights(
    breaks: usize,
    regressors: usize,
    trimming: f64,
    level: f64,
) -> Result<Vec<f64>, LearningError> {
    let critical = |breaks: usize| {
        critical_value(BreakTest::SupF { breaks }, trimming, level, regressors).map(|c| c.value)
    };
    let one = critical(1)?;
    let tabulated = BreakTest::most_breaks(trimming).min(MOST_BREAKS);
    (1..=breaks.min(tabulated))
        .map(|m| Ok(one / critical(m)?))
        .collect()
}

pub(super) fn weighted_maximum(sup_f: &[f64], weights: &[f64]) -> f64 {
    sup_f
        .iter()
        .zip(weights)
        .map(|(statistic, weight)| statistic * weight)
        .fold(0.0, f64::max)
}

/// The double-maximum tests look at no more breaks than this.
const MOST_BREAKS: usize = 5;

impl BreakRegression {
    /// The tests on the partitions that [`BreakRegression::partitions`] found.
    ///
    /// `supF(l+1|l)` divides the regimes of the partition with `l` breaks one at a time and is the
    /// largest F statistic of one break within a regime, each with the covariance of that regime's
    /// own observations.
    ///
    /// # Errors
    ///
    /// Those of [`BreakRegression::f_statistic`].
    pub fn tests(
        &self,
        partitions: &[Partition],
        covariance: &BreakCovariance,
    ) -> Result<BreakTests, LearningError> {
        let sup_f = self.sup_f(partitions, covariance)?;
        let mut sequential: Vec<f64> = sup_f.first().copied().into_iter().collect();
        for partition in partitions.iter().take(sup_f.len()).skip(1) {
            sequential.push(self.sup_f_of_one_more(partition, covariance)?);
        }
        Ok(BreakTests {
            sup_f,
            sequential,
            regressors: self.changing_regressors(),
            trimming: self.trimming(),
        })
    }

    /// `supF(m)`, as far as there are degrees of freedom.
    pub(super) fn sup_f(
        &self,
        partitions: &[Partition],
        covariance: &BreakCovariance,
    ) -> Result<Vec<f64>, LearningError> {
        let spare = self.observations() - self.fixed_regressors();
        let feasible = |m: usize| (m + 1) * self.changing_regressors() < spare;
        partitions
            .iter()
            .filter(|p| !p.breaks.is_empty() && feasible(p.breaks.len()))
            .map(|p| self.f_statistic(&p.breaks, covariance))
            .collect()
    }

    /// `supF(l+1|l)` at a partition with `l` breaks; 0 where no regime can be divided.
    pub(super) fn sup_f_of_one_more(
        &self,
        partition: &Partition,
        covariance: &BreakCovariance,
    ) -> Result<f64, LearningError> {
        let found = self.one_more(&partition.breaks, covariance)?;
        Ok(found.map_or(0.0, |(statistic, _)| statistic))
    }
}
