//! A folder held against what a manifest says of it.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::error::{FileError, at};

/// What a manifest says: the hash of each file by its path in the folder, names joined by `/`.
pub type Known = BTreeMap<String, String>;

/// SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a file of any length, block by block: what stands in our way may be larger than the memory.
fn hash_of(path: &Path) -> io::Result<String> {
    const BLOCK: usize = 1 << 16;
    let (mut file, mut digest, mut block) = (File::open(path)?, Sha256::new(), vec![0; BLOCK]);
    loop {
        match file.read(&mut block) {
            Ok(0) => return Ok(digits(&digest.finalize())),
            Ok(read) => digest.update(&block[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
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
    if matches!(on_the_way(folder, path)?, Some(Obstacle::Link(_))) {
        return Ok(Found::NoFile);
    }
    let place = inside(folder, path)?;
    match fs::symlink_metadata(&place) {
        Ok(found) if found.is_file() => Ok(Found::File(hash_of(&place).map_err(at(&place))?)),
        Ok(_) => Ok(Found::NoFile),
        Err(error) if is_nothing(&error) => Ok(Found::Nothing),
        Err(error) => Err(at(&place)(error)),
    }
}

/// What keeps a path from leading to a file in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// A link in the place of a folder.
    Link(PathBuf),
    /// A file, a pipe or a device in the place of a folder.
    NoFolder(PathBuf),
}

/// The first obstacle among the folders that a path goes through.
pub(crate) fn on_the_way(folder: &Path, path: &str) -> Result<Option<Obstacle>, FileError> {
    let mut place = folder.to_owned();
    let inside = inside(folder, path)?;
    let parts: Vec<_> = inside
        .strip_prefix(folder)
        .map(|path| path.components().collect())
        .unwrap_or_default();
    for part in parts.iter().take(parts.len().saturating_sub(1)) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(found) if found.is_symlink() => return Ok(Some(Obstacle::Link(place))),
            Ok(found) if !found.is_dir() => return Ok(Some(Obstacle::NoFolder(place))),
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
/// For a path that is absolute, empty, holds `..` or a line break, or is spelt otherwise than names joined by `/`: two
/// spellings of one path would pass for two files.
pub(crate) fn inside(folder: &Path, path: &str) -> Result<PathBuf, FileError> {
    let plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
        && path.split('/').all(|name| !matches!(name, "" | "."));
    if !plain || path.contains(['\n', '\r', '\\', '\0']) {
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
        for name in [
            "../x",
            "/x",
            "a/../../x",
            "",
            ".",
            "./x",
            "a//x",
            "a/./x",
            "a/",
            "a\nb",
            "a\\b",
        ] {
            let known: Known = [(name.to_owned(), String::new())].into();
            let refused = differences(folder.path(), &known);
            assert!(matches!(refused, Err(FileError::Name { .. })), "{name:?}");
        }
    }
}
