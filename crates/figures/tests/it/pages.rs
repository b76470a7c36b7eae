//! Pages of figures and words.

use endodec_figures::page::{Block, Page, Section, Trust, TrustCheck};
use endodec_table::{Cell, Table};

use super::samples;

fn page() -> Page {
    let mut table = Table::new(["<group>", "value"]);
    table.push([Cell::from("a & b"), Cell::from(0.5)]);
    Page {
        title: samples::LONG.to_owned(),
        lead: vec!["</script><script>alert(1)</script>".to_owned()],
        sections: vec![
            Section {
                heading: "One".to_owned(),
                blocks: vec![
                    Block::Figure(Box::new(samples::curve(
                        50,
                        ("</script>", samples::LONG),
                        4.0,
                    ))),
                    Block::Table("Numbers".to_owned(), table),
                    Block::Checks(vec![TrustCheck {
                        trust: Trust::Caution,
                        why: "n < 8".to_owned(),
                    }]),
                ],
            },
            Section {
                heading: "Two".to_owned(),
                blocks: vec![
                    Block::Command("endodec learning fit '<x>'".to_owned()),
                    Block::Answer("Answer".to_owned(), "α < 1".to_owned()),
                ],
            },
        ],
        made_by: "endodec".to_owned(),
    }
}

#[test]
fn a_page_asks_the_network_for_nothing() {
    let html = page().html().unwrap();
    let without = html.replace("http://www.w3.org/2000/svg", "");
    for request in [
        "http:",
        "https:",
        "src=",
        "@import",
        "url(",
        "<link rel=\"stylesheet\"",
    ] {
        assert!(!without.contains(request), "{request}");
    }
}

#[test]
fn no_name_of_a_user_ends_a_script_or_opens_an_element() {
    let html = page().html().unwrap();
    // The readings of two pictures and the one script of the page.
    assert_eq!(html.matches("<script").count(), 3);
    assert_eq!(html.matches("</script>").count(), 3);
    assert!(!html.contains("<group>") && !html.contains("'<x>'"));
}

#[test]
fn each_picture_is_there_for_desks_and_for_telephones_with_its_values() {
    let html = page().html().unwrap();
    assert_eq!(html.matches("class=\"picture wide\"").count(), 1);
    assert_eq!(html.matches("class=\"picture narrow\"").count(), 1);
    assert_eq!(html.matches("aria-label=\"Scatter of").count(), 2);
    assert_eq!(html.matches("\"kind\":\"points\"").count(), 2);
}
