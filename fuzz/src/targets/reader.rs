//! Users' tables.

use endodec_reader::{CsvTable, Dialect};

use super::is_sentence;

pub(super) const DICTIONARY: &[&[u8]] = &[
    b",",
    b";",
    b"\t",
    b"|",
    b"\"",
    b"\"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b"#",
    b"\xef\xbb\xbf",
    b"\0",
    b"\x1b",
    b"NA",
    b"nan",
    b"inf",
    b"-inf",
    b"1e400",
    b"1e-400",
    b"-0",
    b"+1",
    b".5",
    b"5.",
    b"1.234,5",
    b"1 234",
    b"\xc2\xa0",
    b"\xe2\x80\xaf",
    b"\xff\xfe",
    b"2024-02-29",
    b"2024Q1",
    b"2024M13",
    b"31/12/2024",
    b"2024-W53",
    b"1900-02-29",
    b"%Y",
    b"-",
    b"..",
    b":",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"cumulative",
    b"price",
    b",,,,",
    b"\"\n",
    b"=1+1",
    b"\xf0\x9f\x98\x80",
    b"\xcc\x81",
];

/// Any bytes are a table or are refused in a sentence; a table is the same under other line ends, and no number of it is
/// infinite or none.
pub(super) fn check(bytes: &[u8]) {
    let Some((&choice, text)) = bytes.split_first() else {
        return;
    };
    let dialect = dialect(choice);
    let dialect = match dialect.checked() {
        Ok(dialect) => dialect,
        Err(error) => return is_sentence(&error.to_string()),
    };
    let table = match CsvTable::read_with("given.csv", text, &dialect) {
        Ok(table) => table,
        Err(error) => return is_sentence(&error.to_string()),
    };
    assert!(table.rows().all(|row| row.line() > 0));
    for column in table.headers().iter().take(8) {
        match table.numbers(column) {
            Ok(numbers) => {
                assert_eq!(numbers.len(), table.len());
                assert!(numbers.iter().all(|number| number.is_finite()));
            }
            Err(error) => is_sentence(&error.to_string()),
        }
        match table.in_time(column) {
            Ok((sorted, times)) => {
                assert_eq!(sorted.len(), table.len());
                assert!(times.at.windows(2).all(|pair| pair[0] < pair[1]));
            }
            Err(error) => is_sentence(&error.to_string()),
        }
        if let Ok(groups) = table.groups(column) {
            let rows: usize = groups.iter().map(|(_, group)| group.len()).sum();
            assert_eq!(rows, table.len());
        }
        match table.without_missing(&[column]) {
            Ok(kept) => assert_eq!(kept.len() + kept.left_out(), table.len()),
            Err(error) => is_sentence(&error.to_string()),
        }
    }
    if let Err(error) = table.numbers("no such column") {
        is_sentence(&error.to_string());
    }
    // Line ends of any kind mean the same, outside gzip and workbooks.
    if let Ok(plain) = std::str::from_utf8(text)
        && !text.starts_with(b"PK")
        && !text.starts_with(b"\x1f\x8b")
    {
        let unix = plain.replace("\r\n", "\n").replace('\r', "\n");
        let dos = unix.replace('\n', "\r\n");
        let cells = |text: &str| {
            CsvTable::read_with("given.csv", text.as_bytes(), &dialect)
                .ok()
                .map(|table| {
                    let rows: Vec<Vec<String>> = table
                        .rows()
                        .map(|row| {
                            table
                                .headers()
                                .iter()
                                .map(|name| row.text(name).unwrap_or_default().to_owned())
                                .collect()
                        })
                        .collect();
                    (table.headers().to_vec(), rows)
                })
        };
        assert_eq!(cells(&unix), cells(&dos), "line ends change the table");
    }
}

/// One of the ways in which tables are written.
fn dialect(choice: u8) -> Dialect {
    let pick = |from: u8, among: u8| (choice / from) % among;
    Dialect {
        delimiter: [b',', b';', b'\t', b'|', b' '][usize::from(pick(1, 5))],
        decimal: ['.', ',', '·'][usize::from(pick(5, 3))],
        thousands: [None, Some('.'), Some(' '), Some('\'')][usize::from(pick(15, 4))],
        missing: if choice > 200 {
            vec!["x".to_owned()]
        } else {
            Vec::new()
        },
        usual_missing: choice % 2 == 1,
        skip_lines: usize::from(choice % 7 == 6),
        sheet: (choice == 255).then(|| "Sheet1".to_owned()),
        date_format: (choice > 240).then(|| "%d/%m/%Y".to_owned()),
    }
}
