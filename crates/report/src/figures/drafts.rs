//! How the numbers moved through twelve drafts of the paper.

use crate::subject::Subject;
use endodec_empirics::DRAFTS;
use endodec_ledger::claims::{self, Evidence};
use endodec_ledger::drafts::{self, stories::STORIES};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Bars, Chart, Colour, Label, Line, Mark, Panel, Points, Rule, Side, Symbol,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static DRAFTS_FIGURE: PaperFigure = PaperFigure {
    slug: "drafts",
    place: "Twelve drafts",
    subject: Subject::Drafts,
    title: "Numbers that moved with their basis, and numbers that did not",
    caption: concat!(
        "**a** Seven headline numbers through the twelve drafts in the author’s public repository, in the order of their content (r, *revised*, is version 1, ",
        "f, *v7.4-first*, version 2): lines and discs, drafts that print the number at their left; diamonds, drafts in which what the number rests on changes. ",
        "The elasticity of DRAM triples in v7 while its *R*² and the year of the game stay (v6 alone has 2027–2028); that of stacked memory is .23 before and after its price was dated ",
        "a year later and its subject became packaging; 3 to 4 is printed from version 1 on, beside closed forms that give more, and no draft prints a computation. ",
        "**b** Claims that are not reproduced here: in which draft each is found first, and in which one it is found no more. None found in v7.4 is new there. ",
        "That nothing was found in a draft is no proof of absence. Data: 2,130 readings of printed values (grade P)."
    ),
    alt: "Left: seven rows of discs over twelve drafts; only the elasticity of DRAM, from 0.22 to 0.66 in draft v7, the number of \
          predictions, from 5 to 9, and for one draft the year of crossing change; diamonds mark changes of basis without a change of number. \
          Right: bars of faults found first, most in the revised draft and in v7, and below zero those no longer found, in v3, v6 and v7.",
    sources: &["claim_drafts", "endodec-ledger: drafts"],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let e = Evidence::new(inputs);
    let mut table = Table::new(["panel", "series", "name", "draft", "x", "value", "printed"]);
    let mut push =
        |panel: &str, series: &str, name: &str, at: usize, value: Option<f64>, printed: &str| {
            table.push([
                Cell::from(panel),
                Cell::from(series),
                Cell::from(name),
                Cell::from(DRAFTS[at]),
                Cell::from(place(at)),
                Cell::from(value),
                Cell::from(printed),
            ]);
        };
    for (row, story) in STORIES.iter().enumerate() {
        let row = Some(place(row));
        for (number, run) in story.runs(&e).iter().enumerate() {
            let series = if number == 0 { "first" } else { "changed" };
            push("numbers", series, story.number, run.from, row, &run.printed);
            push(
                "numbers",
                "through",
                story.number,
                run.through,
                row,
                &run.printed,
            );
        }
        for (at, _) in DRAFTS
            .iter()
            .enumerate()
            .filter(|(_, draft)| story.changes.contains(draft))
        {
            push("numbers", "basis", story.number, at, row, "");
        }
    }
    let by_draft = drafts::summary(&e, &claims::assess(&e)?);
    for (series, column, sign) in [
        ("first", "faults_first_found", 1.0),
        ("no longer", "faults_no_longer_found", -1.0),
    ] {
        for (at, value) in by_draft.values(column).into_iter().enumerate() {
            push("faults", series, "", at, Some(sign * value), "");
        }
    }
    Ok(table)
}

/// A draft's or a row's place on its axis.
fn place(at: usize) -> f64 {
    at as f64
}

fn chart(table: &Table) -> Chart {
    let numbers = |series: &str| {
        table
            .filtered("panel", "numbers")
            .filtered("series", series)
    };
    let faults = |series: &str| {
        table
            .filtered("panel", "faults")
            .filtered("series", series)
            .points("x", "value")
    };
    let starts = |series: &str, colour: Colour| {
        let rows = numbers(series);
        let names = rows.texts("printed").into_iter();
        Points {
            size: 5.0,
            // A range is wider than a draft's place; the caption says it.
            names: names
                .map(|name| {
                    (
                        if name.len() > 6 { String::new() } else { name },
                        Side::Above,
                    )
                })
                .collect(),
            ..Points::new(rows.points("x", "value"), colour)
        }
    };
    // A run is one start and one end, in the order of the stories; starts of both series lie between.
    let spans = [numbers("first"), numbers("changed")].map(|rows| rows.points("x", "value"));
    let ends = numbers("through").points("x", "value");
    let mut marks: Vec<Mark> = Vec::new();
    for (x, y) in spans.concat() {
        let end = ends
            .iter()
            .filter(|end| (end.1 - y).abs() < 0.5 && end.0 >= x)
            .map(|end| end.0)
            .fold(f64::INFINITY, f64::min);
        marks.push(
            Line {
                width: 2.2,
                ..Line::new([(x, y), (end, y)], Colour::Sky)
            }
            .into(),
        );
    }
    let basis = numbers("basis").points("x", "value");
    marks.push(starts("first", Colour::Blue).into());
    marks.push(starts("changed", Colour::Vermillion).into());
    marks.push(
        Points {
            symbol: Symbol::Diamond,
            size: 4.6,
            ..Points::new(
                basis.into_iter().map(|(x, y)| (x, y + 0.27)),
                Colour::Orange,
            )
        }
        .into(),
    );
    let short = DRAFTS.map(|name| match name {
        "docx-a" => "a",
        "docx-b" => "b",
        "revised" => "r",
        "v7.4-first" => "f",
        other => other.trim_start_matches('v'),
    });
    Chart {
        columns: 2,
        row_height: 3.4,
        panels: vec![
            Panel {
                title: "Seven numbers".into(),
                x: Axis {
                    range: Some((-0.9, 11.6)),
                    ..Axis::categories("Draft", short)
                },
                y: Axis::categories(
                    "",
                    [
                        "α of DRAM",
                        "its R²",
                        "year, game",
                        "year, curve",
                        "α of HBM",
                        "Nash/cartel",
                        "predictions",
                    ],
                ),
                marks,
            },
            Panel {
                title: "Claims that do not hold".into(),
                x: Axis::categories("Draft", short),
                y: Axis::linear("Found first (up), no longer (down)"),
                marks: vec![
                    Bars {
                        label: Some(Label::at(4.0, 17.0, Side::Right, "found first")),
                        ..Bars::new(faults("first"), 0.62, Colour::Blue)
                    }
                    .into(),
                    Bars {
                        label: Some(Label::at(6.6, -9.0, Side::Right, "no longer found")),
                        ..Bars::new(faults("no longer"), 0.62, Colour::Orange)
                    }
                    .into(),
                    Rule::horizontal(0.0).into(),
                ],
            },
        ],
    }
}
