//! Whether several estimates can share one value: Cochran's Q, I², τ², pooled means.

mod between;
mod subsets;

pub use between::BetweenVariance;
pub use subsets::{SubsetReading, subsets_with_q};

use crate::series::{all_finite, at_least, same_length};
use crate::{Interval, LearningError};
use endodec_numerics::distribution::{chi_squared_tail, normal_quantile, student_quantile};
use endodec_numerics::parameter::open_unit;

/// A pooled mean.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PooledMean {
    /// The mean μ̂.
    pub estimate: f64,
    /// Its standard error.
    pub std_error: f64,
}

impl PooledMean {
    /// Normal interval for the mean.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Interval, LearningError> {
        open_unit("level", level)?;
        let half = normal_quantile(0.5 + 0.5 * level) * self.std_error;
        Ok(Interval {
            level,
            lower: self.estimate - half,
            upper: self.estimate + half,
        })
    }
}

/// Heterogeneity of k independent estimates.
///
/// ```text
/// Q  = Σ wᵢ(yᵢ − μ̂_F)²,  wᵢ = 1/sᵢ²          χ²(k − 1) when all estimate one value
/// I² = τ²/(τ² + s̃²),     s̃² = (k − 1)·Σw/((Σw)² − Σw²)
/// μ̂_R = Σ yᵢ/(sᵢ² + τ²) / Σ 1/(sᵢ² + τ²)
/// ```
///
/// With the DerSimonian–Laird τ² the second line is the familiar `(Q − df)/Q`.
///
/// # References
///
/// Cochran (1954), doi:10.2307/3001666; Higgins & Thompson (2002), doi:10.1002/sim.1186;
/// Viechtbauer (2010), doi:10.18637/jss.v036.i03.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Heterogeneity {
    /// Number of estimates k.
    pub k: usize,
    /// Cochran's Q.
    pub q: f64,
    /// k − 1.
    pub df: f64,
    /// P(χ²(k − 1) ≥ Q).
    pub p_value: f64,
    /// Fraction of the variance of the estimates that is between them.
    pub i_squared: f64,
    /// Variance τ² of the true values.
    pub tau_squared: f64,
    /// How τ² was estimated.
    pub between: BetweenVariance,
    /// Mean under one common value.
    pub fixed: PooledMean,
    /// Mean of the distribution of true values.
    pub random: PooledMean,
    /// Standard error of the random-effects mean after Hartung and Knapp, for t(k − 1).
    pub hartung_knapp_std_error: f64,
    /// Share of each estimate in the random-effects mean, in the order given.
    pub weights: Vec<f64>,
}

/// Tests the homogeneity of `estimates` with standard errors `std_errors`, of one length ≥ 2.
///
/// # Errors
///
/// [`LearningError`] when the lengths differ, there are fewer than two estimates, a value is not
/// finite, a standard error is not positive, or the REML iteration does not converge.
///
/// ```
/// use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity};
/// let h = heterogeneity(&[0.3, 0.3, 0.3], &[0.1, 0.2, 0.05], BetweenVariance::Reml)?;
/// // Estimates that agree leave nothing between them, and the two means coincide.
/// assert!(h.q < 1e-12 && h.tau_squared == 0.0);
/// assert!((h.fixed.estimate - h.random.estimate).abs() < 1e-15);
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
pub fn heterogeneity(
    estimates: &[f64],
    std_errors: &[f64],
    between: BetweenVariance,
) -> Result<Heterogeneity, LearningError> {
    let variances = checked_variances(estimates, std_errors)?;
    let common = Weighted::new(estimates, &variances, 0.0);
    let q = common.q;
    let df = degrees_of_freedom(estimates.len());
    let tau_squared = between.estimate(estimates, &variances)?;
    let spread = Weighted::new(estimates, &variances, tau_squared);
    let typical = df * common.sum / (common.sum * common.sum - common.sum_of_squares);
    Ok(Heterogeneity {
        k: estimates.len(),
        q,
        df,
        p_value: chi_squared_tail(q, df)?,
        i_squared: tau_squared / (tau_squared + typical),
        tau_squared,
        between,
        fixed: common.mean(),
        random: spread.mean(),
        hartung_knapp_std_error: libm::sqrt(spread.q / df / spread.sum),
        weights: variances
            .iter()
            .map(|v| 1.0 / (v + tau_squared) / spread.sum)
            .collect(),
    })
}

impl Heterogeneity {
    /// Interval of t(k − 1) for the random-effects mean with the Hartung–Knapp error.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn hartung_knapp_interval(&self, level: f64) -> Result<Interval, LearningError> {
        self.around_random(level, self.df, self.hartung_knapp_std_error)
    }

    /// Where the true value of one more, comparable curve lies; t(k − 2).
    ///
    /// ```text
    /// μ̂_R ± t(k−2)·√(τ² + SE(μ̂_R)²)
    /// ```
    ///
    /// # Errors
    ///
    /// [`LearningError::TooFewObservations`] with two estimates, [`LearningError::Parameter`]
    /// unless `level` is strictly between 0 and 1.
    ///
    /// # References
    ///
    /// Higgins, Thompson & Spiegelhalter (2009), doi:10.1111/j.1467-985X.2008.00552.x.
    pub fn prediction_interval(&self, level: f64) -> Result<Interval, LearningError> {
        at_least("a prediction interval", 3, self.k)?;
        let error = libm::hypot(libm::sqrt(self.tau_squared), self.random.std_error);
        self.around_random(level, self.df - 1.0, error)
    }

    fn around_random(&self, level: f64, df: f64, error: f64) -> Result<Interval, LearningError> {
        open_unit("level", level)?;
        let half = student_quantile(0.5 + 0.5 * level, df)? * error;
        Ok(Interval {
            level,
            lower: self.random.estimate - half,
            upper: self.random.estimate + half,
        })
    }
}

/// Sums of the weights `1/(vᵢ + τ²)` and what follows from them.
struct Weighted {
    sum: f64,
    sum_of_squares: f64,
    sum_of_cubes: f64,
    mean: f64,
    q: f64,
    /// `Σ w²(y − μ̂)²`.
    q_squared_weights: f64,
}

impl Weighted {
    fn new(estimates: &[f64], variances: &[f64], tau_squared: f64) -> Self {
        let weights: Vec<f64> = variances.iter().map(|v| 1.0 / (v + tau_squared)).collect();
        let sum: f64 = weights.iter().sum();
        let mean = weights
            .iter()
            .zip(estimates)
            .map(|(w, y)| w * y)
            .sum::<f64>()
            / sum;
        let deviations = || estimates.iter().map(|y| (y - mean) * (y - mean));
        Self {
            sum,
            sum_of_squares: weights.iter().map(|w| w * w).sum(),
            sum_of_cubes: weights.iter().map(|w| w * w * w).sum(),
            mean,
            q: weights.iter().zip(deviations()).map(|(w, d)| w * d).sum(),
            q_squared_weights: weights
                .iter()
                .zip(deviations())
                .map(|(w, d)| w * w * d)
                .sum(),
        }
    }

    fn mean(&self) -> PooledMean {
        PooledMean {
            estimate: self.mean,
            std_error: libm::sqrt(1.0 / self.sum),
        }
    }
}

fn degrees_of_freedom(k: usize) -> f64 {
    (k - 1) as f64
}

/// Squares of the standard errors, after checking both series.
fn checked_variances(estimates: &[f64], std_errors: &[f64]) -> Result<Vec<f64>, LearningError> {
    same_length(("estimate", estimates), ("standard error", std_errors))?;
    at_least("a test of homogeneity", 2, estimates.len())?;
    all_finite("estimate", estimates)?;
    std_errors
        .iter()
        .enumerate()
        .map(|(index, &s)| {
            if s.is_finite() && s > 0.0 {
                Ok(s * s)
            } else {
                Err(LearningError::Observation {
                    series: "standard error",
                    index,
                    requirement: "finite and above 0",
                    value: s,
                })
            }
        })
        .collect()
}
