//! Adoption erodes the market while the firms finance it: value, order of convergence, path.

use endodec_game::GameError;
use endodec_game::two_state::{self, Adoption, AdoptionParams, Grid};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let model = Adoption::new(AdoptionParams::REFERENCE)?;
    println!(
        "R0 at parity {:.3}, at the end {:.3}",
        model.reproduction_number(0.0),
        model.reproduction_number(-4.5)
    );
    let grid = Grid {
        nodes: 101,
        ..Grid::DEFAULT
    };
    println!("{:.6?}", two_state::richardson(&model, grid, 3.0534, 0.3)?);
    let policy = two_state::solve(
        model,
        Grid {
            nodes: 401,
            ..Grid::DEFAULT
        },
        3.0534,
    )?;
    for point in policy
        .simulate(3.0534, 0.05, 40.0, 4000, 1.0)?
        .iter()
        .step_by(500)
    {
        println!(
            "t = {:5.1}  x = {:6.3}  adoption {:.4}  output {:.4}",
            point.time, point.distance, point.second, point.output
        );
    }
    Ok(())
}
