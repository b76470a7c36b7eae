//! Scenarios: a CSV file with a parameter a column and a scenario a row.

use super::error::SweepError;
use super::name::of_panel;
use crate::panel::ScreenPanel;
use crate::parameter::{Key, parameter};

/// Scenarios in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scenarios {
    pub(super) keys: Vec<Key>,
    /// Row by row.
    values: Vec<f64>,
}

impl Scenarios {
    /// Reads the text of the file called `name`.
    pub(super) fn read(name: &str, text: &str, panel: &ScreenPanel) -> Result<Self, SweepError> {
        let refuse =
            |line: u64, what: String| SweepError::Refused(format!("{name}, line {line}: {what}"));
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .comment(Some(b'#'))
            .from_reader(text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes());
        let unreadable = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            match error.kind() {
                csv::ErrorKind::UnequalLengths {
                    expected_len, len, ..
                } => refuse(
                    line,
                    format!(
                        "{expected_len} cells are required, as in the header, but there are {len}"
                    ),
                ),
                _ => refuse(line, error.to_string()),
            }
        };
        let header = reader.headers().map_err(unreadable)?.clone();
        let mut keys: Vec<Key> = Vec::new();
        for cell in &header {
            let key = of_panel(panel, cell)
                .map_err(|error| refuse(1, error.to_string()))?
                .key;
            if keys.contains(&key) {
                return Err(refuse(1, format!("the column {cell} stands there twice")));
            }
            keys.push(key);
        }
        let mut values = Vec::new();
        for record in reader.records() {
            let record = record.map_err(unreadable)?;
            let line = record.position().map_or(0, csv::Position::line);
            for (&key, cell) in keys.iter().zip(&record) {
                values.push(
                    parameter(key)
                        .parse(cell)
                        .map_err(|error| refuse(line, error.to_string()))?,
                );
            }
        }
        if values.is_empty() {
            return Err(refuse(
                1,
                "at least one scenario is required below the header".to_owned(),
            ));
        }
        Ok(Self { keys, values })
    }

    pub(super) fn count(&self) -> u64 {
        (self.values.len() / self.keys.len()) as u64
    }

    /// The values of a scenario, in the order of the columns.
    pub(super) fn row(&self, index: u64) -> &[f64] {
        let width = self.keys.len();
        let start = usize::try_from(index).map_or(0, |index| index * width);
        self.values.get(start..start + width).unwrap_or(&[])
    }
}
