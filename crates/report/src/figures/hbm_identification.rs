//! What the printed statistics of the HBM curve allow, by the six rows that are meant.

use crate::subject::Subject;
use endodec_learning::identification::{SearchParams, Statistic};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Bars, Chart, Colour, Direction, Line, Panel, Points, Side, Span, SpanOver, Text, Ticks,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static IDENTIFICATION: PaperFigure = PaperFigure {
    slug: "hbm-identification",
    place: "v2 section 5.2.2",
    subject: Subject::Learning,
    title: "Whether the printed HBM error is possible depends on the rows",
    caption: concat!(
        "No public series of cumulative HBM output was found. **a** Range of the standard error of α over rising ",
        "series of output under which six printed prices have the statistics named: α = .23, leave-one-out range [.19, .27], ",
        "first window .30, expanding windows that fall (the first bars go on to .18 and .19). Blue: the rows of 2015 to 2024. Green: one row a ",
        "generation, 2015 to 2025. Shaded: standard errors that print as .06. With the first window and falling windows neither choice leaves ",
        "one, which is proved; with the leave-one-out range and the first window only the second does. **b** *Synthetic* series, not data: twelve of the ",
        "many that have elasticity, standard error, leave-one-out range and first window on one row a generation, 2.5 EB in 2024. Ends found by a seeded search (see docs/learning.md)."
    ),
    alt: "Left: pairs of horizontal bars of feasible standard errors for five sets of statistics; the shaded stretch from .055 \
          to .065 is not reached with falling windows, and with the leave-one-out range and the first window only by the bar of one row a \
          generation. Right: twelve synthetic curves of cumulative output on a logarithmic axis.",
    sources: &["v2_t08_hbm_curve", "endodec-learning: identification"],
    data,
    chart,
};

/// Far longer searches widen these ranges by less than the width of a line.
const SEARCH: SearchParams = SearchParams {
    starts: 3,
    evaluations: 4_000,
    seed: endodec_ledger::SEED,
};
/// The two choices of six rows: those that end with HBM3E, and one a generation with the first price of HBM2E.
const ROWS: [(&str, [i16; 6]); 2] = [
    ("through 2024", [2015, 2016, 2018, 2020, 2022, 2024]),
    ("one a generation", GENERATIONS),
];
const GENERATIONS: [i16; 6] = [2015, 2016, 2018, 2022, 2024, 2025];
/// Year in which cumulative output is printed.
const ANCHOR: i16 = 2024;
const SERIES: usize = 12;

const SETS: [(&str, &[Statistic]); 5] = [
    ("α", &[Statistic::Elasticity]),
    (
        "α, first window",
        &[Statistic::Elasticity, Statistic::FirstWindow],
    ),
    (
        "α, leave-one-out, first window",
        &[
            Statistic::Elasticity,
            Statistic::LeaveOneOut,
            Statistic::FirstWindow,
        ],
    ),
    (
        "α, first window, falling windows",
        &[
            Statistic::Elasticity,
            Statistic::FirstWindow,
            Statistic::MonotoneWindows,
        ],
    ),
    ("all four", ALL),
];
const ALL: &[Statistic] = &[
    Statistic::Elasticity,
    Statistic::LeaveOneOut,
    Statistic::FirstWindow,
    Statistic::MonotoneWindows,
];
/// What the synthetic series have.
const SHOWN: &[Statistic] = &[
    Statistic::Elasticity,
    Statistic::StdError,
    Statistic::LeaveOneOut,
    Statistic::FirstWindow,
];

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let prices = |years: [i16; 6]| -> Vec<f64> {
        let rows = inputs.data.hbm.generations.iter();
        rows.filter(|row| years.contains(&row.year))
            .map(|row| row.price_usd_per_gb)
            .collect()
    };
    let printed = inputs.constants.hbm_statistics();
    let mut table = Table::new([
        "series",
        "rows",
        "name",
        "year",
        "cumulative_eb",
        "std_error_low",
        "std_error_high",
    ]);
    for (rows, years) in ROWS {
        let prices = prices(years);
        for (name, statistics) in SETS {
            let range = SEARCH.std_error_range(&prices, &printed, statistics)?;
            let ends = range.map(|r| {
                (
                    r.lowest.statistics.std_error,
                    r.highest.statistics.std_error,
                )
            });
            table.push([
                Cell::from("range"),
                Cell::from(rows),
                Cell::from(name),
                Cell::Missing,
                Cell::Missing,
                Cell::from(ends.map(|e| e.0)),
                Cell::from(ends.map(|e| e.1)),
            ]);
        }
    }
    let synthetic = SEARCH.compatible_series(&prices(GENERATIONS), &printed, SHOWN, SERIES)?;
    for (number, series) in (1..).zip(&synthetic) {
        let years = GENERATIONS.iter().zip(&series.cumulative);
        let anchor = years.clone().find(|(year, _)| **year == ANCHOR);
        let scale = inputs.constants.cumulative_eb / anchor.map_or(f64::NAN, |(_, share)| *share);
        for (year, share) in years {
            table.push([
                Cell::from("synthetic"),
                Cell::from(ROWS[1].0),
                Cell::from(format!("synthetic {number}")),
                Cell::from(f64::from(*year)),
                Cell::from(share * scale),
                Cell::from(series.statistics.std_error),
                Cell::from(series.statistics.std_error),
            ]);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let ranges = table.filtered("series", "range");
    let bars = |rows: &str, shift: f64, colour: Colour| {
        let ranges = ranges.filtered("rows", rows);
        let ends = ranges
            .values("std_error_low")
            .into_iter()
            .zip(ranges.values("std_error_high"));
        let bars = (0..)
            .map(f64::from)
            .zip(ends)
            .map(|(y, (low, high))| (y + shift, low, high.min(0.1)));
        Bars {
            bars: bars.collect(),
            direction: Direction::Sideways,
            ..Bars::new([], 0.3, colour)
        }
    };
    let names = ranges.filtered("rows", ROWS[0].0).texts("name");
    let synthetic = table.filtered("series", "synthetic");
    let mut marks = Vec::new();
    for name in synthetic.distinct("name") {
        let points = synthetic
            .filtered("name", &name)
            .points("year", "cumulative_eb");
        marks.push(
            Line {
                width: 0.9,
                ..Line::new(points.clone(), Colour::Purple)
            }
            .into(),
        );
        marks.push(
            Points {
                size: 2.4,
                ..Points::new(points, Colour::Purple)
            }
            .into(),
        );
    }
    marks.push(Text::new(2019.6, 0.0012, Side::Right, "synthetic, not data").into());
    Chart {
        columns: 2,
        row_height: 2.8,
        panels: vec![
            Panel {
                title: "Standard errors that remain possible".into(),
                x: Axis {
                    range: Some((0.0, 0.1)),
                    ..Axis::linear("Standard error of α")
                },
                y: Axis::categories("", names),
                marks: vec![
                    Span {
                        over: SpanOver::X(0.055, 0.065),
                        colour: Colour::Orange,
                        opacity: 0.35,
                        label: None,
                    }
                    .into(),
                    bars(ROWS[0].0, 0.18, Colour::Blue).into(),
                    bars(ROWS[1].0, -0.18, Colour::Green).into(),
                    Text::new(0.067, 4.0, Side::Right, "prints\nas .06").into(),
                ],
            },
            Panel {
                title: "Series that have the printed error".into(),
                x: Axis {
                    ticks: Ticks::At(vec![2015.0, 2018.0, 2022.0, 2025.0]),
                    ..Axis::years("Year")
                },
                y: Axis::log10("Cumulative output (EB)"),
                marks,
            },
        ],
    }
}
