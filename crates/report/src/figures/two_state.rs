//! The game on distance and adoption.

use crate::subject::Subject;
use endodec_game::two_state::{self, Adoption, AdoptionParams, Grid};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Dash, Format, Heat, Label, Line, Panel, Rule, Side, Surface, Text,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static TWO_STATE: PaperFigure = PaperFigure {
    slug: "two-state-policy",
    place: "after v2 Appendix C",
    subject: Subject::Game,
    title: "Output and adoption together",
    caption: concat!(
        "Markov perfect equilibrium on two states: the distance to cost parity *x* and the share of adopters *n* of the ",
        "distributed alternative, who leave the centralised market. **a** Industry output (by colour) ",
        "and the equilibrium path from *n* = 0.05. **b** The same path in time: adoption declines ",
        "while its reproduction number is below one (0.6 before parity), learning goes on past parity until it is ",
        "exhausted at *x* = −4.5, and adoption takes off with a delay. Normalised units, *a* = *b* = 1, *N* = 5, *r* = 0.05, ",
        "α = .23, friction 0.5; the paper leaves this game to a companion paper."
    ),
    alt: "Left: a map of industry output over distance from 3.05 to −4.5 and adoption from 0 to 1, darkest at low \
          adoption, with the path that runs from right to left along the bottom and then upwards. Right: output and \
          adoption over 60 units of time; adoption dips and then rises to 0.25 while output falls from 0.82 to 0.67.",
    sources: &["endodec-game: two_state"],
    data,
    chart,
};

const START: f64 = 3.0534;
const HORIZON: f64 = 60.0;
/// Cells to a side of the map.
const CELLS: usize = 44;

fn data(_: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["panel", "time", "distance", "adoption", "output", "price"]);
    let params = AdoptionParams::REFERENCE;
    // Output is right to 1e−3 on this grid; the tests of the solver use finer ones.
    let grid = Grid {
        nodes: 201,
        layers: 200,
        ..Grid::DEFAULT
    };
    let policy = two_state::solve(Adoption::new(params)?, grid, START)?;
    let (low, high) = policy.range();
    for n in middles(0.0, 1.0) {
        for x in middles(low, high) {
            table.push([
                Cell::from("map"),
                Cell::Missing,
                x.into(),
                n.into(),
                policy.output(x, n).into(),
                Cell::Missing,
            ]);
        }
    }
    let path = policy.simulate(START, 0.05, HORIZON, 2400, 1.0)?;
    for point in path.iter().step_by(12) {
        table.push([
            Cell::from("path"),
            point.time.into(),
            point.distance.into(),
            point.second.into(),
            point.output.into(),
            point.price.into(),
        ]);
    }
    Ok(table)
}

fn middles(low: f64, high: f64) -> impl Iterator<Item = f64> {
    let half = 0.5 * (high - low) / CELLS as f64;
    evenly(low + half, high - half, CELLS)
}

fn chart(table: &Table) -> Chart {
    let map = table.filtered("panel", "map");
    let path = table.filtered("panel", "path");
    let edges = |low: f64, high: f64| evenly(low, high, CELLS + 1).collect::<Vec<_>>();
    Chart::pairs(vec![
        Panel {
            title: "Strategy and path".into(),
            x: Axis {
                range: Some((AdoptionParams::REFERENCE.exhausted_at, START)),
                ..Axis::linear("Distance to cost parity, *x*")
            },
            y: Axis {
                range: Some((0.0, 1.0)),
                format: Format::Percent,
                ..Axis::linear("Share of adopters, *n*")
            },
            marks: vec![
                Heat {
                    x: edges(AdoptionParams::REFERENCE.exhausted_at, START),
                    y: edges(0.0, 1.0),
                    values: map.values("output"),
                    range: (0.15, 0.85),
                    colour: Colour::Blue,
                    key: Some(["output 0.15".into(), "0.85".into()]),
                }
                .into(),
                Surface {
                    points: map.band("distance", "adoption", "output"),
                    name: "industry output",
                    format: Format::Number,
                }
                .into(),
                Rule::vertical(0.0).into(),
                Line {
                    width: 1.8,
                    ..Line::new(path.points("distance", "adoption"), Colour::Vermillion)
                }
                .into(),
                Text::new(0.1, 0.93, Side::Right, "parity").into(),
            ],
        },
        Panel {
            title: "The path in time".into(),
            x: Axis::linear("Model time"),
            y: Axis {
                range: Some((0.0, 0.9)),
                ..Axis::linear("Industry output; share of adopters")
            },
            marks: vec![
                Line {
                    label: Some(Label::at(30.0, 0.73, Side::Above, "output")),
                    ..Line::new(path.points("time", "output"), Colour::Blue)
                }
                .into(),
                Line {
                    dash: Dash::Dashed,
                    label: Some(Label::at(34.0, 0.26, Side::Above, "adopters")),
                    ..Line::new(path.points("time", "adoption"), Colour::Vermillion)
                }
                .into(),
            ],
        },
    ])
}
