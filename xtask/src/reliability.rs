//! `cargo xtask reliability`: everything that is tried at length, and the tables of docs/reliability.md from it.

use std::fs;

use crate::process::{Failed, root};
use crate::{aborts, fuzz, kills};

const PAGE: &str = "docs/reliability.md";
/// Inputs of a reader (writers take a tenth), and command lines.
const INPUTS: &str = "1000000";
const LINES: &str = "50000";

/// Makes a table.
type Make = fn() -> Result<String, Failed>;

/// The parts of the page that a command makes, each between marks of its own.
const PARTS: [(&str, Make); 5] = [
    ("inputs", inputs),
    ("lines", lines),
    ("bounds", bounds),
    ("aborts", aborts::aborts),
    ("kills", kills::kills),
];

/// Makes one part anew, or all of them; they take hours.
pub(crate) fn reliability(part: Option<&str>) -> Result<(), Failed> {
    if let Some(part) = part
        && PARTS.iter().all(|(name, _)| *name != part)
    {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        return Err(Failed::input(format!(
            "there is no part {part:?}; the parts are {}",
            names.join(", ")
        )));
    }
    fuzz::build()?;
    for (name, make) in PARTS {
        if part.is_none_or(|part| part == name) {
            write(name, &make()?)?;
        }
    }
    Ok(())
}

fn inputs() -> Result<String, Failed> {
    let rows = fuzz::table(&["inputs", "--count", INPUTS])?;
    Ok(format!(
        "| tried | inputs | faults |\n| :--- | ---: | ---: |\n{rows}"
    ))
}

fn lines() -> Result<String, Failed> {
    let rows = fuzz::table(&["lines", "--count", LINES])?;
    Ok(format!(
        "| tried | lines | faults |\n| :--- | :--- | ---: |\n{rows}"
    ))
}

fn bounds() -> Result<String, Failed> {
    let rows = fuzz::table(&["bounds"])?;
    Ok(format!(
        "| command | usual | at the usual | 10 times | 100 times | memory at most |\n| :--- | :--- | ---: | ---: | ---: | :--- |\n{rows}"
    ))
}

/// Puts a table between its marks.
fn write(name: &str, table: &str) -> Result<(), Failed> {
    let page = root().join(PAGE);
    let wrong = |error: std::io::Error| Failed::input(format!("{PAGE}: {error}"));
    let text = fs::read_to_string(&page).map_err(wrong)?;
    let text = replaced(&text, name, table)
        .ok_or_else(|| Failed::input(format!("{PAGE} lacks the marks of {name}")))?;
    fs::write(&page, text).map_err(wrong)
}

fn replaced(text: &str, name: &str, table: &str) -> Option<String> {
    let (begin, end) = (
        format!("<!-- {name}: begin -->\n"),
        format!("<!-- {name}: end -->"),
    );
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some([before, &begin, table, &end, after].concat())
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn a_table_takes_the_place_of_the_one_between_its_marks() {
        let page = "a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n";
        let new = replaced(page, "x", "new\n").unwrap();
        assert_eq!(new, "a\n<!-- x: begin -->\nnew\n<!-- x: end -->\nb\n");
        assert!(replaced(page, "y", "").is_none());
    }
}
