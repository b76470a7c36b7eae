//! The three regimes side by side, and the two channels of overinvestment.

use endodec_game::{Game, GameError, Params, cooperative, nash, overinvestment, surplus};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let game = Game::new(Params::EXAMPLE)?;
    let kept = game.firms() * game.continuation_value();
    println!("{:>12} {:>10} {:>10} {:>10}", "", "value", "output", "time");
    for (name, solution) in [
        ("rivals", nash::solve(&game)),
        ("cartel", cooperative::solve(&game)),
        ("planner", surplus::solve(&game, kept)?),
    ] {
        let at = solution.at(game.distance());
        println!(
            "{name:>12} {:10.4} {:10.4} {:10.4}",
            at.value, at.output, at.crossing_time
        );
    }
    let compared = overinvestment::compare(&game, game.distance());
    println!(
        "rivals produce {:.2} times as much: {:.2} from rivalry, {:.2} from ignoring others' loss",
        compared.output_ratio, compared.channels.cournot, compared.channels.learning
    );
    Ok(())
}
