//! What all pages share: head, header with navigation, style, policy, footer.

use super::anchors::Anchors;
use super::{Page, Part, Site};
use endodec_chart::render;
use endodec_figures::page::READOUT;

pub(super) const TITLE: &str = "Endogenous Decentralization, recomputed";

pub(super) const MADE_BY: &str = "<p>Made by <code>cargo xtask reproduce</code>. The same inputs give the same bytes; <a href=\"manifest.json\">manifest.json</a> lists them with their hashes.</p>";

/// Everything that a page may load is in its file.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A page as one HTML file.
pub(super) fn html(
    page: &Page,
    pages: &[Page],
    anchors: &Anchors,
    site: Option<&Site>,
    replaced: &str,
) -> String {
    let body: String = page.parts.iter().map(|part| section(part, page)).collect();
    let body = anchors.resolved(&body, page.file);
    let readout = if body.contains("class=\"picture\"") {
        READOUT
    } else {
        ""
    };
    let title = if page.title == TITLE {
        TITLE.to_owned()
    } else {
        format!("{} · {TITLE}", page.title)
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n<link rel=\"icon\" href=\"{ICON}\">\n{shared}<style>\n{colours}{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header{kind}>\n{navigation}</header>\n<main id=\"content\"{kind}>\n<h1 id=\"title\">{heading}</h1>\n{replaced}{contents}{body}{moved}</main>\n<footer{kind}>{MADE_BY}<p>endodec {version}</p></footer>\n<script>\n{script}{readout}</script>\n</body>\n</html>\n",
        description = page.description,
        shared = site.map_or_else(String::new, |site| site.head(page)),
        colours = colours(),
        style = include_str!("style.css"),
        version = env!("CARGO_PKG_VERSION"),
        navigation = navigation(page, pages),
        kind = if is_first(page, pages) {
            " class=\"wide\""
        } else {
            ""
        },
        heading = page.title,
        contents = contents(page, pages),
        moved = if is_first(page, pages) {
            moved(page, pages, anchors)
        } else {
            String::new()
        },
        script = page.script,
    )
}

/// Two lines that cross, as the address bar shows them.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%23fff'/%3E%3Cpath d='M2 3L14 12' stroke='%230072B2' stroke-width='2.5'/%3E%3Cpath d='M2 11.5L14 5' stroke='%23D55E00' stroke-width='2.5'/%3E%3C/svg%3E";

/// The colours of figures in light and in dark.
fn colours() -> String {
    let [light, dark] = render::variables();
    format!(
        ":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    )
}

/// The page at which readers arrive.
fn is_first(page: &Page, pages: &[Page]) -> bool {
    pages.first().is_some_and(|first| first.file == page.file)
}

/// A part with its heading; where it is all of the page, the page's own heading is its.
fn section(part: &Part, page: &Page) -> String {
    let Part { id, name, html } = part;
    if page.parts.len() == 1 {
        return format!("<section id=\"{id}\" aria-labelledby=\"title\">\n{html}</section>\n");
    }
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{name}</h2>\n{html}</section>\n"
    )
}

fn navigation(page: &Page, pages: &[Page]) -> String {
    let links: String = pages
        .iter()
        .map(|other| {
            let current = if other.file == page.file {
                " aria-current=\"page\""
            } else {
                ""
            };
            format!(
                "<li><a href=\"{}\"{current}>{}</a></li>\n",
                other.file, other.name
            )
        })
        .collect();
    format!(
        "<nav aria-label=\"Pages\">\n<ul>\n{links}<li><a href=\"explorer.html\">Explorer</a></li>\n</ul>\n</nav>\n"
    )
}

/// The parts of a long page; the first page is read from its beginning.
fn contents(page: &Page, pages: &[Page]) -> String {
    if page.parts.len() < 2 || is_first(page, pages) {
        return String::new();
    }
    let links: String = page
        .parts
        .iter()
        .map(|Part { id, name, .. }| format!("<li><a href=\"#{id}\">{name}</a></li>\n"))
        .collect();
    format!("<nav class=\"contents\" aria-label=\"On this page\">\n<ol>\n{links}</ol>\n</nav>\n")
}

/// Where anchors lead that this page once held: for the script, and in words for readers without.
fn moved(page: &Page, pages: &[Page], anchors: &Anchors) -> String {
    let links: Vec<String> = pages
        .iter()
        .filter(|other| other.file != page.file)
        .map(|other| {
            format!(
                "<a href=\"{}\">{}</a>",
                other.file,
                other.name.to_lowercase()
            )
        })
        .collect();
    format!(
        "<noscript><p class=\"meta\">An address that named a claim, a figure or a table of this page now leads to one of: {}.</p></noscript>\n<script type=\"application/json\" id=\"moved\">{}</script>\n",
        links.join(", "),
        anchors.elsewhere(page.file)
    )
}
