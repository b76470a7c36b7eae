//! One table of everything that can be moved: the explorer's sliders, the command line's help and `docs/parameters.md`
//! are made of it.

mod description;
mod key;
mod table;
mod values;

pub(crate) use description::position;
pub use description::{ParameterEntry, ParameterScale};
pub use key::{COUNT, Key};
pub use table::{PARAMETERS, parameter};
pub use values::Values;
