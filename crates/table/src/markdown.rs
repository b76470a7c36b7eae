//! A table as GitHub Markdown.

use crate::markup::cell_as;
use crate::number::four_digits;
use crate::table::{Cell, Table};

/// The table under these headings (as many as columns), numbers with four significant digits.
#[must_use]
pub fn markdown(table: &Table, headings: &[&str]) -> String {
    markdown_with_names(table, headings, &[])
}

/// The same table, the texts of these columns (the first is 0) as code: names that a reader types.
///
/// ```
/// use endodec_table::{Cell, Table, markdown_with_names};
/// let mut table = Table::new(["name", "meaning"]);
/// table.push([Cell::from("--at"), Cell::from("a `date`")]);
/// let shown = markdown_with_names(&table, &["Name", "Meaning"], &[0]);
/// assert!(shown.ends_with("| `--at` | a \\`date\\` |\n"));
/// ```
#[must_use]
pub fn markdown_with_names(table: &Table, headings: &[&str], names: &[usize]) -> String {
    let mut out = String::new();
    line(&mut out, headings.iter().map(|heading| escape(heading)));
    let numeric = table.numeric_columns();
    line(
        &mut out,
        numeric
            .iter()
            .map(|&numeric| if numeric { "---:" } else { ":---" }.to_owned()),
    );
    for row in table.rows() {
        line(
            &mut out,
            row.iter().enumerate().map(|(at, shown)| match shown {
                Cell::Text(name) if names.contains(&at) => code(name),
                _ => cell(shown),
            }),
        );
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => four_digits(*value),
        Cell::Text(text) => cell_as(text, escape, ("<sub>", "</sub>"), ("<sup>", "</sup>")),
        Cell::Missing => "–".to_owned(),
    }
}

/// A name as code. Nothing can be escaped within, but a bar, which would end the cell; so that a name with what would
/// end the code is shown as text.
fn code(name: &str) -> String {
    if name.is_empty() || name.contains(['`', '\\', '\n', '\r']) {
        return escape(name);
    }
    format!("`{}`", name.replace('|', "\\|"))
}

/// Text that Markdown shows as it stands: no emphasis, no end of the cell, no HTML, entity, link, image or code.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        match character {
            '|' | '*' | '_' | '`' | '[' => out.extend(['\\', character]),
            // Only before these does a tag, a comment or an address begin; `<0.001` stays readable.
            '<' if rest
                .starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)) =>
            {
                out.push_str("\\<");
            }
            '&' if is_entity(rest) => out.push_str("\\&"),
            // A backslash before a bar would end the cell however it is escaped.
            '\\' => out.push_str("&#92;"),
            '\n' | '\r' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

/// Whether what follows an ampersand makes it an entity.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || character == '#')
    })
}

#[cfg(test)]
mod tests {
    use super::{code, escape};

    #[test]
    fn names_are_code_and_end_neither_code_nor_cell() {
        for (name, shown) in [
            ("training-value", "`training-value`"),
            ("unit_cost", "`unit_cost`"),
            ("a|b", "`a\\|b`"),
            ("a`b", "a\\`b"),
            ("a\\|b", "a&#92;\\|b"),
            ("", ""),
        ] {
            assert_eq!(code(name), shown);
        }
    }

    #[test]
    fn data_bring_no_html_link_image_code_or_cell() {
        for (data, shown) in [
            ("<script>x</script>", "\\<script>x\\</script>"),
            ("<!-- x", "\\<!-- x"),
            ("[x](https://example.org)", "\\[x](https://example.org)"),
            ("![x](y)", "!\\[x](y)"),
            ("&lt;b&gt;", "\\&lt;b\\&gt;"),
            ("a\\|b", "a&#92;\\|b"),
            ("`x`", "\\`x\\`"),
            ("a\r\nb", "a  b"),
        ] {
            assert_eq!(escape(data), shown);
        }
    }

    #[test]
    fn what_cannot_be_mistaken_stays_readable() {
        for text in ["<0.001", "< $1,500", "R&D", "Irwin & Klenow", "a > b"] {
            assert_eq!(escape(text), text);
        }
    }
}
