//! Rows on their way to a file: they gather in `FILE.part/`, and FILE appears by one rename when they are all there.
//!
//! `FILE.part/rows` grows; `FILE.part/done` says how far it is good. After an interruption of any kind the rest is cut off and
//! computed again, so that the bytes are those of a run that nothing disturbed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::part::Part;
use crate::failure::Failure;
use crate::output::Format;

/// What is not yet recorded is lost at a stop: a second's work.
const RECORDED_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(super) struct Journal {
    place: PathBuf,
    folder: PathBuf,
    rows: File,
    part: Part,
    done: Done,
    recorded: Instant,
}

/// How far the rows are good.
#[derive(Debug, Serialize, Deserialize)]
struct Done {
    /// Which sweep, part and form they belong to.
    identity: String,
    rows: u64,
    bytes: u64,
}

impl Journal {
    /// Opens the journal of a file, and says how many rows it has already.
    pub(super) fn open(
        place: &Path,
        part: &Part,
        format: Format,
        resume: bool,
    ) -> Result<(Self, u64), Failure> {
        let folder = beside(place, ".part");
        let identity = format!("{} {format:?}", part.identity()?);
        let mut done = Done {
            identity,
            rows: 0,
            bytes: 0,
        };
        if fs::symlink_metadata(&folder).is_ok() {
            if !resume {
                return Err(Failure::Input(format!(
                    "{} holds the rows of an interrupted sweep: go on with --resume, or remove it",
                    folder.display()
                )));
            }
            let path = folder.join("done");
            // Without rows there is nothing to go on with.
            if let (Ok(text), true) = (fs::read(&path), folder.join("rows").exists()) {
                let found: Done = serde_json::from_slice(&text).map_err(|error| {
                    Failure::Input(format!("{} cannot be read: {error}", path.display()))
                })?;
                if found.identity != done.identity {
                    return Err(Failure::Input(format!(
                        "{} holds the rows of another specification, shard, form or version: remove it, or give the one that it is of",
                        folder.display()
                    )));
                }
                done = found;
            }
        } else {
            fs::create_dir(&folder).map_err(|source| unwritten(&folder, source))?;
        }
        let path = folder.join("rows");
        let mut rows = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|source| unwritten(&path, source))?;
        let found = rows
            .metadata()
            .map_err(|source| unwritten(&path, source))?
            .len();
        if found < done.bytes {
            return Err(Failure::Input(format!(
                "{} has {found} bytes, but {} were recorded: remove {} and begin again",
                path.display(),
                done.bytes,
                folder.display()
            )));
        }
        rows.set_len(done.bytes)
            .and_then(|()| rows.seek(io::SeekFrom::End(0)))
            .map_err(|source| unwritten(&path, source))?;
        let count = done.rows;
        let journal = Self {
            place: place.to_owned(),
            folder,
            rows,
            part: part.clone(),
            done,
            recorded: Instant::now(),
        };
        Ok((journal, count))
    }

    /// Adds bytes; `rows` of them are complete with these.
    pub(super) fn write(&mut self, bytes: &[u8], rows: u64) -> Result<(), Failure> {
        self.rows
            .write_all(bytes)
            .map_err(|source| unwritten(&self.folder.join("rows"), source))?;
        self.done.bytes += bytes.len() as u64;
        self.done.rows += rows;
        if rows > 0 && self.recorded.elapsed() >= RECORDED_EVERY {
            self.record()?;
        }
        Ok(())
    }

    fn record(&mut self) -> Result<(), Failure> {
        let path = self.folder.join("done");
        let text =
            serde_json::to_vec(&self.done).map_err(|error| Failure::Internal(error.to_string()))?;
        self.rows
            .sync_data()
            .and_then(|()| endodec_report::file::write(&path, &text))
            .map_err(|source| unwritten(&path, source))?;
        self.recorded = Instant::now();
        Ok(())
    }

    /// The manifest, then the file, then nothing else.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.rows
            .sync_all()
            .map_err(|source| unwritten(&self.folder, source))?;
        self.part.bytes = self.done.bytes;
        let manifest = manifest(&self.place);
        endodec_report::file::write(&manifest, &self.part.manifest()?)
            .map_err(|source| unwritten(&manifest, source))?;
        fs::rename(self.folder.join("rows"), &self.place)
            .and_then(|()| fs::remove_dir_all(&self.folder))
            .map_err(|source| unwritten(&self.place, source))
    }
}

/// Where the manifest of a file lies.
pub(super) fn manifest(file: &Path) -> PathBuf {
    beside(file, ".json")
}

/// The file itself, where a path is a link to it.
pub(super) fn place(path: &Path) -> Result<PathBuf, Failure> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(unwritten(
            path,
            io::Error::new(
                io::ErrorKind::IsADirectory,
                "a file is required, and this is a folder",
            ),
        )),
        Ok(_) => fs::canonicalize(path).map_err(|source| unwritten(path, source)),
        Err(_) => Ok(path.to_owned()),
    }
}

pub(super) fn unwritten(path: &Path, source: io::Error) -> Failure {
    Failure::Write {
        path: path.to_owned(),
        source,
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
