//! A figure or a table with its files and the claims that rest on it.

use super::grid::html_table;
use super::layers;
use super::{Report, snippets};
use crate::error::ReportError;
use crate::figures::PaperFigure;
use crate::reproduce::{Item, Produced};
use endodec_chart::render::{self, Sheet};
use endodec_chart::{Chart, Mark, Scale};
use endodec_ledger::claims::{Assessment, Verdict, Version};
use endodec_paper::Inputs;
use endodec_table::{Table, markup};

/// Where an item stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On its own in a part of a page.
    Part,
    /// Beside the words of a finding, where every picture is as narrow as on a telephone.
    Finding,
}

/// An item: what it shows, what that rests on, and where to take it from.
pub(super) fn exhibit(
    produced: &Produced,
    report: &Report<'_>,
    place: Place,
) -> Result<String, ReportError> {
    let item = produced.item;
    let slug = item.slug();
    let level = match place {
        Place::Part => 3,
        Place::Finding => 4,
    };
    let (title, note) = match item {
        Item::Figure(figure) => (figure.title, figure.caption),
        Item::Table(table) => (table.title, table.note),
    };
    let content = match item {
        Item::Figure(figure) => pictures(produced, figure, place)?,
        Item::Table(table) => html_table(
            &produced.table,
            table.headings,
            &format!("{}: {}", item.place(), item.title()),
        ),
    };
    let numbers = match item {
        Item::Figure(_) => numbers(produced),
        Item::Table(_) => String::new(),
    };
    let (first, rest) = layers::first(note);
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!(
            "<details><summary>How to read it</summary><p class=\"caption\">{}</p></details>\n",
            markup::html(rest)
        )
    };
    let own_data = own_data(report.inputs, item.sources());
    let claims = claims_of(item, report.claims);
    Ok(format!(
        "<article id=\"{slug}\">\n<h{level}>{} <span class=\"place\">{}</span></h{level}>\n{content}\n<p class=\"caption\">{}</p>\n{rest}{own_data}{claims}{numbers}{}<p class=\"meta\"><span class=\"screen\">{} · </span>Sources: {} · <code>endodec reproduce --only {slug}</code></p>\n</article>\n",
        markup::html(title),
        markup::escape(item.place()),
        markup::html(first),
        load(produced),
        files(produced).join(" · "),
        markup::verbatim(&item.sources().join(", ")),
    ))
}

/// The figure of the first screen: its message and its picture, the rest on demand.
pub(super) fn first(
    produced: &Produced,
    figure: &PaperFigure,
    inputs: &Inputs,
) -> Result<String, ReportError> {
    let slug = figure.slug;
    Ok(format!(
        "<article id=\"{slug}\">\n<h3>{}</h3>\n{}\n<details><summary>How to read it</summary><p class=\"caption\">{}</p></details>\n{}{}{}<p class=\"meta\"><span class=\"screen\">{} · </span>Sources: {} · <code>endodec reproduce --only {slug}</code></p>\n</article>\n",
        markup::html(figure.title),
        pictures(produced, figure, Place::Finding)?,
        markup::html(figure.caption),
        own_data(inputs, figure.sources),
        numbers(produced),
        load(produced),
        files(produced).join(" · "),
        markup::verbatim(&figure.sources.join(", ")),
    ))
}

/// Links to the files of an item.
fn files(produced: &Produced) -> Vec<String> {
    let kind = |path: &str| path.rsplit('.').next().unwrap_or_default().to_uppercase();
    let files = produced.artefacts.iter();
    files
        .map(|file| format!("<a href=\"{}\">{}</a>", file.path, kind(&file.path)))
        .collect()
}

fn csv(produced: &Produced) -> Option<&str> {
    let mut paths = produced.artefacts.iter().map(|file| file.path.as_str());
    paths.find(|path| path.ends_with(".csv"))
}

/// How to load the numbers elsewhere.
fn load(produced: &Produced) -> String {
    csv(produced).map_or_else(String::new, |csv| {
        format!(
            "<details class=\"screen\"><summary>Load it in Python, R, Stata, Julia</summary>{}</details>\n",
            snippets::load(csv)
        )
    })
}

/// Rows of a figure's table that its page shows.
const ROWS: usize = 12;

/// The numbers behind a figure, or the first of them.
fn numbers(produced: &Produced) -> String {
    let table = &produced.table;
    let count = table.rows().len();
    let mut shown = Table::new(table.columns().iter().map(String::as_str));
    for row in table.rows().iter().take(ROWS) {
        shown.push(row.iter().cloned());
    }
    let heads: Vec<String> = table
        .columns()
        .iter()
        .map(|name| markup::literal(&name.replace('_', " ")))
        .collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let more = if count > ROWS {
        format!(
            "<p class=\"meta\">The first {ROWS} of {count} rows; all of them are in the CSV.</p>"
        )
    } else {
        String::new()
    };
    format!(
        "<details class=\"screen\"><summary>The numbers as a table</summary>{}{more}</details>\n",
        html_table(
            &shown,
            &heads,
            &format!("Numbers of {}", produced.item.title())
        )
    )
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

/// Width of a panel in inches: on a telephone its letters of 7.5 points are 12 pixels high.
const PANEL: f64 = 3.1;

/// The figure for a page: its panels as pictures of their own, which stand side by side where there is room. A panel that
/// the figure draws over the whole width has a second picture for telephones.
fn pictures(
    produced: &Produced,
    figure: &PaperFigure,
    place: Place,
) -> Result<String, ReportError> {
    let chart = (figure.chart)(&produced.table);
    let several = chart.panels.len() > 1;
    let whole = chart.columns == 1 && place == Place::Part;
    let mut html = String::new();
    for (letter, panel) in ('a'..).zip(&chart.panels) {
        let mut panel = panel.clone();
        let label = if several {
            panel.title = format!("**{letter}** {}", panel.title);
            format!(
                "{}, {}",
                markup::plain(figure.title),
                markup::plain(&panel.title)
            )
        } else {
            markup::plain(figure.title)
        };
        let alone = Chart {
            columns: 1,
            row_height: chart.row_height,
            panels: vec![panel],
        };
        // Names of rows break into two lines there.
        let named = matches!(alone.panels[0].y.scale, Scale::Categories(_));
        let tall = Chart {
            row_height: chart.row_height * if whole && named { 1.8 } else { 1.0 },
            ..alone.clone()
        };
        let narrow = Sheet {
            width: PANEL,
            ..Sheet::from(&tall)
        };
        if whole {
            html.push_str(&picture(
                "picture desk",
                Sheet::from(&alone),
                figure,
                &label,
            )?);
            html.push_str(&picture("picture hand", narrow, figure, &label)?);
        } else {
            html.push_str(&picture("picture", narrow, figure, &label)?);
        }
    }
    let class = match (whole, several) {
        (true, _) => "pictures",
        (false, true) => "pictures pairs",
        (false, false) => "pictures one",
    };
    Ok(format!(
        "<div class=\"{class}\" role=\"group\" aria-label=\"{}\">\n{html}</div>",
        markup::escape(figure.alt)
    ))
}

/// One picture with the values behind it. It prints sharply and needs no file; its label is its description.
fn picture(
    class: &str,
    sheet: Sheet<'_>,
    figure: &PaperFigure,
    label: &str,
) -> Result<String, ReportError> {
    let svg = render::svg(sheet, label, figure.alt)?;
    // A map's cells have mixed colours; all of it is turned dark by the page.
    let mut marks = sheet.chart.panels.iter().flat_map(|panel| &panel.marks);
    let (svg, map) = if marks.any(|mark| matches!(mark, Mark::Heat(_))) {
        (svg, " map")
    } else {
        (render::themed(&svg), "")
    };
    // Title and description would show where the pointer reads values; the label says them.
    let drawn = svg.find("<rect").map_or("", |at| &svg[at..]);
    let open = svg.split_once('\n').map_or("", |(open, _)| open);
    let label = markup::escape(label);
    Ok(format!(
        "<div class=\"{class}{map}\" data-label=\"{label}\"><div class=\"canvas\">{}\n{drawn}</div><script type=\"application/json\">{}</script></div>\n",
        open.replacen(
            "role=\"img\"",
            &format!("role=\"img\" aria-label=\"{label}\""),
            1
        ),
        // Nothing inside may end the script.
        render::readings(sheet)?.to_string().replace('<', "\\u003c"),
    ))
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
