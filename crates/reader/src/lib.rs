//! Tables of other people, read right or refused with the reason.
//!
//! A [`CsvTable`] is named columns that know the file and line of every cell. How numbers, separators
//! and missing values are written is a [`Dialect`]; nothing is guessed: what another dialect would
//! read is refused with the option's name. With the feature `formats`, gzip and Excel workbooks are
//! read too; other formats are named in the refusal by their first bytes.
//!
//! ```
//! use endodec_reader::{CsvTable, Dialect};
//!
//! let dialect = Dialect { delimiter: b';', decimal: ',', ..Dialect::PLAIN };
//! let table = CsvTable::read_with("costs.csv", "year;cost\n2024;1,5\n".as_bytes(), &dialect)?;
//! assert_eq!(table.numbers("cost")?, [1.5]);
//! # Ok::<(), endodec_reader::ReadError>(())
//! ```

/// What the front page says compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;

mod bytes;
mod date;
mod dialect;
mod error;
#[cfg(feature = "formats")]
mod excel;
mod number;
mod records;
mod row;
mod table;
mod times;

pub use bytes::{decode, read_limited};
pub use date::{Grain, WrittenDate, parse_moment};
pub use dialect::Dialect;
pub use error::ReadError;
pub use row::Row;
pub use table::CsvTable;
pub use times::{Times, Unit};

pub use jiff::civil::Date;
