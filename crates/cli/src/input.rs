//! What a user gives: a CSV file or standard input, its columns chosen by name.

use std::path::{Path, PathBuf};

use clap::Args;
use endodec_empirics::CsvTable;

use crate::failure::Failure;

/// A user's CSV file.
#[derive(Debug, Clone, Args)]
pub(crate) struct CsvArguments {
    /// CSV file with a header, `-` for standard input; `#` starts a comment line.
    #[arg(value_name = "CSV")]
    pub(crate) csv: PathBuf,
    /// Leave out rows in which a needed cell is blank or NA, instead of refusing them.
    #[arg(long)]
    pub(crate) drop_missing: bool,
}

impl CsvArguments {
    /// The table, without the rows that lack one of these columns where the user asked for that.
    pub(crate) fn read(&self, columns: &[&str]) -> Result<CsvTable, Failure> {
        let table = read_csv(&self.csv)?;
        if self.drop_missing {
            Ok(table.without_missing(columns)?)
        } else {
            Ok(table)
        }
    }
}

/// Reads a CSV file or standard input.
pub(crate) fn read_csv(path: &Path) -> Result<CsvTable, Failure> {
    if path == Path::new("-") {
        return Ok(CsvTable::read("standard input", std::io::stdin().lock())?);
    }
    let file = std::fs::File::open(path).map_err(|source| Failure::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(CsvTable::read(&path.display().to_string(), file)?)
}

/// Reads a text file or standard input.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let read = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin().lock())
    } else {
        std::fs::read_to_string(path)
    };
    read.map_err(|source| Failure::Read {
        path: path.to_owned(),
        source,
    })
}

/// What a file is called in a message.
pub(crate) fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// A mistake in a TOML file as one sentence with its line and column.
pub(crate) fn located(name: &str, text: &str, error: &toml::de::Error) -> Failure {
    let place = error.span().map_or(String::new(), |span| {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        format!(", line {line}, column {column}")
    });
    Failure::Input(format!(
        "{name}{place}: {}",
        error.message().replace('\n', " ").trim_end()
    ))
}
