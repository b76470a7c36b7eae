//! The models of endodec as screens: what a panel of the explorer shows at given parameters.
//!
//! A panel takes [`Values`] of the parameters and computes a [`Screen`], the numbers of its plots and its read-outs, by
//! calls to `endodec-game`, `endodec-learning` and `endodec-adoption`. The explorer in the browser runs this crate
//! compiled to WebAssembly ([`MODULE`]), and `endodec explore --panel` runs it natively: the digits are the same to the
//! last bit, since everything here is computed with `libm` and basic arithmetic.
//!
//! ```
//! use endodec_explorer::{Key, Panel, Values};
//!
//! let panel = Panel::find("rivalry").unwrap();
//! let few = panel.compute(&Values::default())?;
//! let many = panel.compute(&Values::default().with(Key::Firms, 12.0))?;
//! let nash_time = panel.readout("nash-crossing-time").unwrap();
//! // More rivals cross sooner.
//! assert!(many.readouts[nash_time] < few.readouts[nash_time]);
//! # Ok::<(), endodec_explorer::ExplorerError>(())
//! ```

#![warn(clippy::disallowed_methods)]

mod command;
mod error;
#[cfg(target_family = "wasm")]
mod exports;
mod panel;
mod panels;
mod parameter;
mod preset;
mod screen;

pub use error::ExplorerError;
pub use panel::{Axis, Mark, Panel, Plot, Printed, Readout, Series, Shown};
pub use panels::PANELS;
pub use parameter::{COUNT, Key, PARAMETERS, Parameter, Scale, Values, parameter};
pub use preset::{PRESETS, Preset};
pub use screen::{Screen, Triple};

/// This crate compiled to WebAssembly, as the explorer carries it; `cargo xtask explorer` rebuilds it.
#[cfg(not(target_family = "wasm"))]
pub const MODULE: &[u8] = include_bytes!("../endodec.wasm");
