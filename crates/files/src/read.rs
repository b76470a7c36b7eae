//! Files read with a limit.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// The bytes of a file, or of the file that a link leads to.
///
/// # Errors
/// Whatever the system says; a folder, a pipe or a device, which may have no end, and a file of more than `most` bytes
/// are refused.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for who writes to it.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "a file is required, and this is a folder, a pipe or a device",
        ));
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("a file of at most {most} bytes is required"),
        ));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_file_is_read_up_to_its_limit_and_a_folder_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        let refused = read(&path, 4).unwrap_err().to_string();
        assert!(refused.contains("at most 4 bytes"), "{refused}");
        let refused = read(folder.path(), 5).unwrap_err().to_string();
        assert!(refused.starts_with("a file is required"), "{refused}");
        assert!(read(&folder.path().join("none"), 5).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_without_an_end_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        assert!(read(&path, 5).is_err());
    }
}
