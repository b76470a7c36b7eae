//! What the printed statistics of the HBM curve allow: no series has them all.

use crate::subject::Subject;
use endodec_learning::identification::{SearchParams, Statistic};

use crate::error::ReportError;
use crate::figures::Figure;
use endodec_chart::{
    Axis, Bars, Chart, Colour, Direction, Line, Panel, Points, Side, Span, SpanOver, Text, Ticks,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static IDENTIFICATION: Figure = Figure {
    slug: "hbm-identification",
    place: "v2 section 5.2.2",
    subject: Subject::Learning,
    title: "Which printed HBM statistics can hold together",
    caption: concat!(
        "No public series of cumulative HBM output exists. **a** Range of the standard error of α over all rising ",
        "series of output under which the six printed prices of 2015–24 have the printed statistics named: α = .23, leave-one-out range [.19, .27], ",
        "first window .30, expanding windows that fall (the first bar goes on to .18). Shaded: standard errors that print as .06. With ",
        "the first window, neither the leave-one-out range nor falling windows leave one. **b** *Synthetic* series, not data: twelve of the many under which all printed statistics but the ",
        "standard error hold, scaled to the printed 2.5 EB in 2024. Found by a seeded search (see docs/learning.md)."
    ),
    alt: "Left: horizontal bars of feasible standard errors for five sets of statistics; the shaded stretch from .055 \
          to .065 is reached only by the sets without leave-one-out range and falling windows. Right: twelve synthetic curves of cumulative output on \
          a logarithmic axis, rising from about a thousandth of an exabyte in 2015 to 2.5 in 2024, spread over an \
          order of magnitude in between.",
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
/// Years of the six printed rows that end with HBM3E.
const YEARS: [i16; 6] = [2015, 2016, 2018, 2020, 2022, 2024];
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

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let prices: Vec<f64> = inputs
        .data
        .hbm
        .generations
        .iter()
        .filter(|row| YEARS.contains(&row.year))
        .map(|row| row.price_usd_per_gb)
        .collect();
    let printed = inputs.constants.hbm_statistics();
    let mut table = Table::new([
        "series",
        "name",
        "year",
        "cumulative_eb",
        "std_error_low",
        "std_error_high",
    ]);
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
            Cell::from(name),
            Cell::Missing,
            Cell::Missing,
            Cell::from(ends.map(|e| e.0)),
            Cell::from(ends.map(|e| e.1)),
        ]);
    }
    let synthetic = SEARCH.compatible_series(&prices, &printed, ALL, SERIES)?;
    for (number, series) in (1..).zip(&synthetic) {
        for (year, share) in YEARS.iter().zip(&series.cumulative) {
            table.push([
                Cell::from("synthetic"),
                Cell::from(format!("synthetic {number}")),
                Cell::from(f64::from(*year)),
                Cell::from(share * inputs.constants.cumulative_eb),
                Cell::from(series.statistics.std_error),
                Cell::from(series.statistics.std_error),
            ]);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let ranges = table.filtered("series", "range");
    let ends = ranges
        .values("std_error_low")
        .into_iter()
        .zip(ranges.values("std_error_high"));
    let bars = (0..)
        .map(f64::from)
        .zip(ends)
        .map(|(y, (low, high))| (y, low, high.min(0.1)));
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
                y: Axis::categories("", ranges.texts("name")),
                marks: vec![
                    Span {
                        over: SpanOver::X(0.055, 0.065),
                        colour: Colour::Orange,
                        opacity: 0.35,
                        label: None,
                    }
                    .into(),
                    Bars {
                        bars: bars.collect(),
                        direction: Direction::Sideways,
                        ..Bars::new([], 0.5, Colour::Blue)
                    }
                    .into(),
                    Text::new(0.067, 4.0, Side::Right, "prints\nas .06").into(),
                ],
            },
            Panel {
                title: "Series that have all but the standard error".into(),
                x: Axis {
                    ticks: Ticks::At(YEARS.map(f64::from).to_vec()),
                    ..Axis::years("Year")
                },
                y: Axis::log10("Cumulative output (EB)"),
                marks,
            },
        ],
    }
}
