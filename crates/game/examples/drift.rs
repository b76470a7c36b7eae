//! A moving threshold: the exact equilibrium, the quasi-static one, and the distance between them.

use endodec_game::{Game, GameError, Params, drift};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    for firms in [2.0, 5.0] {
        let params = Params {
            firms,
            intercept: 1.0,
            slope: 1.0,
            ..Params::EXAMPLE
        };
        let game = Game::new(params.with_continuation_value(0.0))?;
        let error = drift::quasi_static_error(&game, 1e-3, 3.0534)?;
        let rho = error.timescale_ratio;
        println!(
            "N = {firms}: errors in units of the ratio: output {:+.3}, time {:+.3}, value {:+.3}",
            error.largest_output / rho,
            error.crossing_time / rho,
            error.value / rho
        );
    }
    // Coordination friction falls away: the threshold sinks from 62 to 52 EB, parity is at 55.
    let game = Game::new(Params {
        distance: 12.0,
        ..Params::EXAMPLE
    })?;
    let threshold = |t: f64| 52.0 + 10.0 * libm::exp(-1.5 * t);
    let moving = drift::follow(&game, 55.0, threshold, 5.0, 500)?;
    println!("crossed at {:.4?}", moving.crossing_time);
    for point in moving.path.iter().step_by(12) {
        println!(
            "t = {:.2}  hardware gap {:7.3}  coordination gap {:6.3}",
            point.time, point.hardware_gap, point.coordination_gap
        );
    }
    Ok(())
}
