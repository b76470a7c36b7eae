//! Files written whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes a file under a temporary name beside its place, then renames it: a reader never sees half a file.
///
/// What is no file, a pipe or a device such as `/dev/stdout`, is written to; a link stays, and the file
/// that it points to is replaced.
///
/// # Errors
/// Whatever the system says where the folder does not exist or cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let place = match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "a file is required, and this is a folder",
            ));
        }
        // A file renamed over a device would take its place for every other program.
        Ok(found) if !found.is_file() => {
            return fs::OpenOptions::new()
                .write(true)
                .open(path)?
                .write_all(bytes);
        }
        Ok(_) => fs::canonicalize(path)?,
        Err(_) => path.to_owned(),
    };
    replace(&place, bytes)
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    if !folder.exists() {
        return Err(io::Error::new(
            io::ErrorKind::NotFound,
            format!("there is no folder {}", folder.display()),
        ));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".endodec-");
    // A temporary file is private by default; what it becomes should follow the user's umask.
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt as _;
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(permissions);
    // The temporary name would only confuse: say what is wrong, the caller says where.
    let plain = |error: io::Error| io::Error::from(error.kind());
    let mut file = builder.tempfile_in(&folder).map_err(plain)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| plain(error.error))?;
    Ok(())
}

/// Creates a folder with its parents.
///
/// # Errors
/// Whatever the system says where it cannot be created.
pub fn create_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}
