//! The long-run variance of a series.

use super::adf::dot;
use super::as_f64;

/// Quadratic-spectral estimate with Andrews's bandwidth from an autoregression of order one.
///
/// ```text
/// h = γ₀ + 2·Σ_j k(j/m)·γⱼ,   m = 1.3221·(a·n)^(1/5),   a = 4ρ̂²/(1 − ρ̂)⁴
/// k(x) = 25/(12π²x²)·(sin(6πx/5)/(6πx/5) − cos(6πx/5))
/// ```
///
/// Andrews (1991), doi:10.2307/2938229.
pub(super) fn quadratic_spectral(values: &[f64]) -> f64 {
    let n = as_f64(values.len());
    let rho = dot(&values[1..], values) / dot(&values[..values.len() - 1], values);
    let left = (1.0 - rho) * (1.0 - rho);
    let bandwidth = 1.3221 * libm::pow(4.0 * rho * rho / (left * left) * n, 0.2);
    let mean = values.iter().sum::<f64>() / n;
    let centred: Vec<f64> = values.iter().map(|v| v - mean).collect();
    let mut long_run = dot(&centred, &centred) / n;
    if bandwidth <= 0.0 {
        return long_run;
    }
    for lag in 1..values.len() {
        let x = 6.0 * core::f64::consts::PI * as_f64(lag) / (5.0 * bandwidth);
        let weight = 3.0 * (libm::sin(x) / x - libm::cos(x)) / (x * x);
        long_run += 2.0 * weight * dot(&centred[lag..], &centred) / n;
    }
    long_run
}
