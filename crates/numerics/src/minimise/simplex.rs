//! Minimisation without derivatives (Nelder & Mead 1965, doi:10.1093/comjnl/7.4.308).

use super::Minimum;

/// Runs `evaluations` evaluations from `start` with initial steps `step`; returns the best point
/// and its value. Stops earlier when the value is at most `enough`.
///
/// ```
/// use endodec_numerics::minimise::simplex;
/// let bowl = |p: &[f64]| (p[0] - 1.0) * (p[0] - 1.0) + (p[1] + 2.0) * (p[1] + 2.0);
/// let lowest = simplex::minimise(&bowl, &[0.0, 0.0], 0.5, 500, 0.0);
/// assert!(lowest.value < 1e-12 && (lowest.point[1] + 2.0).abs() < 1e-6);
/// ```
pub fn minimise(
    f: &dyn Fn(&[f64]) -> f64,
    start: &[f64],
    step: f64,
    evaluations: usize,
    enough: f64,
) -> Minimum {
    let d = start.len();
    let mut simplex: Vec<(f64, Vec<f64>)> = (0..=d)
        .map(|k| {
            let mut point = start.to_vec();
            if k > 0 {
                point[k - 1] += step;
            }
            (f(&point), point)
        })
        .collect();
    let mut used = d + 1;
    loop {
        simplex.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (best, worst) = (simplex[0].0, simplex[d].0);
        if used >= evaluations || best <= enough {
            return Minimum {
                point: simplex.swap_remove(0).1,
                value: best,
            };
        }
        let centre: Vec<f64> = (0..d)
            .map(|j| simplex[..d].iter().map(|p| p.1[j]).sum::<f64>() / d as f64)
            .collect();
        let along = |t: f64| -> (f64, Vec<f64>) {
            let point: Vec<f64> = centre
                .iter()
                .zip(&simplex[d].1)
                .map(|(c, w)| c + t * (c - w))
                .collect();
            (f(&point), point)
        };
        let reflected = along(1.0);
        used += 1;
        let candidate = if reflected.0 < best {
            used += 1;
            let expanded = along(2.0);
            if expanded.0 < reflected.0 {
                expanded
            } else {
                reflected
            }
        } else if reflected.0 < simplex[d - 1].0 {
            reflected
        } else {
            used += 1;
            let contracted = along(if reflected.0 < worst { 0.5 } else { -0.5 });
            if contracted.0 < worst.min(reflected.0) {
                contracted
            } else {
                let anchor = simplex[0].1.clone();
                for (value, point) in &mut simplex[1..] {
                    for (p, a) in point.iter_mut().zip(&anchor) {
                        *p = a + 0.5 * (*p - a);
                    }
                    *value = f(point);
                }
                used += d;
                continue;
            }
        };
        simplex[d] = candidate;
    }
}

#[cfg(test)]
mod tests {
    use super::{Minimum, minimise};

    /// Rosenbrock's valley has its only minimum, 0, at (1, 1).
    #[test]
    fn the_valley_is_followed_to_its_end() {
        let f = |p: &[f64]| {
            let (a, b) = (1.0 - p[0], p[1] - p[0] * p[0]);
            a * a + 100.0 * b * b
        };
        let Minimum { point, value } = minimise(&f, &[-1.2, 1.0], 0.5, 1000, 0.0);
        assert!(value < 1e-12 && (point[0] - 1.0).abs() < 1e-5);
    }
}
