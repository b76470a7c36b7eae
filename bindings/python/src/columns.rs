//! A frame's columns as the commands read them.

use std::sync::Arc;

use pyo3::buffer::PyBuffer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

/// A column; NaN and `None` are missing.
#[derive(Debug)]
enum Column {
    Numbers(Vec<f64>),
    Whole(Vec<i64>),
    Words(Vec<Option<String>>),
}

/// Columns of one length under their names.
#[derive(Debug)]
struct Table {
    names: Vec<String>,
    columns: Vec<Column>,
    rows: usize,
}

/// A table in memory.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct Columns {
    table: Arc<Table>,
}

#[pymethods]
impl Columns {
    /// Takes arrays of float64 or int64, and lists of words.
    #[new]
    fn new(names: Vec<String>, columns: Vec<Bound<'_, PyAny>>) -> PyResult<Self> {
        let columns: Vec<Column> = columns.iter().map(Column::of).collect::<PyResult<_>>()?;
        let rows = columns.first().map_or(0, Column::rows);
        let other = names
            .iter()
            .zip(&columns)
            .find(|(_, column)| column.rows() != rows);
        if let Some((name, column)) = other {
            return Err(PyValueError::new_err(format!(
                "data: columns of one length are required, got `{}` of {rows} and `{name}` of {}",
                names[0],
                column.rows()
            )));
        }
        Ok(Self {
            table: Arc::new(Table {
                names,
                columns,
                rows,
            }),
        })
    }
}

impl Columns {
    pub(crate) fn given(&self) -> endodec::Given {
        endodec::Given::Rows(Arc::<Table>::clone(&self.table))
    }
}

impl Column {
    fn of(column: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = column.py();
        if let Ok(numbers) = PyBuffer::<f64>::get(column) {
            return Ok(Self::Numbers(numbers.to_vec(py)?));
        }
        if let Ok(numbers) = PyBuffer::<i64>::get(column) {
            return Ok(Self::Whole(numbers.to_vec(py)?));
        }
        let cells = column.cast::<PyList>()?;
        let word = |cell: Bound<'_, PyAny>| -> PyResult<Option<String>> {
            if cell.is_none() {
                return Ok(None);
            }
            Ok(Some(cell.cast::<PyString>()?.to_str()?.to_owned()))
        };
        Ok(Self::Words(
            cells.iter().map(word).collect::<PyResult<_>>()?,
        ))
    }

    fn rows(&self) -> usize {
        match self {
            Self::Numbers(column) => column.len(),
            Self::Whole(column) => column.len(),
            Self::Words(column) => column.len(),
        }
    }
}

impl endodec::Rows for Table {
    fn columns(&self) -> Vec<String> {
        self.names.clone()
    }

    fn count(&self) -> usize {
        self.rows
    }

    fn write(&self, row: usize, column: usize, text: &mut String) {
        match &self.columns[column] {
            // The shortest that reads back to the same bits.
            Column::Numbers(column) if column[row].is_finite() => {
                text.push_str(zmij::Buffer::new().format_finite(column[row]));
            }
            Column::Numbers(column) if column[row].is_nan() => {}
            Column::Numbers(column) => {
                text.push_str(if column[row] > 0.0 { "inf" } else { "-inf" })
            }
            Column::Whole(column) => text.push_str(&column[row].to_string()),
            Column::Words(column) => text.push_str(column[row].as_deref().unwrap_or_default()),
        }
    }
}
