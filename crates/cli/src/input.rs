//! What a user gives: a table from a file or standard input, its columns chosen by name.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use endodec_reader::{CsvTable, Dialect, decode};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::usage::count;

/// A user's table, and how it is written.
#[derive(Debug, Clone, Args)]
pub(crate) struct CsvArguments {
    /// CSV file with a header, `-` for standard input; `#` starts a comment line. A gzip file is read as what it holds, an Excel workbook (.xlsx) by its sheet
    #[arg(value_name = "CSV")]
    pub(crate) csv: PathBuf,
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
        shown(&self.csv)
    }

    /// The table, without the rows that lack one of these columns where the user asked for that.
    pub(crate) fn read(&self, columns: &[&str]) -> Result<CsvTable, Failure> {
        let dialect = self.dialect()?;
        let table = if self.csv == Path::new("-") {
            CsvTable::read_with(&self.name(), std::io::stdin().lock(), &dialect)?
        } else {
            CsvTable::read_with(&self.name(), open(&self.csv)?, &dialect)?
        };
        if self.drop_missing {
            Ok(table.without_missing(columns)?)
        } else {
            Ok(table)
        }
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

/// Opens a file; a device never ends, and a folder is none.
fn open(path: &Path) -> Result<std::fs::File, Failure> {
    let read = |source| Failure::Read {
        path: path.to_owned(),
        source,
    };
    let file = std::fs::File::open(path).map_err(read)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kind = file.metadata().map_err(read)?.file_type();
        if kind.is_char_device() || kind.is_block_device() {
            return Err(Failure::Input(format!(
                "{}: a file is required, got a device; `-` reads standard input",
                path.display()
            )));
        }
    }
    Ok(file)
}

/// Reads a TOML file or standard input.
pub(crate) fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let text = read_text(path)?;
    toml::from_str(&text).map_err(|error| located(&shown(path), &text, &error))
}

/// Reads a text file or standard input, without the mark that some editors put before it.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    }
    .map_err(|source| Failure::Read {
        path: PathBuf::from(shown(path)),
        source,
    })?;
    let text = decode(&shown(path), &bytes)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// What a file is called in a message.
pub(crate) fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
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
