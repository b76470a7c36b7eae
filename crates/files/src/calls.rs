//! Every call of the operating system that changes something, one by one: tests fail each of them.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::Path;

/// The calls that change files and folders.
pub(crate) trait Calls: Sync {
    /// A new file, for this user alone if it will replace one that may be private.
    fn create(&self, path: &Path, private: bool) -> io::Result<File>;
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Makes names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a file the permissions of the one that it replaces and, where the system lets us, its owner and group.
    fn permit(&self, file: &File, before: &Metadata) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The operating system itself.
pub(crate) struct System;

impl Calls for System {
    fn create(&self, path: &Path, private: bool) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(if private { 0o600 } else { 0o666 });
        }
        #[cfg(not(unix))]
        let _ = private;
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Elsewhere a folder cannot be opened as a file, and names are durable with the rename.
        if cfg!(unix) {
            File::open(folder)?.sync_all()
        } else {
            Ok(())
        }
    }

    fn permit(&self, file: &File, before: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        let permissions = owned(file, before)?;
        #[cfg(not(unix))]
        let permissions = before.permissions();
        file.set_permissions(permissions)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Gives a file the owner and the group of another; the permissions that it may then have.
#[cfg(unix)]
fn owned(file: &File, before: &Metadata) -> io::Result<fs::Permissions> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    let own = file.metadata()?;
    let same = |found: &Metadata| (found.uid(), found.gid()) == (before.uid(), before.gid());
    if same(&own) || fchown(file, Some(before.uid()), Some(before.gid())).is_ok() {
        return Ok(before.permissions());
    }
    let mode = before.permissions().mode();
    // A group that did not own the file before may do what anybody might, and nobody becomes another by running it.
    let group = if fchown(file, None, Some(before.gid())).is_ok() || own.gid() == before.gid() {
        mode & 0o070
    } else {
        mode & 0o070 & ((mode & 0o007) << 3)
    };
    Ok(fs::Permissions::from_mode((mode & 0o707) | group))
}

/// Repeats a call that a signal interrupted.
pub(crate) fn uninterrupted<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
