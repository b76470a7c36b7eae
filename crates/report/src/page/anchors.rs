//! On which page each anchor stands. Pages link to anchors alone, as one page would.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Page;

/// Every anchor with the file that holds it.
pub(super) struct Anchors(BTreeMap<String, &'static str>);

impl Anchors {
    /// The anchors of parts and of what stands in them.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut anchors = BTreeMap::new();
        for page in pages {
            for part in &page.parts {
                anchors.insert(part.id.to_owned(), page.file);
                for id in ids(&part.html) {
                    anchors.insert(id.to_owned(), page.file);
                }
            }
        }
        Self(anchors)
    }

    /// HTML of a page in which a link to an anchor of another page names its file.
    pub(super) fn resolved(&self, html: &str, file: &str) -> String {
        const LINK: &str = " href=\"#";
        let mut pieces = html.split(LINK);
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let id = piece.split('"').next().unwrap_or_default();
            match self.0.get(id) {
                Some(&other) if other != file => out.push_str(&format!(" href=\"{other}#")),
                _ => out.push_str(LINK),
            }
            out.push_str(piece);
        }
        out
    }

    /// The anchors of all other pages by their files: where links to a page that once held everything lead.
    pub(super) fn elsewhere(&self, file: &str) -> Value {
        let mut by_file: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, &other) in self.0.iter().filter(|(_, other)| **other != file) {
            by_file.entry(other).or_default().push(id);
        }
        json!(by_file)
    }
}

/// The identifiers of a piece of HTML.
fn ids(html: &str) -> impl Iterator<Item = &str> {
    html.split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
}

#[cfg(test)]
mod tests {
    use super::Anchors;
    use crate::page::{Page, Part};

    #[test]
    fn a_link_names_the_page_where_its_anchor_stands_and_only_where_that_is_another() {
        let page = |file, id, html: &str| Page {
            file,
            name: "",
            title: "",
            description: "",
            parts: vec![Part {
                id,
                name: "",
                html: html.to_owned(),
            }],
            script: "",
        };
        let pages = [
            page(
                "a.html",
                "a",
                "<p id=\"x\"><a href=\"#y\"></a><a href=\"#x\"></a></p>",
            ),
            page("b.html", "b", "<tr id=\"y\"></tr>"),
        ];
        let anchors = Anchors::of(&pages);
        assert_eq!(
            anchors.resolved(&pages[0].parts[0].html, "a.html"),
            "<p id=\"x\"><a href=\"b.html#y\"></a><a href=\"#x\"></a></p>"
        );
        assert_eq!(
            anchors.elsewhere("a.html").to_string(),
            r#"{"b.html":["b","y"]}"#
        );
    }
}
