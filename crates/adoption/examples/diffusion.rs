//! Four diffusion models on one series, with what the data say for each.

use endodec_adoption::AdoptionError;
use endodec_adoption::diffusion::{
    Bass, Counting, DiffusionBootstrapParams, DiffusionData, DiffusionModel, akaike_weights,
    bootstrap, fit, forecast,
};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    let truth = Bass {
        market: 50.0,
        innovation: 0.02,
        imitation: 0.5,
    };
    let times: Vec<f64> = (1..=12).map(f64::from).collect();
    // A wave of three per cent, so that no model fits exactly.
    let levels = times
        .iter()
        .map(|&t| truth.cumulative(t) * (1.0 + 0.03 * libm::sin(2.0 * t)))
        .collect();
    let data = DiffusionData::new(times, levels, Counting::Cumulative)?;
    let fits = [
        DiffusionModel::Bass,
        DiffusionModel::Logistic,
        DiffusionModel::Gompertz,
    ]
    .map(|model| fit(&data, model))
    .into_iter()
    .collect::<Result<Vec<_>, _>>()?;
    for (fit, weight) in fits.iter().zip(akaike_weights(&fits)) {
        match weight {
            Some(weight) => println!("{fit}; weight {weight:.2}"),
            None => println!("{fit}; no weight"),
        }
    }
    let params = DiffusionBootstrapParams {
        replicates: 200,
        ..DiffusionBootstrapParams::default()
    };
    let replicates = bootstrap(&data, &fits[0], &params)?;
    for point in forecast(&fits[0], &replicates, &[15.0, 20.0], 0.95, 1)? {
        println!("t = {}: {:.1}, {:.1?}", point.t, point.level, point.curve);
    }
    Ok(())
}
