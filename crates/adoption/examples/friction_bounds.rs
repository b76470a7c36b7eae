//! How many times the friction of a central service a distributed one may have, and still spread.

use endodec_adoption::AdoptionError;
use endodec_adoption::friction_bounds::{distributed_r0_consistent, distributed_r0_proportional};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    for ratio in [0.5, 1.0, 2.0] {
        println!(
            "friction ratio {ratio}: R0 {:.3} if all friction scales, {:.3} if churn does not",
            distributed_r0_proportional(1.8, ratio)?,
            distributed_r0_consistent(1.8, 0.05, 0.1, ratio)?
        );
    }
    Ok(())
}
