//! Whether rivals are too fast or too slow for society, by what consumers keep after crossing.

use crate::subject::Subject;
use endodec_game::{Game, Params, welfare};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Contours, Dash, Format, Heat, Level, Panel, Points, Rule, Side, Surface,
    Text,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static FRONTIER: PaperFigure = PaperFigure {
    slug: "welfare-frontier",
    place: "v1 and v2 section 3.5, continued",
    subject: Subject::Game,
    title: "Too fast or too slow for society: what consumers keep decides",
    caption: concat!(
        "Output of competing firms over the output of a planner who counts consumers, at the baseline’s distance, over the share of ",
        "consumers’ Cournot surplus that survives crossing for ever and the displacement rate δ; the social value of crossing is what ",
        "the firms keep and that share of the surplus. Left of the heavy line rivals are too fast, right of it too slow. Disc: the baseline, ",
        "where they are right if .864 of the surplus survives. Dotted: all of it survives; at the right edge learning has brought the price ",
        "down to cost, 1.44 of the surplus. The paper says nothing of consumers after crossing."
    ),
    alt: "Map of the ratio of Nash output to planned output over the surviving share of consumer surplus from 0 to 1.44 and \
          displacement from 0.05 to 1 a unit of time. The ratio is about three at a share of zero, falls to one along a nearly vertical \
          line close to a share of 0.9, and is below one to the right of it.",
    sources: &["endodec-game: welfare"],
    data,
    chart,
};

/// Cells to a side.
const CELLS: usize = 30;
const LEAST_DISPLACEMENT: f64 = 0.05;
const MOST_DISPLACEMENT: f64 = 1.0;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "part",
        "surviving_share",
        "displacement",
        "output_ratio",
        "break_even_share",
    ]);
    let base = inputs.constants.game();
    let largest = {
        let n = base.firms;
        ((n + 1.0) / n) * ((n + 1.0) / n)
    };
    let ratio = |game: &Game, share: f64| -> Result<f64, ReportError> {
        let value = welfare::post_crossing_value(game, share);
        let regimes = welfare::compare(game, value, game.distance())?;
        Ok(regimes.nash.output / regimes.planner.output)
    };
    let mut push = |part: &str, share: f64, game: &Game| -> Result<(), ReportError> {
        table.push([
            Cell::from(part),
            Cell::from(share),
            Cell::from(game.params().displacement),
            Cell::from(ratio(game, share)?),
            Cell::from(welfare::break_even_share(game, game.distance())),
        ]);
        Ok(())
    };
    for displacement in evenly(LEAST_DISPLACEMENT, MOST_DISPLACEMENT, CELLS + 1) {
        let game = Game::new(Params {
            displacement,
            ..base
        })?;
        for share in evenly(0.0, largest, CELLS + 1) {
            push("map", share, &game)?;
        }
    }
    let game = Game::new(base)?;
    let right = welfare::break_even_share(&game, game.distance());
    push("baseline", right.unwrap_or(f64::NAN), &game)?;
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = table.filtered("part", "map");
    let grid = |column: &str| -> Vec<f64> {
        let places = rows.distinct(column);
        places
            .iter()
            .filter_map(|place| place.parse().ok())
            .collect()
    };
    let (x, y) = (grid("surviving_share"), grid("displacement"));
    let ratios = rows.values("output_ratio");
    let level = |value: f64, along: f64| {
        let optimal = (value - 1.0).abs() < f64::EPSILON;
        Level {
            value,
            text: format!("{value}"),
            colour: if optimal {
                Colour::Vermillion
            } else {
                Colour::Black
            },
            width: if optimal { 2.0 } else { 0.7 },
            dash: Dash::Solid,
            along,
        }
    };
    let levels = [0.95, 1.0, 1.2, 1.5, 2.0, 2.5].map(|value| level(value, 0.5));
    let disc = table
        .filtered("part", "baseline")
        .points("surviving_share", "displacement");
    Chart {
        row_height: 3.4,
        columns: 1,
        panels: vec![Panel {
            title: "Output of rivals over planned output".into(),
            x: Axis::linear("Share of consumer surplus that survives crossing"),
            y: Axis::linear("Displacement δ (per unit of time)"),
            marks: vec![
                heat(&x, &y, &ratios).into(),
                Contours {
                    x,
                    y,
                    values: ratios,
                    levels: levels.into(),
                }
                .into(),
                Rule::vertical(1.0).into(),
                Surface {
                    points: rows.band("surviving_share", "displacement", "output_ratio"),
                    name: "rivals over planner",
                    format: Format::Number,
                }
                .into(),
                Points::new(disc, Colour::Black).into(),
                Text::new(0.44, 0.85, Side::Right, "too fast").into(),
                Text::new(1.36, 0.85, Side::Left, "too slow").into(),
            ],
        }],
    }
}

/// Cells coloured by the mean ratio at their corners, the larger the darker.
fn heat(x: &[f64], y: &[f64], ratios: &[f64]) -> Heat {
    let n = x.len();
    let values = (0..y.len() - 1)
        .flat_map(|row| (0..n - 1).map(move |column| (row, column)))
        .map(|(row, column)| {
            let corner = |r: usize, c: usize| ratios[r * n + c];
            0.25 * (corner(row, column)
                + corner(row, column + 1)
                + corner(row + 1, column)
                + corner(row + 1, column + 1))
        })
        .collect();
    Heat {
        x: x.to_vec(),
        y: y.to_vec(),
        values,
        range: (0.8, 4.0),
        colour: Colour::Sky,
        key: None,
    }
}
