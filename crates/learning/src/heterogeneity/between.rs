//! Estimators of the variance τ² of the true values.

use super::{Weighted, degrees_of_freedom};
use crate::LearningError;

/// How τ² is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum BetweenVariance {
    /// Moment estimator `max(0, (Q − df)/(Σw − Σw²/Σw))`.
    ///
    /// DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2.
    DersimonianLaird,
    /// Restricted maximum likelihood, by Fisher scoring, not below 0.
    ///
    /// Viechtbauer (2005), doi:10.3102/10769986030003261.
    Reml,
}

/// Fisher scoring converges linearly, slowly where the likelihood is flat; this many steps means
/// that it does not.
const MAX_STEPS: usize = 10_000;

impl BetweenVariance {
    pub(super) fn estimate(
        self,
        estimates: &[f64],
        variances: &[f64],
    ) -> Result<f64, LearningError> {
        let moment = {
            let common = Weighted::new(estimates, variances, 0.0);
            let excess = common.q - degrees_of_freedom(estimates.len());
            (excess / (common.sum - common.sum_of_squares / common.sum)).max(0.0)
        };
        match self {
            Self::DersimonianLaird => Ok(moment),
            Self::Reml => restricted_likelihood(estimates, variances, moment),
        }
    }
}

/// Maximises the restricted likelihood over `τ² ≥ 0`.
///
/// With `P = W − W11ᵀW/Σw` the score is `½(yᵀPPy − tr P)` and the information `½ tr PP`.
fn restricted_likelihood(
    estimates: &[f64],
    variances: &[f64],
    start: f64,
) -> Result<f64, LearningError> {
    let mut tau_squared = start;
    let mut step = f64::INFINITY;
    for _ in 0..MAX_STEPS {
        let w = Weighted::new(estimates, variances, tau_squared);
        let trace = w.sum - w.sum_of_squares / w.sum;
        let share = w.sum_of_squares / w.sum;
        let information = w.sum_of_squares - 2.0 * w.sum_of_cubes / w.sum + share * share;
        let next = (tau_squared + (w.q_squared_weights - trace) / information).max(0.0);
        step = (next - tau_squared).abs();
        tau_squared = next;
        let typical = 1.0 / w.sum;
        if step <= 1e-13 * (tau_squared + typical) {
            return Ok(tau_squared);
        }
    }
    Err(LearningError::NotConverged {
        method: "restricted maximum likelihood",
        iterations: MAX_STEPS,
        residual: step,
    })
}
