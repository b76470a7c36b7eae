//! A table written in any dialect reads back as the same numbers.

use endodec_reader::{CsvTable, Dialect};
use proptest::prelude::*;

/// A number as a dialect writes it.
fn written(value: f64, dialect: &Dialect) -> String {
    let text = format!("{value}");
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.extend(dialect.thousands);
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push(dialect.decimal);
        grouped.push_str(fraction);
    }
    format!("{sign}{grouped}")
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let delimiter = prop::sample::select(vec![b',', b';', b'\t', b'|', b' ']);
    let marks = prop::sample::select(vec![
        ('.', None),
        ('.', Some(',')),
        ('.', Some(' ')),
        ('.', Some('\'')),
        (',', None),
        (',', Some('.')),
        (',', Some(' ')),
    ]);
    (delimiter, marks, 0..4_usize).prop_map(|(delimiter, (decimal, thousands), skip_lines)| {
        Dialect {
            delimiter,
            decimal,
            thousands,
            skip_lines,
            ..Dialect::PLAIN
        }
    })
}

proptest! {
    #[test]
    fn a_table_written_in_any_dialect_reads_back_as_the_same_numbers(
        dialect in dialects(),
        rows in prop::collection::vec((-1e9..1e9_f64, any::<i32>(), any::<bool>()), 1..40),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        mark in any::<bool>(),
    ) {
        let dialect = dialect.checked().unwrap();
        let delimiter = char::from(dialect.delimiter);
        let quoted = |cell: String, always: bool| {
            if always || cell.contains(delimiter) { format!("\"{cell}\"") } else { cell }
        };
        let mut lines: Vec<String> = (0..dialect.skip_lines).map(|k| format!("Title {k}, \"of")).collect();
        lines.push(format!("a{delimiter}\"a \"\"b\"\"\"{delimiter}note"));
        for (a, b, quotes) in &rows {
            let cells = [written(*a, &dialect), written(f64::from(*b), &dialect), "x".to_owned()];
            let cells = cells.map(|cell| quoted(cell, *quotes));
            lines.push(cells.join(&delimiter.to_string()));
        }
        let mut text = lines.join(end);
        if mark {
            text.insert(0, '\u{feff}');
        }
        let table = CsvTable::read_with("t.csv", text.as_bytes(), &dialect).unwrap();
        let (a, b): (Vec<f64>, Vec<f64>) = rows.iter().map(|row| (row.0, f64::from(row.1))).unzip();
        prop_assert_eq!(table.numbers("a").unwrap(), a);
        prop_assert_eq!(table.numbers("a \"b\"").unwrap(), b);
        let lines = table.rows().map(|row| row.line());
        prop_assert!(lines.eq((dialect.skip_lines + 2..).take(rows.len())));
    }

    #[test]
    fn text_without_quotation_marks_is_cut_as_the_parser_of_quoted_cells_would(
        body in "[a0-9.,;# \t\r\n]{0,160}",
        skip_lines in 0..2_usize,
    ) {
        let dialect = Dialect { skip_lines, ..Dialect::PLAIN };
        let title = "a title\n".repeat(skip_lines);
        let read = |header: &str| {
            let text = format!("{title}{header},b\n{body}");
            CsvTable::read_with("t.csv", text.as_bytes(), &dialect)
                .map(|table| {
                    let row = |row: endodec_reader::Row<'_>| {
                        (row.line(), row.cells().map(str::to_owned).collect::<Vec<_>>())
                    };
                    (table.headers().to_vec(), table.rows().map(row).collect::<Vec<_>>())
                })
                .map_err(|error| error.to_string())
        };
        prop_assert_eq!(read("a"), read("\"a\""));
    }

    #[test]
    fn no_text_is_a_panic(text in "[-a0-9\",;.\t\r\n# ]{0,80}", skip_lines in 0..3_usize) {
        let dialect = Dialect { skip_lines, usual_missing: true, ..Dialect::PLAIN };
        if let Ok(table) = CsvTable::read_with("t.csv", text.as_bytes(), &dialect) {
            for name in table.headers() {
                let _ = (table.numbers(name), table.times(name), table.in_time(name), table.groups(name));
            }
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter_where_they_have_times(
        values in prop::collection::vec(0.1..1e3_f64, 2..20),
        seed in any::<u64>(),
    ) {
        let mut rows: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
        let text = |rows: &[(usize, f64)]| {
            let lines: String = rows.iter().map(|(t, v)| format!("{},{v}\n", 2000 + t)).collect();
            format!("t,v\n{lines}")
        };
        let read = |text: &str| {
            let (table, times) = CsvTable::parse("t.csv", text).unwrap().in_time("t").unwrap();
            (table.numbers("v").unwrap(), times)
        };
        let sorted = read(&text(&rows));
        let mut state = seed;
        for at in (1..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            rows.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(read(&text(&rows)), sorted);
    }
}
