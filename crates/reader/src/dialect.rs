//! How a table writes its cells.

use crate::ReadError;

/// How a table writes separators, numbers, dates and missing values.
///
/// # Examples
///
/// ```
/// use endodec_reader::Dialect;
///
/// let continental = Dialect { delimiter: b';', decimal: ',', thousands: Some('.'), ..Dialect::PLAIN };
/// assert_eq!(continental.number("1.234,5"), Some(1234.5));
/// assert_eq!(Dialect::PLAIN.number("1.234,5"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells: an ASCII character.
    pub delimiter: u8,
    /// What stands before decimals.
    pub decimal: char,
    /// What stands between groups of three digits, where numbers have them; a space stands for
    /// no-break spaces too.
    pub thousands: Option<char>,
    /// Words that mean a missing value, beside a blank cell and `NA`.
    pub missing: Vec<String>,
    /// Whether the spellings of other programs mean a missing value too: see [`Dialect::USUAL_MISSING`].
    pub usual_missing: bool,
    /// Lines above the header that are no part of the table.
    pub skip_lines: usize,
    /// Sheet of a workbook; the only one that holds anything where there is no name.
    pub sheet: Option<String>,
    /// How dates are written, in the notation of `strftime`, where none of the usual ways.
    pub date_format: Option<String>,
}

impl Default for Dialect {
    fn default() -> Self {
        Self::PLAIN
    }
}

impl Dialect {
    /// Commas between cells, a point before decimals, nothing between thousands.
    pub const PLAIN: Self = Self {
        delimiter: b',',
        decimal: '.',
        thousands: None,
        missing: Vec::new(),
        usual_missing: false,
        skip_lines: 0,
        sheet: None,
        date_format: None,
    };

    /// What other programs write for a missing value, in any case: numpy, Excel, R, Stata, JSON, the
    /// World Bank, Eurostat.
    pub const USUAL_MISSING: [&str; 11] = [
        "nan", "#n/a", "n/a", "n.a.", "null", "none", "..", ".", ":", "-", "na",
    ];

    /// The same dialect, checked.
    ///
    /// # Errors
    ///
    /// A delimiter that is a quotation mark or a line end; a decimal or thousands mark that is a digit, a
    /// sign or a letter; two roles for one character.
    pub fn checked(self) -> Result<Self, ReadError> {
        let refuse = |option: &'static str, required: &'static str, given: String| {
            Err(ReadError::Dialect {
                option,
                required,
                given,
            })
        };
        if matches!(self.delimiter, b'"' | b'\n' | b'\r') || !self.delimiter.is_ascii() {
            return refuse(
                "--delimiter",
                "one ASCII character that is neither a quotation mark nor a line end",
                char::from(self.delimiter).escape_default().to_string(),
            );
        }
        let mark = |mark: char| !mark.is_alphanumeric() && !matches!(mark, '+' | '-' | '"' | '#');
        if !mark(self.decimal) {
            return refuse("--decimal", "a point or a comma", self.decimal.to_string());
        }
        match self.thousands {
            Some(thousands) if !mark(thousands) || thousands == self.decimal => refuse(
                "--thousands",
                "a mark other than that of decimals",
                thousands.to_string(),
            ),
            _ => Ok(self),
        }
    }

    /// Whether a cell holds no value.
    #[must_use]
    pub fn is_missing(&self, cell: &str) -> bool {
        cell.is_empty()
            || cell == "NA"
            || self.missing.iter().any(|word| word == cell)
            || (self.usual_missing
                && Self::USUAL_MISSING
                    .iter()
                    .any(|word| cell.eq_ignore_ascii_case(word)))
    }

    /// The finite number that a cell holds.
    #[must_use]
    pub fn number(&self, cell: &str) -> Option<f64> {
        crate::number::parse(cell, self.decimal, self.thousands)
    }
}
