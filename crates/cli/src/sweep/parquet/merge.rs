//! Parts as one Parquet file: their rows in groups as one run has them.

use std::fs::File;
use std::path::Path;

use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader as _, RowGroupReader, SerializedFileReader};

use super::super::CHUNK;
use super::super::journal::Journal;
use super::super::part::Part;
use super::cells::Cells;
use super::{Layout, MAGIC, known};
use crate::failure::Failure;

/// Writes the rows of the parts, which are in their order, and the footer.
pub(in super::super) fn merge(
    parts: &[(Part, &Path)],
    whole: &Part,
    journal: &mut Journal,
) -> Result<(), Failure> {
    let mut layout: Option<Layout> = None;
    let mut left: Vec<Cells> = Vec::new();
    let group = usize::try_from(CHUNK).unwrap_or(usize::MAX);
    journal.write(MAGIC, 0)?;
    for (part, path) in parts {
        let unread = |error: ParquetError| {
            Failure::Input(format!(
                "{} is not as a sweep wrote it: {error}",
                path.display()
            ))
        };
        let file = File::open(path).map_err(|source| Failure::Read {
            path: path.to_path_buf(),
            source,
        })?;
        let reader = SerializedFileReader::new(file).map_err(unread)?;
        let metadata = reader.metadata().file_metadata();
        let schema = metadata.schema_descr().root_schema_ptr();
        let layout = layout.get_or_insert_with(|| Layout::with_schema(schema.clone()));
        let rows = part.rows();
        let counts = u64::try_from(metadata.num_rows()) == Ok(rows.end - rows.start);
        if layout.schema != schema
            || metadata.key_value_metadata() != Some(&known(whole)?)
            || !counts
        {
            return Err(Failure::Input(format!(
                "{} must have the columns, the specification and the number of rows of its manifest",
                path.display()
            )));
        }
        for at in 0..reader.num_row_groups() {
            let read = reader.get_row_group(at).map_err(unread)?;
            let columns = columns(read.as_ref()).map_err(unread)?;
            if left.is_empty() {
                left = columns;
            } else {
                for (left, more) in left.iter_mut().zip(columns) {
                    left.append(more);
                }
            }
            while left.first().is_some_and(|cells| cells.rows() >= group) {
                let full: Vec<Cells> = left.iter_mut().map(|cells| cells.take(group)).collect();
                journal.write(&layout.group(&full)?, 0)?;
            }
        }
    }
    let Some(layout) = layout else {
        return Ok(());
    };
    if left.first().is_some_and(|cells| cells.rows() > 0) {
        journal.write(&layout.group(&left)?, 0)?;
    }
    let footer = layout.footer(&journal.path(), journal.bytes(), whole)?;
    journal.write(&footer, 0)
}

/// The columns of a row group.
fn columns(group: &dyn RowGroupReader) -> Result<Vec<Cells>, ParquetError> {
    let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
    (0..group.num_columns())
        .map(|at| {
            Ok(match group.get_column_reader(at)? {
                ColumnReader::DoubleColumnReader(column) => {
                    let (given, levels) = column_of(column, rows)?;
                    Cells::Real(given, levels)
                }
                ColumnReader::Int64ColumnReader(column) => {
                    let (given, levels) = column_of(column, rows)?;
                    Cells::Whole(given, levels)
                }
                ColumnReader::ByteArrayColumnReader(column) => {
                    let (given, levels) = column_of(column, rows)?;
                    Cells::Text(given, levels)
                }
                _ => {
                    let said = "a column of a type that no sweep has";
                    return Err(ParquetError::General(said.to_owned()));
                }
            })
        })
        .collect()
}

fn column_of<T: DataType>(
    mut column: ColumnReaderImpl<T>,
    rows: usize,
) -> Result<(Vec<T::T>, Vec<i16>), ParquetError> {
    let (mut given, mut levels) = (Vec::new(), Vec::new());
    while levels.len() < rows {
        let (read, ..) =
            column.read_records(rows - levels.len(), Some(&mut levels), None, &mut given)?;
        if read == 0 {
            return Err(ParquetError::EOF("fewer rows than it says".to_owned()));
        }
    }
    Ok((given, levels))
}
