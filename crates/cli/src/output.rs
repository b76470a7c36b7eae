//! How every command answers: text for people, JSON and CSV for programs, to the terminal or to a file.

mod aligned;
mod records;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

pub(crate) use aligned::{aligned, significant};
pub(crate) use endodec_table::{Cell, Table};
pub(crate) use records::{objects, records, records_under};

use crate::failure::Failure;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// An aligned table for people.
    Text,
    /// Stable snake_case keys, full precision.
    Json,
    /// A header and one row a record, full precision.
    Csv,
}

/// Where an answer goes and in which form.
#[derive(Debug, Clone, Args)]
pub(crate) struct OutputArguments {
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub(crate) format: Format,
    /// File to write instead of the terminal; written whole or not at all.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

/// A command that answers. It computes and prints nothing.
pub(crate) trait Analysis: Args {
    /// What it finds.
    fn answer(&self) -> Result<impl Answer, Failure>;

    /// The file with the sample that a refusal is about, where there is one.
    fn file(&self) -> Option<String> {
        None
    }
}

/// What a command found, said once: JSON is its serialised form, the records are picked from it.
pub(crate) trait Answer: Serialize {
    /// The records, which are the CSV form.
    fn records(&self) -> Result<Table, Failure>;

    /// Words for people; the aligned records where a command has none of its own.
    fn text(&self) -> Result<String, Failure> {
        Ok(aligned(&self.records()?))
    }

    /// The CSV form.
    fn csv(&self) -> Result<String, Failure> {
        Ok(self.records()?.to_csv())
    }

    /// Writes the answer where and as the arguments say.
    fn write(&self, arguments: &OutputArguments) -> Result<(), Failure> {
        let mut bytes = match arguments.format {
            Format::Json => serde_json::to_vec_pretty(self)
                .map_err(|error| Failure::Internal(error.to_string()))?,
            Format::Csv => self.csv()?.into_bytes(),
            Format::Text => self.text()?.into_bytes(),
        };
        if bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
        match &arguments.output {
            None => print(&bytes),
            Some(path) => write_file(path, &bytes),
        }
    }
}

/// A table that is the whole answer: an object a row in JSON.
#[derive(Debug)]
pub(crate) struct Records(pub(crate) Table);

impl Serialize for Records {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        objects(&self.0).serialize(serializer)
    }
}

impl Answer for Records {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.0.clone())
    }
}

/// An analysis with the options of every answer.
#[derive(Debug, Args)]
pub(crate) struct Answered<A: Analysis> {
    #[command(flatten)]
    analysis: A,
    #[command(flatten)]
    output: OutputArguments,
}

impl<A: Analysis> Answered<A> {
    /// Computes and writes the answer.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let about = |failure: Failure| match self.analysis.file() {
            Some(file) => failure.about(&file),
            None => failure,
        };
        self.analysis.answer().map_err(about)?.write(&self.output)
    }
}

/// Writes bytes to standard output; a reader that went away (`| head`) is not a failure.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::Write {
            path: PathBuf::from("standard output"),
            source: error,
        }),
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    endodec_report::file::write(path, bytes).map_err(|source| Failure::Write {
        path: path.to_owned(),
        source,
    })
}
