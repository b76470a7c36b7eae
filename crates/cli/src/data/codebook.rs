//! `endodec data codebook`: every column of every dataset.

use clap::Args;
use serde::Serialize;

use super::DataFolder;
use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, records};

/// Arguments of `endodec data codebook`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec data codebook --format csv --output codebook.csv")]
pub(crate) struct CodebookArguments {
    #[command(flatten)]
    folder: DataFolder,
}

/// A column with what it holds.
#[derive(Serialize)]
struct Entry {
    dataset: String,
    column: String,
    r#type: String,
    unit: Option<String>,
    description: String,
    rows: usize,
    missing: usize,
    least: Option<f64>,
    most: Option<f64>,
}

#[derive(Serialize)]
#[serde(transparent)]
struct Codebook(Vec<Entry>);

impl Analysis for CodebookArguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let datasets = self.folder.datasets()?;
        let mut entries = Vec::new();
        for file in datasets.files() {
            let table = file.table()?;
            for field in file.resource().fields() {
                let place = table.headers().iter().position(|head| *head == field.name);
                let cells: Vec<&str> = table
                    .rows()
                    .filter_map(|row| row.cells().nth(place?))
                    .collect();
                let filled = || cells.iter().filter(|cell| !matches!(**cell, "" | "NA"));
                let numbers: Vec<f64> = match field.kind.as_str() {
                    "string" => Vec::new(),
                    _ => filled().filter_map(|cell| cell.parse().ok()).collect(),
                };
                entries.push(Entry {
                    dataset: file.resource().name.clone(),
                    column: field.name.clone(),
                    r#type: field.kind.clone(),
                    unit: field.unit.clone(),
                    description: field.description.clone(),
                    rows: cells.len(),
                    missing: cells.len() - filled().count(),
                    least: numbers.iter().copied().reduce(f64::min),
                    most: numbers.iter().copied().reduce(f64::max),
                });
            }
        }
        Ok(Codebook(entries))
    }
}

impl Answer for Codebook {
    fn records(&self) -> Result<Table, Failure> {
        records(
            &self.0,
            "dataset, column, type, unit, description, rows, missing, least, most",
        )
    }

    /// One heading a dataset, one line a column.
    fn text(&self) -> Result<String, Failure> {
        let mut text = String::from("# Codebook\n");
        let mut dataset = "";
        for entry in &self.0 {
            if entry.dataset != dataset {
                dataset = &entry.dataset;
                text.push_str(&format!("\n## {dataset}, {} rows\n\n", entry.rows));
            }
            let unit = entry
                .unit
                .as_ref()
                .map(|unit| format!(" [{unit}]"))
                .unwrap_or_default();
            let range = match (entry.least, entry.most) {
                (Some(least), Some(most)) => format!("; {least} to {most}"),
                _ => String::new(),
            };
            let missing = match entry.missing {
                0 => String::new(),
                missing => format!("; {missing} missing"),
            };
            text.push_str(&format!(
                "- `{}` ({}){unit}: {}{range}{missing}\n",
                entry.column, entry.r#type, entry.description
            ));
        }
        Ok(text)
    }
}
