//! Information criteria for the number of breaks.

use std::f64::consts::PI;

use super::{BreakRegression, Partition, as_f64};
use crate::LearningError;

/// Criteria of a partition; the number of breaks with the smallest is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Criteria {
    /// Bayesian information criterion of the Gaussian likelihood, with `q(m+1) + p + m + 1`
    /// parameters: coefficients, dates and the variance.
    ///
    /// ```text
    /// BIC = n(ln 2π + ln(SSR/n) + 1) + ln n·(q(m+1) + p + m + 1)
    /// ```
    pub bic: f64,
    /// Modified Schwarz criterion of Liu, Wu and Zidek (1997), `p* = (m+1)q + m + p`; infinite
    /// where `n ≤ p*`.
    ///
    /// ```text
    /// LWZ = ln(SSR/(n − p*)) + 0.299·(ln n)^2.1·p*/n
    /// ```
    pub lwz: f64,
    /// Modified BIC of Kurozumi and Tuvaandorj (2011, doi:10.1016/j.jeconom.2011.04.001), each
    /// regime with its own variance.
    ///
    /// ```text
    /// KT = Σ_j [n_j·ln(SSR_j/n_j) + q·ln n_j] + 2(m+1)·ln n
    /// ```
    pub kt: f64,
}

/// A criterion by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Criterion {
    /// [`Criteria::bic`].
    Bic,
    /// [`Criteria::lwz`].
    Lwz,
    /// [`Criteria::kt`].
    Kt,
}

impl BreakRegression {
    /// The criteria of a partition. An exact fit makes them −∞, so that the fewest breaks with one are
    /// selected; KT is −∞ already if one regime fits exactly.
    ///
    /// # Errors
    ///
    /// [`LearningError::Observation`] for breaks out of order, and
    /// [`LearningError::RankDeficient`].
    pub fn criteria(&self, partition: &Partition) -> Result<Criteria, LearningError> {
        let fit = self.fit(&partition.breaks)?;
        let (n, q, p) = (
            self.observations(),
            self.changing_regressors(),
            self.fixed_regressors(),
        );
        let m = partition.breaks.len();
        let size = as_f64(n);
        let log_n = libm::log(size);
        let coefficients_and_dates = q * (m + 1) + p + m;
        let bic = size * (libm::log(2.0 * PI) + libm::log(partition.ssr / size) + 1.0)
            + log_n * as_f64(coefficients_and_dates + 1);
        let lwz = if n > coefficients_and_dates {
            libm::log(partition.ssr / as_f64(n - coefficients_and_dates))
                + 0.299 * libm::pow(log_n, 2.1) * as_f64(coefficients_and_dates) / size
        } else {
            f64::INFINITY
        };
        let regimes: f64 = fit
            .regimes()
            .map(|(from, length)| {
                let ssr = fit.residuals.rows(from, length).norm_squared();
                as_f64(length) * libm::log(ssr / as_f64(length))
                    + as_f64(q) * libm::log(as_f64(length))
            })
            .sum();
        Ok(Criteria {
            bic,
            lwz,
            kt: regimes + 2.0 * as_f64(m + 1) * log_n,
        })
    }

    /// The partition with the smallest criterion; the one with fewer breaks where two are equal.
    ///
    /// # Errors
    ///
    /// Those of [`BreakRegression::criteria`].
    pub fn select<'a>(
        &self,
        partitions: &'a [Partition],
        criterion: Criterion,
    ) -> Result<Option<&'a Partition>, LearningError> {
        let mut best: Option<(f64, &Partition)> = None;
        for partition in partitions {
            let criteria = self.criteria(partition)?;
            let value = match criterion {
                Criterion::Bic => criteria.bic,
                Criterion::Lwz => criteria.lwz,
                Criterion::Kt => criteria.kt,
            };
            if best.is_none_or(|(least, _)| value < least) {
                best = Some((value, partition));
            }
        }
        Ok(best.map(|(_, partition)| partition))
    }
}
