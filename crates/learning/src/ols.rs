//! Least squares of one variable on another and a constant; the only file that names `linregress`.

use linregress::fit_low_level_regression_model;

use crate::LearningError;
use crate::series::mean;

/// Estimates, classical standard errors and fit of `y = a + b·x`.
pub(crate) struct Ols {
    pub(crate) intercept: f64,
    pub(crate) slope: f64,
    pub(crate) intercept_se: f64,
    pub(crate) slope_se: f64,
    pub(crate) ssr: f64,
    pub(crate) r_squared: f64,
    pub(crate) residuals: Vec<f64>,
}

/// Regresses `y` on a constant and `x`, both finite, of one length of at least 3, `x` not constant.
///
/// The regressor is centred first: the pseudo-inverse inside loses digits in proportion to the
/// condition number of `[1, x]`, which centring makes as small as it can be.
pub(crate) fn least_squares(x: &[f64], y: &[f64]) -> Result<Ols, LearningError> {
    let n = x.len();
    let x_mean = mean(x);
    let y_mean = mean(y);
    let sxx: f64 = x.iter().map(|v| (v - x_mean) * (v - x_mean)).sum();
    let syy: f64 = y.iter().map(|v| (v - y_mean) * (v - y_mean)).sum();
    if sxx <= negligible(x) {
        return Err(LearningError::RankDeficient { from: 1, to: n });
    }
    if syy <= negligible(y) {
        return Err(LearningError::NoVariation { from: 1, to: n });
    }
    // Unit spread as well: then both singular values are √n, whatever the units of x.
    let count = n as f64;
    let scale = libm::sqrt(sxx / count);
    let rows: Vec<f64> = x
        .iter()
        .zip(y)
        .flat_map(|(x, y)| [y - y_mean, 1.0, (x - x_mean) / scale])
        .collect();
    let model = fit_low_level_regression_model(&rows, n, 3)
        .map_err(|_| LearningError::RankDeficient { from: 1, to: n })?;
    let (&[at_mean, scaled], &[at_mean_se, scaled_se]) = (
        first_two(model.parameters()).ok_or(LearningError::RankDeficient { from: 1, to: n })?,
        first_two(model.se()).ok_or(LearningError::RankDeficient { from: 1, to: n })?,
    );
    let slope = scaled / scale;
    let slope_se = scaled_se / scale;
    Ok(Ols {
        intercept: y_mean + at_mean - slope * x_mean,
        slope,
        intercept_se: libm::hypot(at_mean_se, slope_se * x_mean),
        slope_se,
        ssr: model.ssr(),
        r_squared: model.rsquared(),
        residuals: model.residuals().to_vec(),
    })
}

fn first_two(values: &[f64]) -> Option<&[f64; 2]> {
    values.first_chunk()
}

/// Sum of squared deviations below which a series is constant up to the rounding of its values.
fn negligible(values: &[f64]) -> f64 {
    let largest = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let count = values.len() as f64;
    let rounding = 4.0 * f64::EPSILON * largest;
    count * rounding * rounding
}

/// Slope of a line through points of one length of at least 2; `None` when x is constant.
pub(crate) fn slope(x: &[f64], y: &[f64]) -> Option<f64> {
    let (x_mean, y_mean) = (mean(x), mean(y));
    let mut xx = 0.0;
    let mut xy = 0.0;
    for (x, y) in x.iter().zip(y) {
        xx += (x - x_mean) * (x - x_mean);
        xy += (x - x_mean) * (y - y_mean);
    }
    (xx > negligible(x)).then_some(xy / xx)
}
