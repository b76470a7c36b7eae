//! `endodec data`: the datasets with their sources, licences and grades.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use endodec_empirics::{DataFile, Datasets, Resource, decode};
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{self, Answer, Format, OutputArguments, aligned};

/// The commands of `endodec data`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Every dataset in one line: name, rows, grade, licence, title.
    List(ListArguments),
    /// One dataset: where it comes from, what its columns mean, its rows.
    Show(ShowArguments),
    /// Write datasets as CSV files, with a datapackage.json beside them.
    Export(ExportArguments),
}

/// Arguments of `endodec data list`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec data list --format csv")]
pub(crate) struct ListArguments {
    #[command(flatten)]
    folder: DataFolder,
    #[command(flatten)]
    output: OutputArguments,
}

/// Arguments of `endodec data show`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec data show author_capex --format csv")]
pub(crate) struct ShowArguments {
    /// Name of the dataset, as `endodec data list` gives it
    name: String,
    #[command(flatten)]
    folder: DataFolder,
    #[command(flatten)]
    output: OutputArguments,
}

/// Arguments of `endodec data export`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export --all --to data\n\nEdit the files and give the folder to `endodec reproduce --data data`."
)]
pub(crate) struct ExportArguments {
    /// Name of the dataset, as `endodec data list` gives it
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    name: Option<String>,
    /// Every dataset
    #[arg(long)]
    all: bool,
    /// Folder to write to; it is created where it does not exist
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    folder: DataFolder,
}

/// A folder of the user's in place of the embedded data.
#[derive(Debug, Clone, Args)]
pub(crate) struct DataFolder {
    /// Folder whose CSV files replace the embedded ones of the same path
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl DataFolder {
    /// The embedded datasets, with the folder's files in their place.
    pub(crate) fn datasets(&self) -> Result<Datasets, Failure> {
        let Some(folder) = &self.data else {
            return Ok(Datasets::embedded()?);
        };
        let mut files = BTreeMap::new();
        for sub in ["", "paper"] {
            read_folder(folder, sub, &mut files)?;
        }
        if files.is_empty() {
            return Err(Failure::argument(
                "--data",
                "a folder that holds CSV files",
                folder.display(),
            ));
        }
        Ok(Datasets::with_files(&folder.display().to_string(), &files)?)
    }
}

fn read_folder(
    folder: &Path,
    sub: &str,
    files: &mut BTreeMap<String, String>,
) -> Result<(), Failure> {
    // Joining nothing would put a separator behind the name.
    let path = if sub.is_empty() {
        folder.to_owned()
    } else {
        folder.join(sub)
    };
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if !sub.is_empty() && error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(());
        }
        Err(source) => return Err(Failure::Read { path, source }),
    };
    for entry in entries {
        let file = entry
            .map_err(|source| Failure::Read {
                path: path.clone(),
                source,
            })?
            .path();
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if file.extension().is_some_and(|extension| extension == "csv")
            || name == "datapackage.json"
        {
            let text = std::fs::read(&file).map_err(|source| Failure::Read {
                path: file.clone(),
                source,
            })?;
            let text = decode(&file.display().to_string(), &text)?.to_owned();
            files.insert(
                if sub.is_empty() {
                    name
                } else {
                    format!("{sub}/{name}")
                },
                text,
            );
        }
    }
    Ok(())
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::List(arguments) => list(arguments),
        Command::Show(arguments) => show(arguments),
        Command::Export(arguments) => export(arguments),
    }
}

fn list(arguments: &ListArguments) -> Result<(), Failure> {
    let datasets = arguments.folder.datasets()?;
    let mut table = Table::new(["name", "rows", "grade", "licence", "title"]);
    let mut json = Vec::new();
    for file in datasets.files() {
        let resource = file.resource();
        let rows = file.table()?.len();
        table.push([
            resource.name.as_str().into(),
            rows.into(),
            grade(resource).into(),
            licences(resource).into(),
            resource.title.as_str().into(),
        ]);
        json.push(description(file, rows));
    }
    Answer::new(Value::Array(json), table).write(&arguments.output)
}

fn show(arguments: &ShowArguments) -> Result<(), Failure> {
    let datasets = arguments.folder.datasets()?;
    let file = datasets.file(&arguments.name)?;
    // CSV is the file itself, so that what is shown can be edited and given back.
    if arguments.output.format == Format::Csv {
        return match &arguments.output.output {
            Some(path) => output::write_file(path, file.text().as_bytes()),
            None => output::print(file.text().as_bytes()),
        };
    }
    let rows = file.table()?;
    let mut table = Table::new(rows.headers().iter().map(String::as_str));
    for row in rows.rows() {
        table.push(row.cells().iter().map(|cell| {
            if cell.is_empty() {
                Cell::Missing
            } else {
                cell.as_str().into()
            }
        }));
    }
    let mut json = description(file, rows.len());
    json["rows"] = rows
        .rows()
        .map(|row| {
            Value::Object(
                rows.headers()
                    .iter()
                    .cloned()
                    .zip(row.cells().iter().map(|cell| value(cell)))
                    .collect(),
            )
        })
        .collect();
    let resource = file.resource();
    let mut text = format!(
        "{}: {}\n{}\n",
        resource.name, resource.title, resource.description
    );
    text.push_str(&format!(
        "Grade {}. Licence: {}.\nSource: {}\n\n",
        grade(resource),
        licences(resource),
        resource.provenance().source
    ));
    for field in resource.fields() {
        let unit = field
            .unit
            .as_ref()
            .map(|unit| format!(" [{unit}]"))
            .unwrap_or_default();
        text.push_str(&format!("  {}{unit}: {}\n", field.name, field.description));
    }
    text.push('\n');
    text.push_str(&aligned(&table));
    Answer::new(json, table)
        .with_text(text)
        .write(&arguments.output)
}

fn export(arguments: &ExportArguments) -> Result<(), Failure> {
    let datasets = arguments.folder.datasets()?;
    let files: Vec<&DataFile> = match &arguments.name {
        Some(name) => vec![datasets.file(name)?],
        None => datasets.files().iter().collect(),
    };
    for file in &files {
        write_into(&arguments.to, &file.resource().path, file.text())?;
    }
    if arguments.all {
        write_into(&arguments.to, "datapackage.json", endodec_data::DATAPACKAGE)?;
    }
    Ok(())
}

fn write_into(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        endodec_report::file::create_folder(parent).map_err(|source| Failure::Write {
            path: parent.to_owned(),
            source,
        })?;
    }
    output::write_file(&path, text.as_bytes())
}

fn description(file: &DataFile, rows: usize) -> Value {
    let resource = file.resource();
    json!({
        "name": resource.name,
        "path": resource.path,
        "title": resource.title,
        "description": resource.description,
        "row_count": rows,
        "grade": resource.grade.map(|grade| grade.to_string()),
        "licences": resource.licences.iter().map(|licence| licence.name.as_str()).collect::<Vec<_>>(),
        "source": resource.provenance().source,
        "attribution": resource.attribution,
        "sha256": file.sha256(),
        "replaced": file.is_replaced(),
        "columns": resource.fields().iter().map(|field| json!({
            "name": field.name,
            "type": field.kind,
            "unit": field.unit,
            "description": field.description,
        })).collect::<Vec<_>>(),
    })
}

/// A cell as JSON: a number where it reads as one, nothing where it is blank.
fn value(cell: &str) -> Value {
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => json!(number),
        _ if cell.is_empty() || cell == "NA" => Value::Null,
        _ => json!(cell),
    }
}

fn grade(resource: &Resource) -> String {
    resource
        .grade
        .map_or_else(|| "by row".to_owned(), |grade| grade.to_string())
}

fn licences(resource: &Resource) -> String {
    resource
        .licences
        .iter()
        .map(|licence| licence.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
