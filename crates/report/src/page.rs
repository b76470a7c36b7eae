//! The page people read: `index.html`, one file that needs no network.

use crate::error::ReportError;
use crate::inputs::Inputs;
use crate::markup;
use crate::reproduce::{Artefact, Item, Produced};
use crate::table::{Cell, Table};

/// The report as one HTML file.
///
/// # Errors
/// When a part of it cannot be computed.
pub fn index(inputs: &Inputs, produced: &[Produced]) -> Result<Artefact, ReportError> {
    let mut body = String::new();
    for produced in produced {
        body.push_str(&section(produced));
    }
    let mut sources = String::new();
    for file in inputs.data.files() {
        let resource = file.resource();
        sources.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
            markup::escape(&resource.name),
            resource
                .grade
                .map_or_else(|| "by row".to_owned(), |grade| grade.to_string()),
            markup::escape(&resource.title),
        ));
    }
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Endogenous Decentralization, recomputed</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n<h1>Endogenous Decentralization, recomputed</h1>\n<p>Every figure and table of the two versions of Connor Smirl's working paper (February 2026), computed anew by endodec {} from the data it ships.</p>\n{body}<section id=\"data\"><h2>Data</h2>\n<table><thead><tr><th scope=\"col\">Dataset</th><th scope=\"col\">Grade</th><th scope=\"col\">What it is</th></tr></thead><tbody>\n{sources}</tbody></table>\n<p>Grades: A primary source, B secondary, C estimate, P printed in the paper. <code>endodec data show NAME</code> gives source, licence and columns.</p>\n</section>\n</main>\n</body>\n</html>\n",
        include_str!("page/style.css"),
        env!("CARGO_PKG_VERSION"),
    );
    Ok(Artefact {
        path: "index.html".to_owned(),
        bytes: html.into_bytes(),
    })
}

fn section(produced: &Produced) -> String {
    let slug = produced.item.slug();
    let (title, content, note, sources) = match produced.item {
        Item::Figure(figure) => (
            figure.title,
            format!(
                "<img src=\"figures/{slug}.svg\" alt=\"{}\" loading=\"lazy\">",
                markup::escape(figure.alt)
            ),
            figure.caption,
            figure.sources,
        ),
        Item::Table(table) => (
            table.title,
            html_table(&produced.table, table.headings),
            table.note,
            table.sources,
        ),
    };
    let links: Vec<String> = produced
        .artefacts
        .iter()
        .map(|artefact| {
            let name = artefact
                .path
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .to_uppercase();
            format!("<a href=\"{}\">{name}</a>", artefact.path)
        })
        .collect();
    format!(
        "<section id=\"{slug}\">\n<h2><span class=\"place\">{}</span> {}</h2>\n{content}\n<p class=\"caption\">{}</p>\n<p class=\"meta\">Sources: {}. Files: {}. <code>endodec reproduce --only {slug}</code></p>\n</section>\n",
        markup::escape(produced.item.place()),
        markup::html(title),
        markup::html(note),
        markup::escape(&sources.join("; ")),
        links.join(" · "),
    )
}

fn html_table(table: &Table, headings: &[&str]) -> String {
    let mut html = String::from("<div class=\"scroll\"><table>\n<thead><tr>");
    for heading in headings {
        html.push_str(&format!("<th scope=\"col\">{}</th>", markup::html(heading)));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in table.rows() {
        html.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let text = match cell {
                Cell::Number(value) => crate::table::four_digits(*value),
                Cell::Text(text) => markup::escape(text),
                Cell::Missing => "–".to_owned(),
            };
            let class = if matches!(cell, Cell::Number(_)) {
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
