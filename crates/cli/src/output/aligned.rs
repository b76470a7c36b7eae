//! Tables and numbers for people.

use super::{Cell, Table};

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
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let pad = " ".repeat(width[at] - cell.chars().count());
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

/// What stands where there is no number.
const NONE: &str = "—";

fn for_people(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => significant(*value, 7),
        Cell::Text(text) => text.clone(),
        Cell::Missing => NONE.to_owned(),
    }
}

/// A number with this many significant digits, in decimal where that reads well.
pub(crate) fn significant(value: f64, digits: usize) -> String {
    if value.is_nan() {
        return NONE.to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
    }
    let rounded: f64 = format!("{value:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(value);
    let magnitude = rounded.abs();
    if magnitude != 0.0 && !(1e-5..1e10).contains(&magnitude) {
        format!("{rounded:e}")
    } else {
        format!("{rounded}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table, aligned, significant};

    #[test]
    fn numbers_keep_their_significant_digits() {
        assert_eq!(significant(19.219_118_780_350_335, 7), "19.21912");
        assert_eq!(significant(1.0e-12, 7), "1e-12");
        assert_eq!(significant(0.0, 7), "0");
        assert_eq!(significant(f64::NAN, 7), "—");
        assert_eq!(significant(f64::NEG_INFINITY, 7), "−∞");
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
