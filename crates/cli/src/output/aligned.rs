//! Tables and numbers for people.

use endodec_table::number::{NONE, significant};

use super::{Cell, Table};

/// Characters that a column is wide at most; a longer cell sticks out of its line, and no other line is padded for it.
const WIDEST: usize = 100;

/// The table in columns of even width, numbers with seven significant digits and aligned to the right.
pub(crate) fn aligned(table: &Table) -> String {
    let mut rows: Vec<Vec<String>> = vec![table.columns().to_vec()];
    rows.extend(
        table
            .rows()
            .iter()
            .map(|row| row.iter().map(for_people).collect()),
    );
    let numeric: Vec<bool> = (0..table.columns().len())
        .map(|at| {
            table
                .rows()
                .iter()
                .all(|row| !matches!(row[at], Cell::Text(ref text) if text.parse::<f64>().is_err()))
        })
        .collect();
    let width: Vec<usize> = (0..table.columns().len())
        .map(|at| {
            rows.iter()
                .map(|row| row[at].chars().count())
                .filter(|&length| length <= WIDEST)
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let pad = " ".repeat(width[at].saturating_sub(cell.chars().count()));
            if at > 0 {
                line.push_str("  ");
            }
            line.push_str(&if numeric[at] {
                pad + cell
            } else {
                cell.clone() + &pad
            });
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn for_people(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => significant(*value, 7),
        Cell::Text(text) => text.clone(),
        Cell::Missing => NONE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table, aligned};

    #[test]
    fn one_long_cell_widens_no_other_line() {
        let mut table = Table::new(["name", "value"]);
        table.push([Cell::from("x".repeat(100_000)), Cell::from(1.0)]);
        for _ in 0..1_000 {
            table.push([Cell::from("short"), Cell::from(2.0)]);
        }
        assert!(aligned(&table).len() < 150_000);
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        let mut table = Table::new(["name", "value"]);
        table.push([Cell::from("a"), Cell::from(1.5)]);
        table.push([Cell::from("bcdef"), Cell::from(-10.25)]);
        assert_eq!(
            aligned(&table),
            "name    value\na         1.5\nbcdef  -10.25\n"
        );
    }
}
