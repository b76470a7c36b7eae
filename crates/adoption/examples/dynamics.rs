//! Output, ecosystem and share together: when hardware crosses, and when adoption sustains itself.

use endodec_adoption::dynamics::simulate;
use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::scenario::{CentralOutput, InitialState, SpreadParams};
use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{AdoptionError, AdoptionFunction, Scenario, Tolerances};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    let scenario = Scenario {
        start: 2024.0,
        end: 2044.0,
        points_per_year: 1,
        curve: LearningAnchor {
            cost: 12.0,
            output: 2.5,
            elasticity: 0.23,
        },
        central_output: CentralOutput {
            rate: 30.0,
            growth: 0.0,
        },
        adoption_output: 60.0,
        adoption: SpreadParams {
            function: AdoptionFunction::Floored { slope: 1.2 },
            parity_cost: 5.0,
            latency: 2.88,
            network: 1.0,
            churn: 1.2,
            external: 0.02,
        },
        friction: FrictionLaw::Exponential {
            initial: 4.2,
            decay: 0.8,
        },
        investment_response: 1.0,
        initial: InitialState {
            output: 2.5,
            share: 0.01,
            investment: 0.0,
            fragmentation: 0.0,
        },
        fragmentation: None,
        shock: None,
    };
    let path = simulate(&scenario, &Tolerances::default())?;
    for event in &path.events {
        println!("{:.2}: {}", event.t, event.kind.name());
    }
    for point in &path.points {
        println!(
            "{:.0}: share {:.4}, R0 {:.2}",
            point.t, point.share, point.r0
        );
    }
    println!("lag {:?} years, {} steps", path.lag(), path.steps);
    Ok(())
}
