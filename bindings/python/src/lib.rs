//! The native part of the Python package `endodec`: closed forms over arrays, and the commands' answers.
//!
//! Python's side (`python/endodec`) turns frames into columns and keyword arguments into the words of a command; what is
//! computed, and every sentence of a refusal, is that of the command line.

mod answer;
mod columns;
mod describe;
mod field;
mod regime;
mod threads;

use std::ffi::OsString;

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

/// Functions and classes that Python's side calls.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::answer::{Forms, ask};
    #[pymodule_export]
    use super::columns::Columns;
    #[pymodule_export]
    use super::describe::description;
    #[pymodule_export]
    use super::field::{crossing_time, output, price, shadow_cost, value};
    #[pymodule_export]
    use super::{png, program, toml, version};
}

/// The command line with these arguments, of which the first is its name; the exit code.
#[pyfunction]
fn program(py: Python<'_>, arguments: Vec<String>) -> u8 {
    py.detach(|| endodec::program(arguments.into_iter().map(OsString::from)))
}

/// The version of the package.
#[pyfunction]
const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// A picture as pixels, 300 to the inch.
#[pyfunction]
fn png(py: Python<'_>, svg: &str) -> PyResult<Vec<u8>> {
    py.detach(|| endodec_chart::render::png(svg))
        .map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// A specification given as JSON in the TOML that the commands read.
#[pyfunction]
fn toml(json: &str) -> PyResult<String> {
    let refused = |error: &dyn std::fmt::Display| PyValueError::new_err(format!("data: {error}"));
    let value: ::toml::Table = serde_json::from_str(json).map_err(|error| refused(&error))?;
    ::toml::to_string(&value).map_err(|error| refused(&error))
}

/// The error of a command in Python: its sentence, as a `ValueError` where the input is at fault.
fn raised(failure: &endodec::Failure) -> PyErr {
    let sentence = failure.sentence();
    match failure.exit_code() {
        3 => PyRuntimeError::new_err(sentence),
        _ => PyValueError::new_err(sentence),
    }
}
