//! How every command answers: text for people, JSON and CSV for programs, to the terminal or to a file.

mod aligned;
mod drawn;
mod named;
mod records;
mod to;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

pub(crate) use aligned::aligned;
pub(crate) use drawn::{Drawn, made_by, quoted};
pub(crate) use endodec_figures::Figure;
pub(crate) use endodec_table::number::significant;
pub(crate) use endodec_table::{Cell, RegressionTable, Table};
pub(crate) use named::Named;
pub(crate) use records::{objects, records, records_under};
pub(crate) use to::To;
pub use to::{Forms, Picture};

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
    /// A table in LaTeX (booktabs); of regressions as economists print them.
    Tex,
    /// The same in Markdown.
    Md,
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

/// An estimate that means the same in every group of rows.
pub(crate) struct Comparable {
    pub(crate) of: &'static str,
    pub(crate) estimate: f64,
    pub(crate) std_error: f64,
}

/// What a command found, said once: JSON is its serialised form, the records are picked from it.
pub(crate) trait Answer: Serialize + Send + Sync + 'static {
    /// The records, which are the CSV form.
    fn records(&self) -> Result<Table, Failure>;

    /// Words for people; the aligned records where a command has none of its own.
    fn text(&self) -> Result<String, Failure> {
        Ok(aligned(&self.records()?))
    }

    /// One record, for the row of a group: where there are several, one behind the other, their columns
    /// numbered.
    fn row(&self) -> Result<Table, Failure> {
        Ok(in_one_row(&self.records()?))
    }

    /// The record for people, in a width that a terminal has.
    fn brief(&self) -> Result<Table, Failure> {
        self.row()
    }

    /// Estimates that mean the same in every group.
    fn comparable(&self) -> Vec<Comparable> {
        Vec::new()
    }

    /// The CSV form.
    fn csv(&self) -> Result<String, Failure> {
        Ok(self.records()?.to_csv())
    }

    /// The regressions of the answer, where it holds any: what LaTeX and Markdown then show.
    fn regressions(&self) -> Result<Option<RegressionTable>, Failure> {
        Ok(None)
    }

    /// The figure of the answer, where it can be drawn.
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(None)
    }

    /// Writes the answer where and as the arguments say.
    fn write(&self, arguments: &OutputArguments) -> Result<(), Failure> {
        let mut bytes = match arguments.format {
            Format::Json => serde_json::to_vec_pretty(self)
                .map_err(|error| Failure::Internal(error.to_string()))?,
            Format::Csv => self.csv()?.into_bytes(),
            Format::Md => match self.regressions()? {
                Some(table) => table.to_markdown().into_bytes(),
                None => self.records()?.to_markdown().into_bytes(),
            },
            Format::Tex => match self.regressions()? {
                Some(table) => table.to_latex("Regressions", "regressions").into_bytes(),
                None => self.records()?.to_latex().into_bytes(),
            },
            Format::Text => harmless(&self.text()?).into_bytes(),
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

/// The rows of a table one behind the other, their columns numbered.
pub(crate) fn in_one_row(table: &Table) -> Table {
    let rows = table.rows();
    if rows.len() == 1 {
        return table.clone();
    }
    let numbered = (1..=rows.len()).flat_map(|number| {
        let columns = table.columns().iter();
        columns.map(move |name| format!("{name}_{number}"))
    });
    let mut row = Table::new(numbered);
    row.push(rows.iter().flatten().cloned());
    row
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
    /// Computes the answer, and gives it to whoever asked.
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        let about = |failure: Failure| match self.analysis.file() {
            Some(file) => failure.about(&file),
            None => failure,
        };
        to.give(self.analysis.answer().map_err(about)?, &self.output)
    }
}

/// The same words with control characters of the data shown as `\\u{1b}`: a terminal would obey them.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() && character != '\n' {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
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
    endodec_files::write(path, bytes).map_err(|source| Failure::Write {
        path: path.to_owned(),
        source,
    })
}
