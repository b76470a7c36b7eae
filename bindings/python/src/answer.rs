//! A command asked, and its answer in the forms that Python wants.

use endodec_table::Cell;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};

use crate::columns::Columns;
use crate::{raised, threads};

/// An answer, each form of it made when it is asked for.
#[pyclass(frozen)]
pub(crate) struct Forms(Box<dyn endodec::Forms>);

impl std::fmt::Debug for Forms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Forms").finish_non_exhaustive()
    }
}

/// Runs a command on columns, on the text of a TOML file, or on the file that its words name.
#[pyfunction]
pub(crate) fn ask(
    py: Python<'_>,
    words: Vec<String>,
    columns: Option<&Bound<'_, Columns>>,
    toml: Option<String>,
) -> PyResult<Forms> {
    let given = match (columns, toml) {
        (Some(columns), _) => Some(columns.get().given()),
        (None, Some(text)) => Some(endodec::Given::Toml(text.into())),
        (None, None) => None,
    };
    py.detach(|| threads::on_all(|| endodec::ask(&words, given.as_ref())))
        .map(Forms)
        .map_err(|failure| raised(&failure))
}

#[pymethods]
impl Forms {
    /// What `--format json` writes.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| self.0.json())
            .map_err(|failure| raised(&failure))
    }

    /// What the terminal shows.
    fn text(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| self.0.text())
            .map_err(|failure| raised(&failure))
    }

    /// The rows of `--format csv` as names and columns: a list of words, or the type of numbers and their bytes.
    fn table<'py>(&self, py: Python<'py>) -> PyResult<(Vec<String>, Vec<Bound<'py, PyAny>>)> {
        let table = py
            .detach(|| self.0.table())
            .map_err(|failure| raised(&failure))?;
        let columns = (0..table.columns().len()).map(|at| {
            let cells = table.rows().iter().map(|row| &row[at]);
            column(py, &cells.collect::<Vec<_>>())
        });
        Ok((table.columns().to_vec(), columns.collect::<PyResult<_>>()?))
    }

    /// The figure of the answer as SVG, where it has one.
    fn svg(&self, py: Python<'_>) -> PyResult<Option<String>> {
        py.detach(|| self.0.picture()?.map(|picture| picture.svg()).transpose())
            .map_err(|failure| raised(&failure))
    }
}

/// A column: of whole numbers, of numbers (NaN where one is missing), else of words.
fn column<'py>(py: Python<'py>, cells: &[&Cell]) -> PyResult<Bound<'py, PyAny>> {
    let whole: Option<Vec<i64>> = cells.iter().map(|cell| whole(cell)).collect();
    if let Some(whole) = whole.filter(|whole| !whole.is_empty()) {
        let bytes = PyBytes::new(py, bytemuck::cast_slice(&whole));
        return Ok(("int64", bytes).into_pyobject(py)?.into_any());
    }
    let some = cells.iter().any(|cell| !missing(cell));
    let numbers: Option<Vec<f64>> = cells.iter().map(|cell| number(cell)).collect();
    if let Some(numbers) = numbers.filter(|_| some) {
        let bytes = PyBytes::new(py, bytemuck::cast_slice(&numbers));
        return Ok(("float64", bytes).into_pyobject(py)?.into_any());
    }
    let words = cells.iter().map(|cell| match cell {
        Cell::Missing => None,
        Cell::Text(text) => (!text.is_empty()).then(|| text.clone()),
        Cell::Number(number) => Some(zmij::Buffer::new().format(*number).to_owned()),
    });
    Ok(PyList::new(py, words.collect::<Vec<_>>())?.into_any())
}

/// Whether CSV has nothing between the commas.
fn missing(cell: &Cell) -> bool {
    match cell {
        Cell::Missing => true,
        Cell::Text(text) => text.is_empty(),
        Cell::Number(_) => false,
    }
}

/// A count; `007` and `+7` are words.
fn whole(cell: &Cell) -> Option<i64> {
    let Cell::Text(text) = cell else {
        return None;
    };
    let number: i64 = text.parse().ok()?;
    (number.to_string() == *text).then_some(number)
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Missing => Some(f64::NAN),
        Cell::Text(text) if text.is_empty() => Some(f64::NAN),
        Cell::Text(_) => whole(cell).map(|number| number as f64),
    }
}
