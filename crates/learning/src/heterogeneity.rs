//! Whether several estimates can share one value: Cochran's Q, I², τ², pooled means.

mod between;
mod contrasts;
mod likelihood;
mod subsets;
mod weighted;

pub use between::BetweenVariance;
pub use likelihood::Maximum;
pub use subsets::{SubsetReading, subsets_with_q};

use contrasts::contrasts;
use likelihood::{q_at, q_equals};
use weighted::{Weighted, checked_variances, degrees_of_freedom};

use endodec_numerics::distribution::{
    chi_squared_quantile, chi_squared_tail, normal_quantile, student_quantile,
};
use endodec_numerics::parameter::open_unit;

use crate::series::at_least;
use crate::{Interval, LearningError};

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
/// I² = τ²/(τ² + s̃²),     H² = 1 + τ²/s̃²,     s̃² = (k − 1)·Σw/((Σw)² − Σw²)
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
    /// H², variance of the estimates over what their own errors account for.
    pub h_squared: f64,
    /// Variance τ² of the true values.
    pub tau_squared: f64,
    /// How τ² was estimated.
    pub between: BetweenVariance,
    /// All maxima of the likelihood over τ² ≥ 0, in ascending order of τ², of which the highest is
    /// taken; empty for the estimators that maximise none.
    pub maxima: Vec<Maximum>,
    /// s̃², the variance of the estimates' own errors that I² and H² compare τ² with.
    pub typical_variance: f64,
    /// Mean under one common value.
    pub fixed: PooledMean,
    /// Mean of the distribution of true values.
    pub random: PooledMean,
    /// Standard error of the random-effects mean after Hartung and Knapp, for t(k − 1).
    pub hartung_knapp_std_error: f64,
    /// Share of each estimate in the random-effects mean, in the order given.
    pub weights: Vec<f64>,
    #[cfg_attr(feature = "serde", serde(skip))]
    estimates: Vec<f64>,
    #[cfg_attr(feature = "serde", serde(skip))]
    variances: Vec<f64>,
}

/// Tests the homogeneity of `estimates` with standard errors `std_errors`, of one length ≥ 2.
///
/// # Errors
///
/// [`LearningError`] when the lengths differ, there are fewer than two estimates, a value is not
/// finite, a standard error is not positive, or its square leaves double precision.
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
    // Their number is squared in the time that they take, and moments need none.
    let contrasts = match between {
        BetweenVariance::DersimonianLaird | BetweenVariance::Hedges => Vec::new(),
        _ => contrasts(estimates, &variances)?,
    };
    let (tau_squared, maxima) = between.estimate(estimates, &variances, &contrasts)?;
    let spread = Weighted::new(estimates, &variances, tau_squared);
    let typical = df * common.sum / (common.sum * common.sum - common.sum_of_squares);
    Ok(Heterogeneity {
        k: estimates.len(),
        q,
        df,
        p_value: chi_squared_tail(q, df)?,
        i_squared: tau_squared / (tau_squared + typical),
        h_squared: 1.0 + tau_squared / typical,
        tau_squared,
        between,
        maxima,
        typical_variance: typical,
        fixed: common.mean(),
        random: spread.mean(),
        hartung_knapp_std_error: libm::sqrt(spread.q / df / spread.sum),
        weights: variances
            .iter()
            .map(|v| 1.0 / (v + tau_squared) / spread.sum)
            .collect(),
        estimates: estimates.to_vec(),
        variances,
    })
}

/// The same without each estimate in turn, in the order given.
///
/// # Errors
///
/// As [`heterogeneity`], with at least three estimates.
pub fn leave_one_out(
    estimates: &[f64],
    std_errors: &[f64],
    between: BetweenVariance,
) -> Result<Vec<Heterogeneity>, LearningError> {
    checked_variances(estimates, std_errors)?;
    at_least("leaving out one estimate", 3, estimates.len())?;
    let without = |values: &[f64], i: usize| [&values[..i], &values[i + 1..]].concat();
    (0..estimates.len())
        .map(|i| heterogeneity(&without(estimates, i), &without(std_errors, i), between))
        .collect()
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

    /// The Hartung–Knapp interval with an error that is never below the ordinary one.
    ///
    /// Where the estimates agree by chance better than their errors let them, the Hartung–Knapp error
    /// goes to zero; this one does not.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    ///
    /// # References
    ///
    /// Knapp & Hartung (2003), doi:10.1002/sim.1482; Röver, Knapp & Friede (2015),
    /// doi:10.1186/s12874-015-0091-1.
    pub fn hartung_knapp_modified_interval(&self, level: f64) -> Result<Interval, LearningError> {
        let error = self.hartung_knapp_std_error.max(self.random.std_error);
        self.around_random(level, self.df, error)
    }

    /// Interval of τ² by its Q-profile: every τ² at which Q with weights `1/(vᵢ + τ²)` lies between
    /// two quantiles of χ²(k − 1).
    ///
    /// `None` where no τ² does: the estimates agree better than their errors let them, so that Q is
    /// below the lower quantile already at 0. The interval is exact for normal estimates of known
    /// variance, whichever estimator of τ² is used.
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    ///
    /// # References
    ///
    /// Viechtbauer (2007), doi:10.1002/sim.2514.
    pub fn tau_squared_interval(&self, level: f64) -> Result<Option<Interval>, LearningError> {
        open_unit("level", level)?;
        let tail = 0.5 - 0.5 * level;
        let least = chi_squared_quantile(tail, self.df)?;
        let contrasts = contrasts(&self.estimates, &self.variances)?;
        if q_at(&contrasts, 0.0) < least {
            return Ok(None);
        }
        Ok(Some(Interval {
            level,
            lower: q_equals(&contrasts, chi_squared_quantile(1.0 - tail, self.df)?),
            upper: q_equals(&contrasts, least),
        }))
    }

    /// The interval of [`Heterogeneity::tau_squared_interval`] as one of I².
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn i_squared_interval(&self, level: f64) -> Result<Option<Interval>, LearningError> {
        self.profiled(level, |tau_squared| {
            tau_squared / (tau_squared + self.typical_variance)
        })
    }

    /// The interval of [`Heterogeneity::tau_squared_interval`] as one of H².
    ///
    /// # Errors
    ///
    /// [`LearningError::Parameter`] unless `level` is strictly between 0 and 1.
    pub fn h_squared_interval(&self, level: f64) -> Result<Option<Interval>, LearningError> {
        self.profiled(level, |tau_squared| {
            1.0 + tau_squared / self.typical_variance
        })
    }

    fn profiled(
        &self,
        level: f64,
        of: impl Fn(f64) -> f64,
    ) -> Result<Option<Interval>, LearningError> {
        let interval = self.tau_squared_interval(level)?;
        Ok(interval.map(|tau_squared| Interval {
            level,
            lower: of(tau_squared.lower),
            upper: of(tau_squared.upper),
        }))
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
