//! Which rows a run computes, and what identifies them.

use std::ops::Range;

use endodec_files::hash;
use serde::{Deserialize, Serialize};

use super::Read;
use crate::failure::Failure;

/// One of the parts of a sweep; the whole is part 1 of 1. As JSON it is the manifest beside the file of the rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Part {
    /// Version of the program.
    pub(super) endodec: String,
    /// The specification, as written.
    pub(super) specification: String,
    /// SHA-256 of the file of scenarios, if there is one.
    pub(super) scenarios_sha256: Option<String>,
    /// The columns before `error`.
    pub(super) columns: Vec<Described>,
    /// Number of the part, from 1.
    pub(super) part: u64,
    /// How many parts there are.
    pub(super) of: u64,
    /// Rows of all parts.
    pub(super) points: u64,
    /// Bytes of the file, once it is whole.
    pub(super) bytes: u64,
}

/// A column, as far as readers of the file need to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Described {
    name: String,
    unit: String,
    meaning: String,
}

impl Part {
    /// The part of a shard `I/N`.
    pub(super) fn new(read: &Read, shard: &str) -> Result<Self, Failure> {
        let parts = shard
            .split_once('/')
            .and_then(|(part, of)| Some((part.parse::<u64>().ok()?, of.parse::<u64>().ok()?)))
            .filter(|&(part, of)| 1 <= part && part <= of && of <= 1_000_000);
        let Some((part, of)) = parts else {
            return Err(Failure::argument(
                "--shard",
                "I/N with I from 1 to N",
                shard,
            ));
        };
        let columns = read.sweep.columns().into_iter().map(|column| Described {
            name: column.name,
            unit: column.unit.to_owned(),
            meaning: column.meaning.to_owned(),
        });
        Ok(Self {
            endodec: env!("CARGO_PKG_VERSION").to_owned(),
            specification: read.text.clone(),
            scenarios_sha256: read.scenarios.as_deref().map(|text| hash(text.as_bytes())),
            columns: columns.collect(),
            part,
            of,
            points: read.sweep.points(),
            bytes: 0,
        })
    }

    /// The rows: consecutive, in the order of the parts.
    pub(super) fn rows(&self) -> Range<u64> {
        let end = |part: u64| {
            u64::try_from(u128::from(part) * u128::from(self.points) / u128::from(self.of))
                .unwrap_or(self.points)
        };
        end(self.part - 1)..end(self.part)
    }

    /// The same sweep as a whole, whatever part this is.
    pub(super) fn whole(&self) -> Self {
        Self {
            part: 1,
            of: 1,
            bytes: 0,
            ..self.clone()
        }
    }

    /// The manifest.
    pub(super) fn manifest(&self) -> Result<Vec<u8>, Failure> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|error| Failure::Internal(error.to_string()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// What tells this part from every other.
    pub(super) fn identity(&self) -> Result<String, Failure> {
        let plain = Self {
            bytes: 0,
            ..self.clone()
        };
        Ok(hash(&plain.manifest()?))
    }
}
