//! Ordinary least squares with the covariances that a Wald test may want.

use endodec_numerics::ParameterError;
use nalgebra::{DMatrix, DVector};

use super::as_f64;
use crate::LearningError;

/// How the covariance of the coefficients is estimated in a Wald test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum WaldCovariance {
    /// One variance of uncorrelated errors; the Wald statistic is then df times the F of Chow's test.
    Classical,
    /// White's, without a correction.
    Hc0,
    /// White's with the factor n/(n − k).
    Hc1,
    /// Squared residuals over 1 − h.
    Hc2,
    /// Squared residuals over (1 − h)².
    Hc3,
    /// Newey and West's with the Bartlett kernel.
    NeweyWest {
        /// Highest lag.
        lags: usize,
        /// Whether it has the factor n/(n − k).
        adjusted: bool,
    },
}

/// Least squares by orthogonal factors.
pub(super) struct Ols {
    pub(super) coefficients: DVector<f64>,
    pub(super) residuals: DVector<f64>,
    pub(super) ssr: f64,
    pub(super) orthonormal: DMatrix<f64>,
    inverse: DMatrix<f64>,
}

impl Ols {
    pub(super) fn new(design: &DMatrix<f64>, y: &DVector<f64>) -> Result<Self, LearningError> {
        let deficient = LearningError::RankDeficient {
            from: 1,
            to: y.len(),
        };
        if design.nrows() < design.ncols() {
            return Err(deficient);
        }
        let (orthonormal, r) = design.clone().qr().unpack();
        if (0..r.ncols()).any(|j| r[(j, j)].abs() <= 1e-10 * design.column(j).norm()) {
            return Err(deficient);
        }
        let inverse = r.try_inverse().ok_or(deficient)?;
        let rotated = orthonormal.tr_mul(y);
        let residuals = y - &orthonormal * &rotated;
        Ok(Self {
            coefficients: &inverse * rotated,
            ssr: residuals.norm_squared(),
            residuals,
            orthonormal,
            inverse,
        })
    }

    /// `(X'X)⁻¹X'·diag(weights)·X(X'X)⁻¹`.
    pub(super) fn sandwich(&self, weights: &DVector<f64>) -> DMatrix<f64> {
        let mut weighted = self.orthonormal.clone();
        for (mut row, weight) in weighted.row_iter_mut().zip(weights.iter()) {
            row *= *weight;
        }
        &self.inverse * self.orthonormal.tr_mul(&weighted) * self.inverse.transpose()
    }

    /// Covariance of the coefficients.
    pub(super) fn covariance(&self, kind: WaldCovariance) -> Result<DMatrix<f64>, LearningError> {
        let (n, k) = self.orthonormal.shape();
        let correction = as_f64(n) / as_f64(n - k);
        let squares = self.residuals.component_mul(&self.residuals);
        let left = |power: i32| -> Result<DVector<f64>, LearningError> {
            let mut weights = squares.clone();
            for (i, row) in self.orthonormal.row_iter().enumerate() {
                let left = 1.0 - row.norm_squared();
                if left < 1e-10 {
                    return Err(LearningError::Leverage { observation: i + 1 });
                }
                weights[i] /= if power == 1 { left } else { left * left };
            }
            Ok(weights)
        };
        Ok(match kind {
            WaldCovariance::Classical => {
                &self.inverse * self.inverse.transpose() * (self.ssr / as_f64(n - k))
            }
            WaldCovariance::Hc0 => self.sandwich(&squares),
            WaldCovariance::Hc1 => self.sandwich(&squares) * correction,
            WaldCovariance::Hc2 => self.sandwich(&left(1)?),
            WaldCovariance::Hc3 => self.sandwich(&left(2)?),
            WaldCovariance::NeweyWest { lags, adjusted } => {
                if lags >= n {
                    return Err(LearningError::Parameter(ParameterError {
                        name: "lags",
                        requirement: "fewer than the observations",
                        given: as_f64(lags),
                    }));
                }
                let mut scores = self.orthonormal.clone();
                for (mut row, residual) in scores.row_iter_mut().zip(self.residuals.iter()) {
                    row *= *residual;
                }
                let mut middle = scores.tr_mul(&scores);
                for lag in 1..=lags {
                    let weight = 1.0 - as_f64(lag) / as_f64(lags + 1);
                    let gamma = scores.rows(lag, n - lag).tr_mul(&scores.rows(0, n - lag));
                    middle += (&gamma + gamma.transpose()) * weight;
                }
                let raw = &self.inverse * middle * self.inverse.transpose();
                if adjusted { raw * correction } else { raw }
            }
        })
    }
}
