//! p-values of the Engle–Granger test without simulation, from a surface that ships.

use super::{Terms, as_f64};
use endodec_numerics::distribution::{normal_cdf, normal_quantile};

/// Quantiles of the statistic without lags, as cubics in 1/n: `terms, probability, constant, per_n,
/// per_n2, per_n3, largest_residual`. Written by the example `persistence_surface`, 40,000 draws a
/// sample size, seed 20261130.
const SURFACE: &str = include_str!("surface.csv");

/// Smallest sample that the surface was simulated for.
pub const SURFACE_SMALLEST: usize = 8;

/// Approximate p-value of an Engle–Granger statistic without lags for `n` observations: from .001 to
/// .995, where the surface ends; `None` below [`SURFACE_SMALLEST`] observations.
///
/// Between the quantiles of the surface the normal quantile of p is a line in the statistic. It
/// agrees with 300,000 draws of another program to about .003; [`EngleGranger::null`](super::EngleGranger::null)
/// simulates.
///
/// ```
/// use endodec_learning::persistence::{Terms, surface_p_value};
/// // The smaller the statistic, the smaller the p-value.
/// let p = |t| surface_p_value(t, 41, Terms::Constant).unwrap();
/// assert!(p(-4.0) < p(-3.0) && p(-3.0) < p(-2.0));
/// // The same statistic says less where a trend was taken out too.
/// assert!(surface_p_value(-3.0, 41, Terms::ConstantTrend).unwrap() > p(-3.0));
/// ```
#[must_use]
pub fn surface_p_value(statistic: f64, n: usize, terms: Terms) -> Option<f64> {
    if n < SURFACE_SMALLEST {
        return None;
    }
    let u = 1.0 / as_f64(n);
    let name = match terms {
        Terms::Constant => "constant",
        Terms::ConstantTrend => "constant-trend",
    };
    let mut before: Option<(f64, f64)> = None;
    let mut p = None;
    for line in SURFACE.lines().skip(1) {
        let mut fields = line.split(',');
        if fields.next() != Some(name) {
            continue;
        }
        let mut number = || fields.next().and_then(|field| field.parse::<f64>().ok());
        let (probability, a, b, c, d) = (number()?, number()?, number()?, number()?, number()?);
        let quantile = a + u * (b + u * (c + u * d));
        if statistic <= quantile {
            return Some(match before {
                None => probability,
                Some((q, below)) => {
                    let share = (statistic - q) / (quantile - q);
                    let (z0, z1) = (normal_quantile(below), normal_quantile(probability));
                    normal_cdf(z0 + share * (z1 - z0))
                }
            });
        }
        before = Some((quantile, probability));
        p = Some(probability);
    }
    p
}
