//! Every figure: its data, its drawing and its bytes.
#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot use")]

use endodec_report::chart::Mark;
use endodec_report::{FIGURES, Figure, Inputs, markup, render};

fn each(check: impl Fn(&Figure, &Inputs)) {
    let inputs = Inputs::embedded().unwrap();
    for figure in FIGURES {
        check(figure, &inputs);
    }
}

#[test]
fn no_text_meets_text_or_data_or_the_edge_and_no_glyph_is_missing() {
    each(|figure, inputs| {
        let table = (figure.data)(inputs).unwrap();
        let overlaps = render::overlaps(&(figure.chart)(&table)).unwrap();
        assert!(overlaps.is_empty(), "{}: {overlaps:#?}", figure.slug);
    });
}

#[test]
fn every_mark_has_something_to_draw() {
    each(|figure, inputs| {
        let chart = (figure.chart)(&(figure.data)(inputs).unwrap());
        for mark in chart.panels.iter().flat_map(|panel| &panel.marks) {
            let drawn = match mark {
                Mark::Line(line) => line
                    .points
                    .iter()
                    .any(|(x, y)| x.is_finite() && y.is_finite()),
                Mark::Points(points) => points
                    .points
                    .iter()
                    .any(|(x, y)| x.is_finite() && y.is_finite()),
                Mark::Band(band) => band.points.iter().any(|(x, l, h)| (x + l + h).is_finite()),
                Mark::Bars(bars) => bars.bars.iter().any(|(x, l, h)| (x + l + h).is_finite()),
                Mark::Heat(heat) => heat.values.iter().any(|value| value.is_finite()),
                Mark::Contours(grid) => grid.values.iter().any(|value| value.is_finite()),
                Mark::Rule(_) | Mark::Span(_) | Mark::Text(_) => true,
            };
            assert!(drawn, "{}: {mark:?}", figure.slug);
        }
    });
}

#[test]
fn a_figure_is_named_once_and_says_what_it_is() {
    let mut slugs: Vec<&str> = FIGURES.iter().map(|figure| figure.slug).collect();
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), FIGURES.len(), "two figures share a slug");
    for figure in FIGURES {
        let slug = figure.slug;
        assert!(
            slug.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{slug}"
        );
        assert!(
            figure.caption.len() > 100,
            "{slug}: the caption must stand alone"
        );
        assert!(
            figure.alt.len() > 60,
            "{slug}: the alternative text must say what is seen"
        );
        assert!(!figure.sources.is_empty(), "{slug}: sources");
        assert_eq!(
            markup::plain(figure.alt),
            figure.alt,
            "{slug}: alternative text holds no markup"
        );
        assert!(
            !figure.caption.contains("  ") && !figure.alt.contains("  "),
            "{slug}: double spaces"
        );
    }
}

#[test]
fn the_same_figure_is_the_same_bytes_and_carries_its_title_and_description() {
    let figure = FIGURES[0];
    let draw = || {
        let inputs = Inputs::embedded().unwrap();
        let svg = render::svg(
            &(figure.chart)(&(figure.data)(&inputs).unwrap()),
            figure.title,
            figure.alt,
        )
        .unwrap();
        let png = render::png(&svg).unwrap();
        (svg, png)
    };
    let (svg, png) = draw();
    assert_eq!(draw(), (svg.clone(), png.clone()));
    assert!(
        svg.contains("<title>")
            && svg.contains(&format!("<desc>{}</desc>", markup::escape(figure.alt)))
    );
    assert!(!svg.contains("<text"), "text is drawn as outlines");
    assert_eq!(png[1..4], *b"PNG");
    // Width in the header: 6.5 in at 300 dots per inch.
    assert_eq!(
        u32::from_be_bytes([png[16], png[17], png[18], png[19]]),
        1950
    );
}
