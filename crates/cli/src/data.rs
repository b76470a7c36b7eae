//! `endodec data`: the datasets with their sources, licences and grades.

mod codebook;
mod example;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use endodec_empirics::{DataFile, Datasets};
use endodec_files::{Generation, Known};
use endodec_reader::{Row, decode};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::output::{Analysis, Answer, Answered, Cell, Table, To, aligned, records};

/// The commands of `endodec data`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Every dataset in one line: name, rows, grade, licence, title.
    List(Answered<ListArguments>),
    /// One dataset: where it comes from, what its columns mean, its rows.
    Show(Answered<ShowArguments>),
    /// Every column of every dataset: type, unit, meaning, range, missing values.
    Codebook(Answered<codebook::CodebookArguments>),
    /// Write datasets as CSV files, with a datapackage.json beside them.
    Export(ExportArguments),
    /// Write small made-up files on which every example of the help and the README runs.
    Example(example::Arguments),
}

/// Arguments of `endodec data list`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec data list --format csv")]
pub(crate) struct ListArguments {
    #[command(flatten)]
    folder: DataFolder,
}

/// Arguments of `endodec data show`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  endodec data show author_capex --format csv")]
pub(crate) struct ShowArguments {
    /// Name of the dataset, as `endodec data list` gives it
    name: String,
    #[command(flatten)]
    folder: DataFolder,
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

/// Bytes of a file of data; those shipped have at most a hundredth of it.
const LARGEST: u64 = 64 << 20;

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
            let text = endodec_files::read(&file, LARGEST).map_err(|source| Failure::Read {
                path: file.clone(),
                source,
            })?;
            let text = decode(&file.display().to_string(), &text)?.to_owned();
            visible(&file, &text)?;
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

/// Refuses characters that no one sees: they would reach the page, which cannot hold them.
fn visible(file: &Path, text: &str) -> Result<(), Failure> {
    let hidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    for (line, row) in (1..).zip(text.split('\n')) {
        if let Some((at, c)) = (1..).zip(row.chars()).find(|&(_, c)| hidden(c)) {
            let column = 1 + row.chars().take(at - 1).filter(|&c| c == ',').count();
            return Err(Failure::Input(format!(
                "{}, line {line}, column {column}: text without control characters is required, got U+{:04X}",
                file.display(),
                u32::from(c)
            )));
        }
    }
    Ok(())
}

impl Command {
    /// Whether what comes of it is files.
    pub(crate) fn writes_files(&self) -> bool {
        matches!(self, Self::Export(_) | Self::Example(_))
    }

    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        match self {
            Self::List(analysis) => analysis.run(to),
            Self::Show(analysis) => analysis.run(to),
            Self::Codebook(analysis) => analysis.run(to),
            Self::Export(arguments) => export(arguments),
            Self::Example(arguments) => arguments.run(),
        }
    }
}

/// The datasets, each in a line.
#[derive(Serialize)]
#[serde(transparent)]
struct List(Vec<Description>);

impl Analysis for ListArguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let datasets = self.folder.datasets()?;
        let described = datasets
            .files()
            .iter()
            .map(|file| Ok(Description::of(file, file.table()?.len())));
        Ok(List(described.collect::<Result<_, Failure>>()?))
    }
}

impl Answer for List {
    fn records(&self) -> Result<Table, Failure> {
        let rows = self.0.iter().map(|dataset| {
            [
                dataset.name.clone(),
                dataset.row_count.to_string(),
                dataset.shown_grade().to_owned(),
                dataset.licences.join(", "),
                dataset.title.clone(),
            ]
        });
        let columns = "0 as name, 1 as rows, 2 as grade, 3 as licence, 4 as title";
        records(rows, columns)
    }
}

/// One dataset with its rows.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    description: Description,
    rows: Vec<Map<String, Value>>,
    #[serde(skip)]
    table: Table,
    #[serde(skip)]
    file: String,
}

impl Analysis for ShowArguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let datasets = self.folder.datasets()?;
        let file = datasets.file(&self.name)?;
        let rows = file.table()?;
        let mut table = Table::new(rows.headers().iter().map(String::as_str));
        for row in rows.rows() {
            table.push(row.cells().map(|cell| match cell {
                "" => Cell::Missing,
                cell => cell.into(),
            }));
        }
        let object = |row: &Row<'_>| {
            let cells = row.cells().map(value);
            rows.headers().iter().cloned().zip(cells).collect()
        };
        Ok(Shown {
            description: Description::of(file, rows.len()),
            rows: rows.rows().map(|row| object(&row)).collect(),
            table,
            file: file.text().to_owned(),
        })
    }
}

impl Answer for Shown {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.table.clone())
    }

    /// The file itself, so that what is shown can be edited and given back.
    fn csv(&self) -> Result<String, Failure> {
        Ok(self.file.clone())
    }

    fn text(&self) -> Result<String, Failure> {
        let dataset = &self.description;
        let mut text = format!(
            "{}: {}\n{}\nGrade {}. Licence: {}.\nSource: {}\n\n",
            dataset.name,
            dataset.title,
            dataset.description,
            dataset.shown_grade(),
            dataset.licences.join(", "),
            dataset.source
        );
        for column in &dataset.columns {
            let unit = column.unit.as_ref();
            let unit = unit.map(|unit| format!(" [{unit}]")).unwrap_or_default();
            text.push_str(&format!(
                "  {}{unit}: {}\n",
                column.name, column.description
            ));
        }
        text.push_str(&format!("\n{}", aligned(&self.table)));
        Ok(text)
    }
}

fn export(arguments: &ExportArguments) -> Result<(), Failure> {
    let datasets = arguments.folder.datasets()?;
    let files: Vec<&DataFile> = match &arguments.name {
        Some(name) => vec![datasets.file(name)?],
        None => datasets.files().iter().collect(),
    };
    let mut texts: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| (file.resource().path.as_str(), file.text().as_bytes()))
        .collect();
    if arguments.all {
        texts.push((PACKAGE, endodec_data::DATAPACKAGE.as_bytes()));
    }
    // No file is known for ours: whoever edits an exported one may well enter its new hash in the package.
    Ok(Generation::begin(&arguments.to)?.commit(&Known::new(), &texts, false)?)
}

/// Its name in a folder of data.
const PACKAGE: &str = "datapackage.json";

/// What is known of a dataset.
#[derive(Serialize)]
struct Description {
    name: String,
    path: String,
    title: String,
    description: String,
    row_count: usize,
    grade: Option<String>,
    licences: Vec<String>,
    source: String,
    attribution: Option<String>,
    sha256: String,
    replaced: bool,
    columns: Vec<Column>,
}

#[derive(Serialize)]
struct Column {
    name: String,
    r#type: String,
    unit: Option<String>,
    description: String,
}

impl Description {
    fn of(file: &DataFile, rows: usize) -> Self {
        let resource = file.resource();
        let licences = resource.licences.iter().map(|licence| licence.name.clone());
        let fields = resource.fields().iter().map(|field| Column {
            name: field.name.clone(),
            r#type: field.kind.clone(),
            unit: field.unit.clone(),
            description: field.description.clone(),
        });
        Self {
            name: resource.name.clone(),
            path: resource.path.clone(),
            title: resource.title.clone(),
            description: resource.description.clone(),
            row_count: rows,
            grade: resource.grade.map(|grade| grade.to_string()),
            licences: licences.collect(),
            source: resource.provenance().source.clone(),
            attribution: resource.attribution.clone(),
            sha256: file.sha256(),
            replaced: file.is_replaced(),
            columns: fields.collect(),
        }
    }

    fn shown_grade(&self) -> &str {
        self.grade.as_deref().unwrap_or("by row")
    }
}

/// A cell as JSON: a number where it reads as one, nothing where it is blank.
fn value(cell: &str) -> Value {
    match cell.parse::<f64>() {
        Ok(number) if number.is_finite() => number.into(),
        _ if cell.is_empty() || cell == "NA" => Value::Null,
        _ => cell.into(),
    }
}
