//! The data of endogenous decentralization: typed, embedded, each value with source, licence and grade.

mod csv_table;
mod error;

pub use csv_table::{CsvTable, Row};
pub use error::DataError;
pub use jiff::civil::Date;
