//! The four panels of v2 Figure 1.

use endodec_chart::{
    Axis, Bars, Chart, Colour, Dash, Format, Intervals, Label, Line, Mark, Panel, Points, Rule,
    Side, Span, SpanOver, Symbol, Ticks,
};
use endodec_table::Table;

pub(super) fn chart(table: &Table) -> Chart {
    let rows =
        |panel: &str, series: &str| table.filtered("panel", panel).filtered("series", series);
    let points = |panel: &str, series: &str| rows(panel, series).points("year", "value");
    let months = || Axis {
        range: Some((2023.96, 2025.27)),
        ticks: Ticks::Named(
            [
                (2024.0, "Jan 24"),
                (2024.0 + 121.0 / 366.0, "May"),
                (2024.0 + 244.0 / 366.0, "Sep"),
                (2025.0, "Jan 25"),
            ]
            .map(|(at, name)| (at, name.to_owned()))
            .to_vec(),
        ),
        ..Axis::linear("")
    };
    let counted = rows("share", "counted");
    let ranges = counted
        .values("low")
        .into_iter()
        .zip(counted.values("high"))
        .collect();
    let friction = points("friction", "implied");
    let downloads: Vec<(f64, f64)> = points("friction", "downloads");
    let beside: Vec<Mark> = downloads
        .iter()
        .filter_map(|&(year, total)| {
            let &(_, kappa) = friction.iter().find(|(at, _)| (at - year).abs() < 1e-9)?;
            let side = if kappa < 0.06 {
                Side::Below
            } else {
                Side::Above
            };
            let names = vec![(
                if total < 1000.0 {
                    format!("{total:.0}")
                } else {
                    format!("{},{:03}", (total / 1000.0).trunc(), total % 1000.0)
                },
                side,
            )];
            Some(
                Points {
                    size: 5.0,
                    symbol: Symbol::Ring,
                    names,
                    ..Points::new([(year, kappa)], Colour::Purple)
                }
                .into(),
            )
        })
        .collect();
    let bars = |series: &str, colour, shift: f64| {
        Bars::new(
            points("decomposition", series)
                .into_iter()
                .map(move |(x, y)| (x + shift, y)),
            0.03,
            colour,
        )
    };
    let mut friction_marks: Vec<Mark> = vec![
        Line::new(friction.clone(), Colour::Green).into(),
        Points {
            size: 3.2,
            ..Points::new(friction, Colour::Green)
        }
        .into(),
    ];
    friction_marks.extend(beside);
    Chart::pairs(vec![
        Panel {
            title: "Open-weight share of tokens".into(),
            x: months(),
            y: Axis {
                format: Format::Percent,
                range: Some((0.0, 0.27)),
                ..Axis::linear("Share of tokens on OpenRouter")
            },
            marks: vec![
                Line {
                    width: 1.1,
                    label: Some(Label::at(2024.75, 0.14, Side::Left, "author’s points")),
                    ..Line::new(points("share", "author"), Colour::Blue)
                }
                .into(),
                Points {
                    size: 3.2,
                    ..Points::new(points("share", "author"), Colour::Blue)
                }
                .into(),
                Points {
                    intervals: Intervals::Vertical(ranges),
                    symbol: Symbol::Square,
                    size: 2.6,
                    label: Some(Label::at(2025.12, 0.11, Side::Centre, "counted")),
                    ..Points::new(counted.points("year", "value"), Colour::Vermillion)
                }
                .into(),
            ],
        },
        Panel {
            title: "Implied *R*_{0}".into(),
            x: months(),
            y: Axis {
                range: Some((0.4, 1.8)),
                ..Axis::linear("*R*_{0} at one contact per month")
            },
            marks: vec![
                Span {
                    over: SpanOver::Y(1.0, f64::INFINITY),
                    colour: Colour::Green,
                    opacity: 0.12,
                    label: Some(Label::at(2024.0, 1.08, Side::Right, "self-sustaining")),
                }
                .into(),
                Rule::horizontal(1.0).into(),
                Line {
                    width: 1.1,
                    ..Line::new(points("r0", "implied"), Colour::Blue)
                }
                .into(),
                Points {
                    symbol: Symbol::Ring,
                    size: 6.0,
                    label: Some(Label::at(2024.6, 1.5, Side::Right, "○ printed")),
                    ..Points::new(points("r0", "printed"), Colour::Black)
                }
                .into(),
                Points {
                    size: 3.2,
                    label: Some(Label::at(2024.35, 0.8, Side::Right, "● recomputed")),
                    ..Points::new(points("r0", "implied"), Colour::Blue)
                }
                .into(),
            ],
        },
        Panel {
            title: "Cost and coordination components".into(),
            x: months(),
            y: Axis {
                range: Some((-1.0, 1.8)),
                ..Axis::linear("Component of *R*_{0}")
            },
            marks: vec![
                Bars {
                    label: Some(Label::at(2024.2, 1.6, Side::AboveRight, "cost")),
                    ..bars("cost", Colour::Sky, -0.016)
                }
                .into(),
                Bars {
                    label: Some(Label::at(2024.2, -0.5, Side::Right, "coordination")),
                    ..bars("coordination", Colour::Orange, 0.016)
                }
                .into(),
                Rule {
                    dash: Dash::Solid,
                    colour: Colour::Black,
                    ..Rule::horizontal(0.0)
                }
                .into(),
            ],
        },
        Panel {
            title: "Implied friction κ and downloads (million)".into(),
            x: months(),
            y: Axis {
                range: Some((0.0, 0.34)),
                ..Axis::linear("κ (per month)")
            },
            marks: friction_marks,
        },
    ])
}
