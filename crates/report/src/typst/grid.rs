//! Tables: header, alignment and widths from what the cells hold.

use roxmltree::Node;

use super::Writer;
use super::escape::quoted;
use crate::error::ReportError;

/// Characters that fit into the width of the page at the size of tables.
const LINE: usize = 104;

/// Rows of a table, its header among them, that no page break parts.
const ROWS_TOGETHER: usize = 16;

/// A word beyond this breaks: most are addresses.
const LONGEST_WORD: usize = 14;

impl Writer {
    pub(super) fn grid(&self, table: Node<'_, '_>) -> Result<String, ReportError> {
        let rows: Vec<Node<'_, '_>> = table
            .descendants()
            .filter(|node| node.has_tag_name("tr"))
            .collect();
        let columns = Columns::new(&rows);
        // A table that fits a page easily stays on one.
        let block = if rows.len() > ROWS_TOGETHER {
            ""
        } else {
            "  show table: set block(breakable: false)\n"
        };
        let mut out = format!(
            "\n\n#{{\n{block}  set text(size: {}pt)\n  table(\n    columns: ({}),\n    align: ({}),\n",
            columns.size(),
            columns.widths(),
            columns.alignments(),
        );
        for (i, row) in rows.iter().enumerate() {
            let mut cells = String::new();
            for (at, cell) in row.children().filter(Node::is_element).enumerate() {
                let anchor = match row.attribute("id") {
                    Some(id) if at == 0 => format!("#metadata(none)#label({});", quoted(id)),
                    _ => String::new(),
                };
                cells.push_str(&format!("[{anchor}{}], ", self.flow(cell)?.trim()));
            }
            out.push_str(&if i == 0 {
                // Repeated on every page, and a header to a screen reader.
                format!("    table.header({}),\n", cells.trim_end())
            } else {
                format!("    {}\n", cells.trim_end())
            });
        }
        out.push_str("  )\n}\n\n");
        Ok(out)
    }
}

/// The text of a cell without what is small, which takes the width that is there.
fn shown(cell: Node<'_, '_>) -> String {
    cell.descendants()
        .filter(|node| {
            node.is_text()
                && !node
                    .ancestors()
                    .any(|node| ["details", "small"].contains(&node.tag_name().name()))
        })
        .filter_map(|node| node.text())
        .collect()
}

/// What decides the look of the columns.
struct Columns {
    /// Characters of the longest cell.
    longest: Vec<usize>,
    /// Characters of the longest word.
    word: Vec<usize>,
    /// Characters of the mean cell.
    mean: Vec<usize>,
    /// Numbers and nothing else.
    numeric: Vec<bool>,
}

impl Columns {
    fn new(rows: &[Node<'_, '_>]) -> Self {
        let cells: Vec<Vec<Node<'_, '_>>> = rows
            .iter()
            .map(|row| row.children().filter(Node::is_element).collect())
            .collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or(0);
        let column = |at: usize| cells.iter().filter_map(move |row| row.get(at).copied());
        let lengths = |at: usize| column(at).map(|cell| shown(cell).chars().count());
        let of_words = |at: usize| {
            column(at).flat_map(|cell| {
                // Names in code do not break, and are set in smaller letters.
                let first = cell.first_element_child();
                let code = first.is_some_and(|first| first.has_tag_name("code"));
                shown(cell)
                    .split([' ', '-', '\n'])
                    .map(|word| match word.chars().count() {
                        letters if code => letters * 3 / 4,
                        letters => letters.min(LONGEST_WORD),
                    })
                    .collect::<Vec<_>>()
            })
        };
        Self {
            longest: (0..count)
                .map(|at| lengths(at).max().unwrap_or(0))
                .collect(),
            word: (0..count)
                .map(|at| of_words(at).max().unwrap_or(0))
                .collect(),
            mean: (0..count)
                .map(|at| lengths(at).sum::<usize>() / column(at).count().max(1))
                .collect(),
            numeric: (0..count)
                .map(|at| {
                    column(at)
                        .skip(1)
                        .any(|cell| cell.attribute("class") == Some("number"))
                })
                .collect(),
        }
    }

    /// Points: as large as the longest words of all columns beside one another allow.
    fn size(&self) -> f64 {
        let needed = self.word.iter().sum::<usize>() + 2 * self.word.len();
        if needed > 128 {
            5.5
        } else if needed > LINE {
            6.3
        } else {
            7.5
        }
    }

    /// As wide as its cells where all fit; else the longest word and a share of what is left, by what the cells hold.
    fn widths(&self) -> String {
        let whole: usize = self.longest.iter().sum::<usize>() + 2 * self.longest.len();
        let words = self.word.iter().sum::<usize>() + 2 * self.word.len();
        let left = LINE.saturating_sub(words);
        let held = self.mean.iter().sum::<usize>().max(1);
        let width = |at: usize| {
            if whole <= LINE || self.numeric[at] && self.longest[at] < 12 {
                "auto, ".to_owned()
            } else {
                format!("{}fr, ", self.word[at] + 2 + left * self.mean[at] / held)
            }
        };
        (0..self.word.len()).map(width).collect()
    }

    fn alignments(&self) -> String {
        let of = |&numeric: &bool| if numeric { "right, " } else { "left, " };
        self.numeric.iter().map(of).collect()
    }
}
