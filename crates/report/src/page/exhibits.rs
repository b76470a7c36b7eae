//! Figures and tables, grouped by the model behind them, each with its files and the claims it carries.

use super::numbers::{number, quantity};
use super::{Part, Report, snippets};
use crate::error::ReportError;
use crate::figures::PaperFigure;
use crate::reproduce::{Item, Produced};
use crate::subject::Subject;
use endodec_chart::render;
use endodec_ledger::claims::{Assessment, Verdict, Version};
use endodec_paper::Inputs;
use endodec_table::markup;
use endodec_table::{Cell, Table};

/// One part a subject.
pub(super) fn parts(report: &Report<'_>) -> Result<Vec<Part>, ReportError> {
    Subject::ALL
        .into_iter()
        .map(|subject| {
            let html = report
                .produced
                .iter()
                .filter(|produced| produced.item.subject() == subject)
                .map(|produced| exhibit(produced, report))
                .collect::<Result<_, _>>()?;
            Ok(Part {
                id: subject.anchor(),
                name: subject.name(),
                html,
            })
        })
        .collect()
}

fn exhibit(produced: &Produced, report: &Report<'_>) -> Result<String, ReportError> {
    let item = produced.item;
    let slug = item.slug();
    let (title, note) = match item {
        Item::Figure(figure) => (figure.title, figure.caption),
        Item::Table(table) => (table.title, table.note),
    };
    let content = match item {
        Item::Figure(figure) => picture(produced, figure)?,
        Item::Table(table) => html_table(
            &produced.table,
            table.headings,
            &format!("{}: {}", item.place(), item.title()),
        ),
    };
    let files: Vec<String> = produced
        .artefacts
        .iter()
        .map(|artefact| {
            let kind = artefact
                .path
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .to_uppercase();
            format!("<a href=\"{}\">{kind}</a>", artefact.path)
        })
        .collect();
    let load = produced
        .artefacts
        .iter()
        .find(|artefact| artefact.path.ends_with(".csv"))
        .map(|csv| {
            format!(
                "<details class=\"screen\"><summary>load it in Python, R, Stata, Julia</summary>{}</details>\n",
                snippets::load(&csv.path)
            )
        })
        .unwrap_or_default();
    Ok(format!(
        "<article id=\"{slug}\">\n<h3>{} <span class=\"place\">{}</span></h3>\n{content}\n<p class=\"caption\">{}</p>\n{}{}{load}<p class=\"meta\"><span class=\"screen\">{} · </span>Sources: {} · <code>endodec reproduce --only {slug}</code></p>\n</article>\n",
        markup::html(title),
        markup::escape(item.place()),
        markup::html(note),
        own_data(report.inputs, item.sources()),
        claims_of(item, report.claims),
        files.join(" · "),
        markup::verbatim(&item.sources().join(", ")),
    ))
}

/// Which of an item's data sets are the reader's own: what is drawn follows them, the sentences above it do not.
fn own_data(inputs: &Inputs, sources: &[&str]) -> String {
    let names: Vec<String> = inputs
        .data
        .files()
        .iter()
        .filter(|file| file.is_replaced())
        .map(|file| &file.resource().name)
        .filter(|name| sources.iter().any(|source| names_data_set(source, name)))
        .map(|name| format!("<code>{}</code>", markup::verbatim(name)))
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "<p class=\"caption\"><b>From other data than those shipped:</b> {}. Numbers in the lines above describe the shipped data.</p>\n",
        names.join(", ")
    )
}

/// Whether a source names a data set, by its whole name or as a family such as `pcdb_*`.
fn names_data_set(source: &str, name: &str) -> bool {
    source
        .strip_suffix('*')
        .map_or(source == name, |family| name.starts_with(family))
}

/// The picture with the values behind it.
fn picture(produced: &Produced, figure: &PaperFigure) -> Result<String, ReportError> {
    let readings = render::readings(&(figure.chart)(&produced.table))?;
    Ok(format!(
        "<div class=\"picture\"><div class=\"canvas\">{}</div><script type=\"application/json\">{}</script></div>",
        inline_svg(produced, figure.alt),
        // Nothing inside may end the script.
        readings.to_string().replace('<', "\\u003c"),
    ))
}

/// The SVG itself, so that it prints sharply and needs no file; its description becomes the label.
fn inline_svg(produced: &Produced, alt: &str) -> String {
    let svg = produced
        .artefacts
        .iter()
        .find(|artefact| artefact.path.ends_with(".svg"));
    let svg = svg
        .map(|artefact| String::from_utf8_lossy(&artefact.bytes))
        .unwrap_or_default();
    svg.replacen(
        "role=\"img\"",
        &format!("role=\"img\" aria-label=\"{}\"", markup::escape(alt)),
        1,
    )
}

/// Links to the claims that a figure or table carries.
fn claims_of(item: Item, claims: &[Assessment]) -> String {
    let place = item.place();
    let carried: Vec<&Assessment> = claims
        .iter()
        .filter(|assessment| {
            assessment
                .claim
                .exhibits()
                .iter()
                .any(|exhibit| stands_at(place, exhibit))
        })
        .collect();
    if carried.is_empty() {
        return String::new();
    }
    let links: Vec<String> = carried
        .iter()
        .map(|assessment| {
            let mark = mark(assessment.verdict);
            format!(
                "<a class=\"{}\" href=\"#{id}\">{mark} {id}</a>",
                assessment.verdict,
                id = assessment.claim.id
            )
        })
        .collect();
    format!(
        "<details><summary>{} on it</summary><p class=\"claims\">{}</p></details>\n",
        match carried.len() {
            1 => "1 claim rests".to_owned(),
            count => format!("{count} claims rest"),
        },
        links.join(" ")
    )
}

/// Whether a place such as "v1 Table 2, v2 Table 8" names an exhibit of a version.
fn stands_at(place: &str, (version, exhibit): &(Version, String)) -> bool {
    let versions: &[&str] = match version {
        Version::V1 => &["v1"],
        Version::V2 => &["v2"],
        Version::Both => &["v1", "v2"],
    };
    versions.iter().any(|version| {
        let wanted = format!("{version} {exhibit}");
        place.match_indices(&wanted).any(|(at, _)| {
            !place[at + wanted.len()..].starts_with(|next: char| next.is_alphanumeric())
        })
    })
}

/// A sign for a verdict, so that colour is not needed to read it.
pub(super) fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reproduced => "✓",
        Verdict::ReproducedUnderReading => "≈",
        Verdict::NotReproduced => "✗",
        Verdict::NotIdentified => "?",
        Verdict::Forecast => "→",
        Verdict::Qualitative => "–",
    }
}

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

#[cfg(test)]
mod tests {
    use super::{names_data_set, stands_at};
    use crate::reproduce::items;
    use endodec_ledger::claims::Version;
    use endodec_paper::Inputs;

    #[test]
    fn every_source_is_a_data_set_a_model_or_an_example() {
        let inputs = Inputs::embedded().unwrap();
        for item in items() {
            for source in item.sources() {
                let mut files = inputs.data.files().iter();
                assert!(
                    source.starts_with("endodec-")
                        || source.starts_with("examples/")
                        || source.contains("printed")
                        || files.any(|file| names_data_set(source, &file.resource().name)),
                    "{}: {source}",
                    item.slug()
                );
            }
        }
    }

    #[test]
    fn table_1_is_not_table_10() {
        let exhibit = |version, name: &str| (version, name.to_owned());
        assert!(stands_at(
            "v1 Table 3, v2 Table 8",
            &exhibit(Version::Both, "Table 8")
        ));
        assert!(!stands_at("v2 Table 10", &exhibit(Version::V2, "Table 1")));
        assert!(!stands_at("v2 Table 3", &exhibit(Version::V1, "Table 3")));
    }
}
