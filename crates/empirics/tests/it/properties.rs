use endodec_empirics::CsvTable;
use proptest::prelude::*;

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
