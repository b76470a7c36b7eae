//! The tables that both versions print, cell by cell.

use endodec_reader::CsvTable;

use crate::{DataError, Printed, Provenance, load::Files};

/// A printed table.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedTable {
    /// Name of the file in the data package, such as `v1_t02_dram`.
    pub name: String,
    /// `v1` or `v2`.
    pub version: String,
    /// Number in that version, such as `4a`.
    pub number: String,
    /// What the table shows, in our words.
    pub title: String,
    /// Printed column heads.
    pub columns: Vec<String>,
    /// Printed rows, each as long as `columns`.
    pub rows: Vec<Vec<Printed>>,
    /// Source, licence and grade P.
    pub provenance: Provenance,
}

impl PrintedTable {
    /// Cells of a column, in row order; none where no column has this head.
    #[must_use]
    pub fn column(&self, head: &str) -> Option<Vec<&Printed>> {
        let at = self.columns.iter().position(|column| column == head)?;
        Some(self.rows.iter().map(|row| &row[at]).collect())
    }

    /// Numbers of a column, in row order, with none where the cell is no single number.
    #[must_use]
    pub fn numbers(&self, head: &str) -> Option<Vec<Option<f64>>> {
        Some(
            self.column(head)?
                .into_iter()
                .map(Printed::number)
                .collect(),
        )
    }

    /// The cell in a column of the first row whose first cell reads `row`.
    #[must_use]
    pub fn cell(&self, row: &str, head: &str) -> Option<&Printed> {
        let at = self.columns.iter().position(|column| column == head)?;
        self.rows
            .iter()
            .find(|cells| cells.first().is_some_and(|cell| cell.text() == row))
            .map(|cells| &cells[at])
    }
}

/// The printed tables of both versions.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedTables {
    /// Tables in the order of the data package.
    pub tables: Vec<PrintedTable>,
}

impl PrintedTables {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        let tables = files
            .iter()
            .filter(|file| file.resource().path.starts_with("paper/"))
            .map(|file| {
                let resource = file.resource();
                let table = file.table()?;
                let shown = |column: &&String| !matches!(column.as_str(), "version" | "table_no");
                let columns: Vec<String> = table.headers().iter().filter(shown).cloned().collect();
                let (version, number) = identity(&table)?;
                let rows = table
                    .rows()
                    .map(|row| {
                        columns
                            .iter()
                            .map(|column| {
                                Ok(Printed::parse(
                                    row.optional_text(column)?.unwrap_or_default(),
                                ))
                            })
                            .collect()
                    })
                    .collect::<Result<_, DataError>>()?;
                Ok(PrintedTable {
                    name: resource.name.clone(),
                    version,
                    number,
                    title: resource.title.clone(),
                    columns,
                    rows,
                    provenance: resource.provenance(),
                })
            })
            .collect::<Result<_, DataError>>()?;
        Ok(Self { tables })
    }

    /// A table by version (`v1`, `v2`) and number (`2`, `4a`, `B1`).
    #[must_use]
    pub fn table(&self, version: &str, number: &str) -> Option<&PrintedTable> {
        self.tables
            .iter()
            .find(|table| table.version == version && table.number == number)
    }
}

fn identity(table: &CsvTable) -> Result<(String, String), DataError> {
    let first = |column: &str| -> Result<String, DataError> {
        Ok(table
            .text(column)?
            .first()
            .copied()
            .unwrap_or_default()
            .to_owned())
    };
    Ok((first("version")?, first("table_no")?))
}
