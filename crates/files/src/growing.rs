//! A file that grows in a folder of its own beside its place until it is whole.
//!
//! ```text
//! FILE.part/rows      what is there so far
//! FILE.part/done      what it is of, and how far it is good
//! FILE.part/manifest  the file to lie beside it; written last, and from then on both only have to be moved
//! ```
//!
//! After an interruption of any kind the rest of the rows is cut off, so that a run that goes on leaves the bytes of one
//! that nothing disturbed.

use std::fs::{self, File, Metadata};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};

use crate::calls::{Calls, System, uninterrupted};
use crate::done::Done;
use crate::error::{FileError, at};
use crate::part::folder_of;
use crate::write::{target, write_by};

const ROWS: &str = "rows";
const DONE: &str = "done";
const MANIFEST: &str = "manifest";

/// What to do with what an earlier run left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Leave it there and refuse.
    New,
    /// Go on where it stops.
    Resume,
    /// Begin again, if it is of the same work.
    Anew,
}

/// Where a file that grows beside its place stands at the beginning of a run.
#[derive(Debug)]
pub enum Begun<'a> {
    /// The rest is to be written.
    Open(Box<Growing<'a>>),
    /// An earlier run had written everything, and it has been put in its place.
    Finished,
}

/// A file on its way; this run alone writes it.
pub struct Growing<'a> {
    calls: &'a dyn Calls,
    place: PathBuf,
    manifest: PathBuf,
    folder: PathBuf,
    before: Option<Metadata>,
    rows: File,
    done: Done,
}

impl Growing<'static> {
    /// Begins or goes on with a file and the manifest that will lie beside it; `identity`, one line, tells its content
    /// from every other.
    ///
    /// # Errors
    /// What cannot be written: a read-only file, a folder; rows that an interrupted run left, where they are not asked
    /// for; rows of another identity, or fewer than were recorded; files that are not ours; another run that writes.
    pub fn begin(
        path: &Path,
        manifest: &Path,
        identity: &str,
        start: Start,
    ) -> Result<Begun<'static>, FileError> {
        Growing::begin_by(&System, path, manifest, identity, start)
    }
}

impl<'a> Growing<'a> {
    pub(crate) fn begin_by(
        calls: &'a dyn Calls,
        path: &Path,
        manifest: &Path,
        identity: &str,
        start: Start,
    ) -> Result<Begun<'a>, FileError> {
        let (place, before) = target(path).map_err(at(path))?;
        let folder = beside(&place, ".part");
        let rows = folder.join(ROWS);
        let mut done = Done::new(identity);
        match uninterrupted(|| calls.create_folder(&folder)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(at(&folder)(error));
            }
            _ => {}
        }
        if !is_folder(&folder) {
            return Err(FileError::Link { path: folder });
        }
        // Written to in the end, a link would lead out of the folder, and a folder would stop the work after hours.
        for name in [ROWS, DONE, MANIFEST] {
            let path = folder.join(name);
            if fs::symlink_metadata(&path).is_ok() && !is_file(&path) {
                let paths = vec![name.to_owned()];
                return Err(FileError::Foreign { folder, paths });
            }
        }
        let found = fs::read_to_string(folder.join(DONE));
        let is_new = matches!(&found, Err(error) if error.kind() == io::ErrorKind::NotFound);
        let found = found.ok().and_then(|text| Done::read(&text));
        let whole = is_file(&folder.join(MANIFEST));
        if found.is_none() && !is_new {
            let paths = vec![DONE.to_owned()];
            return Err(FileError::Foreign { folder, paths });
        }
        if is_file(&rows) || whole {
            let Some(found) = found else {
                let paths = vec![ROWS.to_owned()];
                return Err(FileError::Foreign { folder, paths });
            };
            if start == Start::New || (start == Start::Anew && !found.is_of(identity)) {
                return Err(FileError::Interrupted { folder });
            }
            if !found.is_of(identity) {
                return Err(FileError::OtherRows { folder });
            }
            if start == Start::Resume {
                done = found;
            }
        }
        let growing = |rows| Growing {
            calls,
            place: place.clone(),
            manifest: manifest.to_owned(),
            folder: folder.clone(),
            before: before.clone(),
            rows,
            done: done.clone(),
        };
        if whole {
            if start == Start::Resume {
                // Its rows may be in their place already.
                let lock = File::open(&folder).map_err(at(&folder))?;
                growing(lock).deliver()?;
                return Ok(Begun::Finished);
            }
            remove(calls, &folder.join(MANIFEST))?;
        }
        if is_file(&rows) {
            let file = File::options().write(true).open(&rows).map_err(at(&rows))?;
            let mut growing = growing(file);
            growing.reopen()?;
            return Ok(Begun::Open(Box::new(growing)));
        }
        // The record first: rows without one are taken for somebody else's.
        write_by(calls, &folder.join(DONE), done.to_text().as_bytes()).map_err(at(path))?;
        let file = uninterrupted(|| calls.create(&rows, before.is_some())).map_err(at(&rows))?;
        let growing = growing(file);
        growing.lock()?;
        Ok(Begun::Open(Box::new(growing)))
    }

    fn lock(&self) -> Result<(), FileError> {
        // Where the file system knows no locks, two runs at once are not told apart.
        if matches!(self.rows.try_lock(), Err(fs::TryLockError::WouldBlock)) {
            return Err(FileError::Busy {
                folder: self.folder.clone(),
            });
        }
        Ok(())
    }

    /// Takes rows that are there, and cuts off what is not recorded.
    fn reopen(&mut self) -> Result<(), FileError> {
        self.lock()?;
        let path = self.folder.join(ROWS);
        let found = self.rows.metadata().map_err(at(&path))?.len();
        if found < self.done.bytes {
            return Err(FileError::ShortRows {
                folder: self.folder.clone(),
                found,
                recorded: self.done.bytes,
            });
        }
        self.record()?;
        self.rows
            .set_len(self.done.bytes)
            .and_then(|()| self.rows.seek(io::SeekFrom::End(0)))
            .map(|_| ())
            .map_err(at(&path))
    }

    /// How many units (rows, say) are written and recorded or will be with the next [`Growing::record`].
    #[must_use]
    pub fn units(&self) -> u64 {
        self.done.units
    }

    /// Bytes written so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.done.bytes
    }

    /// Where they gather until the file is whole.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(ROWS)
    }

    /// Adds bytes; `units` are complete with these.
    ///
    /// # Errors
    /// What the system says; what is recorded stays good.
    pub fn append(&mut self, bytes: &[u8], units: u64) -> Result<(), FileError> {
        let calls = self.calls;
        uninterrupted(|| calls.write(&mut self.rows, bytes)).map_err(at(&self.place))?;
        self.done.bytes += bytes.len() as u64;
        self.done.units += units;
        Ok(())
    }

    /// Makes what is written so far good against every interruption.
    ///
    /// # Errors
    /// What the system says.
    pub fn record(&mut self) -> Result<(), FileError> {
        uninterrupted(|| self.calls.sync(&self.rows))
            .and_then(|()| {
                let text = self.done.to_text();
                write_by(self.calls, &self.folder.join(DONE), text.as_bytes())
            })
            .map_err(at(&self.place))
    }

    /// Puts the file and its manifest in their places, and removes the folder. What was appended since the last record,
    /// such as the end of a list, is appended again by a run that goes on from that record.
    ///
    /// # Errors
    /// What the system says; the next run that resumes finishes it.
    pub fn finish(self, manifest: &[u8]) -> Result<(), FileError> {
        // No record: until the manifest stands, a run that goes on would append the end a second time.
        uninterrupted(|| self.calls.sync(&self.rows)).map_err(at(&self.place))?;
        if let Some(before) = &self.before {
            uninterrupted(|| self.calls.permit(&self.rows, before)).map_err(at(&self.place))?;
        }
        write_by(self.calls, &self.folder.join(MANIFEST), manifest).map_err(at(&self.place))?;
        self.deliver()
    }

    /// Moves what is whole; may be repeated.
    fn deliver(&self) -> Result<(), FileError> {
        let calls = self.calls;
        let rows = self.folder.join(ROWS);
        if is_file(&rows) {
            uninterrupted(|| calls.rename(&rows, &self.place)).map_err(at(&self.place))?;
        }
        // Durable before the manifest, which says that everything is in its place, is gone from here.
        let folder = folder_of(&self.place);
        uninterrupted(|| calls.sync_folder(&folder)).map_err(at(&folder))?;
        let manifest = self.folder.join(MANIFEST);
        uninterrupted(|| calls.rename(&manifest, &self.manifest)).map_err(at(&self.manifest))?;
        remove(calls, &self.folder.join(DONE))?;
        // What else lies in it is not ours, and keeps it there.
        let _ = uninterrupted(|| calls.remove_folder(&self.folder));
        uninterrupted(|| calls.sync_folder(&folder)).map_err(at(&folder))
    }
}

impl std::fmt::Debug for Growing<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Growing")
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

/// The name of something that lies beside a file.
#[must_use]
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

fn remove(calls: &dyn Calls, path: &Path) -> Result<(), FileError> {
    match uninterrupted(|| calls.remove(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
