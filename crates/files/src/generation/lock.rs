//! One run at a time in a folder.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::{LOCK, STAGE};
use crate::calls::{Calls, uninterrupted};
use crate::error::{FileError, at};

/// Makes the stage and locks it.
pub(super) fn lock(calls: &dyn Calls, folder: &Path) -> Result<File, FileError> {
    /// Times that another run may remove the stage while this one opens it.
    const TRIES: usize = 100;
    let stage = folder.join(STAGE);
    let path = stage.join(LOCK);
    for _ in 0..TRIES {
        match uninterrupted(|| calls.create_folder(&stage)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(at(folder)(error));
            }
            _ => {}
        }
        match fs::symlink_metadata(&stage) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(FileError::Link { path: stage }),
            Err(_) => continue,
        }
        match uninterrupted(|| calls.create(&path, false)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(at(folder)(error));
            }
            _ => {}
        }
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            continue;
        }
        let Ok(file) = File::options().write(true).open(&path) else {
            continue;
        };
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => {
                return Err(FileError::Busy {
                    folder: folder.to_owned(),
                });
            }
            // Where the file system knows no locks, two runs at once are not told apart.
            Err(fs::TryLockError::Error(_)) | Ok(()) => {}
        }
        if is_still(&file, &path) {
            return Ok(file);
        }
    }
    Err(FileError::Busy {
        folder: folder.to_owned(),
    })
}

/// Whether a path still names the file that was opened.
fn is_still(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let same = |(one, other): (fs::Metadata, fs::Metadata)| {
            one.ino() == other.ino() && one.dev() == other.dev()
        };
        file.metadata()
            .ok()
            .zip(fs::symlink_metadata(path).ok())
            .is_some_and(same)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.is_file()
    }
}
