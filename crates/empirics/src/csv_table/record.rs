//! Splitting text into records with the line on which each starts.

use crate::DataError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

/// Splits text into trimmed records with the line on which each starts.
pub(super) fn records(file: &str, text: &str) -> Result<Vec<Record>, DataError> {
    // The parser ends a comment only at a newline, which old Mac files do not have.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    // The parser accepts a quoted cell that runs into the end of the file. A record of our own behind
    // the text shows it: an open quotation swallows that record's start.
    let length = text.len();
    text.push_str("\n\"end\"\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut lines = LineCounter {
        text: text.as_bytes(),
        offset: 0,
        line: 1,
    };
    let mut records = Vec::new();
    let mut raw = csv::StringRecord::new();
    // Reading UTF-8 from memory without a length check has no way to fail.
    while reader.read_record(&mut raw).is_ok_and(|more| more) {
        let start = raw.position().map_or(0, csv::Position::byte);
        let (offset, line) = lines.record_start(usize::try_from(start).unwrap_or(usize::MAX));
        if offset > length {
            break;
        }
        if reader.position().byte() > length as u64 + 1 {
            return Err(DataError::UnclosedQuote {
                file: file.to_owned(),
                line,
            });
        }
        let cells: Vec<String> = raw.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.len() > 1 || cells.iter().any(|cell| !cell.is_empty()) {
            records.push(Record { line, cells });
        }
    }
    Ok(records)
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

pub(super) fn newlines(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| byte == b'\n').count()
}
