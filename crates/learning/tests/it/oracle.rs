//! Agreement with published figures and independent programs.

mod dram;
mod forecast;
pub(crate) mod identification;
mod lots;
mod meta;
mod metafor;
mod panel;
mod records;
mod regression;
mod resampling;
mod unit_roots;

use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    let array = value.as_array().unwrap();
    array.iter().map(|v| v.as_f64().unwrap()).collect()
}
