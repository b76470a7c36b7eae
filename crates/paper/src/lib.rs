#![doc = include_str!("../README.md")]

mod adoption;
mod constants;
mod game;
mod memory;

pub use constants::{CONSTANTS, Constant, Constants, Standing};
