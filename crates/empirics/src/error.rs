use std::borrow::Cow;
use std::io;

/// What can be wrong with a data file. Every message says where, what is required and what was given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// The bytes could not be read.
    #[error("{file}: cannot be read: {reason}")]
    Unreadable {
        /// Name of the source.
        file: String,
        /// What the system said.
        #[source]
        reason: io::Error,
    },
    /// The bytes are not UTF-8.
    #[error("{file}, line {line}: UTF-8 text is required, got byte 0x{byte:02X}")]
    NotUtf8 {
        /// Name of the source.
        file: String,
        /// Line of the first bad byte, from 1.
        line: usize,
        /// The first bad byte.
        byte: u8,
    },
    /// There is no header, hence no named column.
    #[error("{file}: a header row naming the columns is required, got an empty file")]
    NoHeader {
        /// Name of the source.
        file: String,
    },
    /// The header is one cell in which another separator stands.
    #[error(
        "{file}, line {line}: cells separated by commas are required, with a point in numbers; the header is separated by {separator}"
    )]
    Separator {
        /// Name of the source.
        file: String,
        /// Line of the header, from 1.
        line: usize,
        /// The separator, in words.
        separator: &'static str,
    },
    /// Two columns have one name.
    #[error("{file}, line {line}: column names must differ, got `{column}` twice")]
    DuplicateColumn {
        /// Name of the source.
        file: String,
        /// Line of the header, from 1.
        line: usize,
        /// The repeated name.
        column: String,
    },
    /// A row is longer or shorter than the header.
    #[error(
        "{file}, line {line}: as many cells as in the header are required ({required}), got {given}"
    )]
    RaggedRow {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Cells in the header.
        required: usize,
        /// Cells in the row.
        given: usize,
    },
    /// A quotation mark opens a cell and nothing closes it.
    #[error("{file}, line {line}: a quoted cell in the row that starts here is never closed")]
    UnclosedQuote {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
    },
    /// No column has this name.
    #[error("{file}: there is no column `{column}`; the columns are {}", quoted(.available))]
    UnknownColumn {
        /// Name of the source.
        file: String,
        /// The name asked for.
        column: String,
        /// The names in the header, in order.
        available: Vec<String>,
    },
    /// A cell is blank or `NA` where a value is required.
    #[error("{file}, line {line}, column `{column}`: {required} is required, got a missing value")]
    MissingValue {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Name of the column.
        column: String,
        /// What is required.
        required: Cow<'static, str>,
    },
    /// A cell holds something else than what is required.
    #[error("{file}, line {line}, column `{column}`: {required} is required, got `{value}`")]
    BadValue {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Name of the column.
        column: String,
        /// What the cell holds.
        value: String,
        /// What is required.
        required: Cow<'static, str>,
    },
    /// No row of a file has a value that is read by its name.
    #[error(
        "{file}, column `{column}`: a row with `{value}` is required, since it is read by that name"
    )]
    MissingRow {
        /// Name of the source.
        file: String,
        /// Name of the column.
        column: &'static str,
        /// The value that one row must have.
        value: String,
    },
    /// No data file has this name.
    #[error("there is no data file `{name}`; the names are {}", quoted(.available))]
    UnknownFile {
        /// The name asked for.
        name: String,
        /// The names of the data package, in order.
        available: Vec<String>,
    },
    /// A file is offered in place of one that the data package does not have.
    #[error("{file}: no data file of this path is known, so nothing would read it; the paths are {}", quoted(.available))]
    UnknownPath {
        /// Name of the source.
        file: String,
        /// The paths of the data package, in order.
        available: Vec<String>,
    },
    /// A `datapackage.json` cannot be understood.
    #[error("{file}: a Frictionless data package is required: {reason}")]
    BadPackage {
        /// Name of the source.
        file: String,
        /// What the reader of JSON said, with line and column.
        #[source]
        reason: serde_json::Error,
    },
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
