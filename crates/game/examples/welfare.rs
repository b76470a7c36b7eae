//! Is the overinvestment socially too much? It depends on what crossing is worth to society.

use endodec_game::{Game, GameError, Params, welfare};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let game = Game::new(Params::EXAMPLE)?;
    let x = game.distance();
    let kept = game.firms() * game.continuation_value();
    for multiple in [1.0, 4.0, 16.0, 40.0] {
        let regimes = welfare::compare(&game, multiple * kept, x)?;
        println!(
            "W0 = {multiple:2} x what firms keep: total {:8.2} Nash, {:8.2} cartel, {:8.2} optimum",
            regimes.nash.total, regimes.cooperative.total, regimes.planner.total
        );
    }
    if let Some(break_even) = welfare::break_even(&game, x) {
        println!("Nash output is optimal at {:.2} times", break_even / kept);
    }
    Ok(())
}
