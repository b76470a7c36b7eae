//! The explorer's module: what the page calls, the module as compiled last, and the command lines that it shows.
//!
//! The module computes with [`endodec_screens`] and imports nothing. The command lines stand here, beside the exports,
//! because the page asks the module for them; `endodec explore` prints the same ones.

#![warn(clippy::disallowed_methods)]

mod commands;
#[cfg(target_family = "wasm")]
mod exports;

pub use commands::commands;

/// This crate compiled to WebAssembly, as the explorer carries it; `cargo xtask explorer` rebuilds it.
#[cfg(not(target_family = "wasm"))]
pub const MODULE: &[u8] = include_bytes!("../endodec.wasm");
