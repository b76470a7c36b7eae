//! Where a command reads: a file that a user names, or what a program hands over in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PathBufValueParser, StringValueParser, TypedValueParser, ValueParser};
use endodec_reader::{CsvTable, Dialect, ReadError};

/// A file, or what stands in for it.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    File(PathBuf),
    Memory(Given),
}

/// What a program gives where a user names a file.
#[derive(Debug, Clone)]
pub enum Given {
    /// A table.
    Rows(Arc<dyn Rows>),
    /// The text of a TOML file.
    Toml(Arc<str>),
}

/// What a file is called in a message.
pub(crate) fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// A table in memory, written cell by cell as a CSV file would have it.
pub trait Rows: std::fmt::Debug + Send + Sync + std::panic::RefUnwindSafe {
    /// Names of the columns.
    fn columns(&self) -> Vec<String>;

    /// Number of rows.
    fn count(&self) -> usize;

    /// Appends the text of a cell; of a missing one nothing.
    fn write(&self, row: usize, column: usize, text: &mut String);
}

/// What a table or a text without a file is called in messages.
const NAME: &str = "data";

impl Source {
    /// Takes the name of a file.
    pub(crate) fn parser() -> ValueParser {
        PathBufValueParser::new().map(Self::File).into()
    }

    /// Takes what is given, whatever the word.
    pub(crate) fn given(given: &Given) -> ValueParser {
        let given = given.clone();
        StringValueParser::new()
            .map(move |_| Self::Memory(given.clone()))
            .into()
    }

    /// What it is called in a message.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path) => shown(path),
            Self::Memory(_) => NAME.to_owned(),
        }
    }

    /// The word on the command line.
    pub(super) fn word(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Memory(_) => NAME.to_owned(),
        }
    }

    /// Whether it is this file.
    pub(super) fn is(&self, other: &Path) -> bool {
        matches!(self, Self::File(path) if path == other)
    }
}

impl Given {
    /// The table.
    pub(super) fn table(&self, dialect: &Dialect) -> Result<CsvTable, ReadError> {
        match self {
            Self::Rows(rows) => CsvTable::from_cells(
                NAME,
                rows.columns(),
                rows.count(),
                dialect,
                |row, column, text| rows.write(row, column, text),
            ),
            Self::Toml(text) => CsvTable::parse(NAME, text),
        }
    }
}
