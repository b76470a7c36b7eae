//! Excel workbooks (.xlsx): one sheet as a table, each cell as it would be typed.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, SheetVisible, Xlsx};

use crate::records::{Content, narrow};
use crate::{CsvTable, Dialect, ReadError};

/// Reads the sheet that the dialect names, or the only one that holds anything.
pub(crate) fn read(file: &str, bytes: Vec<u8>, dialect: &Dialect) -> Result<CsvTable, ReadError> {
    let broken = |error: &dyn std::fmt::Display| ReadError::Workbook {
        file: file.to_owned(),
        reason: error.to_string(),
    };
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| broken(&error))?;
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let wanted = dialect
            .sheet
            .as_ref()
            .map_or(sheet.visible == SheetVisible::Visible, |name| {
                *name == sheet.name
            });
        if let Ok(range) = book.worksheet_range(&sheet.name)
            && !range.is_empty()
        {
            sheets.push((sheet.name, wanted, range));
        }
    }
    let names = |sheets: &[(String, bool, Range<Data>)]| -> Vec<String> {
        sheets.iter().map(|(name, ..)| name.clone()).collect()
    };
    let refuse = |reason: &str, sheets: &[(String, bool, Range<Data>)]| ReadError::Sheet {
        file: file.to_owned(),
        reason: reason.to_owned(),
        sheets: names(sheets),
    };
    let chosen: Vec<usize> = (0..sheets.len()).filter(|&at| sheets[at].1).collect();
    let at = match chosen[..] {
        [only] => only,
        [] if dialect.sheet.is_some() => {
            return Err(refuse(
                "there is no sheet of that name with a table",
                &sheets,
            ));
        }
        [] => return Err(refuse("no visible sheet holds a table", &sheets)),
        _ => return Err(refuse("several sheets hold tables", &sheets)),
    };
    let (name, _, range) = sheets.swap_remove(at);
    let formulas = book
        .worksheet_formula(&name)
        .map_err(|error| broken(&error))?;
    table(file, &range, &formulas, dialect)
}

fn table(
    file: &str,
    range: &Range<Data>,
    formulas: &Range<String>,
    dialect: &Dialect,
) -> Result<CsvTable, ReadError> {
    // Rows count from the first used cell.
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut rows = range
        .rows()
        .zip(top as usize + 1..)
        .skip_while(|(_, line)| *line <= dialect.skip_lines)
        .filter(|(row, _)| row.iter().any(|cell| *cell != Data::Empty));
    let Some((header, header_line)) = rows.next() else {
        return Err(ReadError::NoHeader {
            file: file.to_owned(),
        });
    };
    let headers = header
        .iter()
        .map(|cell| typed(cell, dialect))
        .collect::<Vec<_>>();
    let mut content = Content::new(headers.len());
    for (row, line) in rows {
        let mut cells = Vec::with_capacity(row.len());
        for (at, cell) in row.iter().enumerate() {
            let place = (narrow(line) - 1, left + narrow(at));
            if *cell == Data::Empty && formulas.get_value(place).is_some_and(|f| !f.is_empty()) {
                return Err(ReadError::Workbook {
                    file: file.to_owned(),
                    reason: format!(
                        "row {line}, column {}: a formula without a value; open the file in Excel and save it",
                        place.1 + 1
                    ),
                });
            }
            cells.push(typed(cell, dialect));
        }
        content.push(line, cells.iter().map(|cell| cell.trim()));
    }
    CsvTable::new(file, header_line, headers, content, dialect)
}

/// A cell as it would be typed in the dialect: errors and empty cells are missing.
fn typed(cell: &Data, dialect: &Dialect) -> String {
    let number = |value: f64| {
        let text = format!("{value}");
        if dialect.decimal == '.' {
            text
        } else {
            text.replace('.', &dialect.decimal.to_string())
        }
    };
    match cell {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::String(text) => text.trim().to_owned(),
        Data::Bool(value) => value.to_string(),
        // A duration or a time of day is a number of days.
        Data::DateTime(time) if time.is_datetime() && time.as_f64() >= 1.0 => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => date,
                _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        Data::DateTime(time) => number(time.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}
