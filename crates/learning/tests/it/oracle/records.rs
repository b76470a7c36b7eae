//! Wright regressions of the shipped records, in levels and in differences, against R.

use endodec_learning::forecast::ForecastModel;
use endodec_learning::wright;
use serde_json::Value;

use super::numbers;
use crate::data;

#[test]
fn every_record_has_the_regressions_that_r_finds() {
    let oracle: Value =
        serde_json::from_str(include_str!("../../oracles/real_series_r.json")).unwrap();
    let solar = data::columns(
        "solar_pv.csv",
        "cumulative_capacity_mw",
        "module_price_usd2019_per_w",
    );
    for (name, record) in [
        ("transistor", data::transistor()),
        ("hard_disk", data::hard_disk()),
        ("photovoltaics", data::photovoltaics()),
        ("wind", data::wind()),
        ("solar", solar),
    ] {
        let Some((quantity, cost)) = record else {
            return;
        };
        let fit = wright::fit(&quantity, &cost).unwrap();
        let model = ForecastModel::wright(&quantity, &cost, 0.0).unwrap();
        let got = [
            fit.elasticity.value(),
            fit.std_error,
            fit.r_squared,
            fit.n as f64,
            model.coefficient,
            model.noise,
        ];
        for (got, want) in got.into_iter().zip(numbers(&oracle[name])) {
            // R prints 17 digits; what is left is the rounding of two ways to sum.
            assert!((got / want - 1.0).abs() < 1e-10, "{name}: {got} {want}");
        }
    }
}
