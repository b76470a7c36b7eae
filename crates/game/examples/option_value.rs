//! One prize, two readings, opposite signs.

use endodec_game::option_value::{self, Prize};
use endodec_game::{Game, GameError, Params};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let game = Game::new(Params::EXAMPLE)?;
    let prize = Prize {
        hazard: 0.01,
        winner: 60.0,
        loser: 15.0,
    };
    let readings = option_value::readings(&game, prize)?;
    for (name, reading) in [
        ("no prize", readings.none),
        ("race", readings.race),
        ("larger S_T", readings.training_value),
    ] {
        println!(
            "{name:>10}: Q_N - Q_C = {:7.4}, ratio {:.4}, loss {:.4}",
            reading.output_gap, reading.output_ratio, reading.welfare_loss
        );
    }
    Ok(())
}
