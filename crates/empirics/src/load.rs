//! The files of the data package, embedded or replaced by a user's.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use endodec_reader::{CsvTable, Row};

use crate::{
    DataError, Dataset, Date,
    package::{self, Resource, Source},
};

/// Path of the data package within a data folder.
pub(crate) const DATAPACKAGE: &str = "datapackage.json";

/// One file of the data package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    resource: Resource,
    label: String,
    text: String,
    replaced: bool,
}

impl DataFile {
    /// What is known of it.
    #[must_use]
    pub fn resource(&self) -> &Resource {
        &self.resource
    }

    /// The name that errors give: the path, within a user's folder where it is from there.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The CSV text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a user's file with other text stands in place of the embedded one.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        self.replaced
    }

    /// SHA-256 of the text, hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        sha256(self.text.as_bytes())
    }

    /// The text as named columns.
    ///
    /// # Errors
    ///
    /// As [`CsvTable::read`].
    pub fn table(&self) -> Result<CsvTable, DataError> {
        Ok(CsvTable::parse(&self.label, &self.text)?)
    }
}

/// SHA-256 of bytes, hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The text that is shipped under a path of the data package.
pub(crate) fn embedded(path: &str) -> &'static str {
    endodec_data::FILES
        .iter()
        .find(|(name, _)| *name == path)
        .map_or("", |(_, text)| *text)
}

/// All files of the data package, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Files(Vec<DataFile>);

impl Files {
    /// Embedded files, each replaced by that of the same path in `folder` if there is one.
    pub(crate) fn new(
        folder: &str,
        replacements: &BTreeMap<String, String>,
    ) -> Result<Self, DataError> {
        let resources = package::resources(DATAPACKAGE, endodec_data::DATAPACKAGE)?;
        let paths: Vec<String> = resources
            .iter()
            .map(|resource| resource.path.clone())
            .collect();
        let label = |path: &str| {
            if folder.is_empty() {
                path.to_owned()
            } else {
                format!("{folder}/{path}")
            }
        };
        let mut described = BTreeMap::new();
        for (path, text) in replacements {
            if path == DATAPACKAGE {
                for resource in package::resources(&label(path), text)? {
                    described.insert(resource.path.clone(), resource);
                }
            } else if !paths.contains(path) {
                return Err(DataError::UnknownPath {
                    file: label(path),
                    available: paths,
                });
            }
        }
        for resource in &resources {
            let path = &resource.path;
            let is_replaced = replacements
                .get(path)
                .is_some_and(|text| text != embedded(path));
            match described.get(path) {
                // It is read by its name.
                Some(given) if is_replaced && given.name != resource.name => {
                    return Err(DataError::Renamed {
                        file: label(DATAPACKAGE),
                        path: path.clone(),
                        name: resource.name.clone(),
                        given: given.name.clone(),
                    });
                }
                _ => {}
            }
        }
        let files = resources.into_iter().map(|resource| {
            let path = resource.path.clone();
            let embedded = embedded(&path);
            match replacements.get(&path) {
                Some(text) if text != embedded => DataFile {
                    resource: described
                        .remove(&path)
                        .unwrap_or_else(|| undescribed(resource, &label(&path))),
                    label: label(&path),
                    text: text.clone(),
                    replaced: true,
                },
                _ => DataFile {
                    resource,
                    label: path,
                    text: embedded.to_owned(),
                    replaced: false,
                },
            }
        });
        Ok(Self(files.collect()))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &DataFile> {
        self.0.iter()
    }

    pub(crate) fn as_slice(&self) -> &[DataFile] {
        &self.0
    }

    pub(crate) fn get(&self, name: &str) -> Result<&DataFile, DataError> {
        self.iter()
            .find(|file| file.resource.name == name || file.resource.path == name)
            .ok_or_else(|| DataError::UnknownFile {
                name: name.to_owned(),
                available: self.iter().map(|file| file.resource.name.clone()).collect(),
            })
    }

    pub(crate) fn dataset<T>(
        &self,
        name: &str,
        parse: impl Fn(Row<'_>) -> Result<T, DataError>,
    ) -> Result<Dataset<T>, DataError> {
        let file = self.get(name)?;
        let table = file.table()?;
        Dataset::read(&file.resource, table.rows(), parse)
    }

    /// Last day that an incomplete last period covers.
    pub(crate) fn observed_through(&self, name: &str) -> Option<Date> {
        self.get(name)
            .ok()?
            .resource
            .observed_through
            .as_ref()?
            .parse()
            .ok()
    }
}

/// A user's file without a description: ours of the columns holds, ours of the origin does not.
fn undescribed(resource: Resource, label: &str) -> Resource {
    Resource {
        description: String::new(),
        sources: vec![Source {
            title: label.to_owned(),
            path: None,
            version: None,
        }],
        licences: Vec::new(),
        grade: None,
        attribution: None,
        observed_through: None,
        ..resource
    }
}
