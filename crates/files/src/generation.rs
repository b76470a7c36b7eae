//! The files of a folder replaced all together.
//!
//! Below the folder stands a stage of ours while a generation is made:
//!
//! ```text
//! .endodec-stage/lock      held by the run that writes
//! .endodec-stage/files/0…  the new files, synced
//! .endodec-stage/record    where each goes, and which old files go; written under another name, synced, renamed
//! ```
//!
//! Before the record stands, the folder is as it was, and the next run removes the stage. Once it stands, the files are
//! renamed one by one; a run that finds a record finishes that first.

mod lock;
mod renames;

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::calls::{Calls, System, uninterrupted};
use crate::error::{FileError, at};
use crate::folder::{Found, Known, Obstacle, hash, inside, look, on_the_way};
use crate::part::folder_of;
use crate::record::{self, Entry};
use crate::write::read_only;
use lock::lock;
use renames::takes_renames_from;

const STAGE: &str = ".endodec-stage";
const LOCK: &str = "lock";
const FILES: &str = "files";
const RECORD: &str = "record";
const UNFINISHED_RECORD: &str = "record.part";

/// A folder that this run alone writes to, as the last whole generation left it.
pub struct Generation<'a> {
    calls: &'a dyn Calls,
    folder: PathBuf,
    lock: File,
}

impl Generation<'static> {
    /// Takes a folder, which is created where there is none, and finishes or removes what a killed run left in it.
    ///
    /// # Errors
    /// Where the folder cannot be written, another run writes to it, or files that are not ours stand in the way of
    /// what is to be finished.
    pub fn begin(folder: &Path) -> Result<Self, FileError> {
        Generation::begin_by(&System, folder)
    }
}

impl<'a> Generation<'a> {
    pub(crate) fn begin_by(calls: &'a dyn Calls, folder: &Path) -> Result<Self, FileError> {
        fs::create_dir_all(folder).map_err(at(folder))?;
        let lock = lock(calls, folder)?;
        let generation = Self {
            calls,
            folder: folder.to_owned(),
            lock,
        };
        if let Some(entries) = generation.recorded()? {
            generation.roll_forward(&entries)?;
        }
        generation.clear()?;
        Ok(generation)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts files, by their paths in the folder, in their places all together; with `whole`, known files that are not
    /// among them are removed.
    ///
    /// Only a file with the hash that `known` gives for it is replaced or removed, and one that already holds the new
    /// content. Permissions of replaced files stay.
    ///
    /// # Errors
    /// Before anything has changed: other files stand in the place of new ones or of their folders, a link stands on the
    /// way, a file or a folder is read-only or the folder is on another file system, a name leads out of the folder, or
    /// the stage cannot be written. After the record stands, where a file cannot be renamed; the next run goes on from
    /// there.
    pub fn commit(
        self,
        known: &Known,
        files: &[(&str, &[u8])],
        whole: bool,
    ) -> Result<(), FileError> {
        let entries = self.plan(known, files, whole)?;
        if let Err(error) = self.stage(&entries, files) {
            // The first error is the one to report; what stays is removed by the next run.
            let _ = self.clear();
            return Err(error);
        }
        self.roll_forward(&entries)?;
        self.clear()
    }

    /// What will change, or why it must not.
    fn plan(
        &self,
        known: &Known,
        files: &[(&str, &[u8])],
        whole: bool,
    ) -> Result<Vec<Entry>, FileError> {
        let mut foreign = Vec::new();
        let mut entries = Vec::new();
        for (path, bytes) in files {
            match on_the_way(&self.folder, path)? {
                Some(Obstacle::Link(path)) => return Err(FileError::Link { path }),
                Some(Obstacle::NoFolder(place)) => {
                    foreign.push(self.within(&place));
                    continue;
                }
                None => {}
            }
            let is = hash(bytes);
            let was = match look(&self.folder, path)? {
                Found::Nothing => None,
                Found::File(found) if found == is || known.get(*path) == Some(&found) => {
                    Some(found)
                }
                Found::File(_) | Found::NoFile => {
                    foreign.push((*path).to_owned());
                    continue;
                }
            };
            self.changeable(path)?;
            entries.push(Entry {
                path: (*path).to_owned(),
                was,
                is: Some(is),
            });
        }
        if !foreign.is_empty() {
            foreign.dedup();
            return Err(FileError::Foreign {
                folder: self.folder.clone(),
                paths: foreign,
            });
        }
        if whole {
            for (path, was) in known {
                // The stage is no file of a generation, whatever a manifest says.
                let stays =
                    files.iter().any(|(new, _)| new == path) || Path::new(path).starts_with(STAGE);
                // What was changed or is a link now is the user's; a name that leads out is not followed.
                if !stays
                    && matches!(look(&self.folder, path), Ok(Found::File(found)) if found == *was)
                {
                    self.changeable(path)?;
                    entries.push(Entry {
                        path: path.clone(),
                        was: Some(was.clone()),
                        is: None,
                    });
                }
            }
        }
        Ok(entries)
    }

    /// Refuses, before anything has changed, a file or a folder that could not be changed half-way.
    fn changeable(&self, path: &str) -> Result<(), FileError> {
        let place = inside(&self.folder, path)?;
        if before(&place).is_some_and(|found| found.permissions().readonly()) {
            return Err(at(&place)(read_only()));
        }
        let mut folder = folder_of(&place);
        while !folder.is_dir() {
            folder = folder_of(&folder);
        }
        takes_renames_from(&self.stage_folder(), &folder).map_err(at(&folder))
    }

    /// The path of a place within the folder, as the user reads it.
    fn within(&self, place: &Path) -> String {
        let path = place.strip_prefix(&self.folder).unwrap_or(place);
        path.to_string_lossy().into_owned()
    }

    /// Writes the new files and the record, all synced; the record is the last to get its name.
    fn stage(&self, entries: &[Entry], files: &[(&str, &[u8])]) -> Result<(), FileError> {
        let (calls, stage) = (self.calls, self.stage_folder());
        let staged = stage.join(FILES);
        uninterrupted(|| calls.create_folder(&staged)).map_err(at(&self.folder))?;
        for (number, (path, bytes)) in files.iter().enumerate() {
            let place = inside(&self.folder, path)?;
            self.put(&staged.join(number.to_string()), before(&place), bytes)
                .map_err(at(&place))?;
        }
        let record = stage.join(UNFINISHED_RECORD);
        self.put(&record, None, record::to_text(entries).as_bytes())
            .and_then(|()| uninterrupted(|| calls.sync_folder(&staged)))
            .and_then(|()| uninterrupted(|| calls.rename(&record, &stage.join(RECORD))))
            .and_then(|()| uninterrupted(|| calls.sync_folder(&stage)))
            .and_then(|()| uninterrupted(|| calls.sync_folder(&self.folder)))
            .map_err(at(&self.folder))
    }

    fn put(&self, path: &Path, before: Option<Metadata>, bytes: &[u8]) -> io::Result<()> {
        let calls = self.calls;
        let mut file = uninterrupted(|| calls.create(path, before.is_some()))?;
        uninterrupted(|| calls.write(&mut file, bytes))?;
        if let Some(before) = before {
            uninterrupted(|| calls.permit(&file, &before))?;
        }
        uninterrupted(|| calls.sync(&file))
    }

    /// Removes what goes and renames what is still staged; may be repeated.
    fn roll_forward(&self, entries: &[Entry]) -> Result<(), FileError> {
        let calls = self.calls;
        let mut touched: Vec<PathBuf> = Vec::new();
        let mut foreign = Vec::new();
        // Removals come first: where capitals make no difference, the old name may be that of a new file.
        let (goes, comes): (Vec<_>, Vec<_>) =
            (entries.iter().enumerate()).partition(|(_, entry)| entry.is.is_none());
        for (number, entry) in goes.into_iter().chain(comes) {
            let Entry { path, was, is } = entry;
            let obstacle = on_the_way(&self.folder, path)?;
            if let Some(Obstacle::Link(path)) = obstacle {
                return Err(FileError::Link { path });
            }
            let place = inside(&self.folder, path)?;
            let found = look(&self.folder, path)?;
            let expected = match &found {
                Found::Nothing => true,
                Found::File(hash) => Some(hash) == was.as_ref() || Some(hash) == is.as_ref(),
                Found::NoFile => false,
            };
            if is.is_none() {
                // Changed in the meantime: the user's now.
                if expected && found != Found::Nothing {
                    uninterrupted(|| calls.remove(&place)).map_err(at(&place))?;
                    touched.push(folder_of(&place));
                }
                continue;
            }
            let staged = self.stage_folder().join(FILES).join(number.to_string());
            if fs::symlink_metadata(&staged).is_err() {
                // Renamed by an earlier run.
                continue;
            }
            if let Some(Obstacle::NoFolder(place)) = obstacle {
                foreign.push(self.within(&place));
                continue;
            }
            if !expected {
                foreign.push(path.clone());
                continue;
            }
            self.create_folders(&folder_of(&place), &mut touched)?;
            uninterrupted(|| calls.rename(&staged, &place)).map_err(at(&place))?;
            touched.push(folder_of(&place));
        }
        touched.sort();
        touched.dedup();
        for folder in touched {
            uninterrupted(|| calls.sync_folder(&folder)).map_err(at(&folder))?;
        }
        if foreign.is_empty() {
            Ok(())
        } else {
            Err(FileError::Foreign {
                folder: self.folder.clone(),
                paths: foreign,
            })
        }
    }

    fn create_folders(&self, folder: &Path, touched: &mut Vec<PathBuf>) -> Result<(), FileError> {
        if folder.is_dir() {
            return Ok(());
        }
        let parent = folder_of(folder);
        self.create_folders(&parent, touched)?;
        uninterrupted(|| self.calls.create_folder(folder)).map_err(at(folder))?;
        touched.push(parent);
        Ok(())
    }

    /// The entries of a whole record that stands.
    fn recorded(&self) -> Result<Option<Vec<Entry>>, FileError> {
        let path = self.stage_folder().join(RECORD);
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() => {}
            _ => return Ok(None),
        }
        let text = fs::read_to_string(&path).map_err(at(&path))?;
        Ok(record::from_text(&text))
    }

    /// Removes what is staged, the record first, and nothing that does not bear our names; the lock stays.
    fn clear(&self) -> Result<(), FileError> {
        let (calls, stage) = (self.calls, self.stage_folder());
        let remove = |path: &Path| match uninterrupted(|| calls.remove(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
            _ => Ok(()),
        };
        remove(&stage.join(RECORD))?;
        remove(&stage.join(UNFINISHED_RECORD))?;
        let staged = stage.join(FILES);
        let Ok(found) = fs::symlink_metadata(&staged) else {
            return Ok(());
        };
        if !found.is_dir() {
            return Err(self.foreign_stage());
        }
        for entry in fs::read_dir(&staged).map_err(at(&staged))? {
            let entry = entry.map_err(at(&staged))?;
            let name = entry.file_name();
            let ours = name
                .to_str()
                .is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
                && entry.file_type().is_ok_and(|kind| kind.is_file());
            if !ours {
                return Err(self.foreign_stage());
            }
            remove(&entry.path())?;
        }
        uninterrupted(|| calls.remove_folder(&staged)).map_err(at(&staged))
    }

    fn foreign_stage(&self) -> FileError {
        FileError::Foreign {
            folder: self.folder.clone(),
            paths: vec![format!("{STAGE}/{FILES}")],
        }
    }

    fn stage_folder(&self) -> PathBuf {
        self.folder.join(STAGE)
    }
}

impl Drop for Generation<'_> {
    fn drop(&mut self) {
        let stage = self.stage_folder();
        // A stage that is not empty is what the next run goes on from.
        let empty = fs::read_dir(&stage).is_ok_and(|entries| entries.count() == 1);
        if empty && uninterrupted(|| self.calls.remove(&stage.join(LOCK))).is_ok() {
            let _ = uninterrupted(|| self.calls.remove_folder(&stage));
        }
        // Only now may another run take the folder.
        let _ = self.lock.unlock();
    }
}

impl std::fmt::Debug for Generation<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Generation")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

/// Whether a folder holds a generation that was recorded and not finished: the next [`Generation::begin`] does.
#[must_use]
pub fn unfinished(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(STAGE).join(RECORD)).is_ok()
}

/// What is known of a file that stands in a place.
fn before(place: &Path) -> Option<Metadata> {
    fs::symlink_metadata(place).ok().filter(Metadata::is_file)
}

#[cfg(test)]
mod tests;
