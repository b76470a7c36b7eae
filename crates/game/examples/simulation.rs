//! Income through the crossing and after it, and what unilateral restraint costs.

use endodec_game::{Game, GameError, Params, nash, simulation};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let game = Game::new(Params {
        training_value: 3.0,
        ..Params::EXAMPLE
    })?;
    let solution = nash::solve(&game);
    for moment in simulation::simulate(&game, &solution, 3.0, 13)? {
        println!(
            "t = {:.2}  x = {:6.3}  profit = {:.4}  value = {:.4}{}",
            moment.time,
            moment.distance,
            moment.profit,
            moment.value,
            if moment.crossed { "  crossed" } else { "" }
        );
    }
    let value = solution.value(game.distance());
    for scale in [0.5, 0.8, 1.0, 1.25, 1.5] {
        let payoff = simulation::deviation_payoff(&game, game.distance(), scale)?;
        println!(
            "own output scaled by {scale:4}: {:+.3} % of the equilibrium value",
            100.0 * (payoff / value - 1.0)
        );
    }
    Ok(())
}
