//! The tests that the author ran and no draft reports: export controls and capital expenditure.

use crate::subject::Subject;
use endodec_ledger::author_tests::capex::{self, Firms};
use endodec_ledger::author_tests::{did, shares};
use endodec_ledger::claims::Evidence;

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Intervals, Label, Line, Mark, Panel, Points, Rule, Side, Span, SpanOver,
    Symbol, Text, Ticks,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static TESTS: PaperFigure = PaperFigure {
    slug: "author-tests",
    place: "v2 sections 5.1 and 5.2.3, tests in the author’s files",
    subject: Subject::Record,
    title: "Two tests that no draft reports, recomputed",
    caption: concat!(
        "**a** Small models among those released after 7 October 2022 by makers under export controls (red) and the others (blue), reading by ",
        "reading, from the author’s 3,854 models (grade C; sizes come from names), and what version 2 prints. The direction is the opposite one ",
        "in each; with makers as clusters none differs from zero (randomisation over makers, *p* = .15 for the first). ",
        "**b** Constrained less other makers’ share of models of at most 7 billion parameters by quarter, against the last quarter before the controls, ",
        "effects of makers and quarters, 95 per cent intervals clustered by 16 makers; lines: the three dates of the controls. Two quarters before them are ",
        "all there is besides the base. **c** Capital expenditure over the model’s cooperative path, rivals scaled to 2020: all rows of the author’s table (disc), the four ",
        "printed firms (square) and the author’s own result (diamond); shaded: the printed 3 to 4."
    ),
    alt: "Left: pairs of shares; printed 47 per cent for constrained makers against 25, computed 25 against 45 and in four further \
          readings also lower for constrained makers. Middle: quarterly differences with wide intervals around zero. Right: expenditure over \
          cooperative expenditure rises from about three in 2018 to about 20 in 2025, far above the printed band of 3 to 4.",
    sources: &[
        "author_export_control_models",
        "author_export_control_panel",
        "author_tests",
        "author_capex",
        "endodec-ledger: author_tests",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let e = Evidence::new(inputs);
    let mut table = Table::new(["panel", "series", "name", "x", "value", "low", "high"]);
    let mut push =
        |panel: &str, series: &str, name: &str, x: f64, value: f64, ends: Option<[f64; 2]>| {
            table.push([
                Cell::from(panel),
                Cell::from(series),
                Cell::from(name),
                Cell::from(x),
                Cell::from(value),
                Cell::from(ends.map(|e| e[0])),
                Cell::from(ends.map(|e| e[1])),
            ]);
        };
    let mut at = 0.0;
    push("shares", "constrained", "printed in v2", at, 0.47, None);
    push("shares", "others", "printed in v2", at, 0.25, None);
    for one in shares::all(&e)? {
        at += 1.0;
        push(
            "shares",
            "constrained",
            one.reading.name,
            at,
            one.constrained.share(),
            None,
        );
        push(
            "shares",
            "others",
            one.reading.name,
            at,
            one.others.share(),
            None,
        );
        let ends = one.interval;
        push(
            "differences",
            "difference",
            one.reading.name,
            at,
            one.difference(),
            Some(ends),
        );
    }
    for event in did::event_study(&e)? {
        push(
            "events",
            "difference",
            &event.quarter,
            quarter(&event.quarter),
            event.coefficient,
            Some(event.interval),
        );
    }
    for (series, firms) in [("all rows", Firms::All), ("printed firms", Firms::Printed)] {
        for year in capex::years(&e, firms, capex::AUTHORS_BASE)? {
            push(
                "capex",
                series,
                "",
                f64::from(year.year),
                year.ratio(),
                None,
            );
        }
    }
    for result in &inputs.data.author_tests.results {
        if let Some(year) = result
            .quantity
            .strip_prefix("actual over cooperative capital expenditure, ")
        {
            push(
                "capex",
                "author",
                "",
                year.parse().unwrap_or(f64::NAN),
                result.value,
                None,
            );
        }
    }
    Ok(table)
}

/// The middle of a quarter such as 2022Q4, in years.
fn quarter(name: &str) -> f64 {
    let parts = name.split_once('Q').and_then(|(year, quarter)| {
        Some((year.parse::<f64>().ok()?, quarter.parse::<f64>().ok()?))
    });
    parts.map_or(f64::NAN, |(year, quarter)| year + (quarter - 0.5) / 4.0)
}

fn chart(table: &Table) -> Chart {
    let rows =
        |panel: &str, series: &str| table.filtered("panel", panel).filtered("series", series);
    let shares = |series: &str, colour: Colour| {
        let rows = rows("shares", series);
        Points {
            size: 4.6,
            ..Points::new(rows.points("value", "x"), colour)
        }
    };
    let names: Vec<String> = [
        "printed",
        "≤ 3B, known",
        "≤ 3B, all",
        "≤ 7B, known",
        "≤ 7B, all",
        "≤ 3B, named",
    ]
    .map(str::to_owned)
    .into();
    let events = rows("events", "difference");
    let ends = events.values("low").into_iter().zip(events.values("high"));
    let capex = |series: &str, symbol: Symbol, colour: Colour| Points {
        symbol,
        size: 4.2,
        ..Points::new(rows("capex", series).points("x", "value"), colour)
    };
    let date = |name: &str| Mark::from(Rule::vertical(quarter(name) - 0.125));
    Chart {
        columns: 3,
        row_height: 2.9,
        panels: vec![
            Panel {
                title: "Small models after the controls".into(),
                x: Axis {
                    range: Some((0.0, 1.0)),
                    ticks: Ticks::At(vec![0.0, 0.25, 0.5, 0.75, 1.0]),
                    ..Axis::linear("Share of models")
                },
                y: Axis::categories("", names),
                marks: vec![
                    Points {
                        label: Some(Label::at(0.50, 3.0, Side::Left, "constrained")),
                        ..shares("constrained", Colour::Vermillion)
                    }
                    .into(),
                    Points {
                        label: Some(Label::at(0.77, 3.0, Side::Right, "others")),
                        ..shares("others", Colour::Blue)
                    }
                    .into(),
                ],
            },
            Panel {
                title: "By quarter".into(),
                x: Axis {
                    ticks: Ticks::At(vec![2022.0, 2023.0, 2024.0, 2025.0, 2026.0]),
                    ..Axis::years("Quarter")
                },
                y: Axis::linear("Constrained less others"),
                marks: vec![
                    Rule::horizontal(0.0).into(),
                    date(did::DATES[0]),
                    date(did::DATES[1]),
                    date(did::DATES[2]),
                    Points {
                        size: 3.6,
                        intervals: Intervals::Vertical(ends.collect()),
                        ..Points::new(events.points("x", "value"), Colour::Vermillion)
                    }
                    .into(),
                ],
            },
            Panel {
                title: "Spending over a cartel’s".into(),
                x: Axis {
                    ticks: Ticks::At(vec![2018.0, 2020.0, 2022.0, 2024.0]),
                    ..Axis::years("Year")
                },
                y: Axis::linear("Actual over cooperative"),
                marks: vec![
                    Span {
                        over: SpanOver::Y(3.0, 4.0),
                        colour: Colour::Orange,
                        opacity: 0.3,
                        label: None,
                    }
                    .into(),
                    Line {
                        width: 0.8,
                        ..Line::new(rows("capex", "all rows").points("x", "value"), Colour::Blue)
                    }
                    .into(),
                    capex("all rows", Symbol::Disc, Colour::Blue).into(),
                    capex("printed firms", Symbol::Square, Colour::Green).into(),
                    capex("author", Symbol::Diamond, Colour::Black).into(),
                    Text::new(2018.0, 8.6, Side::Right, "printed: 3 to 4").into(),
                ],
            },
        ],
    }
}
