//! The Frictionless data package: what is known of each file, apart from its rows.

use serde::{Deserialize, Serialize};

use crate::{DataError, Grade, Provenance};

/// A document that numbers were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is.
    pub title: String,
    /// Where it is.
    #[serde(default)]
    pub path: Option<String>,
    /// Which state of it was read.
    #[serde(default)]
    pub version: Option<String>,
}

/// Terms under which a file may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Open Definition identifier such as `CC-BY-4.0`, or `notspecified`, or `other-pd` for mere facts.
    pub name: String,
    /// The terms in words.
    #[serde(default)]
    pub title: Option<String>,
    /// Where the terms are.
    #[serde(default)]
    pub path: Option<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Name in the header.
    pub name: String,
    /// Frictionless type: `number`, `integer`, `string`, `date`, `year`, `yearmonth`.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// Unit of the values; none for words and dates.
    #[serde(default)]
    pub unit: Option<String>,
    /// Meaning.
    #[serde(default)]
    pub description: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub(crate) struct Schema {
    #[serde(default)]
    pub(crate) fields: Vec<Field>,
}

/// Description of one file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Resource {
    /// Short name, distinct within the package.
    pub name: String,
    /// Path within the data folder.
    pub path: String,
    /// One line on the content.
    #[serde(default)]
    pub title: String,
    /// What to know before using it.
    #[serde(default)]
    pub description: String,
    /// Where the numbers come from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Terms of use.
    #[serde(default, rename = "licenses")]
    pub licences: Vec<Licence>,
    /// Grade of the rows that carry none of their own; none given counts as C.
    #[serde(default)]
    pub grade: Option<Grade>,
    /// Words that the licence wants shown.
    #[serde(default)]
    pub attribution: Option<String>,
    /// Last day that the rows cover, as `YYYY-MM-DD`, where the last period is incomplete.
    #[serde(default, rename = "observedThrough")]
    pub observed_through: Option<String>,
    /// Length in bytes.
    #[serde(default)]
    pub bytes: u64,
    /// Checksum, `sha256:` and hexadecimal digits.
    #[serde(default)]
    pub hash: String,
    #[serde(default)]
    pub(crate) schema: Schema,
}

impl Resource {
    /// Columns in the order of the header.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.schema.fields
    }

    /// Source, licence and grade of rows that carry none of their own.
    #[must_use]
    pub fn provenance(&self) -> Provenance {
        let sources: Vec<&str> = self
            .sources
            .iter()
            .map(|source| source.title.as_str())
            .collect();
        let licences: Vec<&str> = self
            .licences
            .iter()
            .map(|licence| licence.name.as_str())
            .collect();
        Provenance {
            source: sources.join("; "),
            licence: licences.join(" and "),
            grade: self.grade.unwrap_or(Grade::C),
        }
    }
}

#[derive(Deserialize)]
struct Package {
    resources: Vec<Resource>,
}

/// Reads the resources of a `datapackage.json`.
pub(crate) fn resources(file: &str, text: &str) -> Result<Vec<Resource>, DataError> {
    serde_json::from_str::<Package>(text)
        .map(|package| package.resources)
        .map_err(|reason| DataError::BadPackage {
            file: file.to_owned(),
            reason,
        })
}
