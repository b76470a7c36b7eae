//! Pages of figures, tables and words in one HTML file that asks the network for nothing.

use endodec_chart::ChartError;
use endodec_table::markup::verbatim;
use endodec_table::{Cell, Table};

use crate::Figure;
use crate::number::shown;

/// The script that tells values of pictures under the pointer, a finger or the arrow keys.
///
/// Over each element of class `picture` that holds `.canvas > svg` and a script with the readings of the chart, within
/// an `article` with an `h3`; `data-label` of the picture names it otherwise.
pub const READOUT: &str = include_str!("page/readout.js");

const STYLE: &str = include_str!("page/style.css");

/// A page; all words are plain text.
///
/// ```
/// use endodec_figures::page::{Block, Page, Section};
/// let page = Page {
///     title: "Costs of <modules>".to_owned(),
///     lead: vec!["What was found.".to_owned()],
///     sections: vec![Section { heading: "Fit".to_owned(), blocks: vec![Block::Command("endodec learning fit".to_owned())] }],
///     made_by: "endodec".to_owned(),
/// };
/// let html = page.html()?;
/// assert!(html.contains("<h1>Costs of &lt;modules&gt;</h1>") && !html.contains("http://"));
/// # Ok::<(), endodec_chart::ChartError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Page {
    /// What the page is about.
    pub title: String,
    /// What is found, in a few paragraphs.
    pub lead: Vec<String>,
    /// Its parts; a single one stands without contents.
    pub sections: Vec<Section>,
    /// What made it, in the foot.
    pub made_by: String,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub struct Section {
    /// What it is called; may be empty where it is the only one.
    pub heading: String,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading within the part.
    Heading(String),
    /// Words.
    Paragraph(String),
    /// What holds and what is to be doubted.
    Checks(Vec<TrustCheck>),
    /// A picture with its title, its note and the values of its marks.
    Figure(Box<Figure>),
    /// A table under what it is called.
    Table(String, Table),
    /// What was typed.
    Command(String),
    /// What a program answered, to the letter, folded away under a name.
    Answer(String, String),
}

/// How much something is to be trusted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustCheck {
    /// How much.
    pub trust: Trust,
    /// Why, in a sentence or two.
    pub why: String,
}

/// How much a finding is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Nothing speaks against it.
    Sound,
    /// It depends on something that should be known.
    Caution,
    /// It is not to be relied on as it stands.
    Warning,
}

impl Trust {
    /// A sign and a word, so that colour is not needed.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Sound => ("sound", "✓ holds"),
            Self::Caution => ("caution", "! with care"),
            Self::Warning => ("warning", "✗ not as it stands"),
        }
    }
}

impl Page {
    /// The whole file.
    ///
    /// # Errors
    ///
    /// [`ChartError`] when a figure cannot be drawn.
    pub fn html(&self) -> Result<String, ChartError> {
        let several = self.sections.len() > 1;
        let (mut contents, mut body) = (String::new(), String::new());
        let mut pictures = false;
        for (i, section) in self.sections.iter().enumerate() {
            let id = i + 1;
            let heading = verbatim(&section.heading);
            let mut inside = String::new();
            for block in &section.blocks {
                pictures |= matches!(block, Block::Figure(_));
                inside.push_str(&block.html()?);
            }
            if several {
                contents.push_str(&format!("<li><a href=\"#part-{id}\">{heading}</a></li>\n"));
            }
            if section.heading.is_empty() {
                body.push_str(&format!("<section id=\"part-{id}\">\n{inside}</section>\n"));
            } else {
                body.push_str(&format!(
                    "<section id=\"part-{id}\" aria-labelledby=\"heading-{id}\">\n<h2 id=\"heading-{id}\">{heading}</h2>\n{inside}</section>\n"
                ));
            }
        }
        let nav = if several {
            format!("<nav aria-label=\"Contents\">\n<ol>\n{contents}</ol>\n</nav>\n")
        } else {
            String::new()
        };
        let lead: String = self.lead.iter().map(|text| paragraph(text)).collect();
        let script = if pictures {
            format!("<script>\n{READOUT}</script>\n")
        } else {
            String::new()
        };
        Ok(format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n<h1>{title}</h1>\n{lead}</header>\n{nav}<main id=\"content\">\n{body}</main>\n<footer>{made_by}</footer>\n{script}</body>\n</html>\n",
            title = verbatim(&self.title),
            made_by = paragraph(&self.made_by),
        ))
    }
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", words(text))
}

/// Words to the letter, per cent on one line with its number.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(" %") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push(if before.ends_with(|c: char| c.is_ascii_digit()) {
            '\u{a0}'
        } else {
            ' '
        });
        rest = &after[1..];
    }
    out.push_str(rest);
    verbatim(&out)
}

/// A command whose options are broken between words alone.
fn command(line: &str) -> String {
    let words = line
        .split(' ')
        .map(|word| format!("<span>{}</span>", verbatim(word)));
    words.collect::<Vec<_>>().join(" ")
}

impl Block {
    fn html(&self) -> Result<String, ChartError> {
        Ok(match self {
            Self::Heading(text) => format!("<h3>{}</h3>\n", words(text)),
            Self::Paragraph(text) => paragraph(text),
            Self::Checks(checks) => {
                let items: String = checks
                    .iter()
                    .map(|check| {
                        let (class, word) = check.trust.words();
                        format!(
                            "<li class=\"{class}\"><b>{word}</b><span>{}</span></li>\n",
                            words(&check.why)
                        )
                    })
                    .collect();
                format!("<ul class=\"checks\">\n{items}</ul>\n")
            }
            Self::Figure(figure) => picture(figure)?,
            Self::Table(name, table) => html_table(name, table),
            Self::Command(line) => {
                format!(
                    "<pre class=\"command\"><code>{}</code></pre>\n",
                    command(line)
                )
            }
            Self::Answer(name, text) => format!(
                "<details><summary>{}</summary><pre tabindex=\"0\">{}</pre></details>\n",
                verbatim(name),
                verbatim(text)
            ),
        })
    }
}

/// A picture for desks and one for telephones, each with the values behind it.
fn picture(figure: &Figure) -> Result<String, ChartError> {
    let [wide, narrow] = figure.for_page()?;
    let one = |class: &str, svg: &str, readings: &str| {
        format!(
            "<div class=\"picture {class}\"><div class=\"canvas\">{}</div><script type=\"application/json\">{}</script></div>\n",
            svg.replacen(
                "role=\"img\"",
                &format!("role=\"img\" aria-label=\"{}\"", verbatim(&figure.alt)),
                1
            ),
            // Nothing inside may end the script.
            readings.replace('<', "\\u003c"),
        )
    };
    Ok(format!(
        "<article>\n<h3>{}</h3>\n{}{}<p class=\"caption\">{}</p>\n</article>\n",
        words(&figure.title),
        one("wide", &wide.svg, &wide.readings),
        one("narrow", &narrow.svg, &narrow.readings),
        words(&figure.note),
    ))
}

/// A table that scrolls sideways where it must.
fn html_table(name: &str, table: &Table) -> String {
    let numeric = table.numeric_columns();
    let class = |at: usize| if numeric[at] { " class=\"number\"" } else { "" };
    let mut html = format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n<caption>{name}</caption>\n<thead><tr>",
        name = verbatim(name)
    );
    for (at, heading) in table.columns().iter().enumerate() {
        html.push_str(&format!(
            "<th scope=\"col\"{}>{}</th>",
            class(at),
            verbatim(heading)
        ));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in table.rows() {
        html.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let text = match cell {
                Cell::Number(value) => shown(*value, 4),
                Cell::Text(text) => verbatim(text),
                Cell::Missing => "–".to_owned(),
            };
            html.push_str(&if at == 0 {
                format!("<th scope=\"row\"{}>{text}</th>", class(at))
            } else {
                format!("<td{}>{text}</td>", class(at))
            });
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>\n");
    html
}
