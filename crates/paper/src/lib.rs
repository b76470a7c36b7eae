#![doc = include_str!("../README.md")]

mod adoption;
mod constants;
mod game;
mod memory;

#[cfg(feature = "data")]
mod error;
#[cfg(feature = "data")]
mod inputs;
#[cfg(feature = "data")]
pub mod samples;
#[cfg(feature = "data")]
pub mod tables;

pub use adoption::OUTPUT_RATE;
pub use constants::{CONSTANTS, Constant, Constants, Standing};
#[cfg(feature = "data")]
pub use error::PaperError;
#[cfg(feature = "data")]
pub use inputs::Inputs;
