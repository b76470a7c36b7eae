//! Three clocks that the paper reads as one.

use crate::subject::Subject;
use endodec_learning::OutputPath;

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Dash, Label, Line, Panel, Points, Rule, Side, Ticks};
use endodec_paper::{Constants, Inputs, samples};
use endodec_table::{Cell, Table};

pub(super) static THREE_CLOCKS: PaperFigure = PaperFigure {
    slug: "three-clocks",
    place: "v1 section 3.7, v2 section 3.7 and Table 2",
    subject: Subject::Learning,
    title: "Three clocks for one crossing",
    caption: concat!(
        "The paper dates the crossing by three clocks that have nothing but a number in common. **a** Price trend: ",
        "printed HBM prices (discs, grade C) fall by .23 a year in logarithms between 2015 and 2025; from $12/GB in 2024 that reaches $5/GB ",
        "3.8 years later (least squares through all prices: .20 a year). **b** Learning curve with elasticity α = .23 and cumulative output growing 25 per cent a year, ",
        "as behind v2 Table 2: $5/GB in 2041, and the twelve-fold fall that the table dates takes until 2072. ",
        "**c** Game: share of the distance left, in years that are *model* years times 6.1, a scale chosen so that the ",
        "printed 3.8 and 18.3 come out; by its own clock, with *r* = .05 a year, the Nash crossing takes .62 years. ",
        baseline_note!()
    ),
    alt: "Three stacked panels over the years 2015 to 2083. The price trend reaches five dollars in 2027.8, the learning \
          curve in 2041 and one dollar in 2072, the game reaches zero distance in 2027.8 under rivalry and in 2042 \
          under cooperation.",
    sources: &[
        "author_hbm_prices",
        "endodec-learning: wright",
        "endodec-game: nash, cooperative, calibration",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["clock", "series", "year", "value"]);
    let mut push = |clock: &str, series: &str, year: f64, value: f64| {
        table.push([
            Cell::from(clock),
            Cell::from(series),
            Cell::from(year),
            Cell::from(value),
        ]);
    };
    let constants = &inputs.constants;
    let (start, cost) = (constants.start_year, constants.cost_usd_per_gb);
    let threshold = constants.low_target_usd_per_gb;
    let observed = samples::observed_hbm(&inputs.data);
    for row in &observed {
        push(
            "price_trend",
            "observed",
            f64::from(row.year),
            row.price_usd_per_gb,
        );
    }
    let Some(fall) = samples::hbm_price_trend(&inputs.data) else {
        return Ok(table);
    };
    for year in evenly(start, 2035.0, 45) {
        push(
            "price_trend",
            "trend",
            year,
            cost * libm::exp(-fall * (year - start)),
        );
    }
    push(
        "price_trend",
        "crossing",
        start + libm::log(threshold / cost) / -fall,
        threshold,
    );

    let curve = constants.curve()?;
    let path = OutputPath::exponential(constants.cumulative_eb, constants.table_2_growth)?;
    for year in evenly(start, 2083.0, 119) {
        push(
            "learning_curve",
            "curve",
            year,
            curve.cost_at(path.at(year - start))?,
        );
    }
    for (series, target) in [
        ("threshold", threshold),
        ("twelvefold", constants.table_2_target()),
    ] {
        if let Some(years) = curve.crossing_time(target, &path)? {
            push("learning_curve", series, start + years, target);
        }
    }
    let scale = inputs.recovered.years_per_unit.estimate;
    let x0 = inputs.baseline.distance();
    for (series, solution) in [("nash", &inputs.nash), ("cooperative", &inputs.cooperative)] {
        for point in solution.path(x0, 101) {
            push(
                "game",
                series,
                start + scale * point.time,
                point.distance / x0,
            );
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = |clock: &str, series: &str| {
        table
            .filtered("clock", clock)
            .filtered("series", series)
            .points("year", "value")
    };
    let crossing = |clock: &str, series: &str, side, colour| {
        let points = rows(clock, series);
        let names = points
            .iter()
            .map(|&(year, target)| (format!("${target:.0}/GB in {year:.1}"), side))
            .collect();
        Points {
            names,
            ..Points::new(points, colour)
        }
    };
    let years = |title: &str| Axis {
        range: Some((2014.4, 2083.0)),
        ticks: Ticks::At([2015, 2024, 2040, 2060, 2080].map(f64::from).to_vec()),
        ..Axis::years(title)
    };
    let price = || Axis {
        range: Some((0.45, 150.0)),
        ticks: Ticks::Named(
            [1, 5, 12, 50, 120]
                .map(|v| (f64::from(v), v.to_string()))
                .to_vec(),
        ),
        ..Axis::log10("Price (US$ per GB)")
    };
    let start = || Rule {
        label: None,
        ..Rule::vertical(Constants::PAPER.start_year)
    };
    let last = |series: &str| {
        rows("game", series)
            .last()
            .copied()
            .unwrap_or((f64::NAN, 0.0))
    };
    let arrival = |series: &str, colour| {
        let (year, _) = last(series);
        Points {
            names: vec![(format!("{year:.1}"), Side::AboveRight)],
            ..Points::new([(year, 0.0)], colour)
        }
    };
    Chart {
        columns: 1,
        row_height: 1.75,
        panels: vec![
            Panel {
                title: "Price trend: prices fall by .23 a year".into(),
                x: years(""),
                y: price(),
                marks: vec![
                    start().into(),
                    Points {
                        size: 3.2,
                        ..Points::new(rows("price_trend", "observed"), Colour::Grey)
                    }
                    .into(),
                    Line::new(rows("price_trend", "trend"), Colour::Blue).into(),
                    crossing("price_trend", "crossing", Side::AboveRight, Colour::Blue).into(),
                ],
            },
            Panel {
                title: "Learning curve: α = .23, output grows 25 % a year".into(),
                x: years(""),
                y: price(),
                marks: vec![
                    start().into(),
                    Line::new(rows("learning_curve", "curve"), Colour::Green).into(),
                    crossing(
                        "learning_curve",
                        "threshold",
                        Side::AboveRight,
                        Colour::Green,
                    )
                    .into(),
                    // The axis ends soon after it.
                    crossing(
                        "learning_curve",
                        "twelvefold",
                        Side::BelowLeft,
                        Colour::Green,
                    )
                    .into(),
                ],
            },
            Panel {
                title: "Game: model years × 6.1".into(),
                x: years("Year"),
                y: Axis {
                    range: Some((-0.04, 1.04)),
                    ..Axis::linear("Share of the distance left, *x*(*t*)/*x*_{0}")
                },
                marks: vec![
                    start().into(),
                    Line {
                        dash: Dash::Solid,
                        label: Some(Label::at(2027.4, 0.5, Side::Right, "Nash")),
                        ..Line::new(rows("game", "nash"), Colour::Blue)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(2035.0, 0.5, Side::AboveRight, "cooperative")),
                        ..Line::new(rows("game", "cooperative"), Colour::Vermillion)
                    }
                    .into(),
                    arrival("nash", Colour::Blue).into(),
                    arrival("cooperative", Colour::Vermillion).into(),
                ],
            },
        ],
    }
}
