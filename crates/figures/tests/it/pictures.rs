//! The pictures by themselves.

use endodec_chart::Mark;
use endodec_chart::render::Overlap;
use proptest::prelude::*;

use super::samples;

#[test]
fn nothing_meets_anything_on_paper_or_on_a_telephone() {
    for (name, figure) in samples::all() {
        let blemishes = figure.blemishes().unwrap();
        assert!(blemishes.is_empty(), "{name}: {blemishes:?}");
    }
}

#[test]
fn pictures_stay_small_however_many_rows_there_are() {
    for (name, figure) in samples::all() {
        let size = figure.svg().unwrap().len();
        // A page of text takes as much; a hundred thousand rows drawn one by one took ten megabytes.
        assert!(size < 900_000, "{name}: {size} bytes");
    }
}

#[test]
fn a_picture_is_well_formed_and_says_what_it_shows() {
    for (name, figure) in samples::all() {
        let svg = figure.svg().unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let text = |tag: &str| {
            let node = document.descendants().find(|node| node.has_tag_name(tag));
            node.and_then(|node| node.text())
                .unwrap_or_default()
                .to_owned()
        };
        assert!(
            !text("title").is_empty() && text("desc").len() > 60,
            "{name}"
        );
        assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{name}");
    }
}

#[test]
fn names_stand_in_titles_and_descriptions_to_the_letter() {
    let figure = samples::curve(3, (samples::WORDS, samples::LONG), 2.0);
    let svg = figure.svg().unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let description = document
        .descendants()
        .find(|node| node.has_tag_name("desc"))
        .unwrap();
    assert!(description.text().unwrap().contains(samples::LONG));
    assert!(figure.title.contains(samples::LONG));
}

#[test]
fn the_same_estimates_are_the_same_bytes() {
    let once = || samples::fan(50, 12, true, "price").png().unwrap();
    assert_eq!(once(), once());
}

#[test]
fn few_points_are_drawn_exactly_where_they_are() {
    let points = samples::rows(50, 4.0);
    let figure = samples::curve(50, ("q", "c"), 4.0);
    let drawn = figure.chart.panels[0]
        .marks
        .iter()
        .find_map(|mark| match mark {
            Mark::Points(points) => Some(points.points.clone()),
            _ => None,
        });
    assert_eq!(drawn.unwrap(), points);
}

#[test]
fn letters_that_the_fonts_lack_are_noticed() {
    let figure = samples::fan(8, 4, false, "価格");
    assert!(
        figure
            .unreadable()
            .unwrap()
            .iter()
            .any(|text| text.contains('価'))
    );
    assert!(
        samples::fan(8, 4, false, "prix unitaire (€)")
            .unreadable()
            .unwrap()
            .is_empty()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_name_and_any_scale_is_drawn(name in "[ -~αßé€\n\t]{0,60}", n in 3_usize..40, decades in 0.001_f64..20.0) {
        let figure = samples::curve(n, (&name, &name), decades);
        let svg = figure.svg().unwrap();
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        prop_assert!(!svg.contains("NaN"));
        // A name that is all there is may be too wide for its page, but never lies over data.
        prop_assert!(!figure.blemishes().unwrap().iter().any(|b| matches!(b, Overlap::Data(_))));
    }
}
