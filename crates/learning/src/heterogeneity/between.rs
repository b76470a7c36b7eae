//! Estimators of the variance τ² of the true values.

use super::{Weighted, degrees_of_freedom};
use crate::LearningError;
use endodec_numerics::ConvergenceError;

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
/// With `P = W − W11ᵀW/Σw` the score is `½(yᵀPPy − tr P)` and the information `½ tr PP`. Where variances
/// are very unequal, Fisher's steps can go back and forth between two values for ever; the score says
/// on which side of a maximum each is, so that a step which leaves what is known to hold one, or
/// which has not halved in two, is replaced by the middle.
fn restricted_likelihood(
    estimates: &[f64],
    variances: &[f64],
    start: f64,
) -> Result<f64, LearningError> {
    let mut tau_squared = start;
    let (mut below, mut above) = (f64::NEG_INFINITY, f64::INFINITY);
    let (mut step, mut before) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..MAX_STEPS {
        let w = Weighted::new(estimates, variances, tau_squared);
        let trace = w.sum - w.sum_of_squares / w.sum;
        let share = w.sum_of_squares / w.sum;
        let information = w.sum_of_squares - 2.0 * w.sum_of_cubes / w.sum + share * share;
        let score = w.q_squared_weights - trace;
        if score > 0.0 {
            below = tau_squared;
        } else {
            above = tau_squared;
        }
        let mut next = (tau_squared + score / information).max(0.0);
        let enclosed = below.is_finite() && above.is_finite();
        if enclosed && (next <= below || next >= above || (next - tau_squared).abs() > 0.5 * before)
        {
            next = 0.5 * (below + above);
        }
        before = step;
        step = (next - tau_squared).abs();
        tau_squared = next;
        let typical = 1.0 / w.sum;
        if step <= 1e-13 * (tau_squared + typical) {
            return Ok(tau_squared);
        }
    }
    Err(LearningError::NotConverged(ConvergenceError {
        method: "restricted maximum likelihood",
        iterations: MAX_STEPS,
        residual: step,
        bracket: None,
    }))
}

#[cfg(test)]
mod tests {
    use super::BetweenVariance;

    /// Found by a property test: Fisher scoring alone alternates between two values here.
    #[test]
    fn very_unequal_variances_have_a_restricted_maximum_too() {
        let y = [
            0.148_815_145_545_686_2,
            0.0,
            -0.400_479_765_460_018_2,
            0.0,
            0.0,
            0.0,
        ];
        let s = [
            0.01,
            0.495_017_567_922_137_7,
            0.01,
            0.492_912_369_876_153_44,
            0.323_909_727_290_776,
            0.389_549_983_291_062_44,
        ];
        let v = s.map(|s| s * s);
        let tau_squared = BetweenVariance::Reml.estimate(&y, &v).unwrap();
        // Twice the restricted log-likelihood, but for a constant; the maximum is flat to first order.
        let likelihood = |t: f64| {
            let w = v.map(|v| 1.0 / (v + t));
            let sum: f64 = w.iter().sum();
            let mean = w.iter().zip(&y).map(|(w, y)| w * y).sum::<f64>() / sum;
            let q: f64 = w
                .iter()
                .zip(&y)
                .map(|(w, y)| w * (y - mean) * (y - mean))
                .sum();
            w.iter().map(|w| libm::log(*w)).sum::<f64>() - libm::log(sum) - q
        };
        for factor in [0.5, 0.9, 0.999, 1.001, 1.1, 2.0] {
            assert!(
                likelihood(tau_squared) > likelihood(factor * tau_squared),
                "{factor}"
            );
        }
    }
}
