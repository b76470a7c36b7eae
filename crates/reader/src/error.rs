use std::borrow::Cow;
use std::io;

/// What can be wrong with a table. Every message says where, what is required and what was given,
/// and repeats no more of the table than fits in a line.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes could not be read.
    #[error("{file}: cannot be read: {reason}")]
    Unreadable {
        /// Name of the source.
        file: String,
        /// What the system said.
        #[source]
        reason: io::Error,
    },
    /// There are more bytes than are read.
    #[error("{file}: at most {most} bytes are read; split the table or leave out columns")]
    TooLarge {
        /// Name of the source.
        file: String,
        /// Most bytes that are read.
        most: u64,
    },
    /// The first bytes are those of another format.
    #[error("{file}: this is {format}; {advice}")]
    Format {
        /// Name of the source.
        file: String,
        /// The format, with its article.
        format: &'static str,
        /// How to get at the table.
        advice: &'static str,
    },
    /// The bytes are not UTF-8.
    #[error(
        "{file}, line {line}: UTF-8 text is required, got byte 0x{byte:02X}; save the file as UTF-8"
    )]
    NotUtf8 {
        /// Name of the source.
        file: String,
        /// Line of the first bad byte, from 1.
        line: usize,
        /// The first bad byte.
        byte: u8,
    },
    /// A cell holds a character that no one can see.
    #[error(
        "{file}, line {line}, column {column}: text without control characters is required, got U+{code:04X}"
    )]
    Control {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Number of the column, from 1.
        column: usize,
        /// The character.
        code: u32,
    },
    /// A row is longer than any that people write.
    #[error("{file}, line {line}: a row of at most {most} bytes is required")]
    LongRow {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Most bytes of a row.
        most: usize,
    },
    /// A way of writing that no table can have.
    #[error("{option} must be {required}, got {given}")]
    Dialect {
        /// The option by which it is given.
        option: &'static str,
        /// What is required.
        required: &'static str,
        /// What was given.
        given: String,
    },
    /// A workbook in which the sheet is not clear.
    #[error("{file}: {reason}; --sheet chooses among {}", quoted(.sheets))]
    Sheet {
        /// Name of the source.
        file: String,
        /// Why none was read.
        reason: String,
        /// The sheets that hold something.
        sheets: Vec<String>,
    },
    /// A workbook that cannot be read.
    #[error("{file}: an Excel workbook that can be opened is required: {reason}")]
    Workbook {
        /// Name of the source.
        file: String,
        /// What its reader says.
        reason: String,
    },
    /// There is no header, hence no named column.
    #[error("{file}: a header row naming the columns is required, got an empty file")]
    NoHeader {
        /// Name of the source.
        file: String,
    },
    /// The header is one cell in which another separator stands.
    #[error(
        "{file}, line {line}: cells separated by commas are required, with a point in numbers; the header is separated by {separator}, which {option} reads"
    )]
    Separator {
        /// Name of the source.
        file: String,
        /// Line of the header, from 1.
        line: usize,
        /// The separator, in words.
        separator: &'static str,
        /// The options that read it.
        option: &'static str,
    },
    /// Two columns have one name.
    #[error("{file}, line {line}: column names must differ, got `{}` twice", shortened(.column))]
    DuplicateColumn {
        /// Name of the source.
        file: String,
        /// Line of the header, from 1.
        line: usize,
        /// The repeated name.
        column: String,
    },
    /// A row is longer or shorter than the header.
    #[error(
        "{file}, line {line}: as many cells as in the header are required ({required}), got {given}{}",
        title(*.line, *.required)
    )]
    RaggedRow {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Cells in the header.
        required: usize,
        /// Cells in the row.
        given: usize,
    },
    /// A quotation mark opens a cell and nothing closes it.
    #[error("{file}, line {line}: a quoted cell in the row that starts here is never closed")]
    UnclosedQuote {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
    },
    /// No column has this name.
    #[error("{file}: there is no column `{}`; the columns are {}", shortened(.column), quoted(.available))]
    UnknownColumn {
        /// Name of the source.
        file: String,
        /// The name asked for.
        column: String,
        /// The names in the header, in order.
        available: Vec<String>,
    },
    /// A cell holds no value where one is required.
    #[error("{file}, line {line}, column `{}`: {required} is required, got a missing value", shortened(.column))]
    MissingValue {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Name of the column.
        column: String,
        /// What is required.
        required: Cow<'static, str>,
    },
    /// A cell holds something else than what is required.
    #[error(
        "{file}, line {line}, column `{}`: {required} is required, got `{}`",
        shortened(.column),
        shortened(.value)
    )]
    BadValue {
        /// Name of the source.
        file: String,
        /// Line on which the row starts, from 1.
        line: usize,
        /// Name of the column.
        column: String,
        /// What the cell holds.
        value: String,
        /// What is required.
        required: Cow<'static, str>,
    },
    /// Two rows have one time.
    #[error(
        "{file}, line {line}, column `{}`: a time is required that no other row has, got `{}` as in line {other}; groups of rows are told apart by --by",
        shortened(.column),
        shortened(.value)
    )]
    SameTime {
        /// Name of the source.
        file: String,
        /// Line of the second row, from 1.
        line: usize,
        /// Name of the column.
        column: String,
        /// The time as written.
        value: String,
        /// Line of the first row.
        other: usize,
    },
}

/// As much of a word as fits in a line.
fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// The first names, and how many more there are.
fn quoted(names: &[String]) -> String {
    const MOST: usize = 40;
    let mut words: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|name| format!("`{}`", shortened(name)))
        .collect();
    if names.len() > MOST {
        words.push(format!("and {} more", names.len() - MOST));
    }
    words.join(", ")
}

/// What may stand above a header.
fn title(line: usize, required: usize) -> &'static str {
    if line < 20 && required == 1 {
        "; lines above the header are skipped by --skip-lines"
    } else {
        ""
    }
}
