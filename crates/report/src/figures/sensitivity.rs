//! What moves the crossing time: elasticity, displacement, rivals.

use crate::subject::Subject;
use endodec_game::Params;
use endodec_learning::{Elasticity, OutputPath, WrightCurve};

use super::crossing_time::years;
use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Dash, Label, Line, Panel, Points, Side, Ticks};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static SENSITIVITY: PaperFigure = PaperFigure {
    slug: "crossing-time-sensitivity",
    place: "after v1 section 3.7 and v2 Table 2",
    subject: Subject::Learning,
    title: "What moves the crossing time *T*\\*: α, δ and *N*",
    caption: concat!(
        "**a** Learning-curve clock, *T*\\* = ln(*c*_{0}/*c*\\*)/(α ln 1.25): cumulative output grows 25 per cent a ",
        "year from a cost of $12/GB; discs are the printed rows of v2 Table 2 (grade P), which fit a fall to $1/GB. ",
        "**b**, **c** Game clock over displacement δ and number of firms *N*, years by the recovered scale; dashed in ",
        "**c**: continuation value held at its baseline instead of recomputed. The two clocks answer different ",
        "questions and differ by an order of magnitude. ",
        baseline_note!()
    ),
    alt: "Three panels on logarithmic time axes. Years to crossing fall with the learning elasticity, from 93 at 0.12 \
          to 35 at 0.32 for a cost of one dollar. Over displacement and number of firms the Nash time stays near 4 \
          years and the cooperative time lies between 8 and 25.",
    sources: &[
        "v2_t02_tstar_sensitivity",
        "endodec-learning: wright, output",
        "endodec-game: nash, cooperative",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["panel", "series", "parameter", "years"]);
    let mut push = |panel: &str, series: &str, at: f64, years: Option<f64>| {
        table.push([
            Cell::from(panel),
            Cell::from(series),
            Cell::from(at),
            Cell::from(years),
        ]);
    };
    let constants = &inputs.constants;
    // Both ends of the printed threshold, and the twelve-fold fall behind v2 Table 2.
    for target in [
        constants.high_target_usd_per_gb,
        constants.low_target_usd_per_gb,
        constants.table_2_target(),
    ] {
        let path = OutputPath::exponential(constants.cumulative_eb, constants.table_2_growth)?;
        for alpha in evenly(0.10, 0.80, 71) {
            let curve = WrightCurve::new(
                constants.cost_usd_per_gb,
                constants.cumulative_eb,
                Elasticity::new(alpha)?,
            )?;
            push(
                "elasticity",
                &format!("to ${target}/GB"),
                alpha,
                curve.crossing_time(target, &path)?,
            );
        }
    }
    if let Some(printed) = inputs.data.printed.table("v2", "2") {
        let alphas = printed.numbers("α").unwrap_or_default();
        let years = printed.numbers("T^* (yrs from 2024)").unwrap_or_default();
        for (alpha, years) in alphas.into_iter().zip(years) {
            push("elasticity", "printed", alpha.unwrap_or(f64::NAN), years);
        }
    }
    let base = inputs.baseline.params();
    for displacement in evenly(0.0, 1.0, 51) {
        let [rivals, cartel] = years(
            inputs,
            Params {
                displacement,
                ..base
            },
        )?;
        push("displacement", "nash", displacement, Some(rivals));
        push("displacement", "cooperative", displacement, Some(cartel));
    }
    let fixed = base.with_continuation_value(inputs.baseline.continuation_value());
    for firms in (2..=20).map(f64::from) {
        let [rivals, cartel] = years(inputs, Params { firms, ..base })?;
        let [rivals_fixed, cartel_fixed] = years(inputs, Params { firms, ..fixed })?;
        push("firms", "nash", firms, Some(rivals));
        push("firms", "cooperative", firms, Some(cartel));
        push("firms", "nash_fixed_value", firms, Some(rivals_fixed));
        push(
            "firms",
            "cooperative_fixed_value",
            firms,
            Some(cartel_fixed),
        );
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = |panel: &str, series: &str| {
        table
            .filtered("panel", panel)
            .filtered("series", series)
            .points("parameter", "years")
    };
    let axis = || Axis {
        range: Some((1.0, 100.0)),
        ..Axis::log10("Crossing time (years)")
    };
    // In a third of the page, labels stand on the curves.
    let curve = |panel: &str, series: &str, colour, dash, label: Option<(f64, f64, &str)>| {
        let label = label.map(|(x, y, name)| Label::at(x, y, Side::AboveRight, name));
        Line {
            dash,
            label,
            ..Line::new(rows(panel, series), colour)
        }
        .into()
    };
    let by_alpha = vec![
        curve(
            "elasticity",
            "to $7/GB",
            Colour::Green,
            Dash::Solid,
            Some((0.14, 3.0, "to $7/GB")),
        ),
        curve(
            "elasticity",
            "to $5/GB",
            Colour::Purple,
            Dash::Solid,
            Some((0.55, 7.4, "to $5/GB")),
        ),
        curve(
            "elasticity",
            "to $1/GB",
            Colour::Black,
            Dash::Solid,
            Some((0.5, 23.0, "to $1/GB")),
        ),
        Points {
            size: 3.4,
            label: Some(Label::at(0.24, 55.0, Side::AboveRight, "v2 Table 2")),
            ..Points::new(rows("elasticity", "printed"), Colour::Black)
        }
        .into(),
    ];
    let by_displacement = vec![
        curve(
            "displacement",
            "nash",
            Colour::Blue,
            Dash::Solid,
            Some((0.4, 3.9, "Nash")),
        ),
        curve(
            "displacement",
            "cooperative",
            Colour::Vermillion,
            Dash::Solid,
            Some((0.3, 24.0, "cooperative")),
        ),
    ];
    let by_firms = vec![
        curve(
            "firms",
            "nash",
            Colour::Blue,
            Dash::Solid,
            Some((10.0, 3.6, "Nash")),
        ),
        curve(
            "firms",
            "cooperative",
            Colour::Vermillion,
            Dash::Solid,
            Some((8.0, 26.0, "cooperative")),
        ),
        curve(
            "firms",
            "nash_fixed_value",
            Colour::Blue,
            Dash::Dashed,
            None,
        ),
        curve(
            "firms",
            "cooperative_fixed_value",
            Colour::Vermillion,
            Dash::Dashed,
            Some((5.0, 8.0, "same, *S* fixed")),
        ),
    ];
    Chart {
        columns: 3,
        row_height: 2.5,
        panels: vec![
            Panel {
                title: "Learning elasticity".into(),
                x: Axis {
                    range: Some((0.1, 0.8)),
                    ticks: Ticks::At(vec![0.2, 0.4, 0.6, 0.8]),
                    ..Axis::linear("Elasticity, α")
                },
                y: axis(),
                marks: by_alpha,
            },
            Panel {
                title: "Displacement".into(),
                x: Axis::linear("Displacement δ (per model year)"),
                y: axis(),
                marks: by_displacement,
            },
            Panel {
                title: "Rivals".into(),
                x: Axis {
                    ticks: Ticks::At(vec![2.0, 5.0, 10.0, 15.0, 20.0]),
                    ..Axis::linear("Number of firms, *N*")
                },
                y: axis(),
                marks: by_firms,
            },
        ],
    }
}
