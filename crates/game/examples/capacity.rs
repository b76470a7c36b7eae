//! Boom and bust under a construction lag, and staged lifts that break the corollary's bound.

use endodec_game::capacity::{self, Stage};
use endodec_game::{Game, GameError, Params};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let game = Game::new(Params {
        distance: 20.0,
        ..Params::EXAMPLE
    })?;
    let lag = 0.5;
    let one = capacity::solve(
        &game,
        &[Stage {
            capacity: 10.0,
            duration: lag,
        }],
    )?;
    println!(
        "one lift: delay {:.4} in {:.4?}, lag {lag}",
        one.delay(),
        one.delay_bounds()
    );
    let stage = |capacity| Stage {
        capacity,
        duration: lag,
    };
    let staged = capacity::solve(&game, &[stage(2.0), stage(4.0), stage(8.0)])?;
    println!(
        "three lifts: delay {:.4}, more than the lag of one",
        staged.delay()
    );
    for moment in one.path(13) {
        println!(
            "t = {:.3}  price {:.3}  trend {:.3?}",
            moment.time, moment.price, moment.trend_price
        );
    }
    Ok(())
}
