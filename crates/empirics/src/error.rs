use endodec_reader::ReadError;

/// What can be wrong with a data file. Every message says where, what is required and what was given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// The text is no table, or a cell not what its column requires.
    #[error(transparent)]
    Table(#[from] ReadError),
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
    #[error("there is no data file `{}`; the names are {}", shortened(.name), quoted(.available))]
    UnknownFile {
        /// The name asked for.
        name: String,
        /// The names of the data package, in order.
        available: Vec<String>,
    },
    /// A file is offered in place of one that the data package does not have.
    #[error("{}: no data file of this path is known, so nothing would read it; the paths are {}", shortened(.file), quoted(.available))]
    UnknownPath {
        /// Name of the source.
        file: String,
        /// The paths of the data package, in order.
        available: Vec<String>,
    },
    /// A `datapackage.json` gives a file another name than the one by which it is read.
    #[error("{file}: the resource of {path} must have the name `{name}`, got `{}`", shortened(.given))]
    Renamed {
        /// Name of the source.
        file: String,
        /// The path of the resource.
        path: String,
        /// The name by which it is read.
        name: String,
        /// The name that it was given.
        given: String,
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

/// As much of a path as fits in a line.
fn shortened(path: &str) -> String {
    const MOST: usize = 300;
    match path.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &path[..at]),
        None => path.to_owned(),
    }
}

fn quoted(names: &[String]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
