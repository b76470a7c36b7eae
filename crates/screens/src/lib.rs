//! The models of endodec as screens: what a panel of the explorer shows at given parameters.
//!
//! A panel takes [`Values`] of the parameters and computes a [`Screen`], the numbers of its plots and its read-outs, by
//! calls to `endodec-game`, `endodec-learning` and `endodec-adoption`. Each read-out and each series holds its own function
//! of the models [`Solved`], which are solved when first asked for and no sooner. The explorer in the browser runs this
//! crate compiled to WebAssembly (`endodec-explorer-wasm`), and `endodec explore --panel` runs it natively: the digits are
//! the same to the last bit, since everything here is computed with `libm` and basic arithmetic.
//!
//! ```
//! use endodec_screens::{Key, ScreenPanel, Values};
//!
//! let panel = ScreenPanel::find("rivalry").unwrap();
//! let few = panel.compute(&Values::default())?;
//! let many = panel.compute(&Values::default().with(Key::Firms, 12.0))?;
//! let nash_time = panel.readout("nash-crossing-time").unwrap();
//! // More rivals cross sooner.
//! assert!(many.readouts[nash_time] < few.readouts[nash_time]);
//! # Ok::<(), endodec_screens::ScreenError>(())
//! ```

#![warn(clippy::disallowed_methods)]

mod error;
mod models;
mod panel;
mod panels;
mod parameter;
mod preset;
mod screen;
mod solved;
#[cfg(feature = "sweep")]
pub mod sweep;

pub use error::ScreenError;
pub use panel::{
    NumberStyle, Plot, PlotAxis, PrintedPoint, Readout, ScreenPanel, Series, SeriesMark,
};
pub use panels::PANELS;
pub use parameter::{COUNT, Key, PARAMETERS, ParameterEntry, ParameterScale, Values, parameter};
pub use preset::{PRESETS, Preset};
pub use screen::{Screen, Triple};
pub use solved::Solved;
