//! Two things that "forty per cent" can mean: where adoption rests, and from where it grows.

use endodec_adoption::AdoptionError;
use endodec_adoption::tipping::{ComplexContagion, Replicator, attractor_r0};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    println!("rests at 0.4 with R0 = {:.3}", attractor_r0(0.4)?);
    let game = Replicator {
        central: 0.6,
        distributed: 0.9,
    }
    .check()?;
    println!("coordination tips at {:.3}", game.tipping_point());
    let contagion = ComplexContagion {
        gain: 9.0,
        loss: 2.0,
    }
    .check()?;
    println!(
        "two exposures: {:?}",
        contagion.tipping_and_resting_points()
    );
    Ok(())
}
