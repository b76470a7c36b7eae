//! What is written to and never replaced: pipes, terminals, devices.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes to a pipe, a device or an open file named by its descriptor, such as `/dev/stdout`.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Opens a pipe, a device or an open file named by its descriptor, to be written to as it comes.
///
/// # Errors
/// Whatever the system says; a pipe that no program reads for two seconds is refused.
pub fn open(path: &Path) -> io::Result<File> {
    let found = fs::metadata(path)?;
    let mut options = File::options();
    if found.is_file() {
        // The shell has opened it, and may have written to it before: `>> file`.
        options.append(true);
    } else {
        options.write(true);
    }
    #[cfg(unix)]
    let _reader = unix::wait_for_reader(path, &found)?;
    options.open(path)
}

/// Opens a file or a pipe to be read from its beginning to its end.
///
/// # Errors
/// Whatever the system says; of a pipe that no program writes for two seconds, when it is read.
pub fn open_to_read(path: &Path) -> io::Result<Box<dyn io::Read + Send>> {
    #[cfg(unix)]
    if let Some(pipe) = unix::Pipe::open(path)? {
        return Ok(Box::new(pipe));
    }
    Ok(Box::new(File::open(path)?))
}

#[cfg(unix)]
mod unix {
    use std::fs::{File, Metadata};
    use std::io;
    use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _};
    use std::path::Path;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use rustix::fs::OFlags;
    use rustix::io::Errno;

    const NONBLOCK: i32 = OFlags::NONBLOCK.bits().cast_signed();

    /// How long a reader has to open the other end of a pipe: both ends of `mkfifo p; cat p & endodec … --output p`
    /// start at once.
    const PATIENCE: Duration = Duration::from_secs(2);
    const BETWEEN: Duration = Duration::from_millis(20);

    /// Refuses a pipe that nobody reads; opening it would wait for ever. The descriptor keeps the reader's end useful
    /// until the one that writes is open.
    pub(super) fn wait_for_reader(path: &Path, found: &Metadata) -> io::Result<Option<File>> {
        if !found.file_type().is_fifo() {
            return Ok(None);
        }
        let start = Instant::now();
        loop {
            let opened = File::options()
                .write(true)
                .custom_flags(NONBLOCK)
                .open(path);
            match opened {
                Ok(file) => return Ok(Some(file)),
                Err(error) if Errno::from_io_error(&error) != Some(Errno::NXIO) => {
                    return Err(error);
                }
                Err(_) if start.elapsed() > PATIENCE => {
                    return Err(io::Error::new(
                        io::ErrorKind::TimedOut,
                        "a pipe that no program reads",
                    ));
                }
                Err(_) => sleep(BETWEEN),
            }
        }
    }

    /// A pipe that is read without waiting for ever for who writes to it.
    pub(super) struct Pipe {
        file: File,
        opened: Instant,
        written: bool,
    }

    impl Pipe {
        /// None where the path is no pipe.
        pub(super) fn open(path: &Path) -> io::Result<Option<Self>> {
            if !std::fs::metadata(path)?.file_type().is_fifo() {
                return Ok(None);
            }
            let file = File::options()
                .read(true)
                .custom_flags(NONBLOCK)
                .open(path)?;
            Ok(Some(Self {
                file,
                opened: Instant::now(),
                written: false,
            }))
        }
    }

    impl io::Read for Pipe {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            loop {
                match self.file.read(buffer) {
                    // No program has opened the other end, or none has it open any more.
                    Ok(0) if !self.written && !buffer.is_empty() => {
                        if self.opened.elapsed() > PATIENCE {
                            return Err(io::Error::new(
                                io::ErrorKind::TimedOut,
                                "a pipe that no program writes",
                            ));
                        }
                    }
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.written = true,
                    read => {
                        self.written = true;
                        return read;
                    }
                }
                sleep(BETWEEN / 10);
            }
        }
    }
}
