#![doc = include_str!("../README.md")]

mod calls;
mod done;
mod error;
#[cfg(test)]
mod faults;
mod folder;
mod generation;
mod growing;
mod part;
mod read;
mod record;
mod stream;
mod write;

pub use error::FileError;
pub use folder::{Difference, Known, differences, hash};
pub use generation::{Generation, unfinished};
pub use growing::{Begun, Growing, Start, beside};
pub use read::read;
pub use stream::{open, open_to_read};
pub use write::{is_file, target, write};
