//! From which cumulative output on does adoption sustain itself, and how long after cost parity?

use endodec_adoption::lag::linear_output_lag;
use endodec_adoption::threshold::LearningAnchor;
use endodec_adoption::{
    AdoptionError, AdoptionFunction, Ecosystem, EcosystemParams, ThresholdModel,
};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    let curve = LearningAnchor {
        cost: 12.0,
        output: 2.5,
        elasticity: 0.23,
    };
    for friction in [1.0, 2.4, 4.2, 9.0] {
        let ecosystem = Ecosystem::new(EcosystemParams {
            function: AdoptionFunction::Floored { slope: 1.2 },
            parity_cost: 5.0,
            latency: 2.88,
            network: 1.0,
            friction,
            churn: 1.2,
        })?;
        let model = ThresholdModel::new(ecosystem, curve)?;
        println!("friction {friction}: {}", model.threshold());
        if let Some(output) = model.threshold().output() {
            let lag = linear_output_lag(model.parity_output(), output, 30.0)?;
            println!("  {lag:.2} years after cost parity at 30 units a year");
        }
    }
    Ok(())
}
