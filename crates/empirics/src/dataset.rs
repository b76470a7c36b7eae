//! Typed rows with the provenance of each.

use std::ops::Deref;

use endodec_reader::Row;

use crate::{DataError, Grade, Provenance, package::Resource};

/// Rows of one file, in file order, each with its source, licence and grade; reads like a slice of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset<T> {
    name: String,
    provenance: Provenance,
    rows: Vec<T>,
    origins: Vec<Origin>,
}

/// What a row says of itself in its columns `source` and `grade`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    source: Option<String>,
    grade: Option<Grade>,
}

impl<T> Dataset<T> {
    pub(crate) fn read<'a>(
        resource: &Resource,
        rows: impl Iterator<Item = Row<'a>>,
        parse: impl Fn(Row<'a>) -> Result<T, DataError>,
    ) -> Result<Self, DataError> {
        let mut dataset = Self {
            name: resource.name.clone(),
            provenance: resource.provenance(),
            rows: Vec::new(),
            origins: Vec::new(),
        };
        for row in rows {
            dataset.rows.push(parse(row)?);
            dataset.origins.push(Origin::read(row)?);
        }
        Ok(dataset)
    }

    /// Name of the file in the data package.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Source, licence and grade of the file as a whole.
    #[must_use]
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// Rows in file order, each with its own source and grade where the file gives them by row.
    pub fn with_provenance(&self) -> impl Iterator<Item = (&T, Provenance)> {
        self.rows.iter().zip(&self.origins).map(|(row, origin)| {
            let provenance = Provenance {
                source: origin
                    .source
                    .clone()
                    .unwrap_or_else(|| self.provenance.source.clone()),
                licence: self.provenance.licence.clone(),
                grade: origin.grade.unwrap_or(self.provenance.grade),
            };
            (row, provenance)
        })
    }

    pub(crate) fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }
}

impl<T> Deref for Dataset<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.rows
    }
}

impl<'a, T> IntoIterator for &'a Dataset<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl Origin {
    fn read(row: Row<'_>) -> Result<Self, DataError> {
        // A file without these columns is graded as a whole.
        let optional = |column| {
            row.has(column)
                .then(|| row.optional_text(column))
                .transpose()
                .map(Option::flatten)
        };
        let grade = optional("grade")?
            .map(|text| Grade::parse(text).ok_or_else(|| row.bad("grade", "a grade A, B, C or P")))
            .transpose()?;
        Ok(Self {
            source: optional("source")?.map(str::to_owned),
            grade,
        })
    }
}
