//! gzip and Excel.

use std::io::Write as _;

use endodec_reader::{CsvTable, Dialect};

/// Made with openpyxl 3.1: a hidden sheet first; "costs" starts at B3 with the header date, cum, price,
/// and has month ends as dates, a price that is empty and one that is the error #N/A.
const BOOK: &[u8] = include_bytes!("../data/costs.xlsx");
const SEVERAL: &[u8] = include_bytes!("../data/several.xlsx");
const FORMULA: &[u8] = include_bytes!("../data/formula.xlsx");

#[test]
fn a_gzip_file_is_read_as_what_it_holds() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"a,b\n1,2\n").unwrap();
    let packed = packed.finish().unwrap();
    let table = CsvTable::read("t.csv.gz", packed.as_slice()).unwrap();
    assert_eq!(table.numbers("b").unwrap(), [2.0]);
}

#[test]
fn the_only_visible_sheet_is_read_with_its_own_row_numbers() {
    let table = CsvTable::read("costs.xlsx", BOOK).unwrap();
    assert_eq!(table.headers(), ["date", "cum", "price"]);
    assert_eq!(table.rows().next().unwrap().line(), 4);
    let kept = table.without_missing(&["price"]).unwrap();
    assert_eq!(kept.numbers("price").unwrap(), [100.5, 64.0]);
    let dates: Vec<String> = table
        .dates("date")
        .unwrap()
        .iter()
        .map(|d| d.to_string())
        .collect();
    assert_eq!(
        dates,
        ["2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"]
    );
    let decimal_comma = Dialect {
        decimal: ',',
        ..Dialect::PLAIN
    };
    let table = CsvTable::read_with("costs.xlsx", BOOK, &decimal_comma).unwrap();
    let first = table.rows().next().unwrap();
    assert_eq!(first.number("price").unwrap().to_string(), "100.5");
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let sentence = CsvTable::read("several.xlsx", SEVERAL)
        .unwrap_err()
        .to_string();
    assert_eq!(
        sentence,
        "several.xlsx: several sheets hold tables; --sheet chooses among `a`, `b`"
    );
    let second = Dialect {
        sheet: Some("b".to_owned()),
        ..Dialect::PLAIN
    };
    let table = CsvTable::read_with("several.xlsx", SEVERAL, &second).unwrap();
    assert_eq!(table.numbers("y").unwrap(), [2.0]);
}

#[test]
fn a_formula_that_was_never_computed_is_refused() {
    let sentence = CsvTable::read("formula.xlsx", FORMULA)
        .unwrap_err()
        .to_string();
    assert!(
        sentence.contains("row 2, column 2: a formula without a value"),
        "{sentence}"
    );
}
