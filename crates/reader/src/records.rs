//! Splitting text into cells, kept end to end in one buffer.

use crate::{Dialect, ReadError};

/// Offsets of cells are kept in 32 bits.
pub(crate) const MOST_BYTES: u64 = 2_000_000_000;
/// No one writes a longer row; a file without line ends is read into memory once, not many times.
const MOST_ROW: usize = 1_000_000;

/// The cells of a table in rows of one length, each trimmed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Content {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    /// Line on which each row starts, from 1.
    lines: Vec<u32>,
    columns: usize,
}

impl Content {
    pub(crate) fn new(columns: usize) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// With room for a text of so many bytes and lines, none of which is touched before it is needed.
    fn with_room(columns: usize, (bytes, lines): (usize, usize)) -> Self {
        Self {
            text: String::with_capacity(bytes),
            // A cell has at least the separator behind it.
            ends: Vec::with_capacity(lines.saturating_mul(columns).min(bytes + lines)),
            lines: Vec::with_capacity(lines),
            columns,
        }
    }

    pub(crate) fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The lines of the rows.
    pub(crate) fn without_cells(&self) -> Self {
        Self {
            lines: self.lines.clone(),
            ..Self::default()
        }
    }

    pub(crate) fn line(&self, row: usize) -> usize {
        self.lines[row] as usize
    }

    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.columns + column;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// Cells as a program writes them, each trimmed; the header has the first line.
    pub(crate) fn written(
        file: &str,
        columns: usize,
        rows: usize,
        write: impl Fn(usize, usize, &mut String),
    ) -> Result<Self, ReadError> {
        let mut content = Self {
            ends: Vec::with_capacity(rows.saturating_mul(columns)),
            lines: Vec::with_capacity(rows),
            ..Self::new(columns)
        };
        let mut cell = String::new();
        for row in 0..rows {
            for column in 0..columns {
                cell.clear();
                write(row, column, &mut cell);
                if let Some(byte) = cell.bytes().find(|&byte| is_hidden(byte)) {
                    return Err(ReadError::Control {
                        file: file.to_owned(),
                        line: row + 2,
                        column: column + 1,
                        code: byte.into(),
                    });
                }
                content.text.push_str(cell.trim());
                content.ends.push(narrow(content.text.len()));
            }
            content.lines.push(narrow(row + 2));
            if content.text.len() as u64 > MOST_BYTES {
                return Err(ReadError::TooLarge {
                    file: file.to_owned(),
                    most: MOST_BYTES,
                });
            }
        }
        Ok(content)
    }

    /// Adds a row of as many cells as there are columns.
    pub(crate) fn push<'a>(&mut self, line: usize, cells: impl Iterator<Item = &'a str>) {
        for cell in cells.take(self.columns) {
            self.text.push_str(cell);
            self.ends.push(narrow(self.text.len()));
        }
        self.lines.push(narrow(line));
    }
}

/// A header and the rows below it.
pub(crate) struct Records {
    pub(crate) header_line: usize,
    pub(crate) headers: Vec<String>,
    pub(crate) content: Content,
}

/// Splits text; `line` is the number of its first line.
pub(crate) fn records(
    file: &str,
    mut text: String,
    first_line: usize,
    dialect: &Dialect,
) -> Result<Records, ReadError> {
    // The parser ends a comment only at a newline, which old Mac files do not have.
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let mut rows = Rows {
        file,
        dialect,
        first_line,
        marked: marked_header(&text, dialect),
        size: (text.len(), newlines(text.as_bytes()) + 1),
        found: None,
    };
    if is_plain(text.as_bytes()) {
        rows.split(&text)?;
    } else {
        rows.parse(text)?;
    }
    rows.found.ok_or_else(|| ReadError::NoHeader {
        file: file.to_owned(),
    })
}

/// Whether nothing in the text asks for more than a cut at every separator.
fn is_plain(text: &[u8]) -> bool {
    // In pieces that the compiler can take many bytes of at a time.
    text.chunks(4096).all(|piece| {
        piece.iter().fold(true, |plain, &byte| {
            plain & (byte != b'"') & !is_hidden(byte)
        })
    })
}

/// Characters that no one sees.
fn is_hidden(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t' && byte != b'\n') || byte == 0x7f
}

/// The rows of a table as they are found.
struct Rows<'a> {
    file: &'a str,
    dialect: &'a Dialect,
    first_line: usize,
    /// A header that starts with `#`, and its offset in lines.
    marked: Option<(usize, Vec<String>)>,
    /// Bytes and lines of the text.
    size: (usize, usize),
    found: Option<Records>,
}

impl Rows<'_> {
    /// Cuts text without quotation marks at its separators.
    fn split(&mut self, text: &str) -> Result<(), ReadError> {
        let delimiter = char::from(self.dialect.delimiter);
        let mut cells: Vec<&str> = Vec::new();
        for (line, row) in text.split('\n').enumerate() {
            let blank = row.is_empty() || row.starts_with('#');
            if blank {
                continue;
            }
            cells.clear();
            cells.extend(row.split(delimiter));
            self.check_length(self.first_line + line, row.len())?;
            self.add(self.first_line + line, &cells)?;
        }
        Ok(())
    }

    /// Lets the parser of CSV find quoted cells, which may hold separators and lines.
    fn parse(&mut self, mut text: String) -> Result<(), ReadError> {
        // The parser accepts a quoted cell that runs into the end of the file. A record of our own behind
        // the text shows it: an open quotation swallows that record's start.
        let length = text.len();
        text.push_str("\n\"end\"\n");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.dialect.delimiter)
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        let mut lines = LineCounter {
            text: text.as_bytes(),
            offset: 0,
            line: self.first_line,
        };
        let mut raw = csv::StringRecord::new();
        // Reading UTF-8 from memory without a length check has no way to fail.
        while reader.read_record(&mut raw).is_ok_and(|more| more) {
            let start = raw.position().map_or(0, csv::Position::byte);
            let (offset, line) = lines.record_start(usize::try_from(start).unwrap_or(usize::MAX));
            if offset > length {
                break;
            }
            if reader.position().byte() > length as u64 + 1 {
                return Err(ReadError::UnclosedQuote {
                    file: self.file.to_owned(),
                    line,
                });
            }
            self.check_length(line, raw.as_slice().len())?;
            self.check_seen(line, &raw)?;
            let cells: Vec<&str> = raw.iter().collect();
            self.add(line, &cells)?;
        }
        Ok(())
    }

    /// Takes a row of cells as they were found; the first is the header.
    fn add(&mut self, line: usize, raw: &[&str]) -> Result<(), ReadError> {
        if let [only] = raw
            && only.trim().is_empty()
        {
            return Ok(());
        }
        let records = match &mut self.found {
            Some(records) => records,
            None => {
                let (header_line, headers, is_row) = match &self.marked {
                    Some((at, headers)) if is_data(raw, headers, self.dialect) => {
                        (self.first_line + at, headers.clone(), true)
                    }
                    _ => {
                        let cells = raw.iter().map(|cell| cell.trim().to_owned());
                        (line, cells.collect(), false)
                    }
                };
                refuse_other_separator(self.file, header_line, &headers)?;
                let records = self.found.insert(Records {
                    header_line,
                    content: Content::with_room(headers.len(), self.size),
                    headers,
                });
                if !is_row {
                    return Ok(());
                }
                records
            }
        };
        let required = records.headers.len();
        // A separator behind the last cell adds nothing.
        let more = raw
            .iter()
            .skip(required)
            .any(|cell| !cell.trim().is_empty());
        if raw.len() < required || raw.len() > required + 1 || more {
            return Err(ReadError::RaggedRow {
                file: self.file.to_owned(),
                line,
                required,
                given: raw.len(),
            });
        }
        records
            .content
            .push(line, raw.iter().map(|cell| cell.trim()));
        Ok(())
    }

    /// Refuses rows that are longer than any that people write.
    fn check_length(&self, line: usize, bytes: usize) -> Result<(), ReadError> {
        if bytes > MOST_ROW {
            return Err(ReadError::LongRow {
                file: self.file.to_owned(),
                line,
                most: MOST_ROW,
            });
        }
        Ok(())
    }

    /// Refuses characters that no one sees.
    fn check_seen(&self, line: usize, raw: &csv::StringRecord) -> Result<(), ReadError> {
        if !raw.as_slice().bytes().any(is_hidden) {
            return Ok(());
        }
        for (column, cell) in raw.iter().enumerate() {
            if let Some(byte) = cell.bytes().find(|&byte| is_hidden(byte)) {
                return Err(ReadError::Control {
                    file: self.file.to_owned(),
                    line,
                    column: column + 1,
                    code: byte.into(),
                });
            }
        }
        Ok(())
    }
}

/// Refuses a header that is one cell in which another separator stands.
fn refuse_other_separator(file: &str, line: usize, headers: &[String]) -> Result<(), ReadError> {
    const OTHERS: [(char, &str, &str); 3] = [
        (
            ';',
            "semicolons",
            "--delimiter ';' (and --decimal ',' where numbers have a comma)",
        ),
        ('\t', "tabs", "--delimiter '\\t'"),
        ('|', "bars", "--delimiter '|'"),
    ];
    let [only] = headers else {
        return Ok(());
    };
    match OTHERS.into_iter().find(|(mark, ..)| only.contains(*mark)) {
        Some((_, separator, option)) => Err(ReadError::Separator {
            file: file.to_owned(),
            line,
            separator,
            option,
        }),
        None => Ok(()),
    }
}

/// A header that starts with `#`, as numpy and gnuplot write it: the last comment above the rows,
/// with its offset in lines.
fn marked_header(text: &str, dialect: &Dialect) -> Option<(usize, Vec<String>)> {
    let (at, line) = text
        .lines()
        .enumerate()
        .take_while(|(_, line)| line.trim().is_empty() || line.starts_with('#'))
        .filter(|(_, line)| line.starts_with('#'))
        .last()?;
    let delimiter = char::from(dialect.delimiter);
    let cells = line.trim_start_matches('#').split(delimiter);
    let names: Vec<String> = cells
        .map(|cell| cell.trim().trim_matches('"').to_owned())
        .collect();
    (names.len() > 1).then_some((at, names))
}

/// Whether a row holds numbers under these names.
fn is_data(row: &[&str], names: &[String], dialect: &Dialect) -> bool {
    let number = |cell: &str| dialect.number(cell.trim()).is_some();
    row.len() == names.len()
        && row.iter().any(|cell| number(cell))
        && !names.iter().any(|name| number(name))
}

/// Lines counted once from the start of the text, since records come in order.
struct LineCounter<'a> {
    text: &'a [u8],
    offset: usize,
    line: usize,
}

impl LineCounter<'_> {
    /// Offset and line of the record that the parser began to look for at `from`: it counts the
    /// comments and blank lines before a record to the record.
    fn record_start(&mut self, from: usize) -> (usize, usize) {
        self.advance(from);
        while let Some(b'\n' | b'#') = self.text.get(self.offset) {
            let rest = &self.text[self.offset..];
            self.advance(
                self.offset
                    + rest
                        .iter()
                        .position(|&byte| byte == b'\n')
                        .map_or(rest.len(), |at| at + 1),
            );
        }
        (self.offset, self.line)
    }

    fn advance(&mut self, to: usize) {
        let to = to.clamp(self.offset, self.text.len());
        self.line += newlines(&self.text[self.offset..to]);
        self.offset = to;
    }
}

/// No more than two billion bytes come in, so that no number of theirs is larger.
pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn newlines(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| byte == b'\n').count()
}
