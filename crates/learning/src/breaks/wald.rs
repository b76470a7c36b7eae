//! BreakCovariance of the coefficients of the regimes, and the F statistic for their equality.

use endodec_numerics::ParameterError;
use nalgebra::{DMatrix, DVector};

use super::covariance::{Across, BreakCovariance, Errors, score_variance, smallest_sample};
use super::fit::{Fit, spread};
use super::{BreakRegression, as_f64};
use crate::LearningError;

/// The divisor of a sum of squared residuals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Divisor {
    /// The number of observations, as in the statistics of Bai and Perron.
    Observations,
    /// The number of observations less that of coefficients, as for standard errors.
    DegreesOfFreedom,
}

impl BreakRegression {
    /// The scaled F statistic for no break against the given breaks,
    ///
    /// ```text
    /// F(T₁, …, T_m) = (n − (m+1)q − p)/(n·m) · δ̂'R'(R·V̂(δ̂)·R')⁻¹Rδ̂,   (Rδ)' = (δ₁' − δ₂', …, δ_m' − δ_{m+1}')
    /// ```
    ///
    /// with `V̂` by `covariance`. It is `q` times what is usually called F, which is what critical
    /// values are tabulated for (Bai and Perron 1998, section 4.1).
    ///
    /// # Errors
    ///
    /// [`LearningError::Observation`] for breaks out of order, [`LearningError::RankDeficient`],
    /// [`LearningError::TooFewObservations`] where a regime is too short for `covariance` or no
    /// degree of freedom is left, and [`LearningError::Parameter`] where the variance of each regime
    /// is taken on its own and regimes fit exactly. If all of them do, the statistic is infinite, or
    /// 0 if the fit is exact without the breaks too.
    pub fn f_statistic(
        &self,
        breaks: &[usize],
        covariance: &BreakCovariance,
    ) -> Result<f64, LearningError> {
        let fit = self.fit(breaks)?;
        let (n, q, m) = (
            self.observations(),
            self.changing_regressors(),
            fit.breaks(),
        );
        let parameters = (m + 1) * q + self.fixed_regressors();
        if m == 0 {
            return Ok(0.0);
        }
        if n <= parameters {
            return Err(LearningError::TooFewObservations {
                method: "an F statistic with that many breaks",
                required: parameters + 1,
                given: n,
            });
        }
        if fit.ssr() <= 0.0 {
            let exact_without = self.fit(&[])?.ssr() <= 0.0;
            return Ok(if exact_without { 0.0 } else { f64::INFINITY });
        }
        let variance = self.coefficient_covariance(&fit, covariance, Divisor::Observations)?;
        let contrast = DMatrix::from_fn(m * q, (m + 1) * q, |i, j| {
            f64::from(u8::from(j == i + q)) - f64::from(u8::from(j == i))
        });
        let stacked = DVector::from_iterator((m + 1) * q, fit.delta.iter().flatten().copied());
        let difference = &contrast * stacked;
        let factor = (&contrast * variance * contrast.transpose())
            .cholesky()
            .ok_or(LearningError::Parameter(ParameterError {
                name: "variance of the differences between regimes",
                requirement: "positive definite for an F statistic, but regimes that fit exactly leave it singular",
                given: 0.0,
            }))?;
        let wald = difference.dot(&factor.solve(&difference));
        Ok(as_f64(n - parameters) / as_f64(n * m) * wald)
    }

    /// BreakCovariance of the stacked coefficients of the regimes, on the orthogonal basis.
    pub(super) fn coefficient_covariance(
        &self,
        fit: &Fit,
        covariance: &BreakCovariance,
        divisor: Divisor,
    ) -> Result<DMatrix<f64>, LearningError> {
        if self.fixed_regressors() == 0 {
            return self.pure_covariance(fit, covariance, divisor);
        }
        let zbar = spread(&self.z, &fit.bounds);
        let factors = self.x.clone().qr();
        let projection = factors.q();
        let w = &zbar - &projection * projection.tr_mul(&zbar);
        let raw = self.sandwich(&w, fit, covariance, divisor)?;
        let to_basis = spread_blocks(&self.r, fit.delta.len());
        Ok(&to_basis * raw * to_basis.transpose())
    }

    fn pure_covariance(
        &self,
        fit: &Fit,
        covariance: &BreakCovariance,
        divisor: Divisor,
    ) -> Result<DMatrix<f64>, LearningError> {
        let q = self.changing_regressors();
        let n = self.observations();
        let mut out = DMatrix::zeros(q * fit.delta.len(), q * fit.delta.len());
        let common = match (covariance.errors, covariance.test_variances) {
            (Errors::Homoskedastic, _) | (_, Across::ByRegime) => None,
            (errors, Across::Common) => Some(self.omega(errors, fit, 0, n)?),
        };
        for (j, (from, length)) in fit.regimes().enumerate() {
            let moments = match covariance.test_moments {
                Across::ByRegime => {
                    let z = self.basis.rows(from, length);
                    z.tr_mul(&z)
                }
                Across::Common => DMatrix::identity(q, q) * as_f64(length),
            };
            let inverse = moments
                .cholesky()
                .ok_or(LearningError::RankDeficient {
                    from: from + 1,
                    to: from + length,
                })?
                .inverse();
            let block = match covariance.errors {
                Errors::Homoskedastic => {
                    inverse * self.error_variance(fit, j, covariance.test_variances, divisor)?
                }
                errors => {
                    let omega = match &common {
                        Some(omega) => omega.clone(),
                        None => self.omega(errors, fit, from, length)?,
                    };
                    &inverse * omega * as_f64(length) * &inverse
                }
            };
            out.view_mut((j * q, j * q), (q, q)).copy_from(&block);
        }
        Ok(out)
    }

    /// `(W'W)⁻¹·S·(W'W)⁻¹` for the regressors `W` of a model with fixed coefficients.
    pub(super) fn sandwich(
        &self,
        w: &DMatrix<f64>,
        fit: &Fit,
        covariance: &BreakCovariance,
        divisor: Divisor,
    ) -> Result<DMatrix<f64>, LearningError> {
        let n = self.observations();
        let deficient = LearningError::RankDeficient { from: 1, to: n };
        let inverse = w.tr_mul(w).cholesky().ok_or(deficient)?.inverse();
        let middle = match (covariance.errors, covariance.test_variances) {
            (Errors::Homoskedastic, Across::Common) => {
                let variance = self.error_variance(fit, 0, Across::Common, divisor)?;
                return Ok(inverse * variance);
            }
            (Errors::Homoskedastic, Across::ByRegime) => {
                let mut sum = DMatrix::zeros(w.ncols(), w.ncols());
                for (j, (from, length)) in fit.regimes().enumerate() {
                    let part = w.rows(from, length);
                    sum += part.tr_mul(&part)
                        * self.error_variance(fit, j, Across::ByRegime, divisor)?;
                }
                sum
            }
            (errors, _) => {
                let omega = score_variance(errors, w, fit.residuals.as_slice());
                omega.ok_or_else(|| too_short(errors, w.ncols(), n))? * as_f64(n)
            }
        };
        Ok(&inverse * middle * &inverse)
    }

    /// Variance of the errors of regime `j`, or of all.
    pub(super) fn error_variance(
        &self,
        fit: &Fit,
        j: usize,
        across: Across,
        divisor: Divisor,
    ) -> Result<f64, LearningError> {
        let (from, length, parameters) = match across {
            Across::Common => {
                let parameters =
                    fit.delta.len() * self.changing_regressors() + self.fixed_regressors();
                (0, self.observations(), parameters)
            }
            Across::ByRegime => (
                fit.bounds[j],
                fit.bounds[j + 1] - fit.bounds[j],
                self.changing_regressors(),
            ),
        };
        let divided_by = match divisor {
            Divisor::Observations => length,
            Divisor::DegreesOfFreedom if length > parameters => length - parameters,
            Divisor::DegreesOfFreedom => {
                return Err(LearningError::TooFewObservations {
                    method: "the residual variance of a regime",
                    required: parameters + 1,
                    given: length,
                });
            }
        };
        Ok(fit.residuals.rows(from, length).norm_squared() / as_f64(divided_by))
    }

    /// Variance of the scores of the observations `from+1 ..= from+length`, on the orthogonal
    /// basis. It is estimated on the regressors as given, since an automatic bandwidth depends on
    /// their scale.
    pub(super) fn omega(
        &self,
        errors: Errors,
        fit: &Fit,
        from: usize,
        length: usize,
    ) -> Result<DMatrix<f64>, LearningError> {
        let z = self.z.rows(from, length).into_owned();
        let residuals = fit.residuals.rows(from, length);
        let raw = score_variance(errors, &z, residuals.into_owned().as_slice())
            .ok_or_else(|| too_short(errors, z.ncols(), length))?;
        let deficient = LearningError::RankDeficient {
            from: 1,
            to: self.observations(),
        };
        let inverse = self.r.clone().try_inverse().ok_or(deficient)?;
        Ok(inverse.tr_mul(&raw) * inverse)
    }
}

fn too_short(errors: Errors, q: usize, given: usize) -> LearningError {
    let required = smallest_sample(errors, q);
    let method = match errors {
        Errors::Homoskedastic | Errors::White => "the White covariance of a regime",
        Errors::Hac { .. } => "the HAC covariance of a regime",
    };
    if given < required {
        LearningError::TooFewObservations {
            method,
            required,
            given,
        }
    } else {
        LearningError::Parameter(ParameterError {
            name: "autoregression of the scores",
            requirement: "without a unit root, or prewhitening turned off",
            given: 1.0,
        })
    }
}

/// `I ⊗ block`.
pub(super) fn spread_blocks(block: &DMatrix<f64>, times: usize) -> DMatrix<f64> {
    let q = block.ncols();
    let mut out = DMatrix::zeros(q * times, q * times);
    for j in 0..times {
        out.view_mut((j * q, j * q), (q, q)).copy_from(block);
    }
    out
}
