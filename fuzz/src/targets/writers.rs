//! Words from data in every format that is written: read back, they are the words.

use endodec_chart::{Axis, Chart, Colour, Label, Line, Panel, Points, render};
use endodec_report::typst;
use endodec_table::{Cell, Table, latex as to_latex, markdown as to_markdown, markup};

pub(super) const DICTIONARY: &[&[u8]] = &[
    b"<script>",
    b"</title>",
    b"&amp;",
    b"&#0;",
    b"<!--",
    b"-->",
    b"]]>",
    b"|",
    b"\\",
    b"`",
    b"*",
    b"_{",
    b"^{",
    b"}",
    b"[a](b)",
    b"![",
    b"https://example.org",
    b"\n",
    b"\r\n",
    b"\t",
    b"$",
    b"%",
    b"#",
    b"~",
    b"^",
    b"{",
    b"\\input{x}",
    b"\\end{tabular}",
    b"#read(\"x\")",
    b"//",
    b"/*",
    b"= ",
    b"- ",
    b"+ ",
    b"1. ",
    b"@x",
    b"\"",
    b"'",
    b"=1+1",
    b"\xe2\x80\xae",
    b"\xc2\xa0",
    b"\xf0\x9f\x98\x80",
    b"\xe1\xb4\xba",
    b"\xcc\x81",
    b"NaN",
    b"1e308",
];

/// Cells of a table with three columns.
fn words(bytes: &[u8]) -> Vec<String> {
    // What a table of a user can hold: no control character but white space.
    String::from_utf8_lossy(bytes)
        .split('\x1f')
        .map(|word| {
            word.chars()
                .filter(|&c| !c.is_control() || "\t\n\r".contains(c))
                .collect()
        })
        .collect()
}

fn table(bytes: &[u8]) -> Table {
    let words = words(bytes);
    let mut table = Table::new(["first", "second", "third"]);
    for row in words.chunks(2) {
        let number = row.len() as f64 / 3.0;
        let second = row.get(1).cloned().unwrap_or_default();
        table.push([
            Cell::from(row[0].clone()),
            Cell::from(second),
            Cell::from(number),
        ]);
    }
    table
}

/// One line a row, as many bars as cells, no tag but those of indices and exponents.
pub(super) fn markdown(bytes: &[u8]) {
    let table = table(bytes);
    let headings: Vec<String> = words(bytes)
        .into_iter()
        .chain([String::new(), String::new(), String::new()])
        .take(3)
        .collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let text = to_markdown(&table, &headings);
    assert_eq!(text.lines().count(), table.rows().len() + 2, "{text:?}");
    for line in text.lines() {
        let (mut bars, mut escaped) = (0, false);
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            let plain = !std::mem::take(&mut escaped);
            match c {
                '\\' if plain => escaped = true,
                '|' if plain => bars += 1,
                '`' | '[' if plain => panic!("code or a link: {line:?}"),
                '<' if plain => {
                    let tag = ["sub>", "/sub>", "sup>", "/sup>"]
                        .iter()
                        .any(|tag| rest.starts_with(tag));
                    let starts =
                        rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
                    assert!(tag || !starts, "a tag: {line:?}");
                }
                _ => {}
            }
        }
        assert_eq!(bars, 4, "{line:?}");
    }
}

/// ASCII, groups that close, one row end a row, and no command of the data's.
pub(super) fn latex(bytes: &[u8]) {
    let table = table(bytes);
    let words = words(bytes);
    let caption = words.first().map_or("", String::as_str);
    let text = to_latex(
        &table,
        &["first", "second", "third"],
        "slug",
        caption,
        caption,
    );
    assert!(text.is_ascii() || !caption.is_ascii() || words.iter().any(|word| !word.is_ascii()));
    let (mut depth, mut escaped) = (0_i64, false);
    for c in text.chars() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match c {
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        assert!(depth >= 0, "a group that was not opened: {text:?}");
    }
    assert_eq!(depth, 0, "a group that is not closed: {text:?}");
    assert_eq!(text.matches("\\end{tabular}").count(), 1, "{text:?}");
    assert!(!text.contains("\\input"), "{text:?}");
}

/// Without its escapes a heading is the words; a paragraph is refused or written.
pub(super) fn typst(bytes: &[u8]) {
    let words = words(bytes);
    let name = words.first().map_or("", String::as_str);
    let html = format!("<p>{}</p>", markup::escape(name));
    let source = match typst::source(name, "<p>introduction</p>", &[("part", name, &html)]) {
        Ok(source) => source,
        Err(error) => return super::is_sentence(&error.to_string()),
    };
    let heading = source.lines().find_map(|line| line.strip_prefix("= "));
    let Some(heading) = heading.and_then(|line| line.rsplit_once(" <")) else {
        panic!("no heading in {source:?}");
    };
    let mut read = String::new();
    let mut chars = heading.0.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => read.extend(chars.next()),
            '#' | '$' | '`' | '[' | ']' | '@' | '<' => panic!("a mark of Typst: {heading:?}"),
            _ => read.push(c),
        }
    }
    let one_space = |text: &str| {
        text.split([' ', '\t', '\n', '\r'])
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let only_plain = !name
        .chars()
        .any(|c| c.is_whitespace() && !" \t\n\r\u{a0}".contains(c));
    if only_plain {
        assert_eq!(one_space(&read), one_space(name));
    }
}

/// Well-formed, the description is the words, and nothing runs or is fetched.
pub(super) fn svg(bytes: &[u8]) {
    let words = words(bytes);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let points = [(1.0, 1.0), (2.0, 3.0), (3.0, 2.0)];
    let chart = Chart::single(Panel {
        title: word(0).to_owned(),
        x: Axis::linear(word(1)),
        y: Axis::categories(word(2), words.iter().take(4).cloned()),
        marks: vec![
            Line {
                label: Some(Label::end(word(0))),
                ..Line::new(points, Colour::Blue)
            }
            .into(),
            Points::new(points, Colour::Vermillion).into(),
        ],
    });
    let text = match render::svg(&chart, word(0), word(1)) {
        Ok(text) => text,
        Err(error) => return super::is_sentence(&error.to_string()),
    };
    let document = match roxmltree::Document::parse(&text) {
        Ok(document) => document,
        Err(error) => panic!("{error}: {text:?}"),
    };
    for node in document.descendants() {
        assert!(!["script", "image", "foreignObject", "a"].contains(&node.tag_name().name()));
        assert!(
            node.attributes()
                .all(|attribute| !attribute.name().starts_with("on") && attribute.name() != "href")
        );
    }
}
