//! Exact first and second derivatives of all results by all parameters, and what they cost.
//!
//! `cargo run --release -p endodec-game --example statics`

#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::hint::black_box;
use std::time::Instant;

use endodec_game::statics::{self, Holding, Parameter, Quantity};
use endodec_game::{Game, GameError, Params};

fn main() -> Result<(), GameError> {
    let game = Game::new(Params::EXAMPLE)?;
    let found = statics::solve(&game, Holding::CournotProfit)?;
    for by in Parameter::ALL {
        println!(
            "dT_N/d{} = {:.6}, second {:.6}",
            by.name(),
            found.derivative(Quantity::NashTime, by),
            found.second_derivative(Quantity::NashTime, by, by)
        );
    }
    let rounds = 100_000_u32;
    let start = Instant::now();
    for _ in 0..rounds {
        let _ = black_box(statics::solve(black_box(&game), Holding::CournotProfit)?);
    }
    let each = start.elapsed().as_secs_f64() / f64::from(rounds);
    println!("{:.2} us each", each * 1e6);
    Ok(())
}
