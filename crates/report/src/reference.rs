//! Comparison with the numbers last blessed.

use endodec_table::{Cell, Table};

/// Largest relative difference that is not reported. Results are deterministic on one platform; across platforms the
/// transcendental functions of the statistical libraries differ in the last bit, and iterative fits amplify that to
/// about 1e-9.
const RELATIVE: f64 = 1e-7;

/// Differences below this are rounding noise of columns that hold rounding errors themselves.
const ABSOLUTE: f64 = 1e-11;

/// What moved between the reference and the recomputed table; empty where nothing did.
///
/// Both are CSV; numbers are compared numerically, everything else to the letter.
#[must_use]
pub fn differences(reference: &str, recomputed: &Table) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(reference.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.push(record.iter().map(str::to_owned).collect()),
            Err(error) => return vec![format!("the reference is not readable: {error}")],
        }
    }
    let Some((header, rows)) = rows.split_first() else {
        return vec!["the reference is empty".to_owned()];
    };
    if header != recomputed.columns() {
        return vec![format!(
            "columns were {}, are {}",
            header.join(", "),
            recomputed.columns().join(", ")
        )];
    }
    if rows.len() != recomputed.rows().len() {
        return vec![format!(
            "there were {} rows, are {}",
            rows.len(),
            recomputed.rows().len()
        )];
    }
    let mut moved = Vec::new();
    for (line, (before, now)) in rows.iter().zip(recomputed.rows()).enumerate() {
        for ((column, before), now) in header.iter().zip(before).zip(now) {
            if !same(before, now) {
                moved.push(format!(
                    "line {}, {column}: was {}, is {}",
                    line + 2,
                    shown(before),
                    shown(&text(now))
                ));
            }
        }
    }
    moved
}

fn same(before: &str, now: &Cell) -> bool {
    match (before.parse::<f64>(), now) {
        (Ok(before), Cell::Number(now)) => {
            (before - now).abs() <= ABSOLUTE + RELATIVE * before.abs().max(now.abs())
        }
        _ => before == text(now),
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => value.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Missing => String::new(),
    }
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}

#[cfg(test)]
mod tests {
    use super::differences;
    use endodec_table::{Cell, Table};

    fn table(value: f64) -> Table {
        let mut table = Table::new(["name", "value"]);
        table.push([Cell::from("a"), Cell::from(value)]);
        table
    }

    #[test]
    fn rounding_noise_passes_and_a_moved_number_is_named() {
        assert!(differences("name,value\na,1.25\n", &table(1.25 + 1e-12)).is_empty());
        assert_eq!(
            differences("name,value\na,1.25\n", &table(1.26)),
            ["line 2, value: was 1.25, is 1.26"]
        );
    }

    #[test]
    fn a_changed_shape_is_named() {
        assert_eq!(
            differences("name,other\na,1\n", &table(1.0)),
            ["columns were name, other, are name, value"]
        );
        assert_eq!(
            differences("name,value\n", &table(1.0)),
            ["there were 0 rows, are 1"]
        );
    }
}
