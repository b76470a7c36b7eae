//! The acceleration of BCa intervals.

use super::Scheme;
use super::line::FULL_LEVERAGE;
use crate::regression::Regression;

/// One sixth of the skewness of the statistic's linear part: Efron's acceleration.
///
/// Pairs: jackknife. Residuals: skewness of `Σ dᵢe*ᵢ` with independent e*. Wild: signs are
/// symmetric, so there is none. `None` where leaving one observation out leaves no slope.
pub(super) fn acceleration(
    scheme: Scheme,
    x: &[f64],
    fit: &Regression,
    errors: &[f64],
) -> Option<f64> {
    let weight = |i: usize| (x[i] - fit.x_mean) / fit.x_sum_of_squares;
    let sums = |values: &[f64]| -> (f64, f64) {
        values.iter().fold((0.0, 0.0), |(two, three), v| {
            (two + v * v, three + v * v * v)
        })
    };
    match scheme {
        Scheme::Wild => Some(0.0),
        Scheme::Residual => {
            let weights: Vec<f64> = (0..x.len()).map(weight).collect();
            let (w2, w3) = sums(&weights);
            let (e2, e3) = sums(errors);
            // Errors are centred: their moments are e2/n and e3/n.
            let n = x.len() as f64;
            let (variance, third) = (w2 * e2 / n, w3 * e3 / n);
            // The elasticity is minus the slope.
            Some(sixth_skewness(variance, -third))
        }
        Scheme::Pairs => {
            // Change of the elasticity when observation i is left out.
            let changes: Vec<f64> = (0..x.len())
                .map(|i| weight(i) * fit.residuals[i] / (1.0 - fit.leverages[i]))
                .collect();
            if fit.leverages.iter().any(|h| 1.0 - h < FULL_LEVERAGE) {
                return None;
            }
            let centre = crate::series::mean(&changes);
            let influence: Vec<f64> = changes.iter().map(|c| centre - c).collect();
            let (two, three) = sums(&influence);
            Some(sixth_skewness(two, three))
        }
    }
}

fn sixth_skewness(variance: f64, third: f64) -> f64 {
    if variance > 0.0 {
        third / (6.0 * variance * libm::sqrt(variance))
    } else {
        0.0
    }
}
