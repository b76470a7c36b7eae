//! Why files were not written.

use std::io;
use std::path::{Path, PathBuf};

/// Why a folder was not replaced or could not be compared.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// A call of the operating system failed.
    #[error("cannot write {path}: {source}", path = .path.display())]
    System {
        /// The file or folder as the user knows it.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Files that are not ours stand where files have to be written.
    #[error(
        "{folder} holds {what} that this program did not write or that was changed since: {names}; move it away or choose another folder",
        folder = .folder.display(),
        what = if .paths.len() == 1 { "a file" } else { "files" },
        names = names(.paths)
    )]
    Foreign {
        /// The folder to write to.
        folder: PathBuf,
        /// The files in it, by their paths within.
        paths: Vec<String>,
    },
    /// The way to a file inside the folder leads through a link.
    #[error(
        "{path} is a link, and nothing is written through a link inside the folder; remove it or choose another folder",
        path = .path.display()
    )]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Another run writes to the folder.
    #[error("{folder} is being written by another run; wait for its end or choose another folder", folder = .folder.display())]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// An interrupted run left rows that this one was not asked to go on with.
    #[error("{folder} holds the rows of an interrupted run: go on with them, or remove it", folder = .folder.display())]
    Interrupted {
        /// The folder.
        folder: PathBuf,
    },
    /// The rows that an interrupted run left are of other work.
    #[error("{folder} holds the rows of other work: remove it, or give the one that it is of", folder = .folder.display())]
    OtherRows {
        /// The folder.
        folder: PathBuf,
    },
    /// Rows that were recorded are gone.
    #[error(
        "{folder} has rows of {found} bytes, but {recorded} were recorded: remove it and begin again",
        folder = .folder.display()
    )]
    ShortRows {
        /// The folder.
        folder: PathBuf,
        /// Bytes that are there.
        found: u64,
        /// Bytes that were recorded.
        recorded: u64,
    },
    /// A name of a file that could lead out of the folder.
    #[error("{path:?} is no path of a file within a folder: names joined by / are required")]
    Name {
        /// The name.
        path: String,
    },
}

/// A few names, and how many more there are.
fn names(paths: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = paths
        .iter()
        .take(SHOWN)
        .map(|path| path.escape_debug().to_string())
        .collect::<Vec<_>>()
        .join(", ");
    match paths.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Names the file of an error of the system.
pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let path = path.to_owned();
    move |source| FileError::System { path, source }
}
