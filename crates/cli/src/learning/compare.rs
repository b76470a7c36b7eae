//! `endodec learning compare`.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::regression::regressions;
use crate::failure::Failure;
use crate::input;
use crate::output::{Analysis, Answer, RegressionTable, Table, aligned, objects};

/// Arguments of `endodec learning compare`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec learning fit costs.csv --quantity cumulative --cost price --format json --output levels.json\n  endodec learning fit costs.csv --quantity cumulative --cost price --first-difference --format json --output differences.json\n  endodec learning compare levels.json differences.json --format tex\n\nStandard errors stand in parentheses below their coefficients. A file with regimes or groups is a column each."
)]
pub(crate) struct Arguments {
    /// Answers of `endodec learning fit --format json`
    #[arg(value_name = "JSON", required = true)]
    answers: Vec<PathBuf>,
    /// Names of the columns, one a file [default: names of the files]
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    names: Vec<String>,
}

struct Found(RegressionTable);

impl Serialize for Found {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        objects(&self.0.to_table()).serialize(serializer)
    }
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        if !self.names.is_empty() && self.names.len() != self.answers.len() {
            return Err(Failure::argument(
                "--names",
                &format!("one name a file, {}", self.answers.len()),
                self.names.len(),
            ));
        }
        let mut table = RegressionTable::default();
        for (i, path) in self.answers.iter().enumerate() {
            let file = input::shown(path);
            let answer: Value = serde_json::from_str(&input::read_text(path)?)
                .map_err(|error| Failure::Input(format!("{file}: not JSON: {error}")))?;
            let name = self.names.get(i).cloned().unwrap_or_else(|| stem(path));
            let columns = regressions(&name, &answer).ok_or_else(|| {
                Failure::Input(format!(
                    "{file}: an answer of `endodec learning fit --format json` is required"
                ))
            })?;
            table.regressions.extend(columns);
        }
        Ok(Found(table))
    }
}

/// The name of a file without folder and ending.
fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(
        || input::shown(path),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.0.to_table())
    }

    fn text(&self) -> Result<String, Failure> {
        let (table, below) = self.0.for_people();
        Ok(format!("{}\n{below}\n", aligned(&table)))
    }

    fn regressions(&self) -> Result<Option<RegressionTable>, Failure> {
        Ok(Some(self.0.clone()))
    }
}
