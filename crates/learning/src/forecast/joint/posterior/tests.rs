//! The weights against integrals of the likelihood.

use super::{JointParams, Posterior};

const QUANTITY: [f64; 7] = [1.0, 1.9, 3.1, 4.9, 8.5, 12.0, 19.0];
const COST: [f64; 7] = [10.0, 8.9, 7.0, 6.4, 4.9, 4.4, 3.5];

/// ln of the integral of a density over a rectangle, by the trapezoid rule on 600 × 600 points.
fn log_integral(f: &dyn Fn(f64, f64) -> f64, a: [f64; 2], b: [f64; 2]) -> f64 {
    let steps = 600;
    let at = |range: [f64; 2], i: i32| {
        range[0] + (range[1] - range[0]) * f64::from(i) / f64::from(steps)
    };
    let mut values = Vec::new();
    for i in 0..=steps {
        for j in 0..=steps {
            values.push(f(at(a, i), at(b, j)));
        }
    }
    let top = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    top + libm::log(values.iter().map(|v| libm::exp(v - top)).sum::<f64>())
}

/// ln density of a moving average of first order, by the dense covariance and its elimination.
fn log_normal(values: &[f64], rho: f64, log_sigma: f64) -> f64 {
    let n = values.len();
    let variance = libm::exp(2.0 * log_sigma);
    let mut v = vec![vec![0.0; n]; n];
    for i in 0..n {
        v[i][i] = variance * (1.0 + rho * rho);
        if i > 0 {
            v[i][i - 1] = variance * rho;
            v[i - 1][i] = variance * rho;
        }
    }
    let mut rest = values.to_vec();
    let (mut log_determinant, mut quadratic) = (0.0, 0.0);
    for k in 0..n {
        log_determinant += libm::log(v[k][k]);
        quadratic += rest[k] * rest[k] / v[k][k];
        for i in k + 1..n {
            let factor = v[i][k] / v[k][k];
            rest[i] -= factor * rest[k];
            let pivots = v[k].clone();
            for (value, pivot) in v[i].iter_mut().zip(pivots).skip(k) {
                *value -= factor * pivot;
            }
        }
    }
    -0.5 * (log_determinant + quadratic)
}

#[test]
fn weights_are_the_integrals_of_the_likelihood() {
    let params = JointParams {
        correlation: None,
        growth: None,
        initial_output: 4.0,
    };
    let posterior = Posterior::new(&QUANTITY, &COST, &params).unwrap();
    let weight = |initial: f64, rho: f64| {
        let x: Vec<f64> = QUANTITY.iter().map(|q| libm::log(q + initial)).collect();
        let dx: Vec<f64> = x.windows(2).map(|w| w[1] - w[0]).collect();
        let dy: Vec<f64> = COST
            .windows(2)
            .map(|w| libm::log(w[1]) - libm::log(w[0]))
            .collect();
        let cost = log_integral(
            &|b, s| {
                let misses: Vec<f64> = dx.iter().zip(&dy).map(|(x, y)| y - b * x).collect();
                log_normal(&misses, rho, s)
            },
            [-2.0, 1.0],
            [-7.0, 2.0],
        );
        let output = log_integral(
            &|g, s| {
                let misses: Vec<f64> = dx.iter().map(|x| x - g).collect();
                log_normal(&misses, 0.0, s)
            },
            [-3.0, 4.0],
            [-7.0, 3.0],
        );
        cost + output - x[1..].iter().sum::<f64>()
    };
    let components = &posterior.components;
    let first = components[0];
    let base = weight(0.0, first.correlation);
    for at in [19, 38, 39 * 4 + 10, 39 * 8 + 30] {
        let other = components[at];
        let initial = 4.0 * other.initial as f64 / 8.0;
        let want = weight(initial, other.correlation) - base;
        let got = other.log_weight - first.log_weight;
        // The rectangle leaves out tails of Student's t with five degrees of freedom.
        assert!((got - want).abs() < 2e-3, "{at}: {got} for {want}");
    }
}
