//! The response surface of the Engle–Granger test that `surface_p_value` reads: quantiles of the
//! statistic without lags for two unrelated walks, as cubics in 1/n, as CSV.
//!
//! ```sh
//! cargo run --release -p endodec-learning --example persistence_surface -- [DRAWS] [SEED] \
//!     > crates/learning/src/persistence/surface.csv
//! ```

use endodec_learning::LearningError;
use endodec_learning::persistence::{LagRule, NullDistribution, NullSimulation, Terms};

/// Sample sizes simulated.
const SIZES: [usize; 18] = [
    8, 9, 10, 11, 12, 14, 16, 18, 21, 25, 30, 36, 45, 60, 80, 120, 200, 400,
];

/// Probabilities of the quantiles.
const PROBABILITIES: [f64; 21] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8,
    0.9, 0.95, 0.975, 0.99, 0.995,
];

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let draws: usize = arguments.next().map_or(Ok(200_000), |text| text.parse())?;
    let seed: u64 = arguments
        .next()
        .map_or(Ok(20_261_130), |text| text.parse())?;
    println!("terms,probability,constant,per_n,per_n2,per_n3,largest_residual");
    for (name, terms) in [
        ("constant", Terms::Constant),
        ("constant-trend", Terms::ConstantTrend),
    ] {
        let nulls = (0..)
            .zip(SIZES)
            .map(|(i, n)| {
                let simulation = NullSimulation {
                    draws,
                    seed: seed + i,
                };
                NullDistribution::engle_granger(n, terms, LagRule::Fixed(0), &simulation)
            })
            .collect::<Result<Vec<_>, LearningError>>()?;
        for probability in PROBABILITIES {
            let quantiles = nulls
                .iter()
                .map(|null| null.quantile(probability))
                .collect::<Result<Vec<f64>, _>>()?;
            let [a, b, c, d] = cubic(&quantiles);
            let worst = SIZES
                .iter()
                .zip(&quantiles)
                .map(|(n, q)| {
                    let u = inverse(*n);
                    (a + u * (b + u * (c + u * d)) - q).abs()
                })
                .fold(0.0, f64::max);
            println!("{name},{probability},{a:.4},{b:.4},{c:.3},{d:.2},{worst:.3}");
        }
    }
    Ok(())
}

fn inverse(n: usize) -> f64 {
    1.0 / n as f64
}

/// Least squares on 1, u, u², u³ with u = 1/n, by normal equations in powers of 10u.
fn cubic(quantiles: &[f64]) -> [f64; 4] {
    let mut system = [[0.0; 5]; 4];
    for (n, q) in SIZES.iter().zip(quantiles) {
        let u = 10.0 * inverse(*n);
        let row = [1.0, u, u * u, u * u * u, *q];
        for (equation, left) in system.iter_mut().zip(row) {
            for (sum, right) in equation.iter_mut().zip(row) {
                *sum += left * right;
            }
        }
    }
    for i in 0..4 {
        let pivot = system[i];
        for (k, row) in system.iter_mut().enumerate() {
            if k != i {
                let factor = row[i] / pivot[i];
                for (value, p) in row.iter_mut().zip(pivot) {
                    *value -= factor * p;
                }
            }
        }
    }
    let mut scale = 1.0;
    core::array::from_fn(|i| {
        let coefficient = scale * system[i][4] / system[i][i];
        scale *= 10.0;
        coefficient
    })
}
