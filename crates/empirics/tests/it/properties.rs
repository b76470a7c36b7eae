use std::collections::BTreeMap;

use endodec_empirics::{CsvTable, Datasets, Printed};
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

proptest! {
    #[test]
    fn any_text_is_a_printed_value(text in "\\PC{0,12}") {
        let printed = Printed::parse(&text);
        prop_assert_eq!(printed.text(), text.trim());
    }

    #[test]
    fn numbers_printed_with_thousands_separators_are_read_back(value in 0_u64..1_000_000_000_000) {
        let digits = value.to_string();
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        prop_assert_eq!(Printed::parse(&grouped).number(), digits.parse().ok());
        prop_assert_eq!(Printed::parse(&format!("(–{grouped})")).number(), format!("-{digits}").parse().ok());
        prop_assert_eq!(Printed::parse(&format!("~{grouped}%")).number(), digits.parse().ok());
    }

    #[test]
    fn a_broken_user_file_is_an_error_and_never_a_panic(
        file in 0..endodec_data::FILES.len(),
        at in any::<proptest::sample::Index>(),
        junk in prop_oneof![Just(","), Just("\""), Just("\n"), Just("NaN"), Just("-"), Just("9999999"), Just("é")],
    ) {
        let (path, text) = endodec_data::FILES[file];
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (before, after) = text.split_at(*at.get(&boundaries));
        let files = BTreeMap::from([(path.to_owned(), format!("{before}{junk}{after}"))]);
        if let Err(error) = Datasets::with_files("mine", &files) {
            // Mostly the broken file is where the error is. A renamed entry of a list breaks the rows of another file
            // that name it; the error is then at such a row, and names the list.
            let message = error.to_string();
            let named = message.starts_with(&format!("mine/{path}"))
                || path == "prediction_measures.csv" && message.contains(&format!("listed in {path}"));
            prop_assert!(named, "{}", message);
        }
    }
}
