//! Records derived from what serialises: one row a value, one column a field.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Cell, Table};
use crate::failure::Failure;

/// One row a value; the columns in one string, `"x, channels.cournot, interval.0 as lower"`.
pub(crate) fn records<T: Serialize>(
    rows: impl IntoIterator<Item = T>,
    columns: &str,
) -> Result<Table, Failure> {
    records_under(rows, columns.split(", "))
}

/// One row a value. A column names a field, a field of a field (`channels.cournot`) or an element
/// (`interval.0`), and is headed by the last part of that path or by what stands behind ` as `.
/// A field of `null` is missing too; a field that no row has is a defect of the program.
pub(crate) fn records_under<'c, T: Serialize>(
    rows: impl IntoIterator<Item = T>,
    columns: impl IntoIterator<Item = &'c str>,
) -> Result<Table, Failure> {
    let columns: Vec<(Vec<&str>, &str)> = columns.into_iter().map(parsed).collect();
    let mut table = Table::new(columns.iter().map(|(_, name)| *name));
    for row in rows {
        let row = serialised(&row)?;
        let cells = columns.iter().map(|(path, name)| {
            at(&row, path)
                .and_then(cell)
                .ok_or_else(|| Failure::Internal(format!("no cell for the column `{name}`")))
        });
        table.push(cells.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(table)
}

/// One object a row, keyed by column; what is missing is `null`.
pub(crate) fn objects(table: &Table) -> Value {
    let value = |cell: &Cell| match cell {
        Cell::Number(number) => Value::from(*number),
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Missing => Value::Null,
    };
    let object = |row: &Vec<Cell>| {
        let columns = table.columns().iter().cloned();
        Value::Object(columns.zip(row.iter().map(value)).collect::<Map<_, _>>())
    };
    table.rows().iter().map(object).collect()
}

/// A value as JSON.
fn serialised(value: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::Internal(error.to_string()))
}

fn parsed(column: &str) -> (Vec<&str>, &str) {
    let (path, name) = match column.split_once(" as ") {
        Some((path, name)) => (path, name),
        None => (column, column.rsplit('.').next().unwrap_or(column)),
    };
    (path.split('.').collect(), name)
}

fn at<'a>(row: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter()
        .try_fold(row, |value, part| match (value, part.parse::<usize>()) {
            (Value::Null, _) => Some(value),
            (Value::Array(elements), Ok(index)) => elements.get(index),
            _ => value.get(part),
        })
}

/// Whole numbers as they are counted, truth in words; `None` for a list or an object.
fn cell(value: &Value) -> Option<Cell> {
    Some(match value {
        Value::Null => Cell::Missing,
        Value::Bool(holds) => Cell::from(if *holds { "yes" } else { "no" }),
        Value::Number(number) if number.is_f64() => Cell::from(number.as_f64()),
        Value::Number(number) => Cell::from(number.to_string()),
        Value::String(text) => Cell::from(text.as_str()),
        Value::Array(_) | Value::Object(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::records;

    #[derive(Serialize)]
    struct Inner {
        gain: f64,
    }

    #[derive(Serialize)]
    struct Row {
        n: usize,
        inner: Option<Inner>,
        ends: [f64; 2],
        holds: bool,
    }

    fn row(inner: Option<Inner>) -> Row {
        Row {
            n: 3,
            inner,
            ends: [0.5, f64::INFINITY],
            holds: true,
        }
    }

    #[test]
    fn columns_are_fields_of_what_serialises() {
        let columns = "n, inner.gain, ends.0 as lower, ends.1 as upper, holds";
        let rows = [row(Some(Inner { gain: 2.0 })), row(None)];
        assert_eq!(
            records(rows, columns).unwrap().to_csv(),
            "n,gain,lower,upper,holds\n3,2,0.5,,yes\n3,,0.5,,yes\n"
        );
    }

    #[test]
    fn a_field_that_no_row_has_is_a_defect() {
        assert_eq!(records([row(None)], "m").unwrap_err().exit_code(), 3);
        assert_eq!(records([row(None)], "ends").unwrap_err().exit_code(), 3);
    }
}
