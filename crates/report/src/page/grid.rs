//! Tables of columns as HTML.

use super::numbers::{number, quantity};
use endodec_table::markup;
use endodec_table::{Cell, Table};

/// A table that scrolls sideways where it must.
pub(super) fn html_table(table: &Table, headings: &[&str], caption: &str) -> String {
    let mut html = format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table>\n<thead><tr>",
        caption = markup::escape(caption)
    );
    let all_numbers = table.numeric_columns();
    let numeric = |at: usize| {
        let mut cells = table.rows().iter().filter_map(|row| row.get(at));
        // The heads of rows are names, years among them.
        at > 0 && all_numbers[at] || cells.any(|cell| matches!(cell, Cell::Number(_)))
    };
    let year = |at: usize| {
        table.columns().get(at).is_some_and(|name| {
            let mut words = name.split('_');
            words.any(|word| word == "year")
        })
    };
    for (at, heading) in headings.iter().enumerate() {
        // A heading stands over its numbers.
        let class = if numeric(at) { " class=\"number\"" } else { "" };
        html.push_str(&format!(
            "<th scope=\"col\"{class}>{}</th>",
            markup::html(heading)
        ));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in table.rows() {
        html.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let text = match cell {
                Cell::Number(value) if year(at) => number(*value),
                Cell::Number(value) => quantity(*value),
                Cell::Text(text) if !text.is_empty() => markup::cell_html(text),
                Cell::Text(_) | Cell::Missing => "–".to_owned(),
            };
            let class = if numeric(at) || matches!(cell, Cell::Number(_)) {
                " class=\"number\""
            } else {
                ""
            };
            html.push_str(&if at == 0 {
                format!("<th scope=\"row\"{class}>{text}</th>")
            } else {
                format!("<td{class}>{text}</td>")
            });
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>");
    html
}

/// A table whose rows are cells of HTML already, each with its head for screens that show a row as a card.
pub(super) fn ledger(label: &str, heads: &[&str], rows: &str) -> String {
    let heads: String = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"))
        .collect();
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table class=\"ledger\">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )
}
