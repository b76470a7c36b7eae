//! What a user gives: a CSV file or standard input, its columns chosen by name.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use endodec_empirics::{CsvTable, decode};
use serde::de::DeserializeOwned;

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
    /// What the file is called in a message.
    pub(crate) fn name(&self) -> String {
        shown(&self.csv)
    }

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

/// Reads a TOML file or standard input.
pub(crate) fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let text = read_text(path)?;
    toml::from_str(&text).map_err(|error| located(&shown(path), &text, &error))
}

/// Reads a text file or standard input, without the mark that some editors put before it.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    }
    .map_err(|source| Failure::Read {
        path: PathBuf::from(shown(path)),
        source,
    })?;
    let text = decode(&shown(path), &bytes)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
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
