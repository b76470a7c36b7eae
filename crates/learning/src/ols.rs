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
    if n > MOST_ROWS {
        return Ok(by_sums(x, y, [x_mean, y_mean], [sxx, syy]));
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

/// Rows that go through the pseudo-inverse; of more the matrix takes many times the time and the memory of
/// the sums about the means, which are as exact.
const MOST_ROWS: usize = 50_000;

/// The textbook's formulas, about the means.
fn by_sums(x: &[f64], y: &[f64], [x_mean, y_mean]: [f64; 2], [sxx, syy]: [f64; 2]) -> Ols {
    let count = x.len() as f64;
    let sxy: f64 = x
        .iter()
        .zip(y)
        .map(|(x, y)| (x - x_mean) * (y - y_mean))
        .sum();
    let slope = sxy / sxx;
    let residuals: Vec<f64> = x
        .iter()
        .zip(y)
        .map(|(x, y)| (y - y_mean) - slope * (x - x_mean))
        .collect();
    let ssr: f64 = residuals.iter().map(|e| e * e).sum();
    let variance = ssr / (count - 2.0);
    let slope_se = libm::sqrt(variance / sxx);
    Ols {
        intercept: y_mean - slope * x_mean,
        slope,
        intercept_se: libm::hypot(libm::sqrt(variance / count), slope_se * x_mean),
        slope_se,
        ssr,
        r_squared: 1.0 - ssr / syy,
        residuals,
    }
}

fn first_two(values: &[f64]) -> Option<&[f64; 2]> {
    values.first_chunk()
}

/// Sum of squared deviations below which a series is constant up to the rounding of its values.
pub(crate) fn negligible(values: &[f64]) -> f64 {
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

#[cfg(test)]
mod tests {
    use super::{by_sums, least_squares};
    use crate::series::mean;

    #[test]
    fn sums_and_the_pseudo_inverse_agree() {
        let x: Vec<f64> = (0..4000)
            .map(|i| 40.0 + f64::from(i * 7919 % 4001) * 1e-3)
            .collect();
        let y: Vec<f64> = x
            .iter()
            .enumerate()
            .map(|(i, x)| 3.0 - 0.3 * x + ((i * 31 % 17) as f64) * 1e-2)
            .collect();
        let means = [mean(&x), mean(&y)];
        let about =
            |values: &[f64], mean: f64| values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>();
        let sums = by_sums(&x, &y, means, [about(&x, means[0]), about(&y, means[1])]);
        let inverse = least_squares(&x, &y).unwrap();
        // Rounding of sums of 4,000 terms.
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-11 * b.abs();
        assert!(close(sums.slope, inverse.slope) && close(sums.intercept, inverse.intercept));
        assert!(
            close(sums.slope_se, inverse.slope_se)
                && close(sums.intercept_se, inverse.intercept_se)
        );
        assert!(close(sums.ssr, inverse.ssr) && close(sums.r_squared, inverse.r_squared));
    }
}
