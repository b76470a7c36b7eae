//! Rows on their way to a file: they gather in `FILE.part/`, and FILE appears with its manifest when they are all there.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use endodec_files::{Begun, FileError, Growing, Start, beside};

use super::part::Part;
use crate::failure::Failure;
use crate::input;

/// What is not yet recorded is lost at a stop: a second's work.
const RECORDED_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(super) struct Journal {
    growing: Growing<'static>,
    part: Part,
    recorded: Instant,
}

impl Journal {
    /// Opens the journal of a file; none where an earlier run had written everything, which is in its place now.
    /// `kind` tells what is written of the part.
    pub(super) fn open(
        path: &Path,
        part: &Part,
        kind: &str,
        start: Start,
    ) -> Result<Option<Self>, Failure> {
        let place = endodec_files::target(path)
            .map_err(|source| unwritten(path, source))?
            .0;
        let manifest = manifest(&place);
        if std::fs::symlink_metadata(&manifest).is_ok() && !is_manifest(&manifest) {
            return Err(Failure::Input(format!(
                "{} would be replaced by the manifest of the sweep, and is none; move it away or choose another --output",
                manifest.display()
            )));
        }
        let identity = format!("{} {kind}", part.identity()?);
        let begun = Growing::begin(path, &manifest, &identity, start).map_err(of_sweep)?;
        Ok(match begun {
            Begun::Finished => None,
            Begun::Open(growing) => Some(Self {
                growing: *growing,
                part: part.clone(),
                recorded: Instant::now(),
            }),
        })
    }

    /// How many rows it has already.
    pub(super) fn rows(&self) -> u64 {
        self.growing.units()
    }

    /// Whether nothing is written yet, not even a header.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes() == 0
    }

    /// Bytes written so far.
    pub(super) fn bytes(&self) -> u64 {
        self.growing.bytes()
    }

    /// Where the bytes gather.
    #[cfg(feature = "parquet")]
    pub(super) fn path(&self) -> PathBuf {
        self.growing.path()
    }

    /// Adds bytes; `rows` of them are complete with these.
    pub(super) fn write(&mut self, bytes: &[u8], rows: u64) -> Result<(), Failure> {
        self.growing.append(bytes, rows)?;
        if rows > 0 && self.recorded.elapsed() >= RECORDED_EVERY {
            self.growing.record()?;
            self.recorded = Instant::now();
        }
        Ok(())
    }

    /// The file and its manifest in their places, and nothing else.
    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.part.bytes = self.growing.bytes();
        Ok(self.growing.finish(&self.part.manifest()?)?)
    }
}

/// Where the manifest of a file lies.
pub(super) fn manifest(file: &Path) -> PathBuf {
    beside(file, ".json")
}

/// Bytes of a manifest at most; a specification has as many at most.
pub(super) const LARGEST: u64 = 2 * input::LARGEST_TEXT;

fn is_manifest(path: &Path) -> bool {
    endodec_files::read(path, LARGEST).is_ok_and(|text| {
        std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
            && serde_json::from_slice::<Part>(&text).is_ok()
    })
}

/// What a user can do about it.
fn of_sweep(error: FileError) -> Failure {
    match error {
        FileError::Interrupted { folder } => Failure::Input(format!(
            "{} holds the rows of an interrupted sweep: go on with --resume, or remove it",
            folder.display()
        )),
        FileError::OtherRows { folder } => Failure::Input(format!(
            "{} holds the rows of another specification, shard, form or version: remove it, or give the one that it is of",
            folder.display()
        )),
        other => other.into(),
    }
}

pub(super) fn unwritten(path: &Path, source: std::io::Error) -> Failure {
    Failure::Write {
        path: path.to_owned(),
        source,
    }
}
