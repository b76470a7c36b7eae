//! `endodec sweep`.

mod encode;
mod journal;
mod merge;
#[cfg_attr(not(feature = "parquet"), path = "sweep/no_parquet.rs")]
mod parquet;
mod part;
pub(crate) mod progress;

use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use clap::Args;
use endodec_files::Start;
use endodec_screens::sweep::{RowBlock, Sweep, SweepError};
use rayon::prelude::*;

use crate::failure::Failure;
use crate::input;
use crate::output::{self, Format};
use encode::Encoder;
use journal::Journal;
use part::Part;
use progress::Progress;

/// Rows that are written at once.
const CHUNK: u64 = 65_536;
/// Rows that one thread computes at a time.
const PIECE: u64 = 1_024;
/// Rows of a text table at most.
const READABLE: u64 = 10_000;

/// Arguments of `endodec sweep`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec sweep examples/sweeps/firms-and-distance.toml --output sweep.csv\n  endodec sweep grid.toml --output sweep.csv --resume\n  endodec sweep grid.toml --shard 1/2 --output part1.csv\n  endodec sweep grid.toml --shard 2/2 --output part2.csv\n  endodec sweep --merge part1.csv part2.csv --output sweep.csv\n\nThe file names a panel (see `endodec explore --parameters`), values that are [fixed], and what moves: a [grid] of lists or of { from, to, count, log }, [random] distributions with [draws], or scenarios = \"FILE.csv\" with a scenario a row. A point that a model refuses is a row with its sentence in the last column. The rows do not depend on the number of threads, and shards are consecutive: their rows one after the other are those of the whole. An interrupted sweep leaves FILE.part/ and goes on with --resume. docs/sweeps.md has the rest."
)]
pub(crate) struct Arguments {
    /// Specification (TOML), `-` for standard input
    #[arg(value_name = "SPEC", required_unless_present = "merge")]
    spec: Option<PathBuf>,
    /// Compute only the I-th of N parts
    #[arg(
        long,
        value_name = "I/N",
        default_value = "1/1",
        conflicts_with = "merge"
    )]
    shard: String,
    /// Go on with what an interrupted sweep left in FILE.part/
    #[arg(long, requires = "output", conflicts_with = "merge")]
    resume: bool,
    /// Put the parts of all shards together instead
    #[arg(long, value_name = "PART", num_args = 1.., requires = "output", conflicts_with = "spec")]
    merge: Vec<PathBuf>,
    /// Say on standard error once a minute how far it is, where there is no terminal
    #[arg(long)]
    progress: bool,
    /// Form of the answer [default: by the name of the file, else text]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,
    /// File to write instead of the terminal; appears when it is whole
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let format = format(arguments)?;
    let Some(spec) = &arguments.spec else {
        // The command line requires both.
        let output = arguments.output.clone().unwrap_or_default();
        return merge::run(&arguments.merge, &output);
    };
    let read = read(spec)?;
    let part = Part::new(&read, &arguments.shard)?;
    let rows = part.rows();
    if let Some(path) = arguments.output.as_deref().filter(|path| is_parquet(path)) {
        return parquet::write(&read, &part, path, arguments);
    }
    match (format, &arguments.output) {
        (Format::Text, output) => text(&read.sweep, &part, output.as_deref()),
        (_, Some(path)) if endodec_files::is_file(path) => {
            let encoder = Encoder::new(&read.sweep, format);
            let kind = format!("{format:?}");
            let Some(mut journal) = Journal::open(path, &part, &kind, arguments.start())? else {
                return Ok(());
            };
            let done = journal.rows();
            if journal.is_empty() {
                journal.write(encoder.head().as_bytes(), 0)?;
            }
            let progress = Progress::new(rows.end - rows.start, done, arguments.progress);
            chunks(
                &read.sweep,
                &(rows.start + done..rows.end),
                |block, at| encoder.rows(&block, at == rows.start),
                |pieces, count| {
                    for piece in pieces {
                        journal.write(&piece, 0)?;
                    }
                    journal.write(b"", count)?;
                    progress.add(count);
                    Ok(())
                },
            )?;
            journal.write(encoder.foot().as_bytes(), 0)?;
            progress.end();
            journal.finish()
        }
        (_, path) => {
            let mut to: Box<dyn std::io::Write + Send> = match path {
                None => Box::new(std::io::stdout()),
                Some(path) => Box::new(
                    endodec_files::open(path).map_err(|source| journal::unwritten(path, source))?,
                ),
            };
            let shown = path
                .clone()
                .unwrap_or_else(|| PathBuf::from("standard output"));
            stream(
                &read.sweep,
                rows,
                &Encoder::new(&read.sweep, format),
                arguments.progress,
                |bytes| to.write_all(bytes).and_then(|()| to.flush()),
            )
            .or_else(|error| match error {
                // A reader that went away (`| head`) is not a failure.
                Streamed::Write(source) if source.kind() == std::io::ErrorKind::BrokenPipe => {
                    Ok(())
                }
                Streamed::Write(source) => Err(journal::unwritten(&shown, source)),
                Streamed::Other(failure) => Err(failure),
            })
        }
    }
}

/// A specification and where it came from.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) sweep: Sweep,
    /// Its text.
    text: String,
    /// The text of its scenarios, if it has any.
    scenarios: Option<String>,
}

/// Reads a specification and the scenarios that it names, which lie beside it.
pub(crate) fn read(spec: &Path) -> Result<Read, Failure> {
    let name = input::shown(spec);
    let text = input::read_text(spec)?;
    let scenarios = std::cell::RefCell::new(None);
    let open = |file: &str| {
        let path = spec.parent().unwrap_or(Path::new("")).join(file);
        let text = input::read_text(&path).map_err(|failure| failure.to_string())?;
        *scenarios.borrow_mut() = Some(text.clone());
        Ok(text)
    };
    let sweep = Sweep::read(&text, &open).map_err(|error| match error {
        SweepError::Syntax(error) => input::located(&name, &text, &error),
        error => Failure::Input(format!("{name}: {error}")),
    })?;
    Ok(Read {
        sweep,
        scenarios: scenarios.take(),
        text,
    })
}

impl Arguments {
    /// What to do with what an interrupted run left.
    fn start(&self) -> Start {
        if self.resume {
            Start::Resume
        } else {
            Start::New
        }
    }
}

/// Whether a file is one of Parquet by its name.
fn is_parquet(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "parquet")
}

/// The form: the one given, or the one that the name of the file says.
fn format(arguments: &Arguments) -> Result<Format, Failure> {
    let output = arguments.output.as_deref();
    let extension = output.and_then(|path| path.extension()?.to_str());
    match (arguments.format, extension) {
        (Some(_), Some("parquet")) => Err(Failure::argument(
            "--format",
            "left out where the file is one of Parquet by its name",
            "given",
        )),
        (Some(Format::Tex | Format::Md), _) => Err(Failure::argument(
            "--format",
            "text, json or csv where points may be many",
            "tex or md",
        )),
        (Some(format), _) => Ok(format),
        (None, Some("csv")) => Ok(Format::Csv),
        (None, Some("json")) => Ok(Format::Json),
        (None, None) | (None, Some(_)) => Ok(Format::Text),
    }
}

/// A table for people.
fn text(sweep: &Sweep, part: &Part, output: Option<&Path>) -> Result<(), Failure> {
    let rows = part.rows();
    if rows.end - rows.start > READABLE {
        return Err(Failure::argument(
            "--format",
            &format!("csv or json above {READABLE} rows"),
            format!("text for {}", rows.end - rows.start),
        ));
    }
    let pieces: Vec<_> = pieces(&rows)
        .into_par_iter()
        .map(|piece| sweep.rows(piece))
        .collect();
    let table = encode::table(sweep, &pieces);
    let text = output::aligned(&table);
    match output {
        None => output::print(text.as_bytes()),
        Some(path) => output::write_file(path, text.as_bytes()),
    }
}

enum Streamed {
    Write(std::io::Error),
    Other(Failure),
}

/// All rows in order to where they cannot be taken back.
fn stream(
    sweep: &Sweep,
    rows: Range<u64>,
    encoder: &Encoder,
    said: bool,
    mut write: impl FnMut(&[u8]) -> std::io::Result<()> + Send,
) -> Result<(), Streamed> {
    let progress = Progress::new(rows.end - rows.start, 0, said);
    write(encoder.head().as_bytes()).map_err(Streamed::Write)?;
    let mut broken = None;
    let encoded = |block, at| encoder.rows(&block, at == rows.start);
    let result = chunks(sweep, &rows, encoded, |pieces, count| {
        for piece in pieces {
            if let Err(error) = write(&piece) {
                broken = Some(error);
                return Err(Failure::Internal("the reader went away".to_owned()));
            }
        }
        progress.add(count);
        Ok(())
    });
    progress.end();
    if let Some(error) = broken {
        return Err(Streamed::Write(error));
    }
    result.map_err(Streamed::Other)?;
    write(encoder.foot().as_bytes()).map_err(Streamed::Write)
}

/// Computes rows chunk by chunk, each on all threads: what is made of each piece and of where it begins is handed over in
/// order, a chunk at a time, while the next is computed.
fn chunks<T: Send>(
    sweep: &Sweep,
    rows: &Range<u64>,
    make: impl Fn(RowBlock, u64) -> T + Sync,
    mut take: impl FnMut(Vec<T>, u64) -> Result<(), Failure> + Send,
) -> Result<(), Failure> {
    let compute = |start: u64| {
        let chunk = start..(start + CHUNK).min(rows.end);
        let pieces: Vec<T> = pieces(&chunk)
            .into_par_iter()
            .map(|piece| make(sweep.rows(piece.clone()), piece.start))
            .collect();
        (pieces, chunk)
    };
    let mut next = (!rows.is_empty()).then(|| compute(rows.start));
    while let Some((ready, chunk)) = next {
        let (taken, coming) = rayon::join(
            || take(ready, chunk.end - chunk.start),
            || (chunk.end < rows.end).then(|| compute(chunk.end)),
        );
        taken?;
        next = coming;
    }
    Ok(())
}

fn pieces(rows: &Range<u64>) -> Vec<Range<u64>> {
    (0..(rows.end - rows.start).div_ceil(PIECE))
        .map(|k| rows.start + k * PIECE)
        .map(|start| start..(start + PIECE).min(rows.end))
        .collect()
}
