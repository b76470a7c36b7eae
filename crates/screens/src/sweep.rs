//! A panel's read-outs over many values of its parameters: grids, lists, draws and scenarios.
//!
//! A specification is a TOML text; a [`Sweep`] is one that was read and found good. Any range of its points can be computed
//! on its own, and the numbers do not depend on how the points are shared out.
//!
//! ```
//! use endodec_screens::sweep::Sweep;
//!
//! let sweep = Sweep::read(
//!     "panel = 'rivalry'\nreadouts = ['welfare-loss']\n[grid]\nfirms = [2, 5, 12]",
//!     &|name| Err(format!("there is no file {name}")),
//! )?;
//! let block = sweep.rows(0..sweep.points());
//! // The more rivals, the more is lost.
//! assert!(block.columns[1].is_sorted());
//! # Ok::<(), endodec_screens::sweep::SweepError>(())
//! ```

mod axis;
mod distribution;
mod error;
mod games;
mod name;
mod points;
mod scenarios;
pub mod sensitivity;
mod specification;
mod table;
mod uniforms;

pub use distribution::Distribution;
pub use error::SweepError;
pub use table::{CellKind, Column, RowBlock, Sweep};
