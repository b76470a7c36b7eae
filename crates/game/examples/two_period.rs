//! Appendix A by best replies: equilibria that stop at the threshold exist beside the printed one.

use endodec_game::two_period::{TwoPeriod, TwoPeriodParams};
use endodec_game::{GameError, Market};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    for threshold in [1.0, 3.0, 5.0, 6.5] {
        let model = TwoPeriod::new(TwoPeriodParams {
            market: Market {
                intercept: 10.0,
                slope: 1.0,
            },
            costs: vec![2.0; 3],
            discount_factor: 0.9,
            threshold,
            retained: 8.0,
            crossed: 1.0,
            captured: 0.0,
            capacity: f64::INFINITY,
        })?;
        for equilibrium in model.equilibria() {
            println!(
                "threshold {threshold:3}: {:?}, total {:.3}, payoff {:.3}",
                equilibrium.kind, equilibrium.total, equilibrium.payoffs[0]
            );
        }
        println!("               the planner: {:.3?}", model.cooperative());
    }
    Ok(())
}
