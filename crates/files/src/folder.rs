//! A folder held against what a manifest says of it.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::error::{FileError, at};

/// What a manifest says: the hash of each file by its path in the folder, names joined by `/`.
pub type Known = BTreeMap<String, String>;

/// SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A file that is not what the manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The path in the folder.
    pub path: String,
    /// What is found there.
    pub found: Found,
}

/// What stands in the place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A file with this hash.
    File(String),
    /// A link, a folder, a pipe or a device.
    NoFile,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.found {
            Found::Nothing => "missing",
            Found::File(_) => "changed",
            Found::NoFile => "no file of ours",
        };
        write!(formatter, "{}: {what}", self.path.escape_debug())
    }
}

/// The files of a folder that do not have the manifest's hashes; other files are not looked at.
///
/// # Errors
/// Where a file cannot be read, or a name could lead out of the folder.
pub fn differences(folder: &Path, known: &Known) -> Result<Vec<Difference>, FileError> {
    let mut differences = Vec::new();
    for (path, wanted) in known {
        let found = look(folder, path)?;
        if !matches!(&found, Found::File(hash) if hash == wanted) {
            differences.push(Difference {
                path: path.clone(),
                found,
            });
        }
    }
    Ok(differences)
}

/// What stands at a path in a folder; a link on the way or at its end is not followed.
pub(crate) fn look(folder: &Path, path: &str) -> Result<Found, FileError> {
    if link_on_the_way(folder, path)?.is_some() {
        return Ok(Found::NoFile);
    }
    let place = inside(folder, path)?;
    match fs::symlink_metadata(&place) {
        Ok(found) if found.is_file() => {
            Ok(Found::File(hash(&fs::read(&place).map_err(at(&place))?)))
        }
        Ok(_) => Ok(Found::NoFile),
        Err(error) if is_nothing(&error) => Ok(Found::Nothing),
        Err(error) => Err(at(&place)(error)),
    }
}

/// The first link among the folders that a path goes through.
pub(crate) fn link_on_the_way(folder: &Path, path: &str) -> Result<Option<PathBuf>, FileError> {
    let mut place = folder.to_owned();
    let inside = inside(folder, path)?;
    let parts: Vec<_> = inside
        .strip_prefix(folder)
        .map(|path| path.components().collect())
        .unwrap_or_default();
    for part in parts.iter().take(parts.len().saturating_sub(1)) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(found) if found.is_symlink() => return Ok(Some(place)),
            Ok(_) => {}
            Err(error) if is_nothing(&error) => break,
            Err(error) => return Err(at(&place)(error)),
        }
    }
    Ok(None)
}

/// The place of a path in a folder.
///
/// # Errors
/// For a path that is absolute, empty, holds `..` or a line break.
pub(crate) fn inside(folder: &Path, path: &str) -> Result<PathBuf, FileError> {
    let plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !plain || path.contains(['\n', '\r', '\\', '\0']) {
        return Err(FileError::Name {
            path: path.to_owned(),
        });
    }
    Ok(folder.join(path))
}

/// Nothing is there, or what should be a folder on the way is a file.
fn is_nothing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use super::{Known, differences, hash};
    use crate::FileError;

    #[test]
    fn a_hash_is_the_published_one() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            hash(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn what_is_missing_changed_or_no_file_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("same"), "1").unwrap();
        std::fs::write(at("changed"), "2").unwrap();
        std::fs::create_dir(at("folder")).unwrap();
        let known: Known = ["same", "changed", "folder", "gone", "same/below"]
            .map(|name| (name.to_owned(), hash(b"1")))
            .into();
        let said: Vec<String> = differences(folder.path(), &known)
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            said,
            [
                "changed: changed",
                "folder: no file of ours",
                "gone: missing",
                "same/below: missing"
            ]
        );
    }

    #[test]
    fn a_name_that_leads_out_of_the_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["../x", "/x", "a/../../x", "", ".", "a\nb", "a\\b"] {
            let known: Known = [(name.to_owned(), String::new())].into();
            let refused = differences(folder.path(), &known);
            assert!(matches!(refused, Err(FileError::Name { .. })), "{name:?}");
        }
    }
}
