//! A table of named columns: what figures draw, what tables print, what the command line answers.

use crate::number;

/// One value of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A finite number.
    Number(f64),
    /// Words, dates and printed values that are not numbers.
    Text(String),
    /// No value.
    Missing,
}

impl From<f64> for Cell {
    /// A number; NaN and infinities become [`Cell::Missing`], since neither CSV nor JSON has them.
    fn from(value: f64) -> Self {
        if value.is_finite() {
            Self::Number(value)
        } else {
            Self::Missing
        }
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, Self::from)
    }
}

impl From<usize> for Cell {
    fn from(value: usize) -> Self {
        Self::Text(value.to_string())
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// Rows of equal length under named columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty table with these columns, named in snake_case with the unit where two are plausible.
    #[must_use]
    pub fn new<S: Into<String>>(columns: impl IntoIterator<Item = S>) -> Self {
        Self {
            columns: columns.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    /// Appends a row; a row shorter than the header is filled with [`Cell::Missing`], a longer one is cut.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        let mut row: Vec<Cell> = row.into_iter().collect();
        debug_assert_eq!(
            row.len(),
            self.columns.len(),
            "row length differs from the header"
        );
        row.resize(self.columns.len(), Cell::Missing);
        self.rows.push(row);
    }

    /// The same table with one more column at the end; rows beyond `cells` get [`Cell::Missing`].
    #[must_use]
    pub fn with_column(mut self, name: &str, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.columns.push(name.to_owned());
        let mut cells = cells.into_iter();
        for row in &mut self.rows {
            row.push(cells.next().unwrap_or(Cell::Missing));
        }
        self
    }

    /// Column names in order.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Rows in order, each as long as [`Self::columns`].
    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// Position of a column.
    #[must_use]
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| name == column)
    }

    /// Numbers of a column, `None` where the cell holds none; an unknown column is empty.
    #[must_use]
    pub fn numbers(&self, column: &str) -> Vec<Option<f64>> {
        let Some(at) = self.position(column) else {
            return Vec::new();
        };
        self.rows
            .iter()
            .map(|row| match &row[at] {
                Cell::Number(value) => Some(*value),
                Cell::Text(text) => text.parse().ok(),
                Cell::Missing => None,
            })
            .collect()
    }

    /// Numbers of a column, NaN where the cell holds none; an unknown column is empty.
    #[must_use]
    pub fn values(&self, column: &str) -> Vec<f64> {
        self.numbers(column)
            .into_iter()
            .map(|value| value.unwrap_or(f64::NAN))
            .collect()
    }

    /// Two columns as the points of a curve; NaN where a cell holds no number.
    #[must_use]
    pub fn points(&self, x: &str, y: &str) -> Vec<(f64, f64)> {
        self.values(x).into_iter().zip(self.values(y)).collect()
    }

    /// Three columns as (x, low, high), the points of a band.
    #[must_use]
    pub fn band(&self, x: &str, low: &str, high: &str) -> Vec<(f64, f64, f64)> {
        let ends = self.values(low).into_iter().zip(self.values(high));
        self.values(x)
            .into_iter()
            .zip(ends)
            .map(|(x, (low, high))| (x, low, high))
            .collect()
    }

    /// The rows whose cell in a column reads so, under the same header; none for an unknown column.
    #[must_use]
    pub fn filtered(&self, column: &str, text: &str) -> Self {
        let at = self.position(column);
        let keep = |row: &&Vec<Cell>| at.is_some_and(|at| shortest(&row[at]) == text);
        Self {
            columns: self.columns.clone(),
            rows: self.rows.iter().filter(keep).cloned().collect(),
        }
    }

    /// The different words of a column in the order in which they first appear.
    #[must_use]
    pub fn distinct(&self, column: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for text in self.texts(column) {
            if !out.contains(&text) {
                out.push(text);
            }
        }
        out
    }

    /// Words of a column (numbers in their shortest form); an unknown column is empty.
    #[must_use]
    pub fn texts(&self, column: &str) -> Vec<String> {
        let Some(at) = self.position(column) else {
            return Vec::new();
        };
        self.rows.iter().map(|row| shortest(&row[at])).collect()
    }

    /// Which columns hold nothing but numbers (and gaps).
    #[must_use]
    pub fn numeric_columns(&self) -> Vec<bool> {
        (0..self.columns.len())
            .map(|at| {
                let mut cells = self
                    .rows
                    .iter()
                    .map(|row| &row[at])
                    .filter(|cell| **cell != Cell::Missing)
                    .peekable();
                cells.peek().is_some()
                    && cells.all(|cell| match cell {
                        Cell::Text(text) => text.parse::<f64>().is_ok(),
                        _ => true,
                    })
            })
            .collect()
    }

    /// CSV with a header, numbers in the shortest form that reads back to the same bits.
    #[must_use]
    pub fn to_csv(&self) -> String {
        self.csv_with(shortest)
    }

    /// CSV with numbers rounded to ten significant digits, so that last-bit noise makes no difference.
    #[must_use]
    pub fn to_rounded_csv(&self) -> String {
        self.csv_with(|cell| match cell {
            Cell::Number(value) => number::shortest(*value, 10),
            other => shortest(other),
        })
    }

    fn csv_with(&self, text: impl Fn(&Cell) -> String) -> String {
        let mut out = String::new();
        write_record(&mut out, self.columns.iter().cloned());
        for row in &self.rows {
            write_record(&mut out, row.iter().map(&text));
        }
        out
    }
}

fn shortest(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => format!("{value}"),
        Cell::Text(text) => text.clone(),
        Cell::Missing => String::new(),
    }
}

fn write_record(out: &mut String, fields: impl Iterator<Item = String>) {
    for (i, field) in fields.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table};

    #[test]
    fn quotes_only_where_needed_and_leaves_missing_cells_empty() {
        let mut table = Table::new(["a", "b"]);
        table.push([Cell::from("x, \"y\""), Cell::from(f64::NAN)]);
        table.push([Cell::from(0.1), Cell::from(1.0 / 3.0)]);
        assert_eq!(
            table.to_csv(),
            "a,b\n\"x, \"\"y\"\"\",\n0.1,0.3333333333333333\n"
        );
        assert_eq!(
            table.to_rounded_csv(),
            "a,b\n\"x, \"\"y\"\"\",\n0.1,0.3333333333\n"
        );
    }
}
