//! What a user gives: a table from a file, standard input or memory, its columns chosen by name.

mod source;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use endodec_reader::{CsvTable, Dialect, decode};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::usage::count;
pub use source::{Given, Rows};
pub(crate) use source::{Source, shown};

/// A user's table, and how it is written.
#[derive(Debug, Clone, Args)]
pub(crate) struct CsvArguments {
    /// CSV file with a header, `-` for standard input; `#` starts a comment line. A gzip file is read as what it holds, an Excel workbook (.xlsx) by its sheet
    #[arg(value_name = "CSV", value_parser = Source::parser())]
    csv: Source,
    /// Leave out rows in which a needed cell is blank, NA or spelt missing as other programs do (NaN, #N/A, n/a, null, .., ., :, -), instead of refusing them
    #[arg(long, help_heading = "Reading")]
    pub(crate) drop_missing: bool,
    /// What stands between cells [default: a comma]
    #[arg(long, value_name = "CHAR", value_parser = mark, help_heading = "Reading")]
    delimiter: Option<char>,
    /// What stands before decimals [default: a point]
    #[arg(long, value_name = "CHAR", value_parser = mark, help_heading = "Reading")]
    decimal: Option<char>,
    /// What stands between groups of three digits [default: nothing]
    #[arg(long, value_name = "CHAR", value_parser = mark, help_heading = "Reading")]
    thousands: Option<char>,
    /// Words that mean a missing value too, separated by commas
    #[arg(
        long,
        value_name = "WORD",
        value_delimiter = ',',
        allow_hyphen_values = true,
        help_heading = "Reading"
    )]
    missing: Vec<String>,
    /// Lines above the header to skip
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = count::<1_000_000>, help_heading = "Reading")]
    skip_lines: usize,
    /// Sheet of a workbook [default: the only one that holds a table]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    sheet: Option<String>,
    /// How dates are written where none of the usual ways, %d/%m/%Y for instance
    #[arg(long, value_name = "FORMAT", help_heading = "Reading")]
    date_format: Option<String>,
    /// Rows of one group only: those that have this value in this column
    #[arg(long, value_name = "COL=VALUE", value_parser = group, help_heading = "Reading")]
    only: Option<(String, String)>,
}

/// A column and a value.
fn group(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((column, value)) if !column.is_empty() => Ok((column.to_owned(), value.to_owned())),
        _ => Err("a column and a value, technology=solar for instance, are required".to_owned()),
    }
}

/// One character, `\\t` or `tab` for a tab, `space` for a space.
fn mark(text: &str) -> Result<char, String> {
    let mut characters = text.chars();
    match (text, characters.next(), characters.next()) {
        ("\\t" | "tab", ..) => Ok('\t'),
        ("space", ..) => Ok(' '),
        (_, Some(only), None) => Ok(only),
        _ => Err("one character, \\t or tab for a tab, is required".to_owned()),
    }
}

impl CsvArguments {
    /// What the file is called in a message.
    pub(crate) fn name(&self) -> String {
        self.csv.name()
    }

    /// The table, without the rows that lack one of these columns where the user asked for that.
    pub(crate) fn read(&self, columns: &[&str]) -> Result<CsvTable, Failure> {
        let table = self.read_all()?;
        if self.drop_missing {
            Ok(table.without_missing(columns)?)
        } else {
            Ok(table)
        }
    }

    /// The table with all rows of the file.
    pub(crate) fn read_all(&self) -> Result<CsvTable, Failure> {
        let dialect = self.dialect()?;
        let table = match &self.csv {
            Source::File(path) if path == Path::new("-") => {
                CsvTable::read_with(&self.name(), std::io::stdin().lock(), &dialect)?
            }
            Source::File(path) => CsvTable::read_with(&self.name(), open(path)?, &dialect)?,
            Source::Memory(given) => {
                self.as_it_is()?;
                given.table(&dialect)?
            }
        };
        match &self.only {
            None => Ok(table),
            Some((column, value)) => only(table, column, value, self.drop_missing),
        }
    }

    /// Whether it is standard input.
    pub(crate) fn is_input(&self) -> bool {
        self.csv.is(Path::new("-"))
    }

    /// Refuses what says how a file is written where there is none.
    fn as_it_is(&self) -> Result<(), Failure> {
        let said = [
            ("--delimiter", self.delimiter.is_some()),
            ("--decimal", self.decimal.is_some()),
            ("--thousands", self.thousands.is_some()),
            ("--skip-lines", self.skip_lines > 0),
            ("--sheet", self.sheet.is_some()),
        ];
        match said.into_iter().find(|(_, said)| *said) {
            None => Ok(()),
            Some((option, _)) => Err(Failure::Input(format!(
                "{option} says how a file is written, and {} is a table in memory",
                self.name()
            ))),
        }
    }

    /// The same, of one group.
    pub(crate) fn of_group(&self, column: &str, value: &str) -> Self {
        Self {
            only: Some((column.to_owned(), value.to_owned())),
            ..self.clone()
        }
    }

    /// The file and how it is read, as typed.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = vec![self.csv.word()];
        if self.drop_missing {
            words.push("--drop-missing".to_owned());
        }
        let mut option = |name: &str, value: Option<String>| {
            words.extend(value.into_iter().flat_map(|value| [name.to_owned(), value]));
        };
        let mark = |mark: char| match mark {
            '\t' => "tab".to_owned(),
            ' ' => "space".to_owned(),
            mark => mark.to_string(),
        };
        option("--delimiter", self.delimiter.map(mark));
        option("--decimal", self.decimal.map(mark));
        option("--thousands", self.thousands.map(mark));
        let missing = (!self.missing.is_empty()).then(|| self.missing.join(","));
        option("--missing", missing);
        let skipped = (self.skip_lines > 0).then(|| self.skip_lines.to_string());
        option("--skip-lines", skipped);
        option("--sheet", self.sheet.clone());
        option("--date-format", self.date_format.clone());
        let only = self.only.as_ref();
        option(
            "--only",
            only.map(|(column, value)| format!("{column}={value}")),
        );
        words
    }

    /// How dates are written, where none of the usual ways.
    pub(crate) fn date_format(&self) -> Option<&str> {
        self.date_format.as_deref()
    }

    fn dialect(&self) -> Result<Dialect, Failure> {
        let plain = Dialect::PLAIN;
        let delimiter = match self.delimiter {
            None => plain.delimiter,
            Some(mark) => u8::try_from(mark)
                .ok()
                .filter(u8::is_ascii)
                .ok_or_else(|| Failure::argument("--delimiter", "one ASCII character", mark))?,
        };
        Ok(Dialect {
            delimiter,
            decimal: self.decimal.unwrap_or(plain.decimal),
            thousands: self.thousands,
            missing: self.missing.clone(),
            usual_missing: self.drop_missing,
            skip_lines: self.skip_lines,
            sheet: self.sheet.clone(),
            date_format: self.date_format.clone(),
        }
        .checked()?)
    }
}

/// The rows of one group.
fn only(
    table: CsvTable,
    column: &str,
    value: &str,
    drop_missing: bool,
) -> Result<CsvTable, Failure> {
    let file = table.file().to_owned();
    let table = if drop_missing {
        table.without_missing(&[column])?
    } else {
        table
    };
    let groups = table.groups(column)?;
    let names: Vec<String> = groups
        .iter()
        .map(|(name, _)| name.clone())
        .take(8)
        .collect();
    groups
        .into_iter()
        .find_map(|(name, rows)| (name == value).then_some(rows))
        .ok_or_else(|| {
            Failure::Input(format!(
                "{file}: --only: no row has `{value}` in the column `{column}`; it holds {}",
                names.join(", ")
            ))
        })
}

/// Opens a file or a pipe; a device never ends, and a folder is none.
fn open(path: &Path) -> Result<Box<dyn std::io::Read + Send>, Failure> {
    let unread = |source| Failure::Read {
        path: path.to_owned(),
        source,
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kind = std::fs::metadata(path).map_err(unread)?.file_type();
        if kind.is_char_device() || kind.is_block_device() {
            return Err(Failure::Input(format!(
                "{}: a file is required, got a device; `-` reads standard input",
                path.display()
            )));
        }
    }
    endodec_files::open_to_read(path).map_err(unread)
}

/// Reads a TOML file or standard input.
pub(crate) fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    parsed(&shown(path), &read_text(path)?)
}

/// Reads a TOML file, or takes the text that a program gives for it.
pub(crate) fn read_toml_from<T: DeserializeOwned>(source: &Source) -> Result<T, Failure> {
    match source {
        Source::File(path) => read_toml(path),
        Source::Memory(Given::Toml(text)) => parsed(&source.name(), text),
        Source::Memory(Given::Rows(_)) => Err(Failure::Input(format!(
            "{}: a TOML text is required, got a table",
            source.name()
        ))),
    }
}

fn parsed<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    toml::from_str(text).map_err(|error| located(name, text, &error))
}

/// Bytes of a specification or of scenarios at most.
pub(crate) const LARGEST_TEXT: u64 = 64 << 20;

/// Reads a text file or standard input, without the mark that some editors put before it.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let unread = |source| Failure::Read {
        path: PathBuf::from(shown(path)),
        source,
    };
    let mut bytes = Vec::new();
    let most = LARGEST_TEXT + 1;
    if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        open(path)?.take(most).read_to_end(&mut bytes)
    }
    .map_err(unread)?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(Failure::Input(format!(
            "{}: a text of at most {LARGEST_TEXT} bytes is required",
            shown(path)
        )));
    }
    let text = decode(&shown(path), &bytes)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// A mistake in a TOML file as one sentence with its line and column.
pub(crate) fn located(name: &str, text: &str, error: &toml::de::Error) -> Failure {
    let place = error.span().map_or(String::new(), |span| {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        format!(", line {line}, column {column}")
    });
    Failure::Input(format!(
        "{name}{place}: {}",
        error.message().replace('\n', " ").trim_end()
    ))
}
