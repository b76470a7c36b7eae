//! Answers that can be drawn: `--figure FILE.svg|.png|.html`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use endodec_figures::page::{Block, Page, Section};

use super::{Analysis, Answer, Figure, OutputArguments, Table, To, write_file};
use crate::failure::Failure;

/// An analysis with the options of every answer and a figure.
#[derive(Debug, Args)]
pub(crate) struct Drawn<A: Analysis> {
    #[command(flatten)]
    analysis: A,
    #[command(flatten)]
    output: OutputArguments,
    /// File for a figure of the answer: .svg, .png (300 dots an inch) or .html (one file, values under the pointer)
    #[arg(long, value_name = "FILE", value_parser = figure_path, help_heading = "Output")]
    figure: Option<PathBuf>,
}

impl<A: Analysis> Drawn<A> {
    /// Computes the answer, writes its figure where one is wanted, and gives it to whoever asked.
    pub(crate) fn run(&self, to: &mut To<'_>) -> Result<(), Failure> {
        let file = self.analysis.file();
        let about = |failure: Failure| match &file {
            Some(file) => failure.about(file),
            None => failure,
        };
        let answer = self.analysis.answer().map_err(about)?;
        if let Some(path) = &self.figure {
            if self.output.output.as_ref() == Some(path) {
                return Err(Failure::argument(
                    "--figure",
                    "another file than that of --output",
                    path.display(),
                ));
            }
            let figure = answer.figure().map_err(about)?.ok_or_else(|| {
                Failure::Input(
                    "--figure: there is no figure of what these options ask for".to_owned(),
                )
            })?;
            let figure = from(figure, file.as_deref());
            let bytes = drawn(&figure, path, file.as_deref(), &answer.records()?)?;
            write_file(path, &bytes)?;
        }
        to.give(answer, &self.output)
    }
}

/// The figure with the file that its data are from.
fn from(mut figure: Figure, file: Option<&str>) -> Figure {
    if let Some(name) = file.and_then(|file| Path::new(file).file_name()) {
        figure
            .note
            .push_str(&format!(" Data: {}.", name.to_string_lossy()));
    }
    figure
}

/// The bytes of a figure in the format of the file's name.
fn drawn(
    figure: &Figure,
    path: &Path,
    file: Option<&str>,
    records: &Table,
) -> Result<Vec<u8>, Failure> {
    let page = || Page {
        title: file.map_or_else(|| "endodec".to_owned(), str::to_owned),
        lead: Vec::new(),
        sections: vec![Section {
            heading: String::new(),
            blocks: vec![
                Block::Figure(Box::new(figure.clone())),
                first_rows(records),
                Block::Heading("How it was made".to_owned()),
                Block::Command(command_line()),
            ],
        }],
        made_by: made_by(),
    };
    let failed = |error: endodec_chart::ChartError| Failure::Internal(error.to_string());
    let unreadable = figure.unreadable().map_err(failed)?;
    if let Some(text) = unreadable.first() {
        // Nobody may be listening.
        let _ = writeln!(
            std::io::stderr(),
            "endodec: {}: the letters of the picture have no sign for some of “{text}”; its description has all of them",
            path.display()
        );
    }
    Ok(match extension(path).as_deref() {
        Some("png") => figure.png().map_err(failed)?,
        Some("html") => page().html().map_err(failed)?.into_bytes(),
        _ => figure.svg().map_err(failed)?.into_bytes(),
    })
}

/// What a page says of its maker.
pub(crate) fn made_by() -> String {
    format!(
        "Made by endodec {}. The same file and options give the same bytes.",
        env!("CARGO_PKG_VERSION")
    )
}

/// As many records as a page should carry.
fn first_rows(records: &Table) -> Block {
    const MOST: usize = 100;
    let all = records.rows().len();
    let mut table = Table::new(records.columns().iter().cloned());
    for row in records.rows().iter().take(MOST) {
        table.push(row.iter().cloned());
    }
    let name = if all > MOST {
        format!("The first {MOST} of {all} rows")
    } else {
        "The numbers".to_owned()
    };
    Block::Table(name, table)
}

/// What was typed, as a shell takes it.
fn command_line() -> String {
    let words = std::env::args().skip(1).map(|word| quoted(&word));
    std::iter::once("endodec".to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word in quotes where a shell would take it apart.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./,:=+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

fn figure_path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match extension(&path).as_deref() {
        Some("svg" | "png" | "html") => Ok(path),
        _ => Err("a file name that ends in .svg, .png or .html is required".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_gets_back_each_word() {
        assert_eq!(quoted("costs.csv"), "costs.csv");
        assert_eq!(quoted("unit cost"), "'unit cost'");
        assert_eq!(quoted("l'eau $x"), "'l'\\''eau $x'");
        assert_eq!(quoted(""), "''");
    }
}
