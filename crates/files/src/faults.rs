//! Calls that fail when a test wants it.

use std::fs::{File, Metadata};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::calls::{Calls, System};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The disk is full; of a write, half has been made.
    NoSpace,
    /// The disk fails.
    Io,
    /// A signal interrupts the call, which has done nothing.
    Interrupted,
    /// The program is killed before the call.
    Abort,
    /// The program is killed after the call.
    AbortAfter,
}

impl Fault {
    pub(crate) const ALL: [Self; 5] = [
        Self::NoSpace,
        Self::Io,
        Self::Interrupted,
        Self::Abort,
        Self::AbortAfter,
    ];

    /// Whether the program does nothing more.
    pub(crate) fn kills(self) -> bool {
        matches!(self, Self::Abort | Self::AbortAfter)
    }
}

/// The operating system but for one call.
pub(crate) struct Faulty {
    fault: Fault,
    at: usize,
    made: AtomicUsize,
}

impl Faulty {
    /// Fails the call of this number, from zero on.
    pub(crate) fn new(fault: Fault, at: usize) -> Self {
        Self {
            fault,
            at,
            made: AtomicUsize::new(0),
        }
    }

    /// Whether the call has been reached.
    pub(crate) fn failed(&self) -> bool {
        self.made.load(Ordering::Relaxed) > self.at
    }

    fn step<T>(&self, half: impl FnOnce(), call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let step = self.made.fetch_add(1, Ordering::Relaxed);
        let dead = || Err(io::Error::other("the program is dead"));
        if step > self.at && self.fault.kills() {
            return dead();
        }
        if step != self.at {
            return call();
        }
        match self.fault {
            Fault::NoSpace => {
                half();
                Err(io::ErrorKind::StorageFull.into())
            }
            Fault::Io => Err(io::Error::other("input/output error")),
            Fault::Interrupted => Err(io::ErrorKind::Interrupted.into()),
            Fault::Abort => dead(),
            Fault::AbortAfter => {
                call()?;
                dead()
            }
        }
    }
}

/// The operating system without the waiting for the disk, which only a failing machine would show.
pub(crate) struct Unsynced;

impl Calls for Unsynced {
    fn create(&self, path: &Path, private: bool) -> io::Result<File> {
        System.create(path, private)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        System.write(file, bytes)
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn permit(&self, file: &File, before: &Metadata) -> io::Result<()> {
        System.permit(file, before)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        System.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        System.remove(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        System.create_folder(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        System.remove_folder(path)
    }
}

impl Calls for Faulty {
    fn create(&self, path: &Path, private: bool) -> io::Result<File> {
        self.step(|| (), || Unsynced.create(path, private))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let mut other = file.try_clone()?;
        self.step(
            || {
                let _ = other.write_all(&bytes[..bytes.len() / 2]);
            },
            || Unsynced.write(file, bytes),
        )
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.step(|| (), || Unsynced.sync(file))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(|| (), || Unsynced.sync_folder(folder))
    }
    fn permit(&self, file: &File, before: &Metadata) -> io::Result<()> {
        self.step(|| (), || Unsynced.permit(file, before))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| (), || Unsynced.rename(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|| (), || Unsynced.remove(path))
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| (), || Unsynced.create_folder(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| (), || Unsynced.remove_folder(path))
    }
}
