//! What the paper's printed results identify, and what they do not.

use endodec_game::calibration::{PrintedResults, Rounded};
use endodec_game::{Game, GameError, Params, calibration, cooperative, nash, overinvestment};

/// Results printed by a model with the parameters of [`Params::EXAMPLE`], to the digits given.
fn printed() -> PrintedResults {
    let rounded = |value, half_unit| Rounded { value, half_unit };
    PrintedResults {
        nash_value: rounded(19.22, 0.005),
        cooperative_value: rounded(29.16, 0.005),
        nash_time: rounded(3.8, 0.05),
        cooperative_time: rounded(18.3, 0.05),
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
