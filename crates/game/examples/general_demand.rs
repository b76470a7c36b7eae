//! Proposition 1 under curved demand, and the demand for which there is nothing to prove.

use endodec_game::general_demand::{
    self, ConstantCurvature, Demand, Exponential, GeneralDemandParams, Isoelastic, Logit,
};
use endodec_game::{GameError, Market};

const PARAMS: GeneralDemandParams = GeneralDemandParams {
    firms: 5.0,
    discount: 0.05,
    continuation_value: 0.2,
};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn show<D: Demand>(name: &str, demand: &D) -> Result<(), GameError> {
    let rivals = general_demand::nash(demand, PARAMS)?.at(2.0)?;
    let cartel = general_demand::cooperative(demand, PARAMS)?.at(2.0)?;
    println!(
        "{name:>12}: output {:.4} against {:.4}, time {:.4} against {:.4}",
        rivals.output, cartel.output, rivals.crossing_time, cartel.crossing_time
    );
    Ok(())
}

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    show(
        "linear",
        &Market {
            intercept: 2.0,
            slope: 1.0,
        },
    )?;
    show(
        "concave",
        &ConstantCurvature {
            intercept: 2.0,
            slope: 1.0,
            exponent: 2.0,
        },
    )?;
    show(
        "exponential",
        &Exponential {
            intercept: 2.0,
            scale: 1.0,
        },
    )?;
    show(
        "logit",
        &Logit {
            size: 2.0,
            midpoint: 1.0,
            dispersion: 0.4,
        },
    )?;
    if let Err(error) = show(
        "isoelastic",
        &Isoelastic {
            scale: 1.0,
            elasticity: 1.5,
        },
    ) {
        println!("  isoelastic: {error}");
    }
    Ok(())
}
