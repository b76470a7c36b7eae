use std::collections::BTreeMap;

use endodec_empirics::{Datasets, Printed};
use proptest::prelude::*;

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
