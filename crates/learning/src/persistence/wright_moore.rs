//! Wright's law against Moore's, and against both at once.

use super::as_f64;
use crate::forecast::ForecastModel;
use crate::regression::{Coefficient, Covariance, regress};
use crate::series::{all_finite, at_least, log_pairs, same_length};
use crate::{Elasticity, LearningError};
use endodec_numerics::distribution::student_cdf;

/// Cost explained by cumulative output, by time, and by both.
///
/// ```text
/// Wright  ln c = a − α·ln Q        Moore  ln c = a + b·t        both  ln c = a − α·ln Q + b·t
/// ```
///
/// Output that grows at a steady rate makes the three one law; how far α moves, and how wide its
/// error becomes, when time is let in says how much of it the data can tell from a trend.
///
/// # References
///
/// Nagy, Farmer, Bui & Trancik (2013), doi:10.1371/journal.pone.0052669.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct WrightMoore {
    /// R² on ln Q.
    pub r_squared_wright: f64,
    /// R² on t.
    pub r_squared_moore: f64,
    /// R² on both.
    pub r_squared_both: f64,
    /// α̂ beside a trend.
    pub elasticity: Elasticity,
    /// −α̂ beside a trend, with its classical standard error on n − 3 degrees of freedom.
    pub log_quantity: Coefficient,
    /// b̂ beside ln Q, a unit of time, likewise.
    pub trend: Coefficient,
    /// Correlation of ln Q and t.
    pub correlation: f64,
}

/// Fits the three laws.
///
/// ```
/// use endodec_learning::persistence::wright_against_moore;
/// let time = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// let quantity = [1.0, 2.0, 5.0, 8.0, 20.0, 34.0];
/// let cost = [9.0, 7.0, 5.5, 4.0, 3.2, 2.4];
/// let laws = wright_against_moore(&quantity, &cost, &time)?;
/// // Both explain at least what either does.
/// assert!(laws.r_squared_both >= laws.r_squared_wright.max(laws.r_squared_moore));
/// # Ok::<(), endodec_learning::LearningError>(())
/// ```
///
/// # Errors
///
/// [`LearningError`] when the series differ in length, are shorter than 4, not positive or constant,
/// and when ln Q is a line in time, so that the laws cannot be told apart.
pub fn wright_against_moore(
    quantity: &[f64],
    cost: &[f64],
    time: &[f64],
) -> Result<WrightMoore, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    same_length(("quantity", quantity), ("time", time))?;
    all_finite("time", time)?;
    at_least("a regression on output and time", 4, x.len())?;
    let wright = regress(&x, &y, Covariance::Classical)?;
    let moore = regress(time, &y, Covariance::Classical)?;
    let growth = regress(time, &x, Covariance::Classical)?;
    // Frisch and Waugh: what time leaves of cost, on what time leaves of output.
    let (u, v) = (&growth.residuals, &moore.residuals);
    let n = x.len();
    let squares: f64 = u.iter().map(|u| u * u).sum();
    let largest = x.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let rounding = 16.0 * f64::EPSILON * largest;
    if squares <= as_f64(n) * rounding * rounding {
        return Err(LearningError::RankDeficient { from: 1, to: n });
    }
    let slope = u.iter().zip(v).map(|(u, v)| u * v).sum::<f64>() / squares;
    let ssr: f64 = u
        .iter()
        .zip(v)
        .map(|(u, v)| (v - slope * u) * (v - slope * u))
        .sum();
    let mean = y.iter().sum::<f64>() / as_f64(n);
    let total: f64 = y.iter().map(|y| (y - mean) * (y - mean)).sum();
    let df = as_f64(n) - 3.0;
    let variance = ssr / df;
    let independent = 1.0 - growth.r_squared;
    let trend = moore.slope.estimate - slope * growth.slope.estimate;
    Ok(WrightMoore {
        r_squared_wright: wright.r_squared,
        r_squared_moore: moore.r_squared,
        r_squared_both: (1.0 - ssr / total).max(wright.r_squared.max(moore.r_squared)),
        elasticity: Elasticity::new(-slope)?,
        log_quantity: Coefficient::new(slope, libm::sqrt(variance / squares), df)?,
        trend: Coefficient::new(
            trend,
            libm::sqrt(variance / (moore.x_sum_of_squares * independent)),
            df,
        )?,
        correlation: libm::sqrt(growth.r_squared).copysign(growth.slope.estimate),
    })
}

/// Whether the one-step forecasts of one law leave anything for the other's to add.
///
/// ```text
/// best mixture   f = w·f_W + m·f_M,  w + m = 1
/// dₜ = e_W,ₜ·(e_W,ₜ − e_M,ₜ),   t = d̄/√(s²_d/(N − 1)), Student's t with N − 1 degrees of freedom
/// ```
///
/// # References
///
/// Harvey, Leybourne & Newbold (1998), doi:10.1080/07350015.1998.10524759; hindcasts of the two laws
/// as in Nagy et al. (2013), doi:10.1371/journal.pone.0052669.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use]
pub struct Encompassing {
    /// w, weight of Wright's forecast in the best mixture (the output that came is given).
    pub wright: f64,
    /// m = 1 − w.
    pub moore: f64,
    /// One-sided p-value of m = 0: small says that Moore's forecast adds to Wright's.
    pub p_value: f64,
    /// One-sided p-value of w = 0: small says that Wright's forecast adds to Moore's.
    pub moore_p_value: f64,
    /// N, the number of forecasts.
    pub forecasts: usize,
}

/// Forecasts each observation after the first third from all before it, with both laws, and tests
/// whether either encompasses the other.
///
/// `quantity` and `cost` are at equal steps of time, oldest first.
///
/// # Errors
///
/// [`LearningError`] when the series differ in length, are shorter than 9 or not positive,
/// [`LearningError::NoStatistic`] when the two laws forecast the same.
pub fn encompassing(quantity: &[f64], cost: &[f64]) -> Result<Encompassing, LearningError> {
    let (x, y) = log_pairs(quantity, cost)?;
    let n = x.len();
    at_least("a test of encompassing", 9, n)?;
    let first = (n / 3).max(4);
    let mut errors = Vec::with_capacity(n - first);
    for known in first..n {
        let wright = ForecastModel::wright(&quantity[..known], &cost[..known], 0.0)?;
        let moore = ForecastModel::moore(&cost[..known], 0.0)?;
        let growth = [x[known] - x[known - 1]];
        errors.push((
            y[known] - wright.forecast(&growth)?.log_mean,
            y[known] - moore.forecast(&growth)?.log_mean,
        ));
    }
    let gaps: f64 = errors.iter().map(|(w, m)| (w - m) * (w - m)).sum();
    let largest = y.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let rounding = 64.0 * f64::EPSILON * largest;
    if gaps <= as_f64(errors.len()) * rounding * rounding {
        return Err(LearningError::NoStatistic {
            test: "the test of encompassing",
            reason: "the two laws forecast the same, since output grew at one rate",
        });
    }
    let moore = errors.iter().map(|(w, m)| w * (w - m)).sum::<f64>() / gaps;
    Ok(Encompassing {
        wright: 1.0 - moore,
        moore,
        p_value: tail(errors.iter().map(|(w, m)| w * (w - m)))?,
        moore_p_value: tail(errors.iter().map(|(w, m)| m * (m - w)))?,
        forecasts: errors.len(),
    })
}

/// Upper tail of the t of a mean.
fn tail(values: impl Iterator<Item = f64> + Clone) -> Result<f64, LearningError> {
    let count = as_f64(values.clone().count());
    let mean = values.clone().sum::<f64>() / count;
    let squares: f64 = values.map(|v| (v - mean) * (v - mean)).sum();
    let t = mean / libm::sqrt(squares / (count * (count - 1.0)));
    Ok(student_cdf(-t, count - 1.0)?)
}
