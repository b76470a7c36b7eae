//! Elasticities of the crossing time, and equation (2) under every reading of "investment".

use endodec_game::statics::{self, Holding, Parameter, Quantity};
use endodec_game::{Game, GameError, Params};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let game = Game::new(Params {
        training_value: 2.0,
        ..Params::EXAMPLE
    })?;
    let statics = statics::solve(&game, Holding::CournotProfit)?;
    println!(
        "{:>18} {:>12} {:>12}",
        "elasticity of", "Nash time", "cartel time"
    );
    for parameter in Parameter::ALL {
        println!(
            "{:>18} {:12.5} {:12.5}",
            parameter.name(),
            statics.elasticity(Quantity::NashTime, parameter),
            statics.elasticity(Quantity::CooperativeTime, parameter),
        );
    }
    let curvature =
        statics.second_derivative(Quantity::NashTime, Parameter::Firms, Parameter::Firms);
    println!("one more firm hastens the crossing, less and less: T_NN = {curvature:.5}");
    println!("{:#.5?}", statics::investment_effect(&game, 0.25)?);
    Ok(())
}
