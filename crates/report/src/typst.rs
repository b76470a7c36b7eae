//! The paper copy: the page's own HTML as Typst source, so that both say the same in the same order.
//!
//! The page is written in a few elements of HTML. Each has a counterpart here, and one without is an error that the
//! tests meet first; what only a screen can use (filters, scripts, links to files) is left out.

mod escape;
mod grid;

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::error::ReportError;
use escape::{quoted, text};

/// A part of the report: its anchor, its heading, its HTML.
pub type Part<'a> = (&'a str, &'a str, &'a str);

/// Typst source of a report with this title, this introduction in HTML and these parts.
///
/// # Errors
/// [`ReportError::PaperCopy`] for HTML that is not well-formed or has an element without a counterpart.
pub fn source(title: &str, introduction: &str, parts: &[Part<'_>]) -> Result<String, ReportError> {
    let xml: Vec<String> = parts.iter().map(|(_, _, html)| well_formed(html)).collect();
    let documents = xml
        .iter()
        .map(|xml| Document::parse(xml))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| refused(error.to_string()))?;
    let mut anchors: BTreeSet<String> = parts.iter().map(|(id, ..)| (*id).to_owned()).collect();
    for document in &documents {
        let of_part = document
            .descendants()
            .filter_map(|node| node.attribute("id"));
        anchors.extend(of_part.map(str::to_owned));
    }
    let writer = Writer { anchors };
    let introduction = well_formed(introduction);
    let introduction =
        Document::parse(&introduction).map_err(|error| refused(error.to_string()))?;
    let mut out = format!(
        "{PREAMBLE}#set document(title: {title}, author: \"endodec\", date: none)\n{STYLE}\n#title()\n\n{introduction}\n\n#outline(title: none, depth: 1)\n",
        title = quoted(title),
        introduction = writer.flow(introduction.root_element())?,
    );
    for ((id, name, _), document) in parts.iter().zip(&documents) {
        let body = writer.flow(document.root_element())?;
        out.push_str(&format!("\n= {} {}\n{body}\n", text(name), anchor(id)));
    }
    // Blank lines between blocks, never more than one.
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    Ok(out)
}

const PREAMBLE: &str = "// Written by `endodec reproduce`. To compile with Typst 0.14 or newer: typst compile report.typ\n";

const STYLE: &str = r##"#set text(lang: "en", font: ("Inter", "Libertinus Serif"), size: 9.5pt)
#set page(paper: "us-letter", margin: 1in, numbering: "1")
#set par(leading: 0.6em, spacing: 0.9em)
#set table(
  stroke: (_, y) => (bottom: if y == 0 { 0.8pt } else { 0.3pt + luma(75%) }),
  inset: (x: 3pt, y: 2.5pt),
)
#set list(spacing: 0.8em)
#set enum(spacing: 0.9em)
#set figure(gap: 0.8em)
#show figure.caption: set align(left)
#show figure: set block(breakable: false)
#show heading.where(level: 1): set block(above: 2.2em, below: 1em)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.9em)
#show heading.where(level: 2): set text(size: 10.5pt)
#show heading.where(level: 3): set text(size: 9.5pt)
#show table: set par(leading: 0.45em, spacing: 0.55em)
#show table.cell.where(y: 0): strong
#show link: set text(fill: rgb("#00598f"))
#let small(body) = text(size: 0.84em, fill: luma(34%), body)
"##;

/// The anchor of the heading before it. The function `label` would belong to the words of the heading, which stand in
/// the table of contents too. Anchors are of letters, digits and hyphens.
fn anchor(id: &str) -> String {
    format!("<{id}>")
}

/// HTML as XML under one root: the elements that HTML leaves open are closed.
fn well_formed(html: &str) -> String {
    let mut out = String::from("<part>");
    let mut rest = html.replace("<br>", "<br/>").replace("<wbr>", "");
    while let Some(at) = rest.find("<input ") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        out.push_str(&rest[..end]);
        out.push('/');
        rest = rest[end..].to_owned();
    }
    out.push_str(&rest);
    out.push_str("</part>");
    out
}

fn refused(reason: String) -> ReportError {
    ReportError::PaperCopy { reason }
}

struct Writer {
    /// What links within the report can reach.
    anchors: BTreeSet<String>,
}

impl Writer {
    /// The children of an element, one after the other.
    fn flow(&self, parent: Node<'_, '_>) -> Result<String, ReportError> {
        let mut out = String::new();
        for node in parent.children() {
            if node.is_text() {
                out.push_str(&text(node.text().unwrap_or_default()));
            } else if node.is_element() {
                out.push_str(&self.element(node)?);
            }
        }
        Ok(out)
    }

    // Calls end in `;`, or an opening bracket in the text after them would be read as their argument.
    fn element(&self, node: Node<'_, '_>) -> Result<String, ReportError> {
        let class = node.attribute("class").unwrap_or_default();
        let tag = node.tag_name().name();
        Ok(match tag {
            _ if class == "screen" => String::new(),
            "form" | "script" => String::new(),
            "article" if holds_picture(node) => {
                format!(
                    "\n\n#block(breakable: false, above: 1.3em)[\n{}];\n\n",
                    self.flow(node)?
                )
            }
            "div" | "article" if !is_pictures(node) => self.flow(node)?,
            "div" => self.picture(node)?,
            "h3" | "h4" => {
                let anchor = node
                    .parent()
                    .and_then(|article| article.attribute("id"))
                    .map(|id| format!(" {}", anchor(id)))
                    .unwrap_or_default();
                let level = if tag == "h3" { "==" } else { "===" };
                format!("\n\n{level} {}{anchor}\n\n", self.flow(node)?.trim())
            }
            "p" if class == "caption" && has_picture(node) => String::new(),
            "p" if class == "meta" => format!("\n\n#small[{}];\n\n", self.flow(node)?),
            // They follow the words that fold them away on the page.
            "p" if class == "claims" => self.flow(node)?,
            "p" => format!("\n\n{}\n\n", self.flow(node)?.trim()),
            "ul" => format!("\n\n#list({});\n\n", self.items(node)?),
            "ol" => format!("\n\n#enum({});\n\n", self.items(node)?),
            "details" => format!("\n\n#small[{}];\n\n", self.flow(node)?),
            "summary" => format!("{}: ", self.flow(node)?),
            "table" => self.grid(node)?,
            "pre" => format!("\n\n#raw(block: true, {});\n\n", quoted(&words(node))),
            "code" => format!("#raw({});", quoted(&words(node))),
            "i" | "cite" => format!("#emph[{}];", self.flow(node)?),
            "b" => format!("#strong[{}];", self.flow(node)?),
            "sub" => format!("#sub[{}];", self.flow(node)?),
            "sup" => format!("#super[{}];", self.flow(node)?),
            // What is small already gets no smaller.
            "small" if node.ancestors().any(|node| node.has_tag_name("details")) => {
                format!(" \\\n{}", self.flow(node)?)
            }
            "small" => format!(" \\\n#small[{}];", self.flow(node)?),
            "br" => " \\\n".to_owned(),
            "span" if class == "place" => {
                format!("#text(weight: \"regular\")[#small[{}]];", self.flow(node)?)
            }
            "span" => self.flow(node)?,
            "a" => self.link(node)?,
            _ => {
                return Err(refused(format!(
                    "the element <{tag}> has no counterpart in Typst"
                )));
            }
        })
    }

    fn items(&self, node: Node<'_, '_>) -> Result<String, ReportError> {
        let items = node.children().filter(Node::is_element);
        items
            .map(|item| Ok(format!("[{}], ", self.flow(item)?)))
            .collect()
    }

    /// Links within the report and to the web stay links; those to files become their words.
    fn link(&self, node: Node<'_, '_>) -> Result<String, ReportError> {
        let words = self.flow(node)?;
        let target = node.attribute("href").unwrap_or_default();
        Ok(match target.strip_prefix('#') {
            Some(id) if self.anchors.contains(id) => {
                format!("#link(label({}))[{words}];", quoted(id))
            }
            None if target.starts_with("https://") => {
                format!("#link({})[{words}];", quoted(target))
            }
            _ => words,
        })
    }

    /// The picture from its file with its description, and the caption that follows it on the page.
    fn picture(&self, node: Node<'_, '_>) -> Result<String, ReportError> {
        let article = node
            .ancestors()
            .find(|node| node.has_tag_name("article"))
            .ok_or_else(|| refused("a picture stands outside an article".to_owned()))?;
        let slug = article.attribute("id").unwrap_or_default();
        let description = node
            .descendants()
            .find_map(|node| node.attribute("aria-label"))
            .unwrap_or_default();
        let caption = article
            .children()
            .find(|node| node.attribute("class") == Some("caption"));
        let caption = caption.map_or_else(|| Ok(String::new()), |caption| self.flow(caption))?;
        Ok(format!(
            "\n\n#figure(\n  image({}, width: 100%, alt: {}),\n  numbering: none,\n  caption: [{}],\n)\n\n",
            quoted(&format!("figures/{slug}.svg")),
            quoted(description),
            caption.trim(),
        ))
    }
}

/// Whether an article shows a picture, which its caption and its sources stay with.
fn holds_picture(article: Node<'_, '_>) -> bool {
    article.children().any(is_pictures)
}

/// Whether an element holds the pictures of a figure.
fn is_pictures(node: Node<'_, '_>) -> bool {
    node.attribute("class")
        .is_some_and(|class| class.starts_with("pictures"))
}

/// Whether a picture stands beside this element.
fn has_picture(node: Node<'_, '_>) -> bool {
    node.prev_siblings().any(is_pictures)
}

/// The text within an element as it is.
fn words(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::source;

    #[test]
    fn each_element_has_its_counterpart_and_a_call_never_swallows_the_text_after_it() {
        let html = "<p>At <i>V</i><sub>0</sub>(x) see <a href=\"#b\">b</a> and <a href=\"x.csv\">CSV</a>.</p>\n<article id=\"b\"><h3>B</h3><ul><li>one<br>two</li></ul></article>";
        let typst = source("T", "<p>I</p>", &[("a", "A", html)]).unwrap();
        assert!(typst.contains("At #emph[V];#sub[0];(x) see #link(label(\"b\"))[b]; and CSV."));
        assert!(typst.contains("= A <a>"));
        assert!(typst.contains("== B <b>"));
        assert!(typst.contains("#list([one \\\ntwo], );"));
    }

    #[test]
    fn an_element_without_a_counterpart_is_named() {
        let error = source("T", "", &[("a", "A", "<video></video>")]).unwrap_err();
        assert!(error.to_string().contains("<video>"));
    }
}
