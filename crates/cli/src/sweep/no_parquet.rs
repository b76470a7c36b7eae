//! A build without Parquet: it says what to do instead.

use std::path::Path;

use super::journal::Journal;
use super::part::Part;
use super::{Arguments, Read};
use crate::failure::Failure;

/// What a Parquet file begins with.
pub(super) const MAGIC: &[u8; 4] = b"PAR1";

/// Refuses.
pub(super) fn write(
    _read: &Read,
    _part: &Part,
    _path: &Path,
    _arguments: &Arguments,
) -> Result<(), Failure> {
    Err(Failure::Input(
        "--output must be a CSV or JSON file, got a Parquet file, which this build does not write; build with --features parquet, or write FILE.csv and convert it with DuckDB: COPY (FROM 'FILE.csv') TO 'FILE.parquet'".to_owned(),
    ))
}

/// Refuses.
pub(super) fn merge(
    _parts: &[(Part, &Path)],
    _whole: &Part,
    _journal: &mut Journal,
) -> Result<(), Failure> {
    Err(Failure::Input(
        "--merge must have CSV parts, got Parquet, which this build does not read; build with --features parquet, or read the parts as one table with DuckDB: FROM 'part*.parquet'".to_owned(),
    ))
}
