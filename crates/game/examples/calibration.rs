//! What the paper's printed results identify, and what they do not.

use endodec_game::calibration::PrintedResults;
use endodec_game::{Game, GameError, Params, calibration, cooperative, nash, overinvestment};
use endodec_numerics::Rounded;

/// Results printed by a model with the parameters of [`Params::EXAMPLE`], to the digits given.
fn printed() -> PrintedResults {
    PrintedResults {
        nash_value: Rounded::decimals(19.22, 2),
        cooperative_value: Rounded::decimals(29.16, 2),
        nash_time: Rounded::decimals(3.8, 1),
        cooperative_time: Rounded::decimals(18.3, 1),
        firms: 5.0,
        discount: 0.05,
        displacement: 0.3,
    }
}

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let recovered = calibration::recover(&printed())?;
    for (name, found) in [
        ("a²/b", recovered.value_scale),
        ("b·x₀/a", recovered.distance_scale),
        ("years per unit of time", recovered.years_per_unit),
    ] {
        println!(
            "{name}: {:.4} in [{:.4}, {:.4}]",
            found.estimate, found.lower, found.upper
        );
    }
    // Any intercept will do: here are three members of the family.
    for intercept in [1.0, 10.0, 20.0] {
        let Params {
            slope, distance, ..
        } = recovered.params(intercept);
        println!("a = {intercept}: b = {slope:.4}, x0 = {distance:.4}");
    }
    let game = Game::new(Params::EXAMPLE)?;
    let x = game.distance();
    println!(
        "V_N = {:.6}, V_P = {:.6}",
        nash::solve(&game).value(x),
        cooperative::solve(&game).value(x)
    );
    println!("{:.6?}", overinvestment::compare(&game, x));
    Ok(())
}
