//! One file, whole or not at all.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::calls::{Calls, System};
use crate::part::{Part, folder_of};
use crate::stream;

/// Links in a row before a path is taken to go in a circle; Linux stops there too.
const LINKS: usize = 40;

/// Writes a file whole or not at all: beside its place, synced, then renamed, and the folder synced.
///
/// A link stays, and what it points to is written, there or not. Permissions of a file that is replaced stay, and its owner
/// and group where the system lets us; a new file follows the umask. A hard link's other names keep the earlier content. A pipe or a device, `/dev/stdout` among them,
/// is written to. What a killed run left beside the file is removed.
///
/// # Errors
/// Whatever the system says; a folder, a read-only file, a pipe that no program reads for two seconds, and links that
/// go in a circle are refused.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_by(&System, path, bytes)
}

pub(crate) fn write_by(calls: &dyn Calls, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if !is_file(path) {
        return stream::write(path, bytes);
    }
    let (place, before) = target(path)?;
    Part::create(calls, &place, before.is_some())?.finish(bytes, before.as_ref(), &place)
}

/// Whether a path stands for a file in a folder, there or not, and for no pipe, device or open descriptor: a file renamed
/// over a device would take its place for every other program.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    !is_descriptor(path)
        && fs::metadata(path).map_or(true, |found| found.is_file() || found.is_dir())
}

/// Where a file that a path stands for lies, links followed, and what is there now.
///
/// # Errors
/// Whatever the system says; a folder, a read-only file, a folder that is not there, and links that go in a circle are
/// refused.
pub fn target(path: &Path) -> io::Result<(PathBuf, Option<Metadata>)> {
    let (place, before) = match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "a file is required, and this is a folder",
            ));
        }
        Ok(found) if found.permissions().readonly() => return Err(read_only()),
        Ok(found) => (fs::canonicalize(path)?, Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (behind_links(path)?, None),
        Err(error) => return Err(error),
    };
    let folder = folder_of(&place);
    if folder.is_dir() {
        Ok((place, before))
    } else {
        Err(io::Error::new(
            io::ErrorKind::NotFound,
            format!("there is no folder {}", folder.display()),
        ))
    }
}

/// A file that its owner has protected, whatever this user may do.
pub(crate) fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only")
}

/// Whether a path names an open descriptor rather than a place in a folder.
fn is_descriptor(path: &Path) -> bool {
    ["/proc", "/dev/fd", "/dev/stdout", "/dev/stderr"]
        .iter()
        .any(|descriptor| path.starts_with(descriptor))
}

/// Where a chain of links ends, though nothing be there.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&place) {
            Ok(target) => place = folder_of(&place).join(target),
            // No link, or nothing at all.
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other("links that go in a circle"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;

    use super::{write, write_by};
    use crate::faults::{Fault, Faulty, Unsynced};

    #[test]
    fn each_step_that_fails_leaves_the_old_file_or_the_new_one() {
        for before in [None, Some("old")] {
            for fault in Fault::ALL {
                for step in 0.. {
                    let folder = tempfile::tempdir().unwrap();
                    let path = folder.path().join("answer.txt");
                    if let Some(text) = before {
                        fs::write(&path, text).unwrap();
                    }
                    let calls = Faulty::new(fault, step);
                    let result = write_by(&calls, &path, b"new");
                    if !calls.failed() {
                        result.unwrap();
                        break;
                    }
                    let found = fs::read_to_string(&path).ok();
                    assert!(
                        found.as_deref() == before || found.as_deref() == Some("new"),
                        "{fault:?} at {step}: {found:?}"
                    );
                    assert_eq!(
                        result.is_ok(),
                        fault == Fault::Interrupted,
                        "{fault:?} {step}"
                    );
                    // A kill may leave its part; every other end cleans up, and so does the next run.
                    let left = || fs::read_dir(folder.path()).unwrap().count();
                    assert!(left() <= 2);
                    assert!(fault.kills() || left() <= 1, "{fault:?} at {step}");
                    write_by(&Unsynced, &path, b"next").unwrap();
                    assert_eq!(left(), 1, "{fault:?} at {step}");
                    assert_eq!(fs::read(&path).unwrap(), b"next");
                }
            }
        }
    }

    #[test]
    fn an_error_names_the_cause_and_no_name_of_ours() {
        let folder = tempfile::tempdir().unwrap();
        let calls = Faulty::new(Fault::NoSpace, 1);
        let error = write_by(&calls, &folder.path().join("a"), b"new").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert!(!error.to_string().contains("endodec-part"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_a_read_only_file_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
        for given in [0o600, 0o640, 0o755] {
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(given)).unwrap();
            write(&path, b"new").unwrap();
            assert_eq!(mode(), given);
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let refused = write(&path, b"newer").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(
            (fs::read(&path).unwrap().as_slice(), mode()),
            (&b"new"[..], 0o444)
        );
    }

    /// Only root may give files away; for others the same calls are refused, and the mode is cut.
    #[cfg(unix)]
    #[test]
    fn the_owner_and_the_group_of_a_replaced_file_stay() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        if chown(&path, Some(64_321), Some(64_322)).is_err() {
            return;
        }
        write(&path, b"new").unwrap();
        let found = fs::metadata(&path).unwrap();
        assert_eq!(
            (found.uid(), found.gid(), found.mode() & 0o7777),
            (64_321, 64_322, 0o640)
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_and_what_they_point_to_is_written() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sub")).unwrap();
        symlink("sub/target", at("dangling")).unwrap();
        symlink("dangling", at("chain")).unwrap();
        for text in ["first", "second"] {
            write(&at("chain"), text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(at("sub/target")).unwrap(), text);
            assert!(at("chain").is_symlink() && at("dangling").is_symlink());
        }
        symlink("round", at("about")).unwrap();
        symlink("about", at("round")).unwrap();
        assert!(write(&at("round"), b"x").is_err());
        assert!(at("round").is_symlink() && at("about").is_symlink());
    }

    #[test]
    fn a_file_that_bears_the_name_of_a_part_but_is_a_link_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("mine"), "mine").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("mine", at(".a.endodec-part-0")).unwrap();
        write(&at("a"), b"new").unwrap();
        assert_eq!(fs::read_to_string(at("mine")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(at("a")).unwrap(), "new");
    }

    #[test]
    fn many_programs_that_write_one_file_leave_one_of_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::thread::scope(|scope| {
            for writer in 0..8_u8 {
                let path = &path;
                scope.spawn(move || {
                    for _ in 0..20 {
                        write_by(&Unsynced, path, &[b'a' + writer; 1_000]).unwrap();
                    }
                });
            }
        });
        let bytes = fs::read(&path).unwrap();
        assert_eq!(bytes.len(), 1_000);
        assert!(bytes.iter().all(|byte| *byte == bytes[0]));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    // By a call, not a program: a process that is being started holds the locks of the tests beside this one.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_that_nobody_reads_is_refused() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::from(0o600), 0).unwrap();
        let refused = write(&pipe, b"x").unwrap_err();
        assert!(
            refused.to_string().contains("no program reads"),
            "{refused}"
        );
    }
}
