//! What cannot be read is refused with the reason and the way out.

use endodec_reader::{CsvTable, Dialect};

fn refusal(bytes: &[u8]) -> String {
    CsvTable::read("t.csv", bytes).unwrap_err().to_string()
}

#[test]
fn another_separator_names_the_option() {
    assert!(refusal(b"a;b\n1;2\n").ends_with("is separated by semicolons, which --delimiter ';' (and --decimal ',' where numbers have a comma) reads"));
    assert!(refusal(b"a;b\n1,5;2,5\n").contains("--decimal"));
    assert!(refusal(b"a\tb\n1\t2\n").contains("--delimiter '\\t'"));
    assert!(refusal(b"A title\n1,2\n").contains("--skip-lines"));
}

#[test]
fn other_formats_are_named() {
    for (bytes, name) in [
        (&b"PAR1...."[..], "a Parquet file"),
        (b"<stata_dta><header>", "a Stata file"),
        (b"\x73\x02\x01\x00\x05", "a Stata file"),
        (b"$FL2@(#)", "an SPSS file"),
        (b"\xff\xfea\x00,\x00", "UTF-16 text"),
        (b"a\x00,\x00b\x00\n\x00", "UTF-16 text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook (.xls)"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html><html>", "a web page"),
    ] {
        let sentence = refusal(bytes);
        assert!(
            sentence.starts_with(&format!("t.csv: this is {name}; ")),
            "{sentence}"
        );
    }
    let latin = refusal(b"a,b\n1,2\nM\xfcnchen,3\n");
    assert!(latin.contains("line 3: UTF-8 text is required"), "{latin}");
}

#[test]
fn what_no_one_sees_is_refused_with_its_place() {
    assert_eq!(
        refusal(b"a,b\n1,2\n3,x\x07y\n"),
        "t.csv, line 3, column 2: text without control characters is required, got U+0007"
    );
    assert!(refusal(b"a,b\n1,\"2\n3,4\n").contains("never closed"));
}

#[test]
fn a_message_repeats_no_more_than_a_line() {
    let long = "x".repeat(500_000);
    let table = CsvTable::parse("t.csv", &format!("a\n{long}\n")).unwrap();
    assert!(table.numbers("a").unwrap_err().to_string().len() < 300);
    assert!(table.numbers(&long).unwrap_err().to_string().len() < 300);
    let names: Vec<String> = (0..50_000).map(|k| format!("c{k}")).collect();
    let table = CsvTable::parse("t.csv", &format!("{}\n", names.join(","))).unwrap();
    let sentence = table.numbers("x").unwrap_err().to_string();
    assert!(sentence.ends_with("and 49960 more"), "{sentence}");
    assert!(refusal("y".repeat(2_000_000).as_bytes()).contains("a row of at most"));
}

#[test]
fn a_dialect_that_no_table_has_is_refused() {
    for dialect in [
        Dialect {
            delimiter: b'"',
            ..Dialect::PLAIN
        },
        Dialect {
            decimal: '3',
            ..Dialect::PLAIN
        },
        Dialect {
            thousands: Some('.'),
            ..Dialect::PLAIN
        },
    ] {
        assert!(dialect.checked().is_err());
    }
}
