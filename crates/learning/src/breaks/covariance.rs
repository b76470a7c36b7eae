//! What is assumed of the errors when statistics and intervals are formed.

use nalgebra::DMatrix;

use super::hac::long_run_variance;

/// The errors within a regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Errors {
    /// No serial correlation, one variance within a regime.
    Homoskedastic,
    /// No serial correlation, variance free to depend on the regressors (White 1980,
    /// doi:10.2307/1912934), with the factor `n/(n − q)`.
    White,
    /// Serial correlation and heteroskedasticity of unknown form: quadratic-spectral kernel with
    /// Andrews's automatic bandwidth.
    Hac {
        /// Whether a first-order vector autoregression is taken out first and put back afterwards.
        prewhiten: bool,
    },
}

/// Whether a moment is estimated once or for each regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Across {
    /// One for the whole sample.
    Common,
    /// One for each regime.
    ByRegime,
}

/// BreakCovariance of the estimates, for the tests and for the intervals of the dates.
///
/// The last four fields are `hetdat`, `hetvar`, `hetq` and `hetomega` of the programs that go back
/// to Bai and Perron's own, with [`Across::ByRegime`] for 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BreakCovariance {
    /// The errors within a regime.
    pub errors: Errors,
    /// Second moments of the changing regressors, in the tests. With fixed regressors always those
    /// of each regime.
    pub test_moments: Across,
    /// Variance of the errors (of the scores, if [`Errors::Hac`] or [`Errors::White`]), in the
    /// tests. With fixed regressors and one of these two, always common.
    pub test_variances: Across,
    /// Second moments of the changing regressors, in the intervals of the dates.
    pub date_moments: Across,
    /// Variance of the errors or scores, in the intervals of the dates.
    pub date_variances: Across,
}

impl BreakCovariance {
    /// F tests as in every textbook, and intervals that let moments and variances differ on the two
    /// sides of a break.
    pub const HOMOSKEDASTIC: Self = Self {
        errors: Errors::Homoskedastic,
        test_moments: Across::ByRegime,
        test_variances: Across::Common,
        date_moments: Across::ByRegime,
        date_variances: Across::ByRegime,
    };
    /// Robust to heteroskedasticity.
    pub const WHITE: Self = Self {
        errors: Errors::White,
        ..Self::BY_REGIME
    };
    /// Robust to heteroskedasticity and serial correlation, prewhitened.
    pub const HAC: Self = Self {
        errors: Errors::Hac { prewhiten: true },
        ..Self::BY_REGIME
    };
    /// Each regime with its own moments and its own variance.
    pub const BY_REGIME: Self = Self {
        errors: Errors::Homoskedastic,
        test_moments: Across::ByRegime,
        test_variances: Across::ByRegime,
        date_moments: Across::ByRegime,
        date_variances: Across::ByRegime,
    };
}

/// Smallest number of observations on which the scores of `q` regressors have a variance.
pub(super) fn smallest_sample(errors: Errors, q: usize) -> usize {
    match errors {
        Errors::Homoskedastic | Errors::White => q + 1,
        // One observation goes into the lag.
        Errors::Hac { prewhiten: false } => q + 2,
        // And q into the autoregression; what it leaves must still span q dimensions, and take an
        // autoregression of its own for the bandwidth.
        Errors::Hac { prewhiten: true } => (2 * q + 1).max(4),
    }
}

/// Variance per observation of the scores `z_t·u_t` under heteroskedasticity or serial correlation;
/// `None` where it is not identified. Not for [`Errors::Homoskedastic`], whose scores have the
/// variance `σ²·Q`.
pub(super) fn score_variance(
    errors: Errors,
    z: &DMatrix<f64>,
    residuals: &[f64],
) -> Option<DMatrix<f64>> {
    let (n, q) = z.shape();
    if n < smallest_sample(errors, q) {
        return None;
    }
    let scores = DMatrix::from_fn(n, q, |t, j| z[(t, j)] * residuals[t]);
    match errors {
        Errors::Homoskedastic | Errors::White => {
            let degrees = (n - q) as f64;
            Some(scores.tr_mul(&scores) / degrees)
        }
        Errors::Hac { prewhiten } => long_run_variance(&scores, prewhiten),
    }
}
