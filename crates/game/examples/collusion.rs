//! How fast a deviation must be noticed for the cartel to hold, at several distances and N.

use endodec_game::{Game, GameError, Params, collusion};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    for firms in [2.0, 5.0, 12.0] {
        let game = Game::new(Params {
            firms,
            ..Params::EXAMPLE
        })?;
        for x in [1.0, 10.0, 100.0] {
            let incentive = collusion::incentive(&game, x);
            let discount = collusion::critical_discount(&game, x, 2.0)?;
            println!(
                "N = {firms:2}, x = {x:5}: noticed within {:.3}; at a detection rate of 2, r up to {discount:.4?}, \
                 and output {:.3} where it lasts",
                1.0 / incentive.critical_detection_rate,
                collusion::sustained(&game, x, 2.0)?.output
            );
        }
    }
    println!(
        "{:#?}",
        collusion::stability(&Game::new(Params::EXAMPLE)?, 10.0)
    );
    Ok(())
}
