//! Long-run variance of serially correlated scores: quadratic-spectral kernel, Andrews's automatic
//! bandwidth, prewhitening.

use nalgebra::DMatrix;

use super::as_f64;

/// Long-run variance per observation of the scores `v_t = z_t·u_t`, one row an observation.
///
/// ```text
/// Ω̂ = 1/(n − q) Σ_j k(j/S) Γ_j,   S = 1.3221·(â(2)·n)^{1/5}
/// k(x) = 25/(12π²x²)·[sin(6πx/5)/(6πx/5) − cos(6πx/5)]
/// ```
///
/// With prewhitening, of the residuals of a first-order vector autoregression, recoloured by `(I −
/// B)⁻¹`. `None` where that autoregression is not identified or has a unit root.
///
/// Andrews (1991), doi:10.2307/2938229; Andrews and Monahan (1992), doi:10.2307/2951574.
pub(super) fn long_run_variance(scores: &DMatrix<f64>, prewhiten: bool) -> Option<DMatrix<f64>> {
    if !prewhiten {
        return Some(kernel_variance(scores));
    }
    let (n, q) = scores.shape();
    let before = scores.rows(0, n - 1).into_owned();
    let after = scores.rows(1, n - 1).into_owned();
    if scores.iter().all(|v| v.abs() < f64::MIN_POSITIVE) {
        return Some(DMatrix::zeros(q, q));
    }
    // Rows of v_t' = v_{t−1}'·B'.
    let transposed = before.tr_mul(&before).lu().solve(&before.tr_mul(&after))?;
    let white = &after - &before * &transposed;
    let colour = (DMatrix::identity(q, q) - transposed.transpose()).try_inverse()?;
    Some(&colour * kernel_variance(&white) * colour.transpose())
}

fn kernel_variance(v: &DMatrix<f64>) -> DMatrix<f64> {
    let (n, q) = v.shape();
    let width = bandwidth(v);
    let mut sum = v.tr_mul(v);
    for lag in 1..n {
        let weight = quadratic_spectral(as_f64(lag) / width);
        let gamma = v.rows(lag, n - lag).tr_mul(&v.rows(0, n - lag));
        sum += (&gamma + gamma.transpose()) * weight;
    }
    sum / as_f64(n - q)
}

/// Andrews (1991), equations (6.2) and (6.4), each score with weight one.
fn bandwidth(v: &DMatrix<f64>) -> f64 {
    let n = v.nrows();
    let (mut numerator, mut denominator) = (0.0, 0.0);
    for column in v.column_iter() {
        let before = column.rows(0, n - 1);
        let after = column.rows(1, n - 1);
        let square = before.norm_squared();
        if square <= 0.0 {
            continue;
        }
        let rho = before.dot(&after) / square;
        let variance = (after - before * rho).norm_squared() / as_f64(n - 1);
        let gap = (1.0 - rho) * (1.0 - rho);
        let weight = variance * variance / (gap * gap);
        numerator += 4.0 * rho * rho * weight / (gap * gap);
        denominator += weight;
    }
    if denominator > 0.0 {
        1.3221 * libm::pow(numerator / denominator * as_f64(n), 0.2)
    } else {
        0.0
    }
}

/// The kernel, which a bandwidth of zero leaves with no weight on any lag.
fn quadratic_spectral(x: f64) -> f64 {
    if !x.is_finite() {
        return 0.0;
    }
    let d = 6.0 * std::f64::consts::PI * x / 5.0;
    3.0 * (libm::sin(d) / d - libm::cos(d)) / (d * d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_is_one_at_zero_and_falls() {
        let values: Vec<f64> = (1..40)
            .map(|i| quadratic_spectral(f64::from(i) * 0.02))
            .collect();
        assert!((quadratic_spectral(1e-4) - 1.0).abs() < 1e-6);
        assert!(values.windows(2).all(|w| w[1] < w[0]));
    }

    #[test]
    fn prewhitening_recovers_the_long_run_variance_of_an_autoregression() {
        // v_t = 0.7 v_{t−1} + e_t has long-run variance σ²/(1 − 0.7)² = 11.1 σ²; e_t = ±1 from a
        // fixed sequence.
        let mut state = 1_u64;
        let mut v = vec![0.0];
        for _ in 0..4000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let e = if state >> 63 == 0 { 1.0 } else { -1.0 };
            v.push(0.7 * v[v.len() - 1] + e);
        }
        let scores = DMatrix::from_vec(v.len(), 1, v);
        let omega = long_run_variance(&scores, true).unwrap()[(0, 0)];
        // Sampling error of ρ̂ is √((1 − ρ²)/n) = 0.011, and 2·0.011/0.3 = 8 % of the result; three
        // of those.
        assert!((omega * 0.09 - 1.0).abs() < 0.24, "{omega}");
    }
}
