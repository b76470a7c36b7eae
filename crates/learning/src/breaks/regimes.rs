//! The coefficients of each regime.

use nalgebra::DMatrix;

use super::BreakRegression;
use super::basis::concatenate;
use super::covariance::{Across, BreakCovariance};
use super::fit::spread;
use super::wald::Divisor;
use crate::LearningError;

/// A regime of a partition.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RegimeFit {
    /// First observation, counted from 1.
    pub from: usize,
    /// Last observation, counted from 1.
    pub to: usize,
    /// Coefficients of the changing regressors, in their order.
    pub coefficients: Vec<f64>,
    /// Standard errors of the coefficients.
    pub std_errors: Vec<f64>,
    /// Sum of squared residuals of the regime.
    pub ssr: f64,
}

/// The model estimated given its breaks.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RegimeRegression {
    /// The regimes, in time order.
    pub regimes: Vec<RegimeFit>,
    /// Coefficients of the fixed regressors, in their order.
    pub fixed_coefficients: Vec<f64>,
    /// Standard errors of the fixed coefficients.
    pub fixed_std_errors: Vec<f64>,
    /// Sum of squared residuals.
    pub ssr: f64,
}

impl BreakRegression {
    /// Estimates each regime's coefficients given the breaks, whatever their origin.
    ///
    /// Standard errors take the errors' structure from `covariance`. The variance of uncorrelated
    /// homoskedastic errors is that of each regime with its own degrees of freedom, so that the
    /// numbers are those of a separate regression on each regime — unless `date_variances` is
    /// [`Across::Common`], when one variance is pooled over the regimes.
    ///
    /// # Errors
    ///
    /// [`LearningError::Observation`] for breaks out of order, [`LearningError::RankDeficient`],
    /// and [`LearningError::TooFewObservations`] where a regime is too short for a standard error.
    pub fn regimes(
        &self,
        breaks: &[usize],
        covariance: &BreakCovariance,
    ) -> Result<RegimeRegression, LearningError> {
        let fit = self.fit(breaks)?;
        let own = BreakCovariance {
            test_moments: Across::ByRegime,
            test_variances: covariance.date_variances,
            ..*covariance
        };
        let q = self.changing_regressors();
        let deficient = LearningError::RankDeficient {
            from: 1,
            to: self.observations(),
        };
        let inverse = self.r.clone().try_inverse().ok_or(deficient)?;
        let p = self.fixed_regressors();
        let variance = if p == 0 {
            let basis = self.coefficient_covariance(&fit, &own, Divisor::DegreesOfFreedom)?;
            let back = super::wald::spread_blocks(&inverse, fit.delta.len());
            &back * basis * back.transpose()
        } else {
            let joint = concatenate(&spread(&self.z, &fit.bounds), &self.x);
            self.sandwich(&joint, &fit, &own, Divisor::DegreesOfFreedom)?
        };
        let errors = standard_errors(&variance);
        let regimes = fit
            .regimes()
            .enumerate()
            .map(|(j, (from, length))| RegimeFit {
                from: from + 1,
                to: from + length,
                coefficients: (&inverse * &fit.delta[j]).iter().copied().collect(),
                std_errors: errors[j * q..(j + 1) * q].to_vec(),
                ssr: fit.residuals.rows(from, length).norm_squared(),
            })
            .collect();
        Ok(RegimeRegression {
            regimes,
            fixed_coefficients: fit.beta.iter().copied().collect(),
            fixed_std_errors: errors[errors.len() - p..].to_vec(),
            ssr: fit.ssr(),
        })
    }
}

fn standard_errors(variance: &DMatrix<f64>) -> Vec<f64> {
    variance
        .diagonal()
        .iter()
        .map(|v| v.max(0.0).sqrt())
        .collect()
}
