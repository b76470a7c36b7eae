//! Paths of adoption: fixed and falling friction, two waves, a supply shock after the crossing.

use crate::subject::Subject;
use endodec_adoption::dynamics::simulate;
use endodec_adoption::friction::FrictionLaw;
use endodec_adoption::scenario::SupplyShock;
use endodec_adoption::{Scenario, Tolerances};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Dash, Format, Label, Line, Panel, Rule, Side, Span, SpanOver,
};
use endodec_paper::{Constants, Inputs};
use endodec_table::{Cell, Table};

pub(super) static WAVES: PaperFigure = PaperFigure {
    slug: "adoption-waves",
    place: "v1 Appendix C, Predictions 2*, 7 and 7*, Remark 1",
    subject: Subject::Adoption,
    title: "Adoption over time: one wave, two waves, and a reversal",
    caption: concat!(
        "Simulated paths at our calibration (the paper prints none); parameters in the scenario files. **a** Share of the ",
        "distributed architecture with fixed friction, with three laws of falling friction, and with those but without ",
        "external adoption. Equation 8 with falling cost and friction can turn up once and never down. **b** With ",
        "fragmentation, which it does not have, it makes Prediction 7’s two waves: peak in 2030.6, trough in 2032.2, after ",
        "a standard. Shaded: *R*_{0} < 1 after the first crossing. **c** Gaps of v1 Appendix C.1 with exponential ",
        "friction: the coordination gap closes far faster than the hardware gap, which the quasi-static approximation ",
        "rules out, until the latency advantage alone carries adoption and there is no threshold. **d** Remark 1: a cost shock of 15 per cent two months after the crossing takes *R*_{0} below one ",
        "until it ends."
    ),
    alt: "Four panels from 2024. Share stays below one per cent until 2028 and then rises along an S curve, eight years \
          later with fixed friction. In the second panel it peaks at 12 per cent in 2030, falls to 4 per cent in 2032 and \
          rises again. In the third the total gap falls from 1,200 to zero by 2030. In the fourth R0 drops from 1.1 to \
          0.9 during the shock and returns.",
    sources: &["endodec-adoption: simulate", "examples/scenarios"],
    data,
    chart,
};

fn scenarios(constants: &Constants) -> Vec<(&'static str, Scenario)> {
    let falling = constants.declining_friction();
    let mut unseeded = falling.clone();
    unseeded.adoption.external = 0.0;
    vec![
        ("fixed", constants.fixed_friction()),
        ("exponential", falling.clone()),
        (
            "power",
            Scenario {
                friction: FrictionLaw::Power {
                    initial: constants.friction,
                    scale: 1.0,
                    exponent: 1.06,
                },
                ..falling.clone()
            },
        ),
        (
            "standard",
            Scenario {
                friction: FrictionLaw::Threshold {
                    before: constants.friction,
                    after: 1.5,
                    at: 0.75,
                },
                ..falling.clone()
            },
        ),
        ("unseeded", unseeded),
        ("two_waves", constants.two_waves()),
        (
            "shock",
            Scenario {
                shock: Some(SupplyShock {
                    start: 2030.4,
                    duration: 0.75,
                    factor: 1.15,
                }),
                points_per_year: 48,
                ..falling
            },
        ),
    ]
}

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "scenario",
        "kind",
        "year",
        "share",
        "r0",
        "hardware_gap",
        "coordination_gap",
        "total_gap",
        "event",
    ]);
    for (name, scenario) in scenarios(&inputs.constants) {
        let path = simulate(&scenario, &Tolerances::default())?;
        for point in &path.points {
            table.push([
                Cell::from(name),
                Cell::from("path"),
                Cell::from(point.t),
                Cell::from(point.share),
                Cell::from(point.r0),
                Cell::from(point.hardware_gap),
                Cell::from(point.coordination_gap),
                Cell::from(point.total_gap),
                Cell::Missing,
            ]);
        }
        for event in &path.events {
            table.push([
                Cell::from(name),
                Cell::from("event"),
                Cell::from(event.t),
                Cell::from(event.share),
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
                Cell::from(event.kind.name()),
            ]);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let path = |scenario: &str, column: &str| {
        table
            .filtered("scenario", scenario)
            .filtered("kind", "path")
            .points("year", column)
    };
    let until = |points: Vec<(f64, f64)>, last: f64| -> Vec<(f64, f64)> {
        points
            .into_iter()
            .filter(|(year, _)| *year <= last)
            .collect()
    };
    let event = |scenario: &str, kind: &str| {
        table
            .filtered("scenario", scenario)
            .filtered("event", kind)
            .values("year")
            .first()
            .copied()
            .unwrap_or(f64::NAN)
    };
    let line = |scenario: &str, colour, dash, label: Option<Label>| Line {
        dash,
        label,
        width: 1.2,
        ..Line::new(path(scenario, "share"), colour)
    };
    let below = (event("two_waves", "self_sustaining_lost"), {
        let crossings = table
            .filtered("scenario", "two_waves")
            .filtered("event", "self_sustaining");
        crossings.values("year").last().copied().unwrap_or(f64::NAN)
    });
    let gap = |column: &str, colour, label: Label| Line {
        label: Some(label),
        ..Line::new(until(path("exponential", column), 2032.0), colour)
    };
    let near = |points: Vec<(f64, f64)>| -> Vec<(f64, f64)> {
        points
            .into_iter()
            .filter(|(year, _)| (2029.5..=2031.8).contains(year))
            .collect()
    };
    Chart::pairs(vec![
        Panel {
            title: "One wave at most".into(),
            x: Axis::years("Year"),
            y: Axis {
                range: Some((0.0, 0.8)),
                format: Format::Percent,
                ..Axis::linear("Distributed share")
            },
            marks: vec![
                line(
                    "fixed",
                    Colour::Grey,
                    Dash::Solid,
                    Some(Label::at(2041.2, 0.09, Side::Right, "fixed κ")),
                )
                .into(),
                line(
                    "exponential",
                    Colour::Blue,
                    Dash::Solid,
                    Some(Label::at(2033.0, 0.58, Side::Left, "falling, three laws")),
                )
                .into(),
                line("power", Colour::Blue, Dash::Dashed, None).into(),
                line("standard", Colour::Blue, Dash::Dotted, None).into(),
                line(
                    "unseeded",
                    Colour::Vermillion,
                    Dash::Solid,
                    Some(Label::at(2038.5, 0.32, Side::Right, "unseeded")),
                )
                .into(),
            ],
        },
        Panel {
            title: "Two waves with fragmentation".into(),
            x: Axis::years("Year"),
            y: Axis {
                range: Some((0.0, 0.8)),
                format: Format::Percent,
                ..Axis::linear("Distributed share")
            },
            marks: vec![
                Span {
                    over: SpanOver::X(below.0, below.1),
                    colour: Colour::Vermillion,
                    opacity: 0.12,
                    label: Some(Label::at(2031.68, 0.74, Side::Centre, "*R*_{0} < 1")),
                }
                .into(),
                Line::new(path("two_waves", "share"), Colour::Blue).into(),
            ],
        },
        Panel {
            title: "Gaps with exponential friction".into(),
            x: Axis {
                range: Some((2024.0, 2032.0)),
                ..Axis::years("Year")
            },
            y: Axis {
                range: Some((-200.0, 1250.0)),
                ..Axis::linear("Cumulative output (EB)")
            },
            marks: vec![
                Rule::horizontal(0.0).into(),
                gap(
                    "total_gap",
                    Colour::Black,
                    Label::at(2027.8, 1150.0, Side::Right, "total"),
                )
                .into(),
                gap(
                    "coordination_gap",
                    Colour::Vermillion,
                    Label::at(2027.2, 990.0, Side::Left, "coordination"),
                )
                .into(),
                gap(
                    "hardware_gap",
                    Colour::Blue,
                    Label::at(2025.0, 190.0, Side::Right, "hardware"),
                )
                .into(),
            ],
        },
        Panel {
            title: "A supply shock after the crossing".into(),
            x: Axis {
                range: Some((2029.5, 2031.8)),
                ..Axis::years("Year")
            },
            y: Axis {
                range: Some((0.7, 1.7)),
                ..Axis::linear("*R*_{0}")
            },
            marks: vec![
                Rule::horizontal(1.0).into(),
                Span {
                    over: SpanOver::X(event("shock", "shock_start"), event("shock", "shock_end")),
                    colour: Colour::Grey,
                    opacity: 0.18,
                    label: Some(Label::at(2030.775, 0.77, Side::Centre, "shock")),
                }
                .into(),
                Line {
                    dash: Dash::Dashed,
                    label: Some(Label::at(2030.45, 1.25, Side::Left, "without")),
                    ..Line::new(near(path("exponential", "r0")), Colour::Grey)
                }
                .into(),
                Line {
                    label: Some(Label::at(2031.35, 1.12, Side::Right, "with")),
                    ..Line::new(near(path("shock", "r0")), Colour::Blue)
                }
                .into(),
            ],
        },
    ])
}
