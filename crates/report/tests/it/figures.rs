//! Every figure: its data, its drawing and its bytes.
#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot use")]

use endodec_chart::Mark;
use endodec_chart::render;
use endodec_paper::Inputs;
use endodec_report::{FIGURES, PaperFigure, TABLES};
use endodec_table::markup;

fn each(check: impl Fn(&PaperFigure, &Inputs)) {
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
                Mark::Surface(surface) => surface
                    .points
                    .iter()
                    .any(|(x, y, value)| (x + y + value).is_finite()),
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
fn every_mark_in_a_caption_is_closed() {
    let figures = FIGURES
        .iter()
        .flat_map(|figure| [figure.title, figure.caption]);
    let tables = TABLES.iter().flat_map(|table| [table.title, table.note]);
    for text in figures.chain(tables) {
        let last = markup::parse(&format!("{text}§")).pop().unwrap();
        assert!(
            !last.italic && !last.bold && last.script == markup::Script::Base,
            "{text}"
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

/// Captions are words and cannot be computed; so each number in them is held against the data here.
#[test]
fn numbers_in_captions_are_those_of_the_data() {
    let inputs = Inputs::embedded().unwrap();
    let check = |slug: &str,
                 filters: &[(&str, &str)],
                 column: &str,
                 last: bool,
                 factor: f64,
                 written: &str| {
        let figure = FIGURES.iter().find(|figure| figure.slug == slug).unwrap();
        let mut table = (figure.data)(&inputs).unwrap();
        for (column, text) in filters {
            table = table.filtered(column, text);
        }
        let values = table.values(column);
        let value = factor
            * if last {
                values[values.len() - 1]
            } else {
                values[0]
            };
        let decimals = written
            .rsplit_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        let rounded = format!("{value:.decimals$}");
        let bare = written.replace(',', "");
        let bare = if bare.starts_with('.') {
            format!("0{bare}")
        } else {
            bare
        };
        assert_eq!(rounded, bare, "{slug}: {column}");
        assert!(
            figure.caption.contains(written),
            "{slug}: the caption does not say {written}"
        );
    };
    check("value-functions", &[], "nash_value", true, 1.0, "19.22");
    check(
        "value-functions",
        &[],
        "cooperative_value",
        true,
        1.0,
        "29.16",
    );
    check("value-functions", &[], "nash_value", false, 1.0, "15.87");
    check("value-functions", &[], "welfare_loss", true, 100.0, "34.1");
    check(
        "dram-learning-curve",
        &[("series", "single_curve")],
        "elasticity",
        true,
        1.0,
        ".77",
    );
    check(
        "dram-learning-curve",
        &[("series", "regime_1")],
        "elasticity",
        true,
        1.0,
        ".39",
    );
    check(
        "dram-learning-curve",
        &[("series", "regime_2")],
        "elasticity",
        true,
        1.0,
        "1.15",
    );
    check(
        "dram-learning-curve",
        &[("series", "regime_3")],
        "elasticity",
        true,
        1.0,
        ".38",
    );
    let capex = "capital-expenditure";
    check(
        capex,
        &[("panel", "cumulative"), ("series", "author")],
        "usd_bn",
        true,
        1.0,
        "1,298",
    );
    for (rows, written) in [("through 2024", ".18"), ("one a generation", ".19")] {
        check(
            "hbm-identification",
            &[("name", "α"), ("rows", rows)],
            "std_error_high",
            true,
            1.0,
            written,
        );
    }
    check(
        "welfare-frontier",
        &[("part", "baseline")],
        "surviving_share",
        true,
        1.0,
        ".864",
    );
    let clocks = "three-clocks";
    check(
        clocks,
        &[("clock", "learning_curve"), ("series", "threshold")],
        "year",
        true,
        1.0,
        "2041",
    );
    check(
        clocks,
        &[("clock", "learning_curve"), ("series", "twelvefold")],
        "year",
        true,
        1.0,
        "2072",
    );
    let ratio = (FIGURES
        .iter()
        .find(|figure| figure.slug == capex)
        .unwrap()
        .data)(&inputs)
    .unwrap();
    let of = |series: &str| {
        ratio
            .filtered("panel", "benchmark")
            .filtered("series", series)
            .values("usd_bn")[1]
    };
    assert_eq!(format!("{:.1}", of("actual") / of("model")), "4.2");
    let filed = |kind: &str| -> f64 {
        ["Microsoft", "Alphabet", "Amazon", "Meta"]
            .iter()
            .map(|firm| {
                ratio
                    .filtered("series", &format!("{firm}, {kind}"))
                    .filtered("year", "2025")
                    .values("usd_bn")[0]
            })
            .sum()
    };
    assert_eq!(
        format!("{:.0} {:.0}", filed("filed"), filed("author")),
        "358 320"
    );
    // The order of the shadow costs reverses where the caption of v1 Figure 3 says.
    let gap = |x| {
        inputs.baseline.firms() * inputs.cooperative.shadow_cost(x) - inputs.nash.shadow_cost(x)
    };
    assert!(gap(1556.0) > 0.0 && gap(1558.0) < 0.0);
    // Nash time lies within the bounds that the caption of v1 Figure 5 gives.
    let params = inputs.baseline.params();
    let scale = params.slope * params.distance / params.intercept;
    let time = inputs.nash.crossing_time(params.distance) / scale;
    assert!(
        time > (params.firms + 1.0) / params.firms && time < params.firms / (params.firms - 1.0)
    );
}
