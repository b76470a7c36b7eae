//! Unequal firms, one of whom waits, and the counterexample to Corollary 3.

use endodec_game::asymmetric::{self, Oligopoly, OligopolyParams};
use endodec_game::{GameError, Market};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let industry = |costs: &[f64], values: &[f64]| {
        Oligopoly::new(OligopolyParams {
            market: Market {
                intercept: 10.0,
                slope: 0.5,
            },
            discount: 0.05,
            costs: costs.to_vec(),
            continuation_values: values.to_vec(),
        })
    };
    let waiting = asymmetric::solve(&industry(&[8.5, 1.0], &[47.0, 38.0])?, 50.0)?;
    for firm in &waiting.firms {
        println!(
            "cost {:4}: output {:.4}, share of profit {:.3}",
            firm.cost, firm.output, firm.profit_share
        );
    }
    for x in [10.0, 800.0] {
        let base = asymmetric::solve(&industry(&[4.0, 2.0], &[51.0, 44.0])?, x)?;
        let patient = asymmetric::solve(&industry(&[4.0, 2.0], &[53.0, 44.0])?, x)?;
        println!(
            "x = {x}: raising S of the costly firm moves output by {:+.2e}",
            patient.output - base.output
        );
    }
    Ok(())
}
