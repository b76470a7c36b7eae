//! The file beside its place under which new content is written.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::calls::{Calls, uninterrupted};

/// Names that are tried: as many programs may write the same file at once.
const NAMES: u32 = 1_000;

/// A file with new content that has not taken its place yet; whoever writes it holds its lock, so that what a killed
/// run left is told from what a living one writes.
pub(crate) struct Part<'a> {
    calls: &'a dyn Calls,
    folder: PathBuf,
    path: PathBuf,
    file: File,
}

impl<'a> Part<'a> {
    /// A new file beside `place`; what killed runs left of it is removed.
    pub(crate) fn create(calls: &'a dyn Calls, place: &Path, private: bool) -> io::Result<Self> {
        let folder = folder_of(place);
        // Between making a file and locking it, it looks like one that was left: one at a time.
        let guard = File::open(&folder).ok();
        let _locked = guard.as_ref().is_some_and(|folder| folder.lock().is_ok());
        for number in 0..NAMES {
            let path = folder.join(name(place, number));
            loop {
                match uninterrupted(|| calls.create(&path, private)) {
                    Ok(file) => {
                        // Where the file system knows no locks, nothing is lost but the removal of leftovers.
                        let _ = file.try_lock();
                        return Ok(Self {
                            calls,
                            folder,
                            path,
                            file,
                        });
                    }
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                        return Err(error);
                    }
                    Err(_) if left_by_a_killed_run(&path) => {
                        uninterrupted(|| calls.remove(&path))?;
                    }
                    Err(_) => break,
                }
            }
        }
        Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            "too many other programs write this file",
        ))
    }

    /// Writes the content, makes it durable and renames it into its place; on an error nothing is left of it.
    pub(crate) fn finish(
        mut self,
        bytes: &[u8],
        before: Option<&Metadata>,
        place: &Path,
    ) -> io::Result<()> {
        let calls = self.calls;
        let written = uninterrupted(|| calls.write(&mut self.file, bytes))
            .and_then(|()| match before {
                Some(before) => uninterrupted(|| calls.permit(&self.file, before)),
                None => Ok(()),
            })
            .and_then(|()| uninterrupted(|| calls.sync(&self.file)))
            .and_then(|()| uninterrupted(|| calls.rename(&self.path, place)));
        if let Err(error) = written {
            // The first error is the one to report.
            let _ = uninterrupted(|| calls.remove(&self.path));
            return Err(error);
        }
        uninterrupted(|| calls.sync_folder(&self.folder))
    }
}

/// The folder that a file is in.
pub(crate) fn folder_of(place: &Path) -> PathBuf {
    match place.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A name of our own that says whose part it is, no longer than file systems take.
fn name(place: &Path, number: u32) -> String {
    const LONGEST: usize = 180;
    let name = place
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut end = name.len().min(LONGEST);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!(".{}.endodec-part-{number}", &name[..end])
}

/// Whether no living program holds the file: a regular one, whose lock is free.
fn left_by_a_killed_run(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
        && File::options()
            .write(true)
            .open(path)
            .is_ok_and(|file| file.try_lock().is_ok())
}
