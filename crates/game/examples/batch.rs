//! Values at a hundred million distances, several at a time: every bit is that of the scalar path, and how much sooner.
//!
//! `cargo run --release -p endodec-game --example batch`

#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::hint::black_box;
use std::time::Instant;

use endodec_game::{Game, GameError, Params, cooperative, nash};

fn main() -> Result<(), GameError> {
    let game = Game::new(Params::EXAMPLE)?;
    for (name, solution) in [
        ("rivals", nash::solve(&game)),
        ("cartel", cooperative::solve(&game)),
    ] {
        let grid: Vec<f64> = (1..=10_000_u32)
            .map(f64::from)
            .map(|i| i / 1000.0)
            .collect();
        let mut values = vec![0.0; grid.len()];
        let mut distances = grid.clone();
        let (mut one, mut many, mut differ, mut points) = (0.0, 0.0, 0_u64, 0_u64);
        for round in 0..10_000_u32 {
            // Other distances each time, up to where both series are met.
            for (distance, x) in distances.iter_mut().zip(&grid) {
                *distance = x * (1.0 + f64::from(round) * 1e-3);
            }
            let start = Instant::now();
            solution.values_at(black_box(&distances), &mut values);
            many += start.elapsed().as_secs_f64();
            let start = Instant::now();
            for (&x, &value) in black_box(&distances).iter().zip(&values) {
                differ += u64::from(solution.value(x).to_bits() != value.to_bits());
            }
            one += start.elapsed().as_secs_f64();
            points += grid.len() as u64;
        }
        let each = 1e9 / points as f64;
        println!(
            "{name}: {points} points, {differ} differ; {:.2} ns a point at once, {:.2} ns one by one",
            many * each,
            one * each
        );
    }
    Ok(())
}
