//! What makes the date of a crossing uncertain.

use super::{JointForecast, Known};
use crate::LearningError;
use crate::forecast::CrossingParams;

/// Shares of the variance of T*, each unknown let loose alone while the others are held at their
/// centre; they add up to 1, interactions left out.
///
/// The variance is that of half the central 68 per cent band, which futures that never cross do not
/// distort; all are `None` where that band has no end within the horizon.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct VarianceShares {
    /// Of α.
    pub elasticity: Option<f64>,
    /// Of g, the mean growth of output to come.
    pub growth: Option<f64>,
    /// Of shocks to come, to cost and to output, with their variances and ρ.
    pub noise: Option<f64>,
    /// Of output before the record.
    pub initial_output: Option<f64>,
}

pub(super) fn variance_shares(
    joint: &JointForecast,
    target: f64,
    params: &CrossingParams,
) -> Result<VarianceShares, LearningError> {
    const ALL: Known = Known {
        elasticity: true,
        growth: true,
        noise: true,
        initial_output: true,
    };
    let loose = [
        Known {
            elasticity: false,
            ..ALL
        },
        Known {
            growth: false,
            ..ALL
        },
        Known {
            noise: false,
            ..ALL
        },
        Known {
            initial_output: false,
            ..ALL
        },
    ];
    let mut variances = [None; 4];
    for (variance, known) in variances.iter_mut().zip(loose) {
        let dates = joint.crossing_given(target, params, known)?;
        let (low, high) = (dates.quantile(0.16)?, dates.quantile(0.84)?);
        *variance = low.zip(high).map(|(low, high)| {
            let half = 0.5 * (high - low);
            half * half
        });
    }
    let total: Option<f64> = variances.iter().copied().sum();
    let share = |i: usize| {
        let (variance, total) = (variances[i]?, total?);
        (total > 0.0).then(|| variance / total)
    };
    Ok(VarianceShares {
        elasticity: share(0),
        growth: share(1),
        noise: share(2),
        initial_output: share(3),
    })
}
