//! The files that people have, each read as its writer meant it.

use endodec_reader::{CsvTable, Dialect};

fn read(text: &str, dialect: &Dialect) -> Vec<(f64, f64)> {
    let table = CsvTable::read_with("t.csv", text.as_bytes(), dialect).unwrap();
    let columns = table.numbers("cum").unwrap();
    columns
        .into_iter()
        .zip(table.numbers("price").unwrap())
        .collect()
}

const ROWS: [(f64, f64); 4] = [(1.0, 100.0), (2.0, 80.5), (4.0, 64.0), (8.0, 51.3)];

#[test]
fn separators_and_decimals_are_options() {
    let semicolon = Dialect {
        delimiter: b';',
        decimal: ',',
        ..Dialect::PLAIN
    };
    let text = "cum;price\n1;100,0\n2;80,5\n4;64,0\n8;51,3\n";
    assert_eq!(read(text, &semicolon), ROWS);
    let tab = Dialect {
        delimiter: b'\t',
        ..Dialect::PLAIN
    };
    assert_eq!(
        read("cum\tprice\n1\t100\n2\t80.5\n4\t64\n8\t51.3\n", &tab),
        ROWS
    );
}

#[test]
fn thousands_and_title_lines_are_options() {
    let thousands = Dialect {
        thousands: Some(','),
        ..Dialect::PLAIN
    };
    assert_eq!(
        read("cum,price\n\"1,000\",100\n\"12,345,678.5\",2\n", &thousands),
        [(1000.0, 100.0), (12_345_678.5, 2.0)]
    );
    let titled = Dialect {
        skip_lines: 2,
        ..Dialect::PLAIN
    };
    assert_eq!(
        read("A title\r\nAnother, one\r\ncum,price\r\n1,100\r\n", &titled),
        [(1.0, 100.0)]
    );
}

#[test]
fn a_marked_header_a_trailing_separator_and_old_line_ends_are_read() {
    let plain = &Dialect::PLAIN;
    for text in [
        "cum,price\n1,100\n2,80.5\n4,64\n8,51.3\n",
        "#cum,price\n1,100\n2,80.5\n4,64\n8,51.3\n",
        "# made up\n# cum, price\n1,100\n2,80.5\n4,64\n8,51.3\n",
        "cum,price\n1,100,\n2,80.5,\n4,64,\n8,51.3,\n",
        "\u{feff}\"cum\",\"price\"\n\"1\",\"100\"\n\"2\",\"80.5\"\n\"4\",\"64\"\n\"8\",\"51.3\"\n",
        "cum,price\r1,100\r2,80.5\r4,64\r8,51.3",
    ] {
        assert_eq!(read(text, plain), ROWS, "{text}");
    }
    // A comment above a header of words stays a comment.
    let text = "# source, 2024\ncum,price\n1,100\n";
    assert_eq!(read(text, plain), [(1.0, 100.0)]);
}

#[test]
fn spellings_of_missing_are_missing_where_rows_are_dropped() {
    let dropping = Dialect {
        usual_missing: true,
        ..Dialect::PLAIN
    };
    for word in [
        "", "NA", "NaN", "nan", "#N/A", "n/a", "null", "..", ".", ":", "-",
    ] {
        let text = format!("cum,price\n1,100\n2,{word}\n4,64\n");
        let table = CsvTable::read_with("t.csv", text.as_bytes(), &dropping).unwrap();
        let kept = table.without_missing(&["price"]).unwrap();
        assert_eq!(kept.numbers("price").unwrap(), [100.0, 64.0], "{word}");
        assert_eq!(kept.left_out(), 1);
        assert!(table.numbers("price").is_err(), "{word}");
    }
    let own = Dialect {
        missing: vec!["-99".to_owned()],
        ..Dialect::PLAIN
    };
    let table = CsvTable::read_with("t.csv", "a\n-99\n1\n".as_bytes(), &own).unwrap();
    assert!(table.numbers("a").is_err());
    assert_eq!(
        table.without_missing(&["a"]).unwrap().numbers("a").unwrap(),
        [1.0]
    );
}
