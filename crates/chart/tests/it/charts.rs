//! Charts that no careful author would draw still come out whole.
#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot use")]

use endodec_chart::render;
use endodec_chart::{
    Axis, Band, Bars, Chart, Colour, Contours, Dash, Heat, Label, Level, Line, Mark, Panel, Points,
    Rule, Side, Text,
};
use proptest::prelude::*;

fn panel(x: Axis, y: Axis, marks: Vec<Mark>) -> Panel {
    Panel {
        title: "Title with *math*".into(),
        x,
        y,
        marks,
    }
}

fn draws(chart: &Chart) {
    let svg = render::svg(chart, "title", "description").unwrap();
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    assert_eq!(svg.matches("<svg").count(), 1);
    assert_eq!(svg.matches("</svg>").count(), 1);
    render::png(&svg).unwrap();
}

#[test]
fn an_empty_panel_is_a_frame_with_axes() {
    for axis in [
        Axis::linear("x"),
        Axis::log10("x"),
        Axis::years("x"),
        Axis::categories("x", Vec::<String>::new()),
    ] {
        draws(&Chart::single(panel(axis.clone(), axis, Vec::new())));
    }
}

#[test]
fn values_without_a_place_are_left_out() {
    let odd = [
        (f64::NAN, 1.0),
        (1.0, f64::INFINITY),
        (-1.0, -1.0),
        (0.0, 0.0),
        (2.0, 3.0),
    ];
    for axis in [Axis::linear("v"), Axis::log10("v")] {
        let marks = vec![
            Line {
                dash: Dash::Dotted,
                label: Some(Label::end("line")),
                ..Line::new(odd, Colour::Blue)
            }
            .into(),
            Points {
                label: Some(Label::at(f64::NAN, 1.0, Side::Above, "nowhere")),
                ..Points::new(odd, Colour::Green)
            }
            .into(),
            Band::new(odd.map(|(x, y)| (x, y, y + 1.0)), Colour::Sky).into(),
            Bars::new(odd, 0.5, Colour::Grey).into(),
            Rule::horizontal(f64::NAN).into(),
            Text::new(f64::INFINITY, 0.0, Side::Left, "nowhere").into(),
        ];
        draws(&Chart::single(panel(axis.clone(), axis, marks)));
    }
}

#[test]
fn a_map_with_holes_and_a_level_that_nothing_reaches_is_drawn() {
    let grid = vec![0.0, 1.0, 2.0, 3.0];
    let mut values: Vec<f64> = (0..16).map(f64::from).collect();
    values[5] = f64::NAN;
    let level = |value| Level {
        value,
        text: "level".into(),
        colour: Colour::Black,
        width: 0.7,
        dash: Dash::Dashed,
        along: 0.5,
    };
    let marks = vec![
        Heat {
            x: grid.clone(),
            y: grid.clone(),
            values: values[..9].to_vec(),
            range: (0.0, 9.0),
            colour: Colour::Blue,
            key: Some(["0".into(), "9".into()]),
        }
        .into(),
        Contours {
            x: grid.clone(),
            y: grid,
            values,
            levels: vec![level(4.5), level(99.0)],
        }
        .into(),
    ];
    draws(&Chart::single(panel(
        Axis::linear("x"),
        Axis::linear("y"),
        marks,
    )));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_finite_curve_and_any_title_can_be_drawn(
        points in prop::collection::vec((-1e12..1e12_f64, -1e-9..1e12_f64), 0..20),
        words in "[ -~αδκ*_^{}\\\\]{0,40}",
        log in any::<bool>(),
    ) {
        let axis = |title: &str| if log { Axis::log10(title) } else { Axis::linear(title) };
        let marks = vec![
            Line { label: Some(Label::end(&words)), ..Line::new(points.clone(), Colour::Blue) }.into(),
            Points::new(points, Colour::Vermillion).into(),
        ];
        let chart = Chart::pairs(vec![
            Panel { title: words.clone(), x: axis(&words), y: axis("y"), marks: marks.clone() },
            panel(axis("x"), axis(&words), marks),
        ]);
        let svg = render::svg(&chart, &words, &words).unwrap();
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf "));
        // What plotters and we wrote together is well-formed.
        prop_assert!(render::png(&svg).is_ok());
    }
}
