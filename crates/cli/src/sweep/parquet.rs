//! Rows as a Parquet file.
//!
//! ```text
//! PAR1   group 1, its footer   group 2, its footer   …   footer of the file
//! ```
//!
//! A chunk of rows is a row group, so that neither threads nor pieces change a byte. Behind each group stands a footer for
//! it alone, which readers pass over: from those, last to first, a run that goes on learns what it has. What depends on the
//! run stands in no footer.

mod cells;
mod merge;

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use endodec_screens::sweep::{CellKind, Column, Sweep};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::{
    FileMetaData, KeyValue, ParquetMetaData, ParquetMetaDataReader, ParquetMetaDataWriter,
    RowGroupMetaData,
};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, SchemaDescriptor, Type, TypePtr};

use super::journal::Journal;
use super::part::Part;
use super::progress::Progress;
use super::{Arguments, Read, chunks};
use crate::failure::Failure;
use cells::Cells;
pub(super) use merge::merge;

/// What a Parquet file begins and ends with.
pub(super) const MAGIC: &[u8; 4] = b"PAR1";
/// What stands behind a footer: its length and [`MAGIC`].
const TAIL: u64 = 8;

/// Writes the rows of a part.
pub(super) fn write(
    read: &Read,
    part: &Part,
    path: &Path,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (layout, columns) = (Layout::of(&read.sweep)?, read.sweep.columns());
    let Some(mut journal) = Journal::open(path, part, "Parquet", arguments.start())? else {
        return Ok(());
    };
    let (rows, done) = (part.rows(), journal.rows());
    if journal.is_empty() {
        journal.write(MAGIC, 0)?;
    }
    let progress = Progress::new(rows.end - rows.start, done, arguments.progress);
    let left = rows.start + done..rows.end;
    chunks(
        &read.sweep,
        &left,
        |block, _| block,
        |blocks, count| {
            journal.write(&layout.group(&Cells::of(&columns, &blocks))?, count)?;
            progress.add(count);
            Ok(())
        },
    )?;
    let footer = layout.footer(&journal.path(), journal.bytes(), part)?;
    journal.write(&footer, 0)?;
    progress.end();
    journal.finish()
}

/// The columns of a file, and how they are written.
#[derive(Debug)]
pub(super) struct Layout {
    schema: TypePtr,
    properties: WriterPropertiesPtr,
}

impl Layout {
    /// The columns of a sweep, and `error`.
    pub(super) fn of(sweep: &Sweep) -> Result<Self, Failure> {
        let mut fields = Vec::new();
        for Column { name, kind, .. } in sweep.columns() {
            fields.push(match kind {
                CellKind::Real => (name, Physical::DOUBLE),
                CellKind::Whole => (name, Physical::INT64),
                CellKind::Word(_) => (name, Physical::BYTE_ARRAY),
            });
        }
        fields.push(("error".to_owned(), Physical::BYTE_ARRAY));
        let fields = fields
            .iter()
            .map(|(name, physical)| {
                let text = *physical == Physical::BYTE_ARRAY;
                Type::primitive_type_builder(name, *physical)
                    .with_repetition(Repetition::OPTIONAL)
                    .with_logical_type(text.then_some(LogicalType::String))
                    .build()
                    .map(Arc::new)
            })
            .collect::<Result<Vec<_>, _>>()
            .map_err(defect)?;
        let schema = Type::group_type_builder("sweep")
            .with_fields(fields)
            .build()
            .map_err(defect)?;
        Ok(Self::with_schema(Arc::new(schema)))
    }

    fn with_schema(schema: TypePtr) -> Self {
        // One page a column, however it is handed over; words by their number.
        let mut properties = WriterProperties::builder()
            .set_created_by(concat!("endodec ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_dictionary_enabled(false)
            .set_data_page_row_count_limit(usize::MAX)
            .set_data_page_size_limit(usize::MAX)
            .set_dictionary_page_size_limit(usize::MAX)
            .set_write_batch_size(1 << 20)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true);
        for field in schema.get_fields() {
            if field.get_physical_type() == Physical::BYTE_ARRAY {
                let path = ColumnPath::new(vec![field.name().to_owned()]);
                properties = properties.set_column_dictionary_enabled(path, true);
            }
        }
        Self {
            schema,
            properties: Arc::new(properties.build()),
        }
    }

    /// A row group and its footer.
    pub(super) fn group(&self, columns: &[Cells]) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        self.write(columns, &mut bytes).map_err(defect)?;
        // The magic number stands once, at the beginning of the file.
        Ok(bytes.split_off(MAGIC.len()))
    }

    fn write(&self, columns: &[Cells], bytes: &mut Vec<u8>) -> Result<(), ParquetError> {
        let (schema, properties) = (self.schema.clone(), self.properties.clone());
        let mut writer = SerializedFileWriter::new(bytes, schema, properties)?;
        let mut group = writer.next_row_group()?;
        for cells in columns {
            let Some(mut column) = group.next_column()? else {
                return Err(ParquetError::General("one column too many".to_owned()));
            };
            match cells {
                Cells::Real(given, levels) => {
                    let column = column.typed::<DoubleType>();
                    column.write_batch(given, Some(levels), None)?;
                }
                Cells::Whole(given, levels) => {
                    let column = column.typed::<Int64Type>();
                    column.write_batch(given, Some(levels), None)?;
                }
                Cells::Text(given, levels) => {
                    let column = column.typed::<ByteArrayType>();
                    column.write_batch(given, Some(levels), None)?;
                }
            }
            column.close()?;
        }
        group.close()?;
        writer.close().map(|_| ())
    }

    /// The footer of a file whose groups are written, as far as `end`: what readers need, and what people need to know.
    pub(super) fn footer(&self, rows: &Path, end: u64, part: &Part) -> Result<Vec<u8>, Failure> {
        let found = groups(rows, end)?;
        let count: i64 = found.iter().map(RowGroupMetaData::num_rows).sum();
        let schema = Arc::new(SchemaDescriptor::new(self.schema.clone()));
        let created_by = self.properties.created_by().to_owned();
        let known = Some(known(part)?);
        let file = FileMetaData::new(2, count, Some(created_by), known, schema, None);
        let mut footer = Vec::new();
        ParquetMetaDataWriter::new(&mut footer, &ParquetMetaData::new(file, found))
            .finish()
            .map_err(defect)?;
        Ok(footer)
    }
}

/// What the footer says beside the columns; the same for every part of a sweep.
fn known(part: &Part) -> Result<Vec<KeyValue>, Failure> {
    let columns = serde_json::to_string(&part.columns)
        .map_err(|error| Failure::Internal(error.to_string()))?;
    let said = [
        ("endodec.version", Some(part.endodec.clone())),
        ("endodec.specification", Some(part.specification.clone())),
        ("endodec.scenarios_sha256", part.scenarios_sha256.clone()),
        ("endodec.columns", Some(columns)),
    ];
    Ok(said
        .into_iter()
        .filter_map(|(key, value)| Some(KeyValue::new(key.to_owned(), value?)))
        .collect())
}

/// The row groups of a file as far as `end`, by the footers behind them.
fn groups(path: &Path, end: u64) -> Result<Vec<RowGroupMetaData>, Failure> {
    let unread = |source| Failure::Read {
        path: path.to_owned(),
        source,
    };
    let short = || {
        Failure::Input(format!(
            "{} does not hold the row groups that it must have: remove its folder and begin again",
            path.display()
        ))
    };
    let mut file = File::open(path).map_err(unread)?;
    let mut read = |from: u64, bytes: u64| -> Result<Vec<u8>, Failure> {
        let mut found = vec![0; usize::try_from(bytes).unwrap_or(0)];
        file.seek(SeekFrom::Start(from))
            .and_then(|_| file.read_exact(&mut found))
            .map_err(unread)?;
        Ok(found)
    };
    let mut groups = Vec::new();
    let mut end = end;
    while end > MAGIC.len() as u64 {
        let tail = end.checked_sub(TAIL).ok_or_else(short)?;
        let length = match read(tail, TAIL)?.as_slice() {
            &[a, b, c, d, ref magic @ ..] if magic == MAGIC => u32::from_le_bytes([a, b, c, d]),
            _ => return Err(short()),
        };
        let footer = tail.checked_sub(u64::from(length)).ok_or_else(short)?;
        let metadata = ParquetMetaDataReader::decode_metadata(&read(footer, u64::from(length))?)
            .map_err(|_| short())?;
        let group = metadata.row_groups().first().cloned().ok_or_else(short)?;
        let pages = u64::try_from(group.compressed_size()).map_err(|_| short())?;
        end = footer.checked_sub(pages).ok_or_else(short)?;
        groups.push((group, end));
    }
    let moved = |(ordinal, (group, begin)): (i32, (RowGroupMetaData, u64))| {
        // As written it began behind the magic number.
        let by = i64::try_from(begin).unwrap_or(i64::MAX) - MAGIC.len() as i64;
        let file_offset = group.file_offset().map(|offset| offset + by);
        let mut group = group.into_builder();
        let columns = group
            .take_columns()
            .into_iter()
            .map(|column| {
                let pages = column.data_page_offset() + by;
                let words = column.dictionary_page_offset().map(|offset| offset + by);
                column
                    .into_builder()
                    .set_data_page_offset(pages)
                    .set_dictionary_page_offset(words)
                    .build()
            })
            .collect::<Result<_, _>>()?;
        if let Some(offset) = file_offset {
            group = group.set_file_offset(offset);
        }
        group
            .set_ordinal(ordinal)
            .set_column_metadata(columns)
            .build()
    };
    (0..)
        .zip(groups.into_iter().rev())
        .map(moved)
        .collect::<Result<_, _>>()
        .map_err(defect)
}

fn defect(error: ParquetError) -> Failure {
    Failure::Internal(error.to_string())
}
