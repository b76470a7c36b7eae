//! Plain tables: commas, points, and nothing to be told.

use std::io::{self, Read};

use endodec_reader::{CsvTable, Date, ReadError};
use proptest::prelude::*;

fn table(text: &str) -> CsvTable {
    CsvTable::parse("panel.csv", text).unwrap()
}

fn message(bytes: &[u8]) -> String {
    CsvTable::read("panel.csv", bytes).unwrap_err().to_string()
}

#[test]
fn columns_are_chosen_by_name_and_cells_are_trimmed() {
    let table = table("# a comment, with a comma\nyear, cost\n2024, 15\n# another\n2025 ,12.5\n");
    assert_eq!(table.headers(), ["year", "cost"]);
    assert_eq!(table.numbers("cost").unwrap(), [15.0, 12.5]);
    assert_eq!(table.text("year").unwrap(), ["2024", "2025"]);
}

#[test]
fn line_numbers_count_comments_blank_lines_and_lines_within_quotes() {
    for line_break in ["\n", "\r\n", "\r"] {
        let text = "# first\n\nyear,note\n2020,\"two\nlines\"\n# between\n\n2021,plain\n2022,last"
            .replace('\n', line_break);
        let lines: Vec<usize> = table(&text).rows().map(|row| row.line()).collect();
        assert_eq!(lines, [4, 8, 9], "line break {line_break:?}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_name() {
    assert_eq!(
        table("\u{feff}year,cost\n2024,1\n").headers(),
        ["year", "cost"]
    );
    assert_eq!(table("\u{feff}# comment\nyear\n2024\n").headers(), ["year"]);
}

#[test]
fn blank_and_na_cells_are_errors_until_they_are_dropped() {
    let table = table("q,c\n1,2\n,3\n4,NA\n5,6\n");
    assert_eq!(
        table.numbers("c").unwrap_err().to_string(),
        "panel.csv, line 4, column `c`: a finite number is required, got a missing value"
    );
    let complete = table.without_missing(&["q", "c"]).unwrap();
    assert_eq!(complete.numbers("q").unwrap(), [1.0, 5.0]);
    assert_eq!(
        complete.rows().map(|row| row.line()).collect::<Vec<_>>(),
        [2, 5]
    );
}

#[test]
fn what_is_no_finite_number_names_file_line_column_and_value() {
    for value in [
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "1e999",
        "1,5",
        "12 EB",
        "−3",
    ] {
        let text = format!("year,cost\n2023,1\n2024,\"{value}\"\n");
        assert_eq!(
            table(&text).numbers("cost").unwrap_err().to_string(),
            format!("panel.csv, line 3, column `cost`: a finite number is required, got `{value}`")
        );
    }
}

#[test]
fn a_logarithm_needs_numbers_above_zero() {
    let table = table("cost\n1\n0\n");
    assert!(table.numbers("cost").is_ok());
    assert_eq!(
        table.positive_numbers("cost").unwrap_err().to_string(),
        "panel.csv, line 3, column `cost`: a finite number above zero is required, got `0`"
    );
}

#[test]
fn months_and_years_stand_for_their_first_day() {
    let table = table("date\n2024\n2024-02\n2024-02-29\n");
    let first = |year, month, day| Date::new(year, month, day).unwrap();
    assert_eq!(
        table.dates("date").unwrap(),
        [first(2024, 1, 1), first(2024, 2, 1), first(2024, 2, 29)]
    );
    for value in [
        "2023-02-29",
        "24-01-01",
        "2024-1-1",
        "2024-13",
        "2024-01-01-01",
        "2024-01-",
        "-2024",
        "today",
    ] {
        let table = CsvTable::parse("panel.csv", &format!("date\n{value}\n")).unwrap();
        assert!(
            table
                .dates("date")
                .unwrap_err()
                .to_string()
                .ends_with(&format!("got `{value}`")),
            "{value} must be refused"
        );
    }
}

#[test]
fn a_whole_year_may_carry_a_decimal_zero() {
    let table = table("year\n2018.0\n2018\n2018.5\n");
    let years: Vec<Option<i16>> = table.rows().map(|row| row.year("year").ok()).collect();
    assert_eq!(years, [Some(2018), Some(2018), None]);
}

#[test]
fn an_unknown_column_lists_the_known_ones() {
    assert_eq!(
        table("year,price\n")
            .numbers("cost")
            .unwrap_err()
            .to_string(),
        "panel.csv: there is no column `cost`; the columns are `year`, `price`"
    );
}

#[test]
fn a_header_with_another_separator_is_refused_by_name() {
    assert_eq!(
        message(b"# from a spreadsheet\nyear;cost\n2024;1,5\n"),
        "panel.csv, line 2: cells separated by commas are required, with a point in numbers; the header is separated by semicolons, which --delimiter ';' (and --decimal ',' where numbers have a comma) reads"
    );
    assert!(message(b"year\tcost\n2024\t1\n").contains("separated by tabs, which --delimiter"));
    // Among commas they are part of a name.
    assert_eq!(table("a;b,cost\n1,2\n").headers(), ["a;b", "cost"]);
}

#[test]
fn row_labels_of_r_and_pandas_are_accepted_but_have_no_name() {
    let table = table("\"\",\"year\",\"\"\n\"1\",2024,x\n");
    assert_eq!(table.numbers("year").unwrap(), [2024.0]);
    assert!(matches!(
        table.numbers(""),
        Err(ReadError::UnknownColumn { .. })
    ));
}

#[test]
fn malformed_files_are_refused_in_one_sentence() {
    assert_eq!(
        message(b""),
        "panel.csv: a header row naming the columns is required, got an empty file"
    );
    assert_eq!(
        message(b"# only a comment"),
        "panel.csv: a header row naming the columns is required, got an empty file"
    );
    assert_eq!(
        message(b"# c\na,b,a\n"),
        "panel.csv, line 2: column names must differ, got `a` twice"
    );
    assert_eq!(
        message(b"a,b\n1,2\n\n3\n"),
        "panel.csv, line 4: as many cells as in the header are required (2), got 1"
    );
    assert_eq!(
        message(b"a\n1,2\n"),
        "panel.csv, line 2: as many cells as in the header are required (1), got 2; lines above the header are skipped by --skip-lines"
    );
    assert_eq!(
        message(b"a,b\n1,2\r\n3,\xff\n"),
        "panel.csv, line 3: UTF-8 text is required, got byte 0xFF; save the file as UTF-8"
    );
    assert_eq!(
        message(b"a,b\n1,\"x\"\n2,\"open\n3,4\n"),
        "panel.csv, line 3: a quoted cell in the row that starts here is never closed"
    );
    assert_eq!(
        message(b"a,\"b"),
        "panel.csv, line 1: a quoted cell in the row that starts here is never closed"
    );
}

#[test]
fn what_the_system_says_is_passed_on() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("disk on fire"))
        }
    }
    let error = CsvTable::read("panel.csv", Broken).unwrap_err();
    assert_eq!(error.to_string(), "panel.csv: cannot be read: disk on fire");
}

#[test]
fn a_header_alone_is_a_table_without_rows() {
    let table = table("year,cost");
    assert!(table.is_empty());
    assert_eq!(table.numbers("cost").unwrap(), [0.0; 0]);
}

/// Text made mostly of what means something in a CSV file.
fn csv_like() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just(",".to_owned()),
            Just("\n".to_owned()),
            Just("\r".to_owned()),
            Just("\r\n".to_owned()),
            Just("\"".to_owned()),
            Just("#".to_owned()),
            Just("NA".to_owned()),
            Just(" ".to_owned()),
            "[a-cé0-9.\u{feff}]{1,3}",
        ],
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = CsvTable::read("x", &bytes[..]);
    }

    #[test]
    fn every_accepted_table_is_rectangular_with_lines_in_order(text in csv_like()) {
        if let Ok(table) = CsvTable::parse("x", &text) {
            let last = 1 + text.matches(['\n', '\r']).count();
            let mut line = 1;
            for row in table.rows() {
                prop_assert_eq!(row.cells().len(), table.headers().len());
                prop_assert!(row.line() > line || line == 1, "lines must rise");
                line = row.line();
                prop_assert!(line <= last);
            }
            for name in table.headers() {
                let _ = (table.numbers(name), table.dates(name), table.without_missing(&[name]));
            }
        }
    }

    #[test]
    fn numbers_written_are_the_numbers_read(values in proptest::collection::vec(-1e300..1e300_f64, 1..20)) {
        let text = values.iter().fold("x\n".to_owned(), |text, value| format!("{text}{value:?}\n"));
        let read = CsvTable::parse("x", &text).unwrap().numbers("x").unwrap();
        prop_assert!(read.iter().zip(&values).all(|(a, b)| a.to_bits() == b.to_bits()));
    }
}
