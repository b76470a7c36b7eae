//! What every panel must keep to.

#![expect(clippy::cast_possible_truncation, reason = "positions are small")]

use endodec_screens::{Key, NumberStyle, PANELS, ScreenPanel, SeriesMark, Values};

#[test]
fn a_screen_has_what_its_panel_describes() {
    for panel in &PANELS {
        let screen = panel.compute(&Values::default()).unwrap();
        assert_eq!(
            screen.readouts.len(),
            panel.readouts.len(),
            "{}",
            panel.name
        );
        assert_eq!(
            screen.series.len(),
            panel.series().count(),
            "{}",
            panel.name
        );
        for ((plot, series), marks) in panel.series().zip(&screen.series) {
            let place = format!("{}, {}, {}", panel.name, plot.name, series.name);
            for [x, y, to] in marks {
                let ends = matches!(series.mark, SeriesMark::Band | SeriesMark::Span);
                assert_eq!(to.is_finite(), ends, "{place}");
                assert!(
                    x.is_finite() && (y.is_finite() || ends),
                    "{place}: {x}, {y}"
                );
                assert!(
                    !plot.y.log || *y > 0.0,
                    "{place}: {y} on a logarithmic axis"
                );
            }
        }
        for (readout, value) in panel.readouts.iter().zip(&screen.readouts) {
            if let NumberStyle::Word(words) = readout.shown {
                assert!((*value as usize) < words.len());
            }
        }
    }
}

#[test]
fn a_parameter_of_a_panel_moves_something_on_it() {
    for panel in &PANELS {
        for &key in panel.parameters {
            let parameter = endodec_screens::parameter(key);
            let value = Values::default().get(key);
            let other = match parameter.scale {
                endodec_screens::ParameterScale::Choice(_) => 1.0 - value,
                endodec_screens::ParameterScale::Whole(..) => value + 1.0,
                _ if value.is_nan() => 50.0,
                _ => 1.1 * value + 0.01,
            };
            // What efficiency relaxes and what the fourth firm is like matter only where there are such.
            let values = match key {
                Key::Relaxes => Values::default().with(Key::EfficiencyGrowth, 0.5),
                Key::Cost4 | Key::Value4 => Values::default().with(Key::Rivals, 4.0),
                _ => Values::default(),
            };
            let base = panel.compute(&values).unwrap().flatten();
            let moved = panel.compute(&values.with(key, other)).unwrap().flatten();
            assert_ne!(
                format!("{base:?}"),
                format!("{moved:?}"),
                "{} on {}",
                parameter.name,
                panel.name
            );
        }
    }
}

#[test]
fn the_readouts_are_those_of_the_printed_baseline() {
    let panel = ScreenPanel::find("rivalry").unwrap();
    let screen = panel.compute(&Values::default()).unwrap();
    let of = |name: &str| screen.readouts[panel.readout(name).unwrap()];
    // v1 section 3.5 prints 19.22, 29.16 and 34.1 %.
    assert!((of("nash-value") - 19.22).abs() < 0.005);
    assert!((of("cooperative-value") - 29.16).abs() < 0.005);
    assert!((of("welfare-loss") - 0.341).abs() < 0.0005);
}

#[test]
fn a_rate_is_read_as_a_steeper_elasticity() {
    let panel = ScreenPanel::find("calendar").unwrap();
    let of = |values: Values, name: &str| {
        panel.compute(&values).unwrap().readouts[panel.readout(name).unwrap()]
    };
    let rate = Values::default().with(Key::Reading, 1.0);
    assert!(of(rate, "elasticity") > of(Values::default(), "elasticity"));
    assert!(of(rate, "crossing") < of(Values::default(), "crossing"));
}
