//! Time is a column, not the number of a row.

use endodec_reader::{CsvTable, Dialect, Unit};

#[test]
fn rows_are_put_into_the_order_of_time() {
    let text = "year,cum\n2020,16.5\n2019,8\n2018,4.2\n";
    let (table, times) = CsvTable::parse("t.csv", text)
        .unwrap()
        .in_time("year")
        .unwrap();
    assert_eq!(table.numbers("cum").unwrap(), [4.2, 8.0, 16.5]);
    assert_eq!(
        (times.at, times.unit),
        (vec![2018.0, 2019.0, 2020.0], Unit::Year)
    );
    let numbers: Vec<usize> = table.rows().map(|row| row.number_in_file()).collect();
    assert_eq!(numbers, [3, 2, 1]);
}

#[test]
fn two_rows_of_one_time_are_refused_with_both_lines() {
    let text = "year,cum\n2020,1\n2019,8\n2020,4\n";
    let sentence = CsvTable::parse("t.csv", text)
        .unwrap()
        .in_time("year")
        .unwrap_err()
        .to_string();
    assert!(
        sentence.starts_with("t.csv, line 4, column `year`") && sentence.contains("line 2"),
        "{sentence}"
    );
}

#[test]
fn dates_of_ones_own_are_read_by_their_format() {
    let dialect = Dialect {
        date_format: Some("%d/%m/%Y".to_owned()),
        ..Dialect::PLAIN
    };
    let text = "d\n31/01/2024\n29/02/2024\n";
    let table = CsvTable::read_with("t.csv", text.as_bytes(), &dialect).unwrap();
    assert_eq!(table.dates("d").unwrap()[1].to_string(), "2024-02-29");
    assert_eq!(table.times("d").unwrap().unit, Unit::Month);
}

#[test]
fn groups_keep_their_rows_and_lines() {
    let table = CsvTable::parse("t.csv", "g,v\nb,1\na,2\nb,3\n").unwrap();
    let groups = table.groups("g").unwrap();
    assert_eq!(groups[0].0, "b");
    assert_eq!(groups[0].1.numbers("v").unwrap(), [1.0, 3.0]);
    assert_eq!(groups[1].1.rows().next().unwrap().line(), 3);
}
